// Keys of programs, and what they have used.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table api_keys (
      id text primary key,
      digest text not null unique,    -- of the key itself, which is nowhere
      name text not null,
      scopes text[] not null,
      band smallint not null,
      pictures_per_day int,           -- no limit when null
      created_at timestamptz not null default now(),
      revoked_at timestamptz
    )`.execute(db);
  await sql`
    create table key_usage (
      key_id text not null references api_keys (id) on delete cascade,
      day date not null,
      pictures bigint not null,
      primary key (key_id, day)
    ) with (fillfactor = 50)`.execute(db);
}
