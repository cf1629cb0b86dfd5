// Deletes what was kept long enough. Every web node runs this; once an hour one of them does it for all.
import { sql } from 'kysely';
import { type Database, isUnreachable } from '../db/database.ts';
import { sweepBlobs } from './blob-register.ts';
import { type DeletionStore, deleteRows, deleteUnusedResults } from './delete-drawing.ts';

/** Days that things are kept; 0: for good. */
export interface RetentionPeriods {
  /** Drawings and their pictures after they ended, unless published. */
  readonly drawings: number;
  /** Reports after they were made. */
  readonly reports: number;
  /** The log of what the host did. */
  readonly audit: number;
  /** Bans of accounts that were deleted. */
  readonly bans: number;
  /** Salts of address digests, and so bans of addresses; at least 1. */
  readonly addresses: number;
}

export const DEFAULT_PERIODS: RetentionPeriods = {
  drawings: 90,
  reports: 90,
  audit: 365,
  bans: 365,
  addresses: 7,
};

const BATCH = 200;
const LOOK_MS = 10 * 60_000;
const CHORE = 'retention';
/** Usage of keys is kept for a year of accounts. */
const USAGE_DAYS = 400;
/** Stripe sends an event again for three days. */
const EVENT_DAYS = 30;

export interface Retained {
  readonly drawings: number;
  readonly results: number;
  readonly blobs: number;
}

/** Deletes all that is older than the periods. Safe beside anything else that happens. @returns what was deleted */
export async function retain(store: DeletionStore, periods: RetentionPeriods): Promise<Retained> {
  const { db } = store;
  const drawings = periods.drawings > 0 ? await deleteOldDrawings(db, periods.drawings) : 0;
  await deleteOfAccounts(db);
  const results = await deleteOrphans(db);
  const blobs = await sweepBlobs(db, store.blobs);
  await store.blobs.sweep();
  if (periods.reports > 0)
    await sql`delete from reports where created_at < now() - make_interval(days => ${periods.reports})`.execute(
      db,
    );
  if (periods.audit > 0) await deleteOldAudit(db, periods.audit);
  await deleteOldSalts(db, Math.max(1, periods.addresses));
  await sql`delete from bans where until < now()`.execute(db);
  await sql`delete from key_usage where day < now() - make_interval(days => ${USAGE_DAYS})`.execute(db);
  // Without drawings to come, an account's turns say no more than the clock.
  await sql`delete from accounts a using clock where clock.band = a.band and a.finish <= clock.turn`.execute(
    db,
  );
  return { drawings, results, blobs };
}

/** Retains now and then until the signal. */
export function keepRetaining(
  store: DeletionStore,
  periods: RetentionPeriods,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): void {
  const look = async () => {
    try {
      if (await isOurTurn(store.db)) await retain(store, periods);
      else await sweepBlobs(store.db, store.blobs); // uploads of which nothing was drawn
    } catch (error) {
      if (!signal.aborted && !isUnreachable(error)) onError(error); // away: the next look finds the same
    }
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}

/** Whether nobody did it within the last hour; then this node must. */
async function isOurTurn(db: Database): Promise<boolean> {
  const { rows } = await sql`
    insert into chores values (${CHORE}, now()) on conflict (name) do update set done_at = now()
      where chores.done_at < now() - interval '1 h'
    returning 1`.execute(db);
  return rows.length > 0;
}

async function deleteOldDrawings(db: Database, days: number): Promise<number> {
  for (let deleted = 0; ; ) {
    const { rows } = await sql<{ id: string }>`
      select id from drawings where ended_at < now() - make_interval(days => ${days}) and not kept
      order by ended_at limit ${BATCH}`.execute(db);
    if (rows.length > 0)
      deleted += await deleteRows(
        db,
        rows.map(({ id }) => id),
      );
    if (rows.length < BATCH) return deleted;
  }
}

/** Results that nobody waits for any longer: their drawings were cancelled while they were made. */
async function deleteOrphans(db: Database): Promise<number> {
  const { rows } = await sql<{ key: string }>`
    select content_key as key from results r where created_at < now() - interval '1 h' and not exists (
      select from drawings d where d.content_key = r.content_key and d.status in ('waiting', 'drawing', 'done'))
    limit 10000`.execute(db);
  const keys = rows.map(({ key }) => key);
  if (keys.length === 0) return 0;
  return db.transaction().execute((transaction) => deleteUnusedResults(transaction, keys));
}

async function deleteOldAudit(db: Database, days: number): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`set local nonet.retention = 'on'`.execute(transaction);
    await sql`delete from audit where at < now() - make_interval(days => ${days})`.execute(transaction);
  });
}

/** What signing in left behind, and drawings that were asked for while their account was deleted. */
async function deleteOfAccounts(db: Database): Promise<void> {
  await sql`delete from account_usage where day < now() - make_interval(days => ${USAGE_DAYS})`.execute(db);
  await sql`delete from auth_sessions where expires_at < now()`.execute(db);
  await sql`delete from auth_verifications where expires_at < now()`.execute(db);
  await sql`delete from stripe_events where at < now() - make_interval(days => ${EVENT_DAYS})`.execute(db);
  const { rows } = await sql<{ id: string }>`
    select id from drawings where account like 'user %' and status not in ('waiting', 'drawing')
      and not exists (select from auth_users where account = 'user ' || auth_users.id) limit ${BATCH}`.execute(
    db,
  );
  if (rows.length > 0)
    await deleteRows(
      db,
      rows.map(({ id }) => id),
    );
}

/** With a salt go the bans that only it could enforce. */
async function deleteOldSalts(db: Database, days: number): Promise<void> {
  await sql`
    with gone as (
      delete from salts where day <= (now() at time zone 'utc')::date - ${days}::int returning day
    )
    delete from bans using gone where starts_with(bans.subject, 'address ' || gone.day::text || ':')`.execute(
    db,
  );
}
