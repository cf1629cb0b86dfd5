// Folders that are made, also where a file system refuses.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { checkNotReadOnly, explaining } from './system-errors-node.ts';

/**
 * Makes a folder and those above it, as far as they are missing, one after the other: `recursive` of `mkdirSync` never
 * ends where a file system refuses with ENOENT, as /proc does.
 * @returns the outermost folder that was made, absolute
 * @throws NonetError `read-only`, `disk-full`, `file-write`
 */
export function makeFolder(path: string, mode?: number): string | undefined {
  checkNotReadOnly(path);
  const missing: string[] = [];
  for (let folder = resolve(path); !existsSync(folder); folder = dirname(folder)) {
    missing.unshift(folder);
    if (folder === dirname(folder)) break; // a drive that is not there
  }
  explaining(path, () => {
    for (const folder of missing) makeOne(folder, mode);
    if (missing.length === 0 && !statSync(path).isDirectory()) mkdirSync(path); // which throws EEXIST
  });
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
