// Real Postgres servers for tests: our own, and the system's as one that an administrator would name.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { findSystemPostgres } from '../db/postgres-binaries.ts';
import { PostgresCluster } from '../db/postgres-cluster.ts';
import { removeFolder } from '../remove-folder.ts';

export interface TestPostgres {
  readonly url: string;
  /** Address of a new, empty database. */
  createDatabase(): Promise<string>;
  /** Process of the server. */
  pid(): number | undefined;
  /** What it has logged. */
  log(): string;
  close(): Promise<void>;
}

export interface TestDatabase {
  /** Address of a new, empty database. */
  readonly url: string;
  close(): Promise<void>;
}

/** Names of the servers there are: `embedded`, and `system` where one is installed. */
export const servers: readonly ServerName[] = findSystemPostgres() ? ['embedded', 'system'] : ['embedded'];
export type ServerName = 'embedded' | 'system';

/** What tests run on that do not care: `NONET_TEST_POSTGRES=system npm test` is the same suite on another server. */
const usualServer = toServer(process.env['NONET_TEST_POSTGRES'] || 'embedded');

if (!findSystemPostgres()) console.warn('Tests run on the embedded Postgres alone: the system has no other.');

/** Address of a server that serves all tests of a run, in the environment of the processes that run them. */
export const SHARED_SERVER = 'NONET_TEST_DATABASE_SERVER';

/** A new database on the server that all tests share, else on one of its own. */
export async function takeTestDatabase(): Promise<TestDatabase> {
  const shared = process.env[SHARED_SERVER];
  if (shared) return { url: await createDatabase(shared), close: async () => {} };
  const server = await startTestPostgres();
  return { url: await server.createDatabase(), close: () => server.close() };
}

/** Starts a server with its files in a temporary folder. */
export async function startTestPostgres(server = usualServer): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'nonet-postgres-'));
  chmodSync(folder, 0o755); // root's Postgres is another user
  const cluster = clusterOf(folder, server);
  const { url, close } = await startEmbeddedPostgres(folder, cluster);
  return {
    url,
    createDatabase: () => createDatabase(url),
    pid: () => cluster.runningPid(),
    log: () => readFileSync(cluster.logFile, 'utf8'),
    async close() {
      await close();
      await removeFolder(folder);
    },
  };
}

async function createDatabase(server: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const address = new URL(server);
  address.pathname = name;
  return address.href;
}

/** The cluster of a folder, for a server of that name. */
const clusterOf = (folder: string, server: ServerName): PostgresCluster =>
  PostgresCluster.in(folder, server === 'system' ? findSystemPostgres() : undefined);

function toServer(name: string): ServerName {
  const found = servers.find((server) => server === name);
  if (!found) throw new Error(`NONET_TEST_POSTGRES: expected one of ${servers.join(', ')}, got ${name}`);
  return found;
}
