// Keys that people make for programs of their own.
import { ApiError, type NewAccountKey } from '@nonet/api';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { createKey } from '../keys/api-keys.ts';
import { BANDS } from '../queue/bands.ts';

const MOST = 20;

/** Keys of an account that hold. */
export async function listAccountKeys(db: Database, user: string) {
  const rows = await db
    .selectFrom('api_keys')
    .leftJoin('key_usage', (join) =>
      join.onRef('key_id', '=', 'id').on('day', '=', sql<Date>`(now() at time zone 'utc')::date`),
    )
    .select(['id', 'name', 'scopes', 'pictures_per_day as picturesPerDay', 'created_at as createdAt'])
    .select(sql<number>`coalesce(pictures, 0)`.as('picturesToday'))
    .where('user_id', '=', user)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .execute();
  return rows.map(({ createdAt, picturesPerDay, ...row }) => ({
    ...row,
    ...(picturesPerDay === null ? {} : { picturesPerDay }),
    createdAt: createdAt.toISOString(),
  }));
}

/** @throws ApiError `too-many-keys` */
export function createAccountKey(db: Database, user: string, asked: NewAccountKey) {
  return db.transaction().execute(async (transaction) => {
    await sql`select from auth_users where id = ${user} for update`.execute(transaction);
    if ((await listAccountKeys(transaction, user)).length >= MOST)
      throw new ApiError('too-many-keys', `an account has ${MOST} keys at most; revoke one first`);
    return createKey(transaction, {
      name: asked.name,
      scopes: asked.scopes,
      band: BANDS.normal, // its account's plan decides
      picturesPerDay: asked.picturesPerDay ?? null,
      user,
    });
  });
}

/** @returns whether the account had such a key */
export async function revokeAccountKey(db: Database, user: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('api_keys')
    .where('id', '=', id)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
