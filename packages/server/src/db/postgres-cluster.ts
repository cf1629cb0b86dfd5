// The files and the process of one embedded Postgres.
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { makeFolder } from '@nonet/core/node';
import { freePort } from '../free-port.ts';
import { ServiceError } from '../service-error.ts';
import { isAlive } from './owner-file.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { processName } from './process-name.ts';
import { postgresUser, reachableBy, sharedFolder } from './system-user.ts';

const execute = promisify(execFile);

/** Memory and connections for one machine's web node and workers. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=64MB',
  'autovacuum_naptime=5s', // the queue of drawings leaves dead rows at its head
  'log_min_messages=warning',
  'log_error_verbosity=terse', // details of an error name what was to be stored
];

/** A Postgres that this process has started. */
interface StartedPostgres {
  /** Undefined while it runs. */
  exitCode(): number | undefined;
  /** Ends it at once; what was committed is kept. */
  kill(): Promise<void>;
}

type FindBinaries = (uid: number | undefined) => PostgresBinaries;

/** Files in Postgres's data folder. */
const LOCK = 'postmaster.pid';
const PASSWORD = 'nonet-password';
const PORT = 'nonet-port';

export class PostgresCluster {
  readonly #folder: string;
  readonly #uid: number | undefined;
  readonly #find: FindBinaries;
  /** Process of the last Postgres that was seen: asking for its name takes a program on most systems. */
  #seen: number | undefined;

  private constructor(folder: string, uid: number | undefined, find: FindBinaries) {
    this.#folder = folder;
    this.#uid = uid;
    this.#find = find;
  }

  /**
   * The cluster of a data folder; elsewhere if Postgres could not enter that (it lies in root's home, say).
   * @throws NonetError `read-only`
   */
  static in(dataFolder: string, find: FindBinaries = findPostgresBinaries): PostgresCluster {
    const folder = resolve(dataFolder, 'postgres');
    makeFolder(resolve(dataFolder));
    const uid = postgresUser(folder);
    if (uid === undefined || reachableBy(uid, folder)) return new PostgresCluster(folder, uid, find);
    const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
    const elsewhere = join(sharedFolder(), name);
    return new PostgresCluster(elsewhere, postgresUser(elsewhere), find);
  }

  get logFile(): string {
    return join(this.#folder, 'log');
  }

  /** Where its owner says that it is. */
  get ownerFile(): string {
    return join(this.#folder, 'owner');
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  /** @throws if `create` never ran */
  get url(): string {
    return `postgres://nonet:${this.#read(PASSWORD)}@127.0.0.1:${this.#read(PORT)}/postgres`;
  }

  exists(): boolean {
    return existsSync(this.#data);
  }

  /** Makes an empty cluster if there is none. @throws ServiceError `database-start-failed` */
  async create(password: string): Promise<void> {
    if (this.exists()) return;
    makeFolder(this.#folder, 0o700);
    this.#giveAway(this.#folder);
    const making = join(this.#folder, `new-${process.pid}`);
    const passwordFile = `${making}-password`;
    rmSync(making, { recursive: true, force: true });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    this.#giveAway(passwordFile);
    const { initdb } = this.#find(this.#uid);
    const options = ['--username=nonet', '--encoding=UTF8', '--locale=C', '--auth=scram-sha-256'];
    await execute(initdb, ['-D', making, ...options, `--pwfile=${passwordFile}`], this.#asUser).catch(
      (cause: Error & { stderr?: string }) => {
        const reason = cause.stderr || cause.message;
        throw new ServiceError('database-start-failed', `Postgres could not be set up: ${reason}`, { cause });
      },
    );
    renameSync(passwordFile, join(making, PASSWORD));
    writeFileSync(join(making, PORT), String(await freePort()));
    try {
      renameSync(making, this.#data); // complete or not at all
    } catch (error) {
      rmSync(making, { recursive: true, force: true });
      if (!this.exists()) throw error; // else another process was first
    }
  }

  /** The process of a Postgres that runs on this data. */
  runningPid(): number | undefined {
    const pid = this.#recordedPid();
    const runs = pid !== undefined && isAlive(pid) && (pid === this.#seen || isPostgres(pid));
    this.#seen = runs ? pid : undefined;
    return this.#seen;
  }

  #recordedPid(): number | undefined {
    const file = join(this.#data, LOCK);
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) || undefined : undefined;
  }

  #read(name: string): string {
    return readFileSync(join(this.#data, name), 'utf8').trim();
  }

  /** Starts Postgres. It ends with this process, unless that is killed. */
  start(): StartedPostgres {
    const { postgres, pgCtl } = this.#find(this.#uid);
    const before = this.#recordedPid();
    // After a restart of the machine the number in the lock may be another process's: Postgres would give way to it.
    if (before && isAlive(before) && !isPostgres(before)) rmSync(join(this.#data, LOCK), { force: true });
    // What is left of a killed Postgres writes into the old log; on Windows a file that is open keeps its name.
    if (process.platform === 'win32') writeFileSync(this.logFile, '');
    else rmSync(this.logFile, { force: true });
    const log = openSync(this.logFile, 'a');
    const settings = [...SETTINGS, `port=${this.#read(PORT)}`].flatMap((setting) => ['-c', setting]);
    const child = spawn(postgres, ['-D', this.#data, ...settings], {
      ...this.#asUser,
      detached: true, // Ctrl-C in a terminal is for us, not for Postgres
      windowsHide: true, // it would open a window of its own there
      stdio: ['ignore', log, log],
    });
    child.unref();
    const stop = () => signalPostgres(child, pgCtl, 'INT'); // it rolls back what is open and ends by itself
    process.once('exit', stop);
    let exitCode: number | undefined;
    const onEnd = (code: unknown) => {
      exitCode = typeof code === 'number' ? code : 1;
      process.off('exit', stop);
    };
    child.once('exit', onEnd);
    child.once('error', onEnd);
    return {
      exitCode: () => exitCode,
      async kill() {
        if (exitCode !== undefined) return;
        const ended = once(child, 'exit');
        signalPostgres(child, pgCtl, 'QUIT');
        await ended;
      },
    };
  }

  /** Stops Postgres; running transactions are rolled back. */
  async stop(): Promise<void> {
    if (!this.runningPid()) return;
    const { pgCtl } = this.#find(this.#uid);
    await execute(pgCtl, ['stop', '-D', this.#data, '-m', 'fast', '-w'], this.#asUser);
  }

  get #asUser(): { uid?: number; gid?: number; cwd: string } {
    return { cwd: this.#folder, ...(this.#uid === undefined ? {} : { uid: this.#uid, gid: this.#uid }) };
  }

  #giveAway(path: string): void {
    if (this.#uid !== undefined) chownSync(path, this.#uid, this.#uid);
  }
}

/** Windows has no signals: there Postgres takes them from a program of its own, and is torn off by `kill`. */
function signalPostgres(child: ChildProcess, pgCtl: string, signal: 'INT' | 'QUIT'): void {
  if (process.platform !== 'win32') child.kill(`SIG${signal}`);
  else if (child.pid !== undefined)
    spawnSync(pgCtl, ['kill', signal, String(child.pid)], { windowsHide: true });
}

/** Where the system does not report a name, a living process is taken for Postgres. */
const isPostgres = (pid: number): boolean => processName(pid)?.startsWith('postgres') ?? true;
