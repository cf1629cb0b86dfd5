// Pictures that are asked for four times as large. See upscaling/store.ts.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table upscales (
      picture text primary key,       -- name of the small one's blob
      result text,                    -- of the large one's; null until it is made
      attempts int not null default 0,
      lease_until timestamptz,        -- a worker is at it, or the next attempt must wait
      asked_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index upscales_waiting on upscales (asked_at) where result is null`.execute(db);
  await sql`create index upscales_result on upscales (result) where result is not null`.execute(db);
}
