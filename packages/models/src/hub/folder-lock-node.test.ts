import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from './folder-lock-node.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nonet-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('lets one in at a time', () => {
  const unlock = lockFolder(join(folder, 'new'));
  expect(() => lockFolder(join(folder, 'new'))).toThrow(
    expect.objectContaining({ code: 'pull-running', message: expect.stringContaining(String(process.pid)) }),
  );
  unlock();
  lockFolder(join(folder, 'new'))();
});

it.each(['999999999', 'nobody', ''])('takes over from a process that is gone (%s)', (holder) => {
  writeFileSync(join(folder, 'lock'), holder);
  lockFolder(folder)();
  expect(existsSync(join(folder, 'lock'))).toBe(false);
});

it('says that a folder cannot be made', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => lockFolder(join(folder, 'file', 'below'))).toThrow(
    expect.objectContaining({ code: 'file-write' }),
  );
});

it.runIf(existsSync('/proc/self'))('ends where the file system refuses a folder', () => {
  expect(() => lockFolder('/proc/nonet/below')).toThrow(expect.objectContaining({ code: 'file-write' }));
});
