// The store: Postgres, named by DATABASE_URL or our own.
import { ServiceError } from '../service-error.ts';
import { type Database, isUnreachable, migrate, openDatabase, whenReachable } from './database.ts';
import { joinEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

export interface StoreOptions {
  /** A Postgres server; the embedded one of `data` when absent. */
  readonly databaseUrl?: string;
  /** Data folder. */
  readonly data: string;
  /** Whether to start the embedded Postgres, or only to use the one that runs. */
  readonly owner: boolean;
}

export interface Store {
  readonly url: string;
  readonly db: Database;
  close(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** Opens the store with its tables up to date. @throws ServiceError */
export async function openStore({ databaseUrl, data, owner }: StoreOptions): Promise<Store> {
  const embedded = databaseUrl || !owner ? undefined : await startEmbeddedPostgres(data);
  const url = databaseUrl ?? embedded?.url ?? joinEmbeddedPostgres(data);
  const db = openDatabase(url);
  const close = async () => {
    await db.destroy();
    await embedded?.close();
  };
  try {
    // A database that starts beside us, or is away for a moment, is worth waiting for.
    await whenReachable(() => migrate(url), AbortSignal.timeout(PATIENCE_MS));
  } catch (error) {
    await close();
    if (!isUnreachable(error)) throw error;
    const { host } = new URL(url);
    throw new ServiceError(
      'database-unreachable',
      `no Postgres answers at ${host}: ${(error as Error).message}`,
    );
  }
  return { url, db, close };
}
