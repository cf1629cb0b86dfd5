// Salts of addresses, bans, and what the host did.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Addresses are known by a digest with the salt of the day; without the salt nobody can tell whose it was.
  await sql`
    create table salts (
      day date primary key,
      salt bytea not null
    )`.execute(db);
  // Addresses that were stored before.
  await sql`update drawings set account = 'address gone' where account like 'address %'`.execute(db);
  await sql`delete from accounts where account like 'address %'`.execute(db);

  await sql`
    create table bans (
      id bigint generated always as identity primary key,
      subject text not null unique,   -- 'key ...', 'owner ...', or an account of drawings; see moderation/bans.ts
      reason text not null,
      until timestamptz,              -- for good when null
      created_at timestamptz not null default now()
    )`.execute(db);

  await sql`
    create table audit (
      id bigint generated always as identity primary key,
      at timestamptz not null default now(),
      actor text not null,            -- 'key ...' or 'command line'
      action text not null,
      subject text not null,
      detail json not null
    )`.execute(db);
  // Entries are added, never changed; only retention deletes those that are old.
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and current_setting('nonet.retention', true) = 'on' then return old; end if;
      raise exception 'the audit log is append-only';
    end $$`.execute(db);
  await sql`
    create trigger audit_append_only before update or delete on audit
    for each row execute function refuse_change()`.execute(db);
  await sql`
    create trigger audit_no_truncate before truncate on audit
    for each statement execute function refuse_change()`.execute(db);
}
