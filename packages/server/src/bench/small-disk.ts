// A small disk of its own for a folder, so that it can be filled: in memory, where the system allows it (Linux, root).
import { execFileSync } from 'node:child_process';

/** Mounts a disk of so many bytes on a folder. @returns whether the system allowed it */
export function mountDisk(folder: string, bytes: number): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Takes the disk away again, also where files are open on it. */
export const unmountDisk = (folder: string): void => void execFileSync('umount', ['--lazy', folder]);
