// People with an account, for the desk.
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

export interface DeskUser {
  readonly id: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly paidUntil: Date | null;
  readonly picturesToday: number;
}

/** By address. @param search how the address begins @param after address of the last of the page before */
export async function listUsers(
  db: Database,
  search: string,
  limit: number,
  after = '',
): Promise<DeskUser[]> {
  const { rows } = await sql<DeskUser>`
    select u.id, u.email, u.created_at as "createdAt", s.paid_until as "paidUntil",
      coalesce(used.pictures, 0)::int as "picturesToday"
    from auth_users u left join subscriptions s on s.user_id = u.id
      left join account_usage used on used.user_id = u.id and used.day = (now() at time zone 'utc')::date
    where starts_with(u.email, ${search.toLowerCase()}) and u.email > ${after}
    order by u.email limit ${limit}`.execute(db);
  return rows;
}
