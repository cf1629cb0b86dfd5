// Pictures that a caller with a key asks for are counted: against the key's day, and its account's.
import { ApiError, counted } from '@nonet/api';
import type { Database } from '../db/database.ts';
import type { Plan } from '../premium/plans.ts';
import { type ApiKey, returnPictures, useAccountPictures, usePictures } from './api-keys.ts';

const FOREIGN_KEY_VIOLATION = '23503';

/** @throws ApiError `quota-exceeded`; `key-unknown` if the key was deleted while this node remembered it */
async function countPictures(
  db: Database,
  key: ApiKey,
  plan: Plan | undefined,
  pictures: number,
): Promise<void> {
  try {
    if (!(await usePictures(db, key, pictures))) throw exceeded(`the key ${key.id}`, key.picturesPerDay);
    if (key.user === null || !plan) return;
    if (await useAccountPictures(db, key.user, plan.picturesPerDay, pictures)) return;
    await returnPictures(db, { id: key.id, user: null }, pictures);
    throw exceeded('the account of this key', plan.picturesPerDay);
  } catch (error) {
    if ((error as { code?: string }).code !== FOREIGN_KEY_VIOLATION) throw error;
    throw new ApiError('key-unknown', `the key ${key.id} was revoked`);
  }
}

/** A caller whose pictures are counted; one without a key is limited elsewhere. */
export interface CountedCaller {
  readonly key?: ApiKey | undefined;
  readonly plan?: Plan | undefined;
}

/**
 * Counts pictures, and gives them back if `make` fails: nobody pays for what was refused.
 * @throws ApiError as `countPictures`, and what `make` throws
 */
export async function whileCounted<T>(
  db: Database,
  { key, plan }: CountedCaller,
  pictures: number,
  make: () => Promise<T>,
): Promise<T> {
  if (!key) return make();
  await countPictures(db, key, plan, pictures);
  try {
    return await make();
  } catch (error) {
    await giveBack(db, { key }, pictures);
    throw error;
  }
}

/** Takes counted pictures off the key's day and its account's. */
export async function giveBack(db: Database, { key }: CountedCaller, pictures: number): Promise<void> {
  if (key) await returnPictures(db, key, pictures).catch(() => {}); // the database is away: the day will pass
}

function exceeded(whose: string, perDay: number | null): ApiError {
  const retryAfter = 86_400 - (Math.floor(Date.now() / 1_000) % 86_400);
  return new ApiError('quota-exceeded', `${whose} has ${counted(perDay ?? 0, 'picture')} a day (UTC)`, {
    retryAfter,
  });
}
