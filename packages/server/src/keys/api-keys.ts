// Keys for programs: shown once when they are made, kept as digests.
import { createHash, randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { ServiceError } from '../service-error.ts';

/** `read`: see drawings; `draw`: make and cancel them; `delete`: delete them; `metrics`: read /metrics; `admin`: the host's desk. */
const scopes = ['read', 'draw', 'delete', 'metrics', 'admin'] as const;
export type Scope = (typeof scopes)[number];

export interface ApiKey {
  /** Names the key; no secret. */
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Of the queue: see queue/bands.ts. */
  readonly band: number;
  /** No limit when null. */
  readonly picturesPerDay: number | null;
  /** The account that it was made for; null: a key of the host. */
  readonly user: string | null;
  /** The address of that account. */
  readonly email: string | null;
  /** Until when that account has premium. */
  readonly paidUntil: Date | null;
}

/** What a key is made of. */
export interface NewKey extends Omit<ApiKey, 'id' | 'user' | 'email' | 'paidUntil'> {
  /** The account that it is for; a key of the host when absent. */
  readonly user?: string;
}

export interface ListedKey extends Omit<ApiKey, 'email' | 'paidUntil'> {
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
  readonly picturesToday: number;
}

/** 256 random bits: no need for a slow hash. */
const FORM = /^nonet_[\w-]{43}$/;

export const isKey = (text: string): boolean => FORM.test(text);
const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Makes a key. Its `secret` is returned once and never again. */
export async function createKey(
  db: Database,
  key: NewKey,
): Promise<{ readonly id: string; readonly secret: string }> {
  const secret = `nonet_${randomBytes(32).toString('base64url')}`;
  const id = randomBytes(6).toString('hex');
  await db
    .insertInto('api_keys')
    .values({
      id,
      digest: digestOf(secret),
      name: key.name,
      scopes: [...key.scopes],
      band: key.band,
      pictures_per_day: key.picturesPerDay,
      user_id: key.user ?? null,
    })
    .execute();
  return { id, secret };
}

/** The key with a secret; undefined if there is none, or it was revoked. */
export const findKey = (db: Database, secret: string): Promise<ApiKey | undefined> =>
  db
    .selectFrom('api_keys')
    .leftJoin('subscriptions', 'subscriptions.user_id', 'api_keys.user_id')
    .leftJoin('auth_users', 'auth_users.id', 'api_keys.user_id')
    .select(['api_keys.id', 'api_keys.name', 'scopes', 'band', 'pictures_per_day as picturesPerDay'])
    .select(['api_keys.user_id as user', 'email', 'paid_until as paidUntil'])
    .where('digest', '=', digestOf(secret))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();

export const listKeys = (db: Database): Promise<ListedKey[]> =>
  db
    .selectFrom('api_keys')
    .leftJoin('key_usage', (join) =>
      join.onRef('key_id', '=', 'id').on('day', '=', sql<Date>`(now() at time zone 'utc')::date`),
    )
    .select(['id', 'name', 'scopes', 'band', 'pictures_per_day as picturesPerDay'])
    .select(['created_at as createdAt', 'revoked_at as revokedAt', 'user_id as user'])
    .select(sql<number>`coalesce(pictures, 0)`.as('picturesToday'))
    .orderBy('created_at')
    .execute();

/** Ends a key; nodes notice within seconds. @throws ServiceError `key-unknown` */
export async function revokeKey(db: Database, id: string): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('api_keys')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new ServiceError('key-unknown', `there is no key ${JSON.stringify(id)}`);
}

/** Counts pictures against a key's day (UTC). @returns whether there was room for them */
export const usePictures = (
  db: Database,
  { id, picturesPerDay }: Pick<ApiKey, 'id' | 'picturesPerDay'>,
  pictures: number,
): Promise<boolean> => use(db, sql`key_usage`, sql`key_id`, id, picturesPerDay, pictures);

/** The same for all keys of an account. */
export const useAccountPictures = (
  db: Database,
  user: string,
  picturesPerDay: number,
  pictures: number,
): Promise<boolean> => use(db, sql`account_usage`, sql`user_id`, user, picturesPerDay, pictures);

async function use(
  db: Database,
  table: RawBuilder<unknown>,
  column: RawBuilder<unknown>,
  name: string,
  perDay: number | null,
  pictures: number,
): Promise<boolean> {
  if (perDay !== null && pictures > perDay) return false;
  const { rows } = await sql`
    insert into ${table} as used (${column}, day, pictures)
    values (${name}, (now() at time zone 'utc')::date, ${pictures})
    on conflict (${column}, day) do update set pictures = used.pictures + excluded.pictures
      where ${perDay}::bigint is null or used.pictures + excluded.pictures <= ${perDay}::bigint
    returning 1`.execute(db);
  return rows.length > 0;
}

/** Takes back what was counted, for a request that was refused after all. */
export async function returnPictures(
  db: Database,
  { id, user }: Pick<ApiKey, 'id' | 'user'>,
  pictures: number,
): Promise<void> {
  await sql`
    update key_usage set pictures = greatest(0, pictures - ${pictures})
    where key_id = ${id} and day = (now() at time zone 'utc')::date`.execute(db);
  if (user === null) return;
  await sql`
    update account_usage set pictures = greatest(0, pictures - ${pictures})
    where user_id = ${user} and day = (now() at time zone 'utc')::date`.execute(db);
}
