// Figures of the desk: the queue, the workers, errors and the day.
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

interface BandFigures {
  readonly band: number;
  readonly waiting: number;
  readonly drawing: number;
  /** Seconds that the first in the queue has waited. */
  readonly longest: number | null;
}

export interface WorkerFigures {
  readonly id: string;
  readonly host: string;
  readonly models: readonly string[];
  readonly slots: number;
  readonly secondsPerDrawing: number | null;
  /** Seconds since it was heard of. */
  readonly silent: number;
}

interface ErrorFigures {
  readonly code: string;
  readonly count: number;
  readonly last: Date;
}

export interface LiveFigures {
  readonly bands: readonly BandFigures[];
  readonly workers: readonly WorkerFigures[];
  readonly errors: readonly ErrorFigures[];
  readonly openReports: number;
}

/** Pictures that were drawn within an hour. */
export interface HourFigures {
  readonly hour: Date;
  readonly pictures: number;
}

export async function readLive(db: Database): Promise<LiveFigures> {
  const [bands, workers, errors, reports] = await Promise.all([
    sql<BandFigures>`
      select band, count(*) filter (where status = 'waiting')::int as waiting,
        count(*) filter (where status = 'drawing')::int as drawing,
        extract(epoch from now() - min(created_at) filter (where status = 'waiting'))::float8 as longest
      from drawings where status in ('waiting', 'drawing') group by band order by band`.execute(db),
    sql<WorkerFigures>`
      select id, host, models, slots, seconds_per_drawing as "secondsPerDrawing",
        extract(epoch from now() - heartbeat_at)::float8 as silent
      from workers where heartbeat_at > now() - interval '1 day' order by host, id limit 500`.execute(db),
    sql<ErrorFigures>`
      select coalesce(error ->> 'code', 'unknown') as code, count(*)::int as count, max(ended_at) as last
      from drawings where status = 'failed' and ended_at > now() - interval '1 day' and not kept
      group by 1 order by 2 desc limit 50`.execute(db),
    sql<{ count: number }>`select count(*)::int as count from reports where status = 'open'`.execute(db),
  ]);
  return {
    bands: bands.rows,
    workers: workers.rows,
    errors: errors.rows,
    openReports: reports.rows[0]!.count,
  };
}

/** The last 24 hours, the oldest first, hours without pictures too. */
export async function readDay(db: Database): Promise<HourFigures[]> {
  // Each half has an index of its own; a condition over both would read every drawing there is.
  const { rows } = await sql<HourFigures>`
    with done as (
      select ended_at, request from drawings
      where ended_at > date_trunc('hour', now()) - interval '23 h' and not kept and status = 'done'
      union all
      select ended_at, request from drawings
      where ended_at > date_trunc('hour', now()) - interval '23 h' and kept and status = 'done'
    )
    select hour, coalesce(sum(coalesce((request ->> 'count')::int, 9)) filter (where request is not null), 0)::int as pictures
    from generate_series(date_trunc('hour', now()) - interval '23 h', date_trunc('hour', now()), interval '1 h') as hour
      left join done on date_trunc('hour', done.ended_at) = hour
    group by hour order by hour`.execute(db);
  return rows;
}

/** A value that is read at most once in a while, however many ask. */
export function remember<T>(read: () => Promise<T>, milliseconds: number): () => Promise<T> {
  let known: { readonly value: Promise<T>; readonly until: number } | undefined;
  return () => {
    if (known && known.until > performance.now()) return known.value;
    const value = read();
    known = { value, until: performance.now() + milliseconds };
    value.catch(() => {
      known = undefined;
    });
    return value;
  };
}
