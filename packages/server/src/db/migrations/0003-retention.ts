// Tables and columns that deletion needs: the register of blobs, references to results, ages; and reports.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Every blob of the store. See retention/blob-register.ts.
  await sql`
    create table blobs (
      name text primary key,
      check_at timestamptz            -- when to look whether anything refers to it; never while null
    )`.execute(db);
  await sql`create index blobs_check on blobs (check_at) where check_at is not null`.execute(db);
  await sql`
    insert into blobs select distinct json_array_elements_text(result -> 'pictures') from results`.execute(
    db,
  );
  // Which results show a blob: `(result -> 'pictures')::jsonb ? name`.
  await sql`create index results_pictures on results using gin (((result -> 'pictures')::jsonb))`.execute(db);

  // Retention passes over what its owner has published.
  await sql`alter table drawings add column kept boolean not null default false`.execute(db);
  await sql`create index drawings_ended on drawings (ended_at) where ended_at is not null and not kept`.execute(
    db,
  );
  await sql`create index drawings_done on drawings (content_key) where status = 'done'`.execute(db);

  // Chores that one node does for all.
  await sql`
    create table chores (
      name text primary key,
      done_at timestamptz not null
    )`.execute(db);

  await sql`
    create table reports (
      id bigint generated always as identity primary key,
      kind text not null check (kind in ('picture', 'refusal')),
      drawing uuid references drawings (id) on delete set null,
      prompt text,                    -- of a refusal
      reason text not null,           -- a category of the policy, or 'other'
      message text not null,
      reporter text not null,         -- owner digest of who reports
      status text not null default 'open' check (status in ('open', 'upheld', 'dismissed')),
      note text,
      created_at timestamptz not null default now(),
      closed_at timestamptz
    )`.execute(db);
  await sql`create index reports_open on reports (id) where status = 'open'`.execute(db);
  await sql`create index reports_drawing on reports (drawing) where drawing is not null`.execute(db);
}
