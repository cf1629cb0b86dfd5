// Folders that are made, and file systems that refuse it because they are read-only.
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { NonetError } from '@nonet/tensor';

/** Whether a path, which need not exist, is on a read-only file system. */
export function isReadOnly(path: string): boolean {
  let folder = resolve(path);
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EROFS';
  }
}

/** @throws NonetError `read-only` */
export function checkNotReadOnly(path: string): void {
  if (isReadOnly(path)) {
    throw new NonetError('read-only', `${path}: cannot be written, its file system is read-only`);
  }
}

/**
 * Makes a folder and those above it, as far as they are missing, one after the other: `recursive` of `mkdirSync` never
 * ends where a file system refuses with ENOENT, as /proc does.
 * @returns the outermost folder that was made, absolute
 * @throws NonetError `read-only`; else the system's error
 */
export function makeFolder(path: string, mode?: number): string | undefined {
  checkNotReadOnly(path);
  const missing: string[] = [];
  for (let folder = resolve(path); !existsSync(folder); folder = dirname(folder)) {
    missing.unshift(folder);
    if (folder === dirname(folder)) break; // a drive that is not there
  }
  for (const folder of missing) makeOne(folder, mode);
  if (missing.length === 0 && !statSync(path).isDirectory()) mkdirSync(path); // EEXIST, in the system's words
  return missing[0];
}

/** Makes one folder, unless another process has made it meanwhile. */
function makeOne(folder: string, mode: number | undefined): void {
  try {
    mkdirSync(folder, mode);
  } catch (error) {
    const isThere = existsSync(folder) && statSync(folder).isDirectory();
    if (!isThere) throw error;
  }
}
