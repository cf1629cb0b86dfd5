// One writer at a time: a lock file that names the process that holds it.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import { explaining, makeFolder, systemErrorCode } from '@nonet/core/node';

/**
 * Takes the lock of a folder, which is made if absent; a lock whose process is gone does not count.
 * @returns gives it back
 * @throws NonetError `pull-running`, `file-write`
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock');
  makeFolder(folder);
  for (let tried = 1; ; tried++) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (systemErrorCode(error) !== 'EEXIST') return explaining(path, () => raise(error));
      const holder = Number(readFileSync(path, 'utf8'));
      if (isRunning(holder) || tried > 3) {
        throw new NonetError(
          'pull-running',
          `process ${holder} is downloading into ${folder} already; wait for it, or delete ${path} if it is not there any more`,
        );
      }
      rmSync(path, { force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === 'EPERM';
  }
}

function raise(error: unknown): never {
  throw error;
}
