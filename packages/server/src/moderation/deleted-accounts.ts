// Remains of a deleted account: its ban, without a name, and a log without its identity.
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

/** Stands where a name was. */
const GONE = '(deleted)';

/**
 * Keeps the longest of an account's bans in case the same address comes back, and deletes all of them.
 * To be called in the transaction of the deletion.
 * @param subjects that bans may know the account by
 * @param keptAs subject without a name: see Accounts.nameOfEmail
 * @param days after which it is forgotten; 0: never
 */
export async function keepBan(
  db: Database,
  subjects: readonly string[],
  keptAs: string,
  days: number,
): Promise<void> {
  await sql`
    with gone as (
      delete from bans where subject = any(${subjects}::text[]) returning reason, coalesce(until, 'infinity') as until
    ), kept as (
      select reason, case when ${days}::int = 0 then until
        else least(until, now() + make_interval(days => ${days}::int)) end as until
      from gone order by until desc limit 1
    )
    insert into bans (subject, reason, until)
    select ${keptAs}, reason, nullif(until, 'infinity') from kept
    on conflict (subject) do update set reason = excluded.reason, until = excluded.until
      where bans.until < coalesce(excluded.until, 'infinity')`.execute(db);
}

/**
 * Takes names out of what moderators and others wrote. To be called in the transaction of the deletion.
 * @param names of the account: its address, ids, digests
 */
export async function forgetNames(db: Database, names: readonly string[]): Promise<void> {
  const any = names.map((name) => name.replace(/\W/g, '\\$&')).join('|');
  const pattern = `(?<![\\w.+-])(?:${any})(?![\\w-])`; // not within other names
  const without = (column: string) =>
    sql`regexp_replace(${sql.ref(column)}::text, ${pattern}, ${GONE}, 'gi')`;
  await sql`set local nonet.forgetting = 'on'`.execute(db); // else the log refuses changes
  await sql`
    update audit set subject = ${without('subject')}, detail = ${without('detail')}::json
    where subject ~* ${pattern} or detail::text ~* ${pattern}`.execute(db);
  await sql`
    update reports set message = ${without('message')}, note = ${without('note')}
    where message ~* ${pattern} or note ~* ${pattern}`.execute(db);
  await sql`update bans set reason = ${without('reason')} where reason ~* ${pattern}`.execute(db);
}
