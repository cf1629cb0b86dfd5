// A whole service for measurements: one Postgres, web nodes and workers as processes, drawing simulated.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Database, openDatabase } from '../db/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { PostgresCluster } from '../db/postgres-cluster.ts';
import { freePort } from '../free-port.ts';
import type { NodeOptions, WebOptions, WorkerSettings } from '../main.ts';
import { NodeProcess, type NodeSpec } from './node-process.ts';
import type { Processes } from './usage.ts';

export interface DeploymentOptions {
  readonly webs: number;
  readonly workers: number;
  /** Time of one simulated drawing. */
  readonly drawMs: number;
  readonly slots: number;
  readonly web?: Partial<WebOptions>;
  readonly worker?: Partial<WorkerSettings>;
  /** A Postgres server, else one is started. */
  readonly databaseUrl?: string;
  /** Keep pictures in an S3 server process instead of a folder. */
  readonly s3?: boolean;
}

export class Deployment {
  readonly db: Database;
  readonly webs: Member[] = [];
  readonly workers: Member[] = [];
  readonly #folder: string;
  readonly #postgres: EmbeddedPostgres | undefined;
  readonly #s3: ChildProcess | undefined;

  private constructor(
    folder: string,
    db: Database,
    postgres: EmbeddedPostgres | undefined,
    s3: ChildProcess | undefined,
  ) {
    this.#folder = folder;
    this.db = db;
    this.#postgres = postgres;
    this.#s3 = s3;
  }

  static async start(options: DeploymentOptions): Promise<Deployment> {
    const data = mkdtempSync(join(tmpdir(), 'nonet-bench-'));
    chmodSync(data, 0o755); // root's Postgres is another user
    const postgres = options.databaseUrl ? undefined : await startEmbeddedPostgres(data);
    const databaseUrl = options.databaseUrl ?? postgres!.url;
    const s3 = options.s3 ? await startS3(join(data, 's3')) : undefined;
    const deployment = new Deployment(data, openDatabase(databaseUrl), postgres, s3?.child);
    try {
      await deployment.#startNodes(options, {
        data,
        databaseUrl,
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
    const postgres = this.#postgres && PostgresCluster.in(this.#folder).runningPid();
    return {
      webs: this.webs.map(({ pid }) => pid),
      workers: this.workers.map(({ pid }) => pid),
      postgres: postgres === undefined ? [] : [postgres],
    };
  }

  /** Kills the Postgres that was started here; it is started again by itself. */
  killPostgres(): void {
    const pid = PostgresCluster.in(this.#folder).runningPid();
    if (pid) process.kill(pid, 'SIGKILL');
  }

  async close(): Promise<void> {
    await Promise.all([...this.workers, ...this.webs].map((member) => member.close()));
    await this.db.destroy();
    await this.#postgres?.close();
    this.#s3?.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A node that is started again after it was killed. */
export class Member {
  readonly #spec: NodeSpec;
  #process: NodeProcess;
  #restarting: Promise<void> = Promise.resolve();

  private constructor(spec: NodeSpec, process: NodeProcess) {
    this.#spec = spec;
    this.#process = process;
  }

  static async start(spec: NodeSpec): Promise<Member> {
    return new Member(spec, await NodeProcess.start(spec));
  }

  get url(): string {
    return this.#process.url;
  }

  get pid(): number {
    return this.#process.pid;
  }

  get megabytes(): number {
    return this.#process.megabytes;
  }

  /** Kills the node; it comes back by itself, as under a supervisor. */
  async kill(): Promise<void> {
    await this.#restarting;
    await this.#process.kill();
    this.#restarting = this.#restart();
  }

  async close(): Promise<void> {
    await this.#restarting;
    await this.#process.close();
  }

  async #restart(): Promise<void> {
    for (;;) {
      try {
        this.#process = await NodeProcess.start(this.#spec);
        return;
      } catch {
        // Postgres was away too: the supervisor tries again
      }
    }
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
  const child = spawn(process.execPath, [program, ...options], { stdio: 'ignore' });
  process.env['AWS_ACCESS_KEY_ID'] = 'S3RVER';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'S3RVER';
  process.env['AWS_ENDPOINT_URL_S3'] = `http://127.0.0.1:${port}`;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}`).catch(() => undefined);
    if (answer) return { child };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
