// Keys of programs, for the command line.
import type { Database } from '../db/database.ts';
import { openStore, type Store, type StoreOptions } from '../db/index.ts';
import { ServiceError } from '../service-error.ts';

export { BANDS } from '../queue/bands.ts';
export type { Scope } from './api-keys.ts';
export { createKey, listKeys, revokeKey } from './api-keys.ts';

type StorePlace = Omit<StoreOptions, 'owner'>;

/** Runs `action` on the store of a service; an embedded Postgres that does not run is started for it. */
export const withStore = <T>(place: StorePlace, action: (db: Database) => Promise<T>): Promise<T> =>
  useStore(place, ({ db }) => action(db));

/** The same with the store's address. */
export const withStoreUrl = <T>(place: StorePlace, action: (url: string) => Promise<T>): Promise<T> =>
  useStore(place, ({ url }) => action(url));

async function useStore<T>(place: StorePlace, action: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ ...place, owner: false }).catch((error: unknown) => {
    if (!(error instanceof ServiceError) || error.code !== 'database-missing') throw error;
    return openStore({ ...place, owner: true });
  });
  try {
    return await action(store);
  } finally {
    await store.close();
  }
}
