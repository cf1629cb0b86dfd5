// A file as a byte source (only the asked-for stretch is read), and files that appear whole or not at all.
import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { NonetError } from '@nonet/tensor';
import { type ByteSource, truncated } from './byte-source.ts';

/** One system call moves less than 2 GiB. */
const MAX_TRANSFER = 1 << 30;

/**
 * Opens a file for reading in pieces; `close()` it when done.
 * @throws NonetError `checkpoint-not-found`, `checkpoint-unreadable`
 */
export function openFileSource(path: string): ByteSource {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    const missing = errorCode(error) === 'ENOENT';
    throw new NonetError(
      missing ? 'checkpoint-not-found' : 'checkpoint-unreadable',
      missing ? `${path}: no such file` : `${path}: cannot be opened (${errorCode(error)})`,
      { cause: error },
    );
  }
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) {
    closeSync(descriptor);
    throw new NonetError('checkpoint-unreadable', `${path}: is not a file`);
  }
  const readInto = (offset: number, target: Uint8Array) => {
    for (let done = 0; done < target.length; ) {
      const length = Math.min(target.length - done, MAX_TRANSFER);
      const count = readSync(descriptor, target, done, length, offset + done);
      if (count === 0) throw truncated(path, offset + target.length, offset + done);
      done += count;
    }
  };
  return { label: path, size: stat.size, readInto, close: () => closeSync(descriptor) };
}

/**
 * Writes a file that appears under its name only when every byte is on the disk: a crash, a full disk or an
 * error thrown by `pieces` leaves what was there before, and no half-written file.
 * @throws NonetError `checkpoint-disk-full`, `checkpoint-write`; errors thrown by `pieces` pass through
 */
export function writeFileAtomically(path: string, pieces: Iterable<Uint8Array>): void {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const descriptor = openSync(temporary, 'wx');
    try {
      for (const piece of pieces) writeAll(descriptor, piece);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(temporary, { force: true });
    const code = errorCode(error);
    if (code === undefined) throw error;
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    throw new NonetError(
      full ? 'checkpoint-disk-full' : 'checkpoint-write',
      full ? `${path}: the disk is full; nothing was written` : `${path}: cannot be written (${code})`,
      { cause: error },
    );
  }
}

function writeAll(descriptor: number, piece: Uint8Array): void {
  for (let done = 0; done < piece.length; ) {
    done += writeSync(descriptor, piece, done, Math.min(piece.length - done, MAX_TRANSFER));
  }
}

/** Makes the rename itself durable; Windows has no such call for folders. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The system's code (`ENOSPC`) when `error` came from a system call. */
function errorCode(error: unknown): string | undefined {
  const isSystemError = error instanceof Error && 'syscall' in error && 'code' in error;
  return isSystemError ? String(error.code) : undefined;
}
