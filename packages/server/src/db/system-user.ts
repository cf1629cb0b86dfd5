// Postgres refuses to run as root: when Nonet does, Postgres gets another user.
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { makeFolder } from '@nonet/core/node';

const NOBODY = 65_534;
const EXECUTE = { owner: 0o100, others: 0o001 };

/** The user to run Postgres as when this process is root's: the owner of its data, if there is any. */
export function postgresUser(data: string): number | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return statSync(data, { throwIfNoEntry: false })?.uid || NOBODY;
}

/** Whether a user may enter every folder on the way to `path`. */
export function reachableBy(uid: number, path: string): boolean {
  for (let folder = resolve(path); folder !== dirname(folder); folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    const needed = found?.uid === uid ? EXECUTE.owner : EXECUTE.others;
    if (found && !(found.mode & needed) && folder !== resolve(path)) return false;
  }
  return true;
}

/** Where files go that another user must reach, when the folder that they belong in is private to root. */
export function sharedFolder(): string {
  const folder = '/var/lib/nonet';
  makeFolder(folder, 0o755);
  return folder;
}
