// Folders that are made, and file systems that refuse it because they are read-only.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
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
 * Makes a folder and those above it, as far as they are missing. On a read-only file system the system itself says of
 * missing parents that they do not exist.
 * @returns the outermost folder that was made
 * @throws NonetError `read-only`; else the system's error
 */
export function makeFolder(path: string, mode?: number): string | undefined {
  checkNotReadOnly(path);
  return mkdirSync(path, { recursive: true, ...(mode === undefined ? {} : { mode }) });
}
