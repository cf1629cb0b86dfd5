// A real Postgres of our own, for when no DATABASE_URL names one: made, started, watched and found again.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ServiceError } from '../service-error.ts';
import { OwnerFile } from './owner-file.ts';
import { PostgresCluster } from './postgres-cluster.ts';

export interface EmbeddedPostgres {
  readonly url: string;
  /** Stops Postgres. */
  readonly close: () => Promise<void>;
}

/** Advisory lock that the owner of a cluster holds: of two that come at the same time one gets it. */
const OWNER_LOCK = 0x6e6f6e65;
const WATCH_INTERVAL = 250;
const PREDECESSOR_GRACE = 2_000;
const START_LIMIT = 60_000;

/**
 * Starts the Postgres of a data folder, or takes over the one that runs there since its owner was killed; starts it
 * again whenever it dies. Only one process owns a folder at a time. When this throws, nothing that it started runs on.
 * @param cluster of that folder
 * @param startLimit longest wait for an answer, in milliseconds
 * @throws ServiceError `data-folder-in-use`, `database-start-failed`, `database-binaries`
 */
export async function startEmbeddedPostgres(
  dataFolder: string,
  cluster = PostgresCluster.in(dataFolder),
  startLimit = START_LIMIT,
): Promise<EmbeddedPostgres> {
  await cluster.create(randomBytes(24).toString('base64url'));
  const file = new OwnerFile(cluster.ownerFile);
  for (const giveUp = performance.now() + PREDECESSOR_GRACE; file.other(); await sleep(100)) {
    if (performance.now() > giveUp) throw inUse(dataFolder, `process ${file.other()}`);
  }
  const started = await run(cluster, startLimit);
  let lock = await own(cluster, dataFolder, file).catch(async (error: unknown) => {
    // Else it is another's by now.
    if (started && (error as ServiceError).code !== 'data-folder-in-use') await cluster.stop();
    throw error;
  });
  let closing = false;
  const watch = async () => {
    while (!closing) {
      await sleep(WATCH_INTERVAL);
      try {
        file.renew();
        if (closing || cluster.runningPid()) continue;
        await run(cluster, startLimit);
        lock = await own(cluster, dataFolder, file);
      } catch (error) {
        console.error(`the embedded Postgres died and does not start: ${(error as Error).message}`);
        await sleep(1_000);
      }
    }
  };
  const watching = watch();
  return {
    url: cluster.url,
    async close() {
      closing = true;
      await watching;
      await lock.end().catch(() => {}); // it may have died with Postgres
      await cluster.stop();
      file.release();
    },
  };
}

/**
 * The address of the Postgres that another process of this machine owns.
 * @throws ServiceError `database-missing` if none runs
 */
export function joinEmbeddedPostgres(dataFolder: string): string {
  const cluster = PostgresCluster.in(dataFolder);
  if (!cluster.exists() || !cluster.runningPid()) {
    throw new ServiceError(
      'database-missing',
      `no database runs in ${dataFolder}: start \`nonet serve\` there first, or name a Postgres server in DATABASE_URL`,
    );
  }
  return cluster.url;
}

/** Resolves when the cluster answers. @returns whether it was started here */
async function run(cluster: PostgresCluster, limit: number): Promise<boolean> {
  const giveUp = performance.now() + limit;
  for (let problem = ''; performance.now() < giveUp; await sleep(50)) {
    const started = cluster.runningPid() ? undefined : cluster.start();
    const isUp = () => (started ? started.exitCode() === undefined : cluster.runningPid() !== undefined);
    do {
      const client = await connect(cluster.url).catch((error: Error) => {
        problem = error.message;
      });
      if (client) {
        await client.end();
        return started !== undefined;
      }
      if (performance.now() > giveUp) {
        await started?.kill();
        break;
      }
      await sleep(50);
    } while (isUp());
    // Leftovers of a killed Postgres keep the next from starting for a moment, and one killed while it starts says
    // nothing; other causes are final.
    const log = existsSync(cluster.logFile) ? readFileSync(cluster.logFile, 'utf8').slice(-2_000) : '';
    if (started && log !== '' && !/still in use|lock file .* already exists|starting up/.test(log)) {
      throw new ServiceError('database-start-failed', `Postgres did not start: ${problem}\n${log.trim()}`);
    }
  }
  throw new ServiceError('database-start-failed', `Postgres did not answer; see ${cluster.logFile}`);
}

/** Takes the owner's lock, and says so in the file. */
async function own(cluster: PostgresCluster, dataFolder: string, file: OwnerFile): Promise<pg.Client> {
  const client = await connect(cluster.url, `nonet owner, process ${process.pid}`);
  const giveUp = performance.now() + PREDECESSOR_GRACE;
  do {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
      OWNER_LOCK,
    ]);
    const other = file.other(); // its Postgres was killed just now
    if (rows[0]!.got && other === undefined) {
      file.claim();
      return client;
    }
    if (rows[0]!.got) {
      await client.end();
      throw inUse(dataFolder, `process ${other}`);
    }
    await sleep(100);
  } while (performance.now() < giveUp);
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and objid = $1 and granted`,
    [OWNER_LOCK],
  );
  await client.end();
  throw inUse(dataFolder, rows[0]?.name ?? 'unknown');
}

const inUse = (dataFolder: string, owner: string) =>
  new ServiceError(
    'data-folder-in-use',
    `the data folder ${dataFolder} belongs to another running Nonet (${owner}); end that one, or choose another folder with --data`,
  );

async function connect(url: string, name = 'nonet'): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {}); // a lost connection is noticed by the watch over the process
  await client.connect();
  return client;
}
