// The log of moderators may lose the name of an account that is deleted, and nothing else of an entry.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function refuse_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and current_setting('nonet.retention', true) = 'on' then return old; end if;
      if tg_op = 'UPDATE' and current_setting('nonet.forgetting', true) = 'on'
        and (new.id, new.at, new.actor, new.action) = (old.id, old.at, old.actor, old.action) then return new; end if;
      raise exception 'the audit log is append-only';
    end $$`.execute(db);
}
