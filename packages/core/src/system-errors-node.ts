// Errors of the file system in our own words, with stable codes.
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { NonetError } from './errors.ts';

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

/** Runs `action`; errors of the system name `path`. @throws NonetError `disk-full`, `read-only`, `file-write` */
export function explaining<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    checkNotReadOnly(path);
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    throw new NonetError(
      full ? 'disk-full' : 'file-write',
      full ? `${path}: the disk is full` : `${path}: cannot be written (${code})`,
      { cause: error },
    );
  }
}

/** The system's code (`ENOSPC`) when `error` came from a system call. */
export function systemErrorCode(error: unknown): string | undefined {
  const isSystemError = error instanceof Error && 'syscall' in error && 'code' in error;
  return isSystemError ? String(error.code) : undefined;
}
