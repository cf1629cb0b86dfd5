// Ctrl-C while a service is measured: nothing that was started for it is left running.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../../../scripts/nonet.mjs', import.meta.url));
let folder: string;
let bench: ChildProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nonet-ctrl-c-'));
  chmodSync(folder, 0o755); // root's Postgres is another user
  const options = ['--kills', '100000', '--webs', '1', '--workers', '1', '--clients', '1'];
  bench = spawn(process.execPath, [PROGRAM, 'bench', 'kills', ...options], {
    env: { ...process.env, TMPDIR: folder, DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
});
afterEach(async () => {
  bench.kill('SIGKILL');
  // What the bench has started may still write while it ends.
  await vi.waitFor(() => rmSync(folder, { recursive: true, force: true }), { timeout: 60_000 });
}, 90_000);

/** Process of the Postgres that the bench has started. */
async function postgresOf(): Promise<number> {
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

it('once: everything ends, and the command says that it was cancelled', async () => {
  const pid = await postgresOf();
  let said = '';
  bench.stderr!.on('data', (text) => {
    said += String(text);
  });
  bench.kill('SIGINT');
  expect(await once(bench, 'close')).toEqual([130, null]); // when all that it said has come
  expect(said).toContain('(cancelled)');
  await gone(pid);
  expect(readdirSync(folder).filter((name) => name.startsWith('nonet-bench-'))).toEqual([]);
}, 300_000);

it('twice: the command ends at once, and Postgres with it', async () => {
  const pid = await postgresOf();
  bench.kill('SIGINT');
  await sleep(100); // signals that come together are one
  bench.kill('SIGINT');
  expect(await once(bench, 'exit')).toEqual([130, null]);
  await gone(pid);
}, 300_000);
