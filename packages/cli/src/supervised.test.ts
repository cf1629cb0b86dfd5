// A service below npm and a supervisor, on read-only file systems, and at addresses of every kind.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { removeFolder } from '@nonet/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const nonet = join(root, 'scripts/nonet.mjs');
/** A file that takes nothing, as on a full disk. */
const FULL = existsSync('/dev/full') ? '/dev/full' : '/dev/null';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'nonet-supervised-'));
});
afterAll(() => removeFolder(home));

/** The address that a starting service prints. */
async function addressOf(child: ChildProcess): Promise<string> {
  const lines = createInterface(child.stdout!);
  for await (const line of lines) {
    const [, address] = /^Nonet is ready: (\S+)$/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error('the service ended before it was ready');
}

const isThere = (url: string): Promise<boolean> =>
  fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

it.skipIf(process.platform === 'win32')(
  'a service ends when npm is ended, and leaves its data to the next, whose log cannot be written',
  async () => {
    const options = ['--port', '0', '--host', '::', '--data', join(home, 'data'), '--simulate', '1', '--all'];
    const npm = spawn('npx', ['--no', 'nonet', 'serve', ...options], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const url = await addressOf(npm);
    expect(url).toMatch(/^http:\/\/localhost:\d+$/);
    expect(await isThere(url)).toBe(true);
    npm.kill('SIGTERM');
    await expect.poll(() => isThere(url)).toBe(false);
    const again = [...options.with(1, new URL(url).port), '--log', 'info'];
    const log = openSync(FULL, 'w');
    const next = spawn(process.execPath, [nonet, 'serve', ...again], { stdio: ['ignore', log, 'ignore'] });
    closeSync(log);
    await expect.poll(() => isThere(url)).toBe(true);
    expect(await isThere(url)).toBe(true); // its log has failed by now
    next.kill('SIGHUP'); // its terminal was closed
    const [, endedBy] = (await once(next, 'exit')) as [number | null, string | null];
    expect(endedBy).toBeNull(); // it ended by itself, with all that it had started
  },
);

it.skipIf(process.platform === 'win32')(
  'a service whose database never answers ends when it is ended',
  async () => {
    const silent = createServer();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const child = spawn(process.execPath, [nonet, 'serve', '--data', join(home, 'silent')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DATABASE_URL: `postgres://nobody@127.0.0.1:${port}/none` },
    });
    const said = text(child.stderr);
    await once(silent, 'connection');
    child.kill('SIGTERM');
    const [status] = await once(child, 'exit');
    silent.close();
    expect([status, await said]).toEqual([1, expect.stringContaining('(ended-while-starting)')]);
  },
);

/** Runs a command where `ro` is a read-only mount that nobody else sees. */
const onReadOnly = (folder: string, ...command: readonly string[]) =>
  spawnSync(
    'unshare',
    ['-rm', 'sh', '-c', 'mkdir -p "$0" && mount -t tmpfs -o ro none "$0" && exec "$@"', folder, ...command],
    { encoding: 'utf8', cwd: home },
  );
const canMount =
  process.platform === 'linux' && onReadOnly(join(tmpdir(), `nonet-ro-${process.pid}`), 'true').status === 0;
afterAll(() => rmSync(join(tmpdir(), `nonet-ro-${process.pid}`), { recursive: true, force: true }));

describe.skipIf(!canMount)('on a read-only mount', () => {
  it.each([
    ['draw', 'a cat', '-o', 'ro/x'],
    ['draw', 'a cat', '-o', 'ro'],
    ['serve', '--data', 'ro/d', '--simulate', '1', '--all', '--port', '0'],
  ])('nonet %s says so: %s %s %s', (...args) => {
    const { stderr, status } = onReadOnly('ro', process.execPath, nonet, ...args);
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^nonet \w+: .*ro.*read-only \(read-only\)\n$/),
    ]);
  });
});
