// A whole service for measurements: one Postgres, web nodes and workers as processes, drawing simulated.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../db/database.ts';
import { freePort } from '../free-port.ts';
import type { NodeOptions, WebOptions, WorkerSettings } from '../main.ts';
import { removeFolder } from '../remove-folder.ts';
import { ServiceError } from '../service-error.ts';
import { BenchPostgres, type PostgresChoice } from './bench-postgres.ts';
import { Member } from './member.ts';
import { type S3Server, startS3Server } from './s3-server.ts';
import { mountDisk, unmountDisk } from './small-disk.ts';
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
  /** Bytes of a disk of its own for all data, where the system lets us mount one (Linux, root). */
  readonly diskBytes?: number;
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
  /** Folder of the data, if it is a disk of its own. */
  readonly disk: string | undefined;
  readonly #folder: string;
  readonly #postgres: BenchPostgres;
  readonly s3: S3Server | undefined;

  private constructor(
    folder: string,
    hasOwnDisk: boolean,
    postgres: BenchPostgres,
    s3: S3Server | undefined,
  ) {
    this.#folder = folder;
    this.#postgres = postgres;
    this.s3 = s3;
    this.disk = hasOwnDisk ? folder : undefined;
    this.db = openDatabase(postgres.url);
  }

  static async start(options: DeploymentOptions): Promise<Deployment> {
    const data = mkdtempSync(join(tmpdir(), 'nonet-bench-'));
    const hasOwnDisk = options.diskBytes !== undefined && mountDisk(data, options.diskBytes);
    chmodSync(data, 0o755); // root's Postgres is another user
    const postgres = await BenchPostgres.start(data, options);
    const s3 = options.s3
      ? await startS3Server(join(data, 's3')).catch(async (error: unknown) => {
          await postgres.close();
          throw error;
        })
      : undefined;
    Object.assign(process.env, s3?.environment); // the nodes inherit it
    const deployment = new Deployment(data, hasOwnDisk, postgres, s3);
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
    this.s3?.close();
    if (this.disk !== undefined) unmountDisk(this.disk);
    await removeFolder(this.#folder);
  }
}
