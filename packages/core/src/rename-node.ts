// Renames files and folders on every system, also onto what another program has open.
import { renameSync } from 'node:fs';

/** Reported by Windows while another program, often a virus scanner, has the source or the target open. */
const IN_USE = new Set(['EACCES', 'EBUSY', 'EPERM']);
const TRIES = 10;
const PAUSE_MS = 50;

/**
 * Renames a file or folder and replaces a file at the target. On Windows it is tried again, for half a second, while
 * either is in use.
 * @throws the error of the system
 */
export function renameOver(
  from: string,
  to: string,
  {
    rename = renameSync,
    platform = process.platform,
  }: { rename?: (from: string, to: string) => void; platform?: NodeJS.Platform } = {},
): void {
  for (let tried = 1; ; tried++) {
    try {
      rename(from, to);
      return;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (platform !== 'win32' || !IN_USE.has(code) || tried === TRIES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
