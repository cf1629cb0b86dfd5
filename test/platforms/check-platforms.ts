// `npm run check:platforms [name ...]`: installs for every platform, and looks that every native package has its binary.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtFor, needsGlibc } from './binary-file.ts';
import {
  binaryFamilies,
  installsOn,
  type Lock,
  PLATFORMS,
  type Platform,
  platformName,
} from './platforms.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { packages: lock } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Lock;
};

/** A native package, and what takes its place on platforms that it has no binary for. */
interface Native {
  readonly name: string;
  /** Folders of the installed tree that hold its binary for the platform. */
  readonly folders: readonly string[];
  readonly instead?: string;
}

function nativePackages(platform: Platform): Native[] {
  const families = binaryFamilies(lock).map(({ of, members }) => ({
    name: of.replace(/^node_modules\//, ''),
    folders: members.filter((path) => installsOn(lock[path]!, platform)),
    ...(of === 'packages/server' ? { instead: 'a server named in DATABASE_URL' } : {}),
  }));
  const runtime = `node_modules/onnxruntime-node/bin/napi-v6/${platform.os}/${platform.cpu}`;
  return [...families, { name: 'onnxruntime-node', folders: [runtime], instead: 'WebAssembly' }];
}

/** What a package has for a platform: a binary, something in its place, or nothing. */
function judge({ folders, instead }: Native, platform: Platform, installed: string): string | undefined {
  const binaries = folders
    .map((folder) => join(installed, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && statSync(join(entry.parentPath, entry.name)).size > 4096)
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .filter((path) => builtFor(path).some(({ os, cpu }) => os === platform.os && cpu === platform.cpu));
  const runs = platform.libc !== 'musl' || !binaries.some(needsGlibc); // libraries of data alone need none
  return binaries.length > 0 && runs ? 'binary' : instead;
}

function install(platform: Platform): string {
  const folder = mkdtempSync(join(tmpdir(), `nonet-${platformName(platform)}-`));
  const manifests = Object.keys(lock).filter(
    (path) => path.startsWith('packages/') && !path.includes('node_modules'),
  );
  for (const name of [
    'package.json',
    'package-lock.json',
    '.npmrc',
    ...manifests.map((path) => `${path}/package.json`),
  ])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  const { os, cpu, libc } = platform;
  const args = [
    'ci',
    `--os=${os}`,
    `--cpu=${cpu}`,
    ...(libc ? [`--libc=${libc}`] : []),
    '--no-audit',
    '--no-fund',
  ];
  const npm =
    process.env['npm_execpath'] ?? join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js');
  const { status, stderr } = spawnSync(process.execPath, [npm, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${stderr}`);
  return folder;
}

const asked = process.argv.slice(2);
for (const platform of PLATFORMS) {
  const name = platformName(platform);
  if (asked.length > 0 && !asked.includes(name)) continue;
  const installed = install(platform);
  try {
    const found = nativePackages(platform).map((native) => ({
      name: native.name,
      has: judge(native, platform, installed),
    }));
    const lacking = found.filter(({ has }) => has === undefined);
    const replaced = found.filter(({ has }) => has !== undefined && has !== 'binary');
    console.log(
      `${name}: ${found.length - lacking.length - replaced.length} native packages with their binary`,
      ...replaced.map(({ name: lacks, has }) => `; ${lacks} has none, in its place ${has}`),
      ...lacking.map(({ name: lacks }) => `; ${lacks} HAS NONE`),
    );
    if (lacking.length > 0) process.exitCode = 1;
  } finally {
    rmSync(installed, { recursive: true, force: true });
  }
}
