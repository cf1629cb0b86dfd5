// Ctrl-C while a service is measured: nothing that was started for it is left running.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { removeFolder } from '@nonet/server/bench';
import { afterEach, beforeEach, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../../../scripts/nonet.mjs', import.meta.url));
let folder: string;
let bench: ChildProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nonet-ctrl-c-'));
  chmodSync(folder, 0o755); // root's Postgres is another user
  // What tsx has compiled before serves here too: its cache is where temporary files are.
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith('tsx-')))
    symlinkSync(join(tmpdir(), name), join(folder, name), 'junction');
});
afterEach(async () => {
  bench.kill('SIGKILL');
  await removeFolder(folder);
}, 90_000);

/** Starts a bench; gives the process of its Postgres. */
async function start(...options: readonly string[]): Promise<number> {
  bench = spawn(process.execPath, [PROGRAM, 'bench', ...options], {
    env: { ...process.env, TMPDIR: folder, DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for (;;) {
    const lock = readdirSync(folder)
      .filter((name) => name.startsWith('nonet-bench-'))
      .map((name) => join(folder, name, 'postgres/data/postmaster.pid'))
      .find(existsSync);
    const pid = lock === undefined ? Number.NaN : Number(readFileSync(lock, 'utf8').split('\n')[0]);
    if (pid > 0) return pid;
    expect(bench.exitCode).toBeNull();
    await sleep(50);
  }
}

/** Resolves when there is no such process; one that has ended and was not waited for counts as none. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
      if (/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return;
    } catch {
      return;
    }
    await sleep(50);
  }
}

const KILLS = ['kills', '--kills', '100000', '--webs', '1', '--workers', '1', '--clients', '1'];
const SERVE = ['serve', '--starts', '1000'];

it.each([
  ['kills', KILLS],
  ['serve', SERVE],
])(
  'once, bench %s: everything ends, and the command says that it was cancelled',
  async (_, options) => {
    const pid = await start(...options);
    let said = '';
    bench.stderr!.on('data', (text) => {
      said += String(text);
    });
    bench.kill('SIGINT');
    expect(await once(bench, 'close')).toEqual([130, null]); // when all that it said has come
    expect(said).toContain('(cancelled)');
    await gone(pid);
    expect(readdirSync(folder).filter((name) => name.startsWith('nonet-bench-'))).toEqual([]);
  },
  300_000,
);

it.each([
  ['kills', KILLS],
  ['serve', SERVE],
])(
  'twice, bench %s: the command ends at once, and Postgres with it',
  async (_, options) => {
    const pid = await start(...options);
    const ended = once(bench, 'exit');
    bench.kill('SIGINT');
    await sleep(100); // signals that come together are one
    bench.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    await gone(pid);
  },
  300_000,
);
