// Requests, their line, and what came of them.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // A request, from its acceptance to its end: the row is the job too, so that neither can be without the other.
  await sql`
    create table drawings (
      id uuid primary key,
      seq bigint generated always as identity,
      owner text not null,            -- digest of the secret of who asked: lists and cancels
      account text not null,          -- whom fairness counts it for
      band smallint not null,         -- 0 goes before 1 goes before 2
      turn bigint not null,           -- place in its band in virtual time; see queue/intake.ts
      model text not null,
      request json not null,          -- json, not jsonb, which cannot hold \\u0000
      content_key text not null,      -- digest of all that decides the pictures
      status text not null check (status in ('waiting', 'drawing', 'done', 'failed', 'cancelled')),
      attempts smallint not null default 0,
      not_before timestamptz,
      worker uuid,
      lease_until timestamptz,        -- a worker that lives moves it on
      error json,                     -- of the last attempt
      created_at timestamptz not null default now(),
      started_at timestamptz,
      ended_at timestamptz
    ) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000)`.execute(
    db,
  );
  await sql`create index drawings_line on drawings (band, turn, seq) where status = 'waiting'`.execute(db);
  await sql`create index drawings_open on drawings (content_key) where status in ('waiting', 'drawing')`.execute(
    db,
  );
  // Equal requests are drawn once: no two of them at the same time.
  await sql`create unique index drawings_drawing on drawings (content_key) where status = 'drawing'`.execute(
    db,
  );
  await sql`create index drawings_owner on drawings (owner, seq)`.execute(db);

  await sql`
    create table results (
      content_key text primary key,
      result json not null,
      created_at timestamptz not null default now()
    )`.execute(db);

  // The last look at a drawing under way. Losing it in a crash loses nothing: the worker sends the next.
  await sql`
    create unlogged table progress (
      content_key text primary key,
      attempt smallint not null,
      done int not null,
      total int not null,
      previews bytea[] not null
    )`.execute(db);

  // Where an account's next turn is.
  await sql`
    create table accounts (
      account text not null,
      band smallint not null,
      base bigint not null,           -- where the turns of its last batch began
      finish bigint not null,         -- its next turn, unless the clock has passed it
      accepted bigint not null,
      backlog_limit int not null,
      primary key (account, band)
    ) with (fillfactor = 70)`.execute(db);

  // Virtual time by band: the latest turn that was drawn, or the one behind it since nobody waits.
  await sql`
    create table clock (
      band smallint primary key,
      turn bigint not null,
      busy boolean not null
    ) with (fillfactor = 10)`.execute(db);
  await sql`insert into clock select band, 0, false from generate_series(0, 2) as band`.execute(db);

  await sql`
    create table workers (
      id uuid primary key,
      host text not null,
      models text[] not null,
      slots smallint not null,        -- drawings at a time
      seconds_per_drawing real,       -- measured; unknown before the first
      heartbeat_at timestamptz not null
    )`.execute(db);
}
