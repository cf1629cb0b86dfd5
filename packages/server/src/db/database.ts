// The connection to Postgres, and bringing its tables up to date.
import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { retryWhile } from '../retry.ts';
import { ServiceError } from '../service-error.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;

const BIGINT = 20;
/** int8 as number: turns and sequence numbers stay below 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(BIGINT, Number);

/** For a server that is overloaded, and for one that vanished without a word. */
const LIMITS = { statement_timeout: 30_000, query_timeout: 35_000 };

/** @param connections most that are open at a time */
export const openDatabase = (url: string, connections = 10): Database => open(url, connections, LIMITS);

function open(url: string, connections: number, limits: pg.PoolConfig): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    application_name: `nonet ${process.pid}`,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    ...limits,
  });
  // A lost connection is no reason to end: the pool opens another, and who was using it gets an error of the query.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * Creates or updates the tables, in one transaction; nodes that start together take turns, however long it takes.
 * @throws ServiceError `migration-failed`
 */
export async function migrate(url: string): Promise<void> {
  const db = open(url, 1, {});
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  await db.destroy();
  if (!error) return;
  if (isUnreachable(error)) throw error;
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'migration';
  const reason = error instanceof Error ? error.message : JSON.stringify(error);
  throw new ServiceError('migration-failed', `${failed}: ${reason}`, { cause: error });
}

/**
 * Codes of a database that cannot serve at the moment (PostgreSQL, appendix A): connection lost (08), transaction to be
 * repeated (40001, 40P01), read-only standby (25006), no disk, memory or connection left (53), statement cancelled or
 * server shutting down or starting up (57014, 57P0x), lock not available (55P03), the system failed (58).
 */
const TEMPORARY = /^(08...|40001|40P01|25006|53...|57014|57P0.|55P03|58...)$/;

/** Whether an error says that the database cannot be reached or cannot serve at the moment, not that a query is wrong. */
export function isUnreachable(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/.test(code) ||
    TEMPORARY.test(code) ||
    /connection (terminated|ended)|not queryable|timeout (exceeded when trying to connect|expired)|query read timeout/i.test(
      message,
    )
  );
}

/** Runs `action` again for as long as the database is away, so that what is done is not lost. */
export const whenReachable = <T>(action: () => Promise<T>, signal?: AbortSignal): Promise<T> =>
  retryWhile(isUnreachable, action, signal ? { signal } : {});

/** Tells listeners of a channel; at most 8,000 bytes. */
export async function notify(db: Database, channel: string, message: object): Promise<void> {
  await sql`select pg_notify(${channel}, ${JSON.stringify(message)})`.execute(db);
}
