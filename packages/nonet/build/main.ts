// Builds the npm package `nonet`.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { packModel } from '@nonet/models/node';
import { bundle } from './bundle.ts';
import { outFolder, root, WITH_ASSETS } from './layout.ts';
import { manifestOf } from './manifest.ts';
import { writePages, writeTypes } from './types.ts';

/** Copied as they are. */
const COPIED = {
  'CHANGELOG.md': 'CHANGELOG.md',
  LICENSE: 'LICENSE',
  NOTICE: 'NOTICE',
  'packages/nonet/README.md': 'README.md',
  'packages/web/dist': 'packages/web/dist',
  weights: 'weights',
} as const;

export interface BuildOptions {
  /** Whether a changed API may change its report. */
  readonly acceptApi?: boolean;
  /** Whether pages about the API are written. */
  readonly pages?: boolean;
}

/**
 * Builds and packs; the page must be built.
 * @returns what was made
 * @throws Error if the API differs from its report
 */
export async function buildPackage({ acceptApi = false, pages = false }: BuildOptions): Promise<string> {
  rmSync(outFolder, { recursive: true, force: true });
  const imported = await bundle();
  for (const [from, to] of Object.entries(COPIED))
    cpSync(join(root, from), join(outFolder, to), { recursive: true });
  for (const workspace of WITH_ASSETS) copyAssets(join('packages', workspace, 'src'));
  writeFileSync(join(outFolder, 'weights/nonet-1.model'), packModel(join(root, 'weights/nonet-1')));
  writeFileSync(join(outFolder, 'package.json'), `${JSON.stringify(manifestOf(imported), undefined, 2)}\n`);
  const changed = writeTypes(acceptApi);
  if (changed.length > 0) {
    throw new Error(
      `the API differs from its report (${changed.map((name) => `docs/api/${name}.api.md`).join(', ')}): ` +
        '`npm run package -- --accept-api` writes it anew, and the changelog says what changed',
    );
  }
  const about = pages ? [`pages about the API: ${writePages()}`] : [];
  return [...about, pack()].join('\n');
}

/** What is no TypeScript: it is read at run time. */
function copyAssets(folder: string): void {
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /\.tsx?$/.test(entry.name) || basename(entry.parentPath) === 'testing') continue;
    const from = join(entry.parentPath, entry.name);
    // A script of a page beside a module of the same name would take its place.
    cpSync(from, join(outFolder, from.slice(root.length)), { force: false, errorOnExist: true });
  }
}

/** @returns the file's path and size */
function pack(): string {
  const destination = join(root, 'out');
  mkdirSync(destination, { recursive: true });
  const npm = process.env['npm_execpath'];
  const [command, ...before] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const { status, stdout, stderr } = spawnSync(
    command!,
    [...before, 'pack', '--json', '--pack-destination', relative(outFolder, destination)],
    {
      cwd: outFolder,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      shell: before.length === 0 && process.platform === 'win32', // there npm is a batch file
    },
  );
  if (status !== 0) throw new Error(stderr);
  const [{ filename, unpackedSize }] = JSON.parse(stdout) as [{ filename: string; unpackedSize: number }];
  const path = join(destination, filename);
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  return `${path}: ${megabytes(statSync(path).size)}, ${megabytes(unpackedSize)} unpacked`;
}
