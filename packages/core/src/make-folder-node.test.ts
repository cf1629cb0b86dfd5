// Making folders, also where a file system refuses.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeFolder } from './make-folder-node.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-folder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('makes the folders that are missing, and names the outermost', () => {
  expect(makeFolder(join(folder, 'a/b/c'))).toBe(join(folder, 'a'));
  expect(existsSync(join(folder, 'a/b/c'))).toBe(true);
  expect(makeFolder(join(folder, 'a/b'))).toBeUndefined();
});

it('throws where a file is in the way', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => makeFolder(join(folder, 'file'))).toThrow(/file: cannot be written \(EEXIST\)/);
  expect(() => makeFolder(join(folder, 'file/below'))).toThrow(/ENOTDIR/);
});

it.runIf(existsSync('/proc/self'))('ends where the file system says ENOENT of a folder that is there', () => {
  expect(() => makeFolder('/proc/nonet/below')).toThrow(
    expect.objectContaining({ code: 'file-write', message: '/proc/nonet/below: cannot be written (ENOENT)' }),
  );
});
