// Files that appear whole or not at all.
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { renameOver } from './rename-node.ts';
import { explaining } from './system-errors-node.ts';

/** One system call moves less than 2 GiB. */
const MAX_TRANSFER = 1 << 30;

/**
 * Writes a file that appears under its name only when every byte is on the disk: a crash, a full disk or an
 * error thrown by `pieces` leaves what was there before, and no half-written file.
 * @throws NonetError `disk-full`, `read-only`, `file-write`; errors thrown by `pieces` pass through
 */
export function writeFileAtomically(path: string, pieces: Iterable<Uint8Array>): void {
  const file = new AtomicFile(path);
  try {
    for (const piece of pieces) file.write(piece);
    file.commit();
  } catch (error) {
    file.discard();
    throw error;
  }
}

/** A file that is written bit by bit and appears under its name when it is committed. */
export class AtomicFile {
  readonly path: string;
  readonly #temporary: string;
  #descriptor: number | undefined;

  /** @throws NonetError `disk-full`, `read-only`, `file-write`, as all its methods but `discard` */
  constructor(path: string) {
    this.path = path;
    this.#temporary = `${path}.${randomUUID()}.tmp`;
    this.#descriptor = explaining(path, () => openSync(this.#temporary, 'wx'));
  }

  write(piece: Uint8Array): void {
    explaining(this.path, () => {
      for (let done = 0; done < piece.length; ) {
        done += writeSync(this.#descriptor!, piece, done, Math.min(piece.length - done, MAX_TRANSFER));
      }
    });
  }

  commit(): void {
    explaining(this.path, () => {
      fsyncSync(this.#descriptor!);
      this.#close();
      renameOver(this.#temporary, this.path);
      syncFolder(dirname(this.path));
    });
  }

  /** Leaves nothing behind. */
  discard(): void {
    this.#close();
    rmSync(this.#temporary, { force: true });
  }

  #close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
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
