// The worker's side of the queue: take a drawing, keep it, end it. Every step is one statement.
import type { DrawRequest, ErrorBody } from '@nonet/api';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { DrawingResult } from '../db/schema.ts';
import { NEWS_CHANNEL, WORK_CHANNEL } from './channels.ts';
import { backoffSeconds, LEASE, MAX_ATTEMPTS } from './retries.ts';

/** A drawing that a worker has taken. */
export interface Claim {
  readonly id: string;
  readonly key: string;
  readonly model: string;
  readonly request: DrawRequest & { readonly seed: number };
  readonly attempt: number;
  /** Seconds since it was accepted. */
  readonly waited: number;
}

export interface ClaimOptions {
  readonly worker: string;
  readonly models: readonly string[];
  /** Least urgent band to take. */
  readonly lastBand: number;
  /** Most drawings to take. */
  readonly limit: number;
}

const UNIQUE_VIOLATION = '23505';

/** Takes the next drawings of the queue, and moves the clock of their bands on. */
export async function claim(db: Database, options: ClaimOptions): Promise<Claim[]> {
  const { worker, models, lastBand, limit } = options;
  try {
    const { rows } = await sql<Claim & { drawn: boolean }>`
      with next as (
        select id from drawings d
        where status = 'waiting' and band <= ${lastBand} and model = any(${models}::text[])
          and (not_before is null or not_before <= now())
          and not exists (select from drawings e where e.content_key = d.content_key and e.status = 'drawing')
        order by band, turn, seq limit ${limit} for update skip locked
      ), claimed as (
        update drawings d set status = 'drawing', worker = ${worker}, attempts = attempts + 1,
          started_at = now(), lease_until = now() + ${LEASE}::interval
        from next where d.id = next.id
        returning d.id, d.content_key as key, d.model, d.request, d.attempts as attempt,
          extract(epoch from now() - d.created_at)::float as waited, d.band, d.turn, d.seq
      ), moved as (
        update clock set turn = greatest(clock.turn, latest.turn), busy = true
        from (select band, max(turn) as turn from claimed group by band) as latest
        where clock.band = latest.band and (clock.turn < latest.turn or not busy)
      )
      select id, key, model, request, attempt, waited, exists (select from results where content_key = key) as drawn
      from claimed order by band, turn, seq`.execute(db);
    if (rows.length === 0) await rest(db);
    for (const { drawn, key } of rows) if (drawn) await finish(db, key);
    return rows.filter(({ drawn }) => !drawn);
  } catch (error) {
    // Another worker has just begun an equal drawing, or this batch holds two: the next look passes them over.
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    return limit > 1 ? claim(db, { ...options, limit: 1 }) : [];
  }
}

/** When nobody waits, the turns that were drawn are over: all accounts begin anew together. */
async function rest(db: Database): Promise<void> {
  await sql`
    update clock set turn = turn + 1, busy = false
    where busy and not exists (select from drawings where status in ('waiting', 'drawing'))`.execute(db);
}

/** Says that a worker lives and still draws these keys. Gives those that are still its own. */
export async function renewLeases(db: Database, worker: string, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    update drawings set lease_until = now() + ${LEASE}::interval
    where status = 'drawing' and worker = ${worker} and content_key = any(${keys}::text[])
    returning content_key as key`.execute(db);
  return rows.map(({ key }) => key);
}

/**
 * Ends every open drawing of a key with its result; without one, with the result that is stored. The first caller
 * counts: a worker that was given up for dead may still hand in what it drew.
 */
export async function finish(db: Database, key: string, result?: DrawingResult): Promise<void> {
  const stored = result
    ? sql`insert into results (content_key, result) values (${key}, ${JSON.stringify(result)}) on conflict do nothing`
    : sql`select`;
  await sql`
    with stored as (${stored}), ended as (
      update drawings set status = 'done', ended_at = now(), worker = null, lease_until = null, error = null
      where content_key = ${key} and status in ('waiting', 'drawing')
    ), cleared as (
      delete from progress where content_key = ${key}
    )
    select ${tell(key)}`.execute(db);
}

/**
 * Gives a drawing back after a failure: it is tried again later, or set aside with its error and all its equals when
 * it has failed too often or would fail for ever.
 */
export async function fail(
  db: Database,
  worker: string,
  { id, key, attempt }: Claim,
  error: ErrorBody,
  forGood: boolean,
): Promise<void> {
  const told = JSON.stringify(error);
  if (forGood || attempt >= MAX_ATTEMPTS) {
    await sql`
      with ended as (
        update drawings set status = 'failed', error = ${told}, ended_at = now(), worker = null, lease_until = null
        where content_key = ${key} and status in ('waiting', 'drawing')
          and exists (select from drawings d where d.id = ${id} and d.worker = ${worker} and d.status = 'drawing')
        returning 1
      )
      select ${tell(key)} from ended limit 1`.execute(db);
    return;
  }
  await sql`
    with ended as (
      update drawings set status = 'waiting', error = ${told}, worker = null, lease_until = null,
        not_before = now() + make_interval(secs => ${backoffSeconds(attempt)})
      where id = ${id} and worker = ${worker} and status = 'drawing'
      returning 1
    )
    select ${tell(key)} from ended limit 1`.execute(db);
}

/** Puts drawings back where they were in the queue, as if they had not been taken. */
export async function release(db: Database, worker: string, ids: readonly string[]): Promise<void> {
  await sql`
    with released as (
      update drawings set status = 'waiting', worker = null, lease_until = null, attempts = attempts - 1
      where id = any(${ids}::uuid[]) and worker = ${worker} and status = 'drawing'
      returning content_key
    ), woken as (
      select pg_notify(${WORK_CHANNEL}, '{}') from released limit 1
    )
    select pg_notify(${NEWS_CHANNEL}, json_build_object('type', 'changed', 'key', content_key)::text) from released
    union all select * from woken`.execute(db);
}

const tell = (key: string) => sql`pg_notify(${NEWS_CHANNEL}, ${JSON.stringify({ type: 'changed', key })})`;
