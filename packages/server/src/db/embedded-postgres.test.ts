import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { removeFolder } from '../remove-folder.ts';
import { until } from '../testing/until.ts';
import { type EmbeddedPostgres, joinEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { PostgresCluster } from './postgres-cluster.ts';
import { reachableBy } from './system-user.ts';

const isRoot = process.getuid?.() === 0;
/** Postgres wants a user with a name. */
const NOBODY = 65_534;

let folder: string;
const children: ChildProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nonet-embedded-'));
  chmodSync(folder, 0o755); // root's Postgres is another user
});
afterEach(() => children.splice(0).forEach((child) => void child.kill('SIGKILL')));
afterAll(async () => {
  await PostgresCluster.in(folder).stop();
  await removeFolder(folder);
});

async function query<T extends object>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Owns the folder until the test has ended. */
async function own(data: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(data);
  onTestFinished(() => postgres.close());
  return postgres;
}

/** Owns the folder in a process of its own; resolves with its address when Postgres answers. */
async function ownElsewhere(data: string, uid?: number): Promise<{ child: ChildProcess; url: string }> {
  const module = fileURLToPath(new URL('./embedded-postgres.ts', import.meta.url));
  const code = `import { startEmbeddedPostgres } from ${JSON.stringify(module)};
    const { url, close } = await startEmbeddedPostgres(${JSON.stringify(data)});
    process.once('SIGTERM', () => close().then(() => process.exit()));
    process.once('SIGUSR2', () => process.exit());
    console.log(url);`;
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid, env: { ...process.env, HOME: data, TMPDIR: data } }),
  });
  children.push(child);
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`the owner ended with ${code}`);
  });
  died.catch(() => {}); // most end later
  const line = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const [url] = await Promise.race([line, died]);
  return { child, url };
}

describe('the embedded Postgres', () => {
  it('has one owner, whom others join; keeps its data; is found again after its owner was killed', async () => {
    await PostgresCluster.in(folder).stop(); // an attempt before this one may have left it
    expect(() => joinEmbeddedPostgres(folder)).toThrow(expect.objectContaining({ code: 'database-missing' }));
    const { child, url } = await ownElsewhere(folder);
    expect(joinEmbeddedPostgres(folder)).toBe(url);
    await query(url, 'create table if not exists kept as select 7 as number');
    await expect(startEmbeddedPostgres(folder)).rejects.toMatchObject({
      code: 'data-folder-in-use',
      message: expect.stringContaining(`process ${child.pid}`),
    });

    child.kill('SIGKILL');
    await once(child, 'exit');
    const pid = PostgresCluster.in(folder).runningPid();
    const heir = await own(folder);
    expect(heir.url).toBe(url);
    expect(PostgresCluster.in(folder).runningPid()).toBe(pid);
    expect(await query(url, 'select number from kept')).toEqual([{ number: 7 }]);

    await heir.close();
    expect(PostgresCluster.in(folder).runningPid()).toBeUndefined();
  });

  it("is started again when it was killed, and stays its owner's meanwhile", async () => {
    const { url } = await own(folder);
    const pid = PostgresCluster.in(folder).runningPid()!;
    process.kill(pid, 'SIGKILL');
    await expect(startEmbeddedPostgres(folder)).rejects.toMatchObject({
      code: 'data-folder-in-use',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    expect(await until(() => query(url, 'select number from kept'))).toEqual([{ number: 7 }]);
    expect(PostgresCluster.in(folder).runningPid()).not.toBe(pid);
  });

  it('says in our own words that its folder cannot be made', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => PostgresCluster.in(join(file, 'data'))).toThrow(
      expect.objectContaining({ code: 'file-write' }),
    );
  });

  it('stays private', async () => {
    const { url } = await own(folder);
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select')).rejects.toThrow(/password/);
    expect(await query(url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  });

  it('that does not answer is given up, and does not run on', async () => {
    const data = mkdtempSync(join(tmpdir(), 'nonet-silent-'));
    chmodSync(data, 0o755);
    const silent = join(data, 'silent');
    writeFileSync(silent, '#!/bin/sh\necho $$ > pid\nexec sleep 1000\n', { mode: 0o755 });
    const find = (uid: number | undefined) => ({ ...findPostgresBinaries(uid), postgres: silent });
    const cluster = PostgresCluster.in(data, find);
    await expect(startEmbeddedPostgres(data, cluster, 1_000)).rejects.toMatchObject({
      code: 'database-start-failed',
    });
    const file = join(dirname(cluster.logFile), 'pid');
    // On a busy machine it may be given up before it could tell its number.
    if (existsSync(file)) expect(() => process.kill(Number(readFileSync(file, 'utf8')), 0)).toThrow('ESRCH');
    await removeFolder(data);
  });

  it('ends with its owner, also when that is in a hurry', async () => {
    const data = mkdtempSync(join(tmpdir(), 'nonet-hurry-'));
    chmodSync(data, 0o755);
    const { child } = await ownElsewhere(data);
    const cluster = PostgresCluster.in(data);
    expect(cluster.runningPid()).toBeDefined();
    child.kill('SIGUSR2');
    await once(child, 'exit');
    await until(() => cluster.runningPid() === undefined);
    await removeFolder(data);
  });

  it.runIf(isRoot)('runs for an ordinary user too', async () => {
    const data = mkdtempSync(join(tmpdir(), 'nonet-user-'));
    chownSync(data, NOBODY, NOBODY);
    const { child, url } = await ownElsewhere(data, NOBODY);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    child.kill('SIGTERM');
    await once(child, 'exit');
    await removeFolder(data);
  });

  it.runIf(isRoot)('runs for root in a folder that only root may enter', async () => {
    const home = mkdtempSync(join(tmpdir(), 'nonet-root-'));
    chmodSync(home, 0o700);
    const data = join(home, 'data');
    mkdirSync(data);
    expect(reachableBy(NOBODY, join(data, 'x'))).toBe(false);
    const { url, close } = await startEmbeddedPostgres(data);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(joinEmbeddedPostgres(data)).toBe(url);
    await close();
    const elsewhere = dirname(PostgresCluster.in(data).logFile);
    expect(elsewhere.startsWith(home)).toBe(false);
    await removeFolder(elsewhere);
    await removeFolder(home);
  });
});
