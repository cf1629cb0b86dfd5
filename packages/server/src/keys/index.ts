// Keys of programs, for the command line.
import type { Database } from '../db/database.ts';
import { openStore, type StoreOptions } from '../db/index.ts';
import { ServiceError } from '../service-error.ts';

export type { Scope } from './api-keys.ts';
export { createKey, listKeys, revokeKey } from './api-keys.ts';

/** Runs `action` on the store of a service; an embedded Postgres that does not run is started for it. */
export async function withStore<T>(
  options: Omit<StoreOptions, 'owner'>,
  action: (db: Database) => Promise<T>,
): Promise<T> {
  const store = await openStore({ ...options, owner: false }).catch((error: unknown) => {
    if (!(error instanceof ServiceError) || error.code !== 'database-missing') throw error;
    return openStore({ ...options, owner: true });
  });
  try {
    return await action(store.db);
  } finally {
    await store.close();
  }
}
