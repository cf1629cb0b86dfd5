// A file as a byte source: only the asked-for stretch is read.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { NonetError } from '@nonet/core';
import { systemErrorCode } from '@nonet/core/node';
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
    const missing = systemErrorCode(error) === 'ENOENT';
    throw new NonetError(
      missing ? 'checkpoint-not-found' : 'checkpoint-unreadable',
      missing ? `${path}: no such file` : `${path}: cannot be opened (${systemErrorCode(error)})`,
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
