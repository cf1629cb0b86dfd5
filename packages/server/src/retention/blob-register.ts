// Register of the stored blobs, and of their references.
//
// A writer of a blob touches its row first; a sweep locks the row, looks for references, deletes the blob, then the
// row. So a blob that is stored anew while it is deleted is written after its deletion, and one that was just stored
// has time to be referred to. What refers to a blob: results that show it, open drawings that start from it, and a small picture
// that it is the large form of.
import { UPLOAD_HOURS } from '@nonet/api';
import { sql } from 'kysely';
import { type BlobStore, BlobsAway } from '../blobs/index.ts';
import { blobName } from '../blobs/names.ts';
import { type Database, isUnreachable } from '../db/database.ts';
import { type RetryOptions, retryWhile } from '../retry.ts';
import { forgetUpscales } from '../upscaling/store.ts';

/** A blob that was stored and is not referred to by then is deleted. */
const GRACE = `${UPLOAD_HOURS} h`;
/** The same of a picture to start from, which is stored just before the drawing that starts from it. */
export const START_GRACE = '5 min';
/** The same of a picture to be enlarged, which waits for that no longer than its client does. */
export const ENLARGED_GRACE = '15 min';
const BATCH = 100;

/** Runs an action again while the database or the blob store is away: that is no failure of what is stored. */
export const whenStoreIsBack = <T>(action: () => Promise<T>, options?: RetryOptions): Promise<T> =>
  retryWhile((error) => isUnreachable(error) || error instanceof BlobsAway, action, options);

/** Stores files so that no sweep takes them before something refers to them. @returns their names */
export async function storeBlobs(
  db: Database,
  blobs: BlobStore,
  files: readonly Uint8Array[],
  grace: string = GRACE,
): Promise<string[]> {
  const names = files.map((file) => blobName(file, 'png'));
  await sql`
    insert into blobs select distinct name, now() + ${grace}::interval from unnest(${names}::text[]) as name
    order by name -- in this order, or two could deadlock
    on conflict (name) do update set check_at = greatest(blobs.check_at, excluded.check_at)`.execute(db);
  return Promise.all(files.map((file) => blobs.put(file, 'png')));
}

/** Keeps a blob that a drawing is to start from. @returns false if there is none (any longer) */
export async function holdBlob(db: Database, name: string): Promise<boolean> {
  const { rows } = await sql`
    update blobs set check_at = greatest(check_at, now() + ${GRACE}::interval) where name = ${name}
    returning name`.execute(db);
  return rows.length > 0;
}

/** Stores again what was deleted between its storing and the result that refers to it. */
export async function mendBlobs(db: Database, blobs: BlobStore, files: readonly Uint8Array[]): Promise<void> {
  const names = files.map((file) => blobName(file, 'png'));
  const { rows } = await sql<{ name: string }>`
    select name from blobs where name = any(${names}::text[]) order by name for key share`.execute(db);
  const there = new Set(rows.map(({ name }) => name));
  const lost = files.filter((_, index) => !there.has(names[index]!));
  if (lost.length > 0) await storeBlobs(db, blobs, lost);
}

/** Has the next sweep look at the blobs of a result that is gone, unless they were stored again since it was made. */
export async function markBlobs(db: Database, names: readonly string[], madeAt: string): Promise<void> {
  await sql`
    with marked as (
      select name from blobs where name = any(${names}::text[])
        and (check_at is null or check_at <= ${madeAt}::timestamptz + ${GRACE}::interval)
      order by name for update
    )
    update blobs set check_at = now() from marked where blobs.name = marked.name`.execute(db);
}

/** Sweeps by database: under way, and the one that follows for those who came meanwhile. */
const sweeps = new WeakMap<Database, { readonly first: Promise<number>; following?: Promise<number> }>();

/**
 * Deletes blobs whose time has come and that nothing refers to. Several nodes may sweep at once; of one node one sweep does:
 * each holds a connection for as long as the store takes, and a store that hangs would take all.
 * @returns how many
 */
export function sweepBlobs(db: Database, blobs: BlobStore): Promise<number> {
  const running = sweeps.get(db);
  if (running) {
    running.following ??= running.first
      .catch((error: unknown) => {
        if (error instanceof BlobsAway) throw error; // it would be no better for the next
      })
      .then(() => sweepBlobs(db, blobs));
    return running.following;
  }
  const first = sweepAll(db, blobs).finally(() => sweeps.delete(db));
  sweeps.set(db, { first });
  return first;
}

async function sweepAll(db: Database, blobs: BlobStore): Promise<number> {
  for (let deleted = 0; ; ) {
    const swept = await db.transaction().execute((transaction) => sweepBatch(transaction, blobs));
    deleted += swept.deleted;
    if (!swept.more) return deleted;
  }
}

async function sweepBatch(db: Database, blobs: BlobStore): Promise<{ more: boolean; deleted: number }> {
  const { rows } = await sql<{ name: string }>`
    select name from blobs where check_at <= now() order by name limit ${BATCH} for update skip locked`.execute(
    db,
  );
  const names = rows.map(({ name }) => name);
  if (names.length === 0) return { more: false, deleted: 0 };
  // A statement of its own: it sees what was committed before the rows were locked.
  await sql`
    update blobs set check_at = null where name = any(${names}::text[]) and exists (
      select from results where (result -> 'pictures')::jsonb ? name
      union all select from upscales where result = name)`.execute(db);
  await sql`
    update blobs set check_at = now() + ${GRACE}::interval where name in (
      select request -> 'start' ->> 'picture' from drawings where status in ('waiting', 'drawing')
        and request -> 'start' ->> 'picture' = any(${names}::text[]))`.execute(db);
  const gone = await sql<{ name: string }>`
    delete from blobs where name = any(${names}::text[]) and check_at <= now() returning name`.execute(db);
  for (const { name } of gone.rows) await blobs.delete(name);
  const large = await forgetUpscales(
    db,
    gone.rows.map(({ name }) => name),
  );
  await sql`update blobs set check_at = now() where name = any(${large}::text[])`.execute(db);
  return { more: names.length === BATCH || large.length > 0, deleted: gone.rows.length };
}
