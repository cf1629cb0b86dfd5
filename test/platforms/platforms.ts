// The platforms that Nonet installs on, and the packages of the lockfile that bring a binary for each.

export interface Platform {
  readonly os: 'darwin' | 'linux' | 'win32';
  readonly cpu: 'arm64' | 'x64';
  readonly libc?: 'glibc' | 'musl';
}

export const PLATFORMS: readonly Platform[] = [
  { os: 'darwin', cpu: 'arm64' },
  { os: 'darwin', cpu: 'x64' },
  { os: 'linux', cpu: 'arm64', libc: 'glibc' },
  { os: 'linux', cpu: 'x64', libc: 'glibc' },
  { os: 'linux', cpu: 'arm64', libc: 'musl' },
  { os: 'linux', cpu: 'x64', libc: 'musl' },
  { os: 'win32', cpu: 'x64' },
];

export const platformName = ({ os, cpu, libc }: Platform): string =>
  [os, cpu, libc].filter(Boolean).join('-');

/** One package in a lockfile. */
export interface LockedPackage {
  readonly version?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly integrity?: string;
  readonly engines?: { readonly node?: string };
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export type Lock = Readonly<Record<string, LockedPackage>>;

/** A package whose binaries come in packages of their own, one for each platform. */
export interface BinaryFamily {
  /** Path in the lockfile of the package that names them. */
  readonly of: string;
  /** Their paths in the lockfile. */
  readonly members: readonly string[];
}

/** Packages that run without their binary; the reason is given. */
const OPTIONAL_BINARIES: Readonly<Record<string, string>> = {
  'cbor-extract': 'cbor-x decodes in JavaScript without it',
};

export function binaryFamilies(lock: Lock): BinaryFamily[] {
  return Object.entries(lock).flatMap(([of, { optionalDependencies = {} }]) => {
    const members = Object.keys(optionalDependencies)
      .map((name) => pathOf(lock, of, name))
      .filter((path) => path !== undefined)
      .filter((path) => lock[path]!.os !== undefined && lock[path]!.cpu !== undefined);
    const name = of.replace(/^.*node_modules\//, '');
    return members.length > 1 && !(name in OPTIONAL_BINARIES) ? [{ of, members }] : [];
  });
}

/** Where npm puts the package that a package at `from` imports by `name`; undefined if the lockfile has none. */
export function pathOf(lock: Lock, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    const path = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (path in lock) return path;
    if (folder === '') return undefined;
  }
}

/** Whether npm installs a package on a platform. */
export const installsOn = (
  { os, cpu, libc }: Pick<LockedPackage, 'os' | 'cpu' | 'libc'>,
  platform: Platform,
): boolean =>
  allows(os, platform.os) &&
  allows(cpu, platform.cpu) &&
  (libc === undefined || (platform.libc !== undefined && libc.includes(platform.libc)));

/** npm's rule for such lists: `!name` forbids. */
function allows(list: readonly string[] | undefined, name: string): boolean {
  if (list === undefined) return true;
  if (list.includes(`!${name}`)) return false;
  return list.includes(name) || list.every((entry) => entry.startsWith('!'));
}
