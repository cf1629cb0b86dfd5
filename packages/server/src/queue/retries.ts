// Time limits and retries of drawings in the queue, and the sweep that enforces them.
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { NEWS_CHANNEL, WORK_CHANNEL } from './channels.ts';

/** A worker renews its leases every `RENEW_MS`; one that did not for so long is dead. */
export const LEASE = '9 s';
export const RENEW_MS = 2_000;
export const SWEEP_MS = 2_000;
/** A drawing that failed so often, or took so many workers with it, is set aside. */
export const MAX_ATTEMPTS = 5;
const LONGEST_BACKOFF = 60;
/** Nobody waits longer than this. */
const LONGEST_WAIT = '24 h';
const EXPIRY_SWEEP_EVERY = 30;

/** Doubles from one attempt to the next, with some chance so that drawings that failed together part. */
export const backoffSeconds = (attempt: number): number =>
  Math.min(LONGEST_BACKOFF, 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);

/** Puts drawings of dead workers back into the queue. Several nodes may sweep at once. */
export async function sweep(db: Database): Promise<number> {
  const error = {
    code: 'drawing-failed',
    message: `the worker died ${MAX_ATTEMPTS} times while it drew this`,
  };
  const { rows } = await sql<{ status: string }>`
    with freed as (
      update drawings set worker = null, lease_until = null,
        status = case when attempts < ${MAX_ATTEMPTS} then 'waiting' else 'failed' end,
        error = case when attempts < ${MAX_ATTEMPTS} then error else ${JSON.stringify(error)}::json end,
        ended_at = case when attempts < ${MAX_ATTEMPTS} then null else now() end
      where status = 'drawing' and lease_until < now()
      returning status, content_key
    ), woken as (
      select pg_notify(${WORK_CHANNEL}, '{}') from freed limit 1
    )
    select status, pg_notify(${NEWS_CHANNEL}, json_build_object('type', 'changed', 'key', content_key)::text)
    from freed union all select null, null from woken`.execute(db);
  return rows.filter(({ status }) => status).length;
}

/** Ends drawings that no worker wanted for too long, and forgets workers that are long gone. */
export async function expire(db: Database): Promise<void> {
  const error = { code: 'timed-out', message: `nobody could draw this within ${LONGEST_WAIT}` };
  await sql`
    with expired as (
      update drawings set status = 'failed', ended_at = now(), error = ${JSON.stringify(error)}
      where status = 'waiting' and created_at < now() - ${LONGEST_WAIT}::interval
      returning content_key
    )
    select pg_notify(${NEWS_CHANNEL}, json_build_object('type', 'changed', 'key', content_key)::text)
    from expired`.execute(db);
  await sql`delete from workers where heartbeat_at < now() - interval '1 h'`.execute(db);
}

/** Sweeps now and then until the signal. */
export function keepSweeping(db: Database, signal: AbortSignal): void {
  let sweeps = 0;
  const timer = setInterval(async () => {
    try {
      await sweep(db);
      if (sweeps++ % EXPIRY_SWEEP_EVERY === 0) await expire(db);
    } catch {
      // the database is away: the next sweep finds what this one would have
    }
  }, SWEEP_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}
