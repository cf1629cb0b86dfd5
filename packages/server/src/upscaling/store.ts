// Pictures that are asked for four times as large: a row each, from the first who asks until the small picture goes.
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

/** Notified when there is something to enlarge. */
export const UPSCALE_CHANNEL = 'nonet_upscale';

/** A worker that says nothing for so long has died. */
const LEASE = '60 s';
const RETRY = '2 s';
const ATTEMPTS = 3;
/** Pictures that may wait. */
const MOST_WAITING = 500;

/** `ready` names the large picture. `full`: too many wait. `unknown`: there is no such picture to enlarge. */
export type Asked = { readonly ready: string } | 'waiting' | 'full' | 'unknown';

/** Asks for a picture, once for all who do. What is large already is not made larger still. */
export async function askFor(db: Database, picture: string): Promise<Asked> {
  const known = await resultsOf(db, [picture]);
  if (known.has(picture)) return toAsked(known.get(picture));
  const { rows } = await sql<{ known: boolean; full: boolean }>`
    select exists (select from blobs where name = ${picture})
      and not exists (select from upscales where result = ${picture}) as known,
      (select count(*) >= ${MOST_WAITING} from upscales where result is null) as full`.execute(db);
  if (!rows[0]?.known) return 'unknown';
  if (rows[0].full) return 'full';
  await sql`insert into upscales (picture) values (${picture}) on conflict do nothing`.execute(db);
  await sql`select pg_notify(${UPSCALE_CHANNEL}, '{}')`.execute(db);
  return 'waiting';
}

const toAsked = (result: string | null | undefined): Asked => (result ? { ready: result } : 'waiting');

/** The large pictures of these, null while they are made; none for what nobody asked for or could not be made. */
export async function resultsOf(
  db: Database,
  pictures: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('upscales')
    .select(['picture', 'result'])
    .where('picture', '=', sql<string>`any(${pictures}::text[])`)
    .execute();
  return new Map(rows.map(({ picture, result }) => [picture, result]));
}

/** Takes the picture that waits longest. */
export async function claimUpscale(db: Database): Promise<string | undefined> {
  const { rows } = await sql<{ picture: string }>`
    update upscales set lease_until = now() + ${LEASE}::interval, attempts = attempts + 1
    where picture = (
      select picture from upscales where result is null and (lease_until is null or lease_until < now())
      order by asked_at limit 1 for update skip locked)
    returning picture`.execute(db);
  return rows[0]?.picture;
}

export async function finishUpscale(db: Database, picture: string, result: string): Promise<void> {
  await sql`update upscales set result = ${result}, lease_until = null where picture = ${picture}`.execute(
    db,
  );
}

/** Another attempt comes soon, or none: then a waiting client finds no row, and may ask again. */
export async function failUpscale(db: Database, picture: string): Promise<void> {
  await sql`delete from upscales where picture = ${picture} and attempts >= ${ATTEMPTS}`.execute(db);
  await sql`
    update upscales set lease_until = now() + ${RETRY}::interval
    where picture = ${picture} and result is null`.execute(db);
}

/** Forgets what was made of pictures that are gone. To be called in a transaction. @returns names of blobs that may go */
export async function forgetUpscales(db: Database, pictures: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ result: string | null }>`
    delete from upscales where picture = any(${pictures}::text[]) returning result`.execute(db);
  return rows.flatMap(({ result }) => result ?? []);
}
