// A whole service for measurements: one Postgres, web nodes and workers as processes, drawing simulated.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Database, openDatabase } from '../db/database.ts';
import { freePort } from '../free-port.ts';
import type { NodeOptions, WebOptions, WorkerSettings } from '../main.ts';
import { removeFolder } from '../remove-folder.ts';
import { ServiceError } from '../service-error.ts';
import { BenchPostgres, type PostgresChoice } from './bench-postgres.ts';
import { Member } from './member.ts';
import type { Processes } from './usage.ts';

export interface DeploymentOptions {
  readonly webs: number;
  readonly workers: number;
  /** Time of one simulated drawing. */
  readonly drawMs: number;
  readonly slots: number;
  readonly web?: Partial<WebOptions>;
  readonly worker?: Partial<WorkerSettings>;
  /** A Postgres server, else one is started: see `postgres`. */
  readonly databaseUrl?: string;
  /** Which one is started; `embedded` when absent. */
  readonly postgres?: PostgresChoice;
  /** Keep pictures in an S3 server process instead of a folder. */
  readonly s3?: boolean;
  /** Ends the measurement and everything that was started for it. */
  readonly signal?: AbortSignal;
}

/**
 * Starts a service, measures on it and ends it, whatever happens: nothing of it is left running.
 * @throws ServiceError `cancelled` when the signal is given; what `measure` still does then fails unheard
 */
export async function withDeployment<T>(
  options: DeploymentOptions,
  measure: (deployment: Deployment) => Promise<T>,
): Promise<T> {
  const { signal } = options;
  let deployment: Deployment | undefined;
  try {
    deployment = await Deployment.start(options);
    signal?.throwIfAborted();
    const cancelled = new Promise<never>((_, reject) =>
      signal?.addEventListener('abort', () => reject(signal.reason as Error)),
    );
    return await Promise.race([measure(deployment), cancelled]);
  } catch (error) {
    throw signal?.aborted ? new ServiceError('cancelled', 'the measurement was cancelled') : error;
  } finally {
    await deployment?.close();
  }
}

export class Deployment {
  readonly db: Database;
  readonly webs: Member[] = [];
  readonly workers: Member[] = [];
  readonly #folder: string;
  readonly #postgres: BenchPostgres;
  readonly #s3: ChildProcess | undefined;

  private constructor(folder: string, postgres: BenchPostgres, s3: ChildProcess | undefined) {
    this.#folder = folder;
    this.#postgres = postgres;
    this.#s3 = s3;
    this.db = openDatabase(postgres.url);
  }

  static async start(options: DeploymentOptions): Promise<Deployment> {
    const data = mkdtempSync(join(tmpdir(), 'nonet-bench-'));
    chmodSync(data, 0o755); // root's Postgres is another user
    const postgres = await BenchPostgres.start(data, options);
    const s3 = options.s3
      ? await startS3(join(data, 's3')).catch(async (error: unknown) => {
          await postgres.close();
          throw error;
        })
      : undefined;
    const deployment = new Deployment(data, postgres, s3?.child);
    try {
      await deployment.#startNodes(options, {
        data,
        databaseUrl: postgres.url,
        model: 'simulated',
        log: false,
        ...(s3 ? { blobs: 's3://nonet/pictures' } : {}),
      });
    } catch (error) {
      await deployment.close();
      throw error;
    }
    return deployment;
  }

  async #startNodes(options: DeploymentOptions, shared: NodeOptions): Promise<void> {
    const webs = Array.from({ length: options.webs }, async () => {
      const web = { host: '127.0.0.1', port: await freePort(), trustProxy: 1, ...options.web };
      this.webs.push(await Member.start({ role: 'web', options: { ...shared, ...web } }));
    });
    const settings = { threads: 1, simulateMs: options.drawMs, slots: options.slots, ...options.worker };
    const workers = Array.from({ length: options.workers }, async () => {
      this.workers.push(await Member.start({ role: 'worker', options: { ...shared, ...settings } }));
    });
    const failed = (await Promise.allSettled([...webs, ...workers])).find(
      ({ status }) => status === 'rejected',
    );
    if (failed) throw (failed as PromiseRejectedResult).reason;
  }

  get urls(): string[] {
    return this.webs.map(({ url }) => url);
  }

  /** Process ids; none of a Postgres that was not started here. */
  get processes(): Processes {
    const postgres = this.#postgres.pid();
    return {
      webs: this.webs.map(({ pid }) => pid),
      workers: this.workers.map(({ pid }) => pid),
      postgres: postgres === undefined ? [] : [postgres],
    };
  }

  /** Kills the Postgres that was started here, as soon as it runs; it is started again by itself. */
  async killPostgres(): Promise<void> {
    for (let pid = this.#postgres.pid(); ; pid = this.#postgres.pid()) {
      if (pid !== undefined) return void process.kill(pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.workers, ...this.webs].map((member) => member.close()));
    await this.db.destroy();
    await this.#postgres.close();
    this.#s3?.kill('SIGKILL');
    await removeFolder(this.#folder);
  }
}

/** A server that speaks S3, with its credentials and address in the environment that nodes inherit. */
async function startS3(folder: string): Promise<{ child: ChildProcess }> {
  const port = await freePort();
  const program = join(
    dirname(createRequire(import.meta.url).resolve('s3rver/package.json')),
    'bin/s3rver.js',
  );
  const options = ['-d', folder, '-p', String(port), '-a', '127.0.0.1', '--configure-bucket', 'nonet', '-s'];
  // Ctrl-C in a terminal is for us: it must not end before the nodes.
  const child = spawn(process.execPath, [program, ...options], { stdio: 'ignore', detached: true });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  process.env['AWS_ACCESS_KEY_ID'] = 'S3RVER';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'S3RVER';
  process.env['AWS_ENDPOINT_URL_S3'] = `http://127.0.0.1:${port}`;
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}`).catch(() => undefined);
    if (answer) return { child };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new ServiceError(
    's3-start-failed',
    `the S3 server ended with ${child.exitCode ?? child.signalCode} before it answered`,
  );
}
