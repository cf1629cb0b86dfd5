// The built package in a folder of its own, as a user has it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const builtPackage = join(root, 'packages/nonet/dist');
export const examples = join(root, 'examples');

/** What the examples and programs of the tests need beside the package. */
const BESIDE = ['@types/node', 'fastify', 'vite'];

/** Builds and packs; `NONET_TEST_PACKAGE` names a file that was packed before. @returns the package's file */
export function packPackage(): string {
  const packed = process.env['NONET_TEST_PACKAGE'];
  if (packed) return resolve(packed);
  runNode(join(root, 'scripts/package.mjs'), [], root);
  const { version } = readManifest(builtPackage);
  return join(root, 'out', `nonet-${version}.tgz`);
}

/**
 * Puts a package file into an empty folder. `NONET_TEST_INSTALL=npm` has npm install it, with all that it depends on;
 * else it is unpacked, and each package that it declares is linked to the repository's.
 */
export function installPackage(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'nonet-package-'));
  chmodSync(folder, 0o755); // root's Postgres is another user
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const modules = join(folder, 'node_modules');
  if (process.env['NONET_TEST_INSTALL'] === 'npm') installByNpm(file, folder);
  else unpack(file, modules);
  const beside = BESIDE.filter((name) => !existsSync(join(modules, name)));
  for (const name of beside) link(name, modules);
  for (const name of readdirSync(examples))
    cpSync(join(examples, name), join(folder, name), { recursive: true });
  return folder;
}

function installByNpm(file: string, folder: string): void {
  const npm = process.env['npm_execpath'];
  if (!npm) throw new Error('NONET_TEST_INSTALL=npm: expected to be run by npm');
  runNode(npm, ['install', '--no-audit', '--no-fund', file], folder);
}

function unpack(file: string, modules: string): void {
  const target = join(modules, 'nonet');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  mkdirSync(target);
  const { status, stderr } = spawnSync('tar', ['-xzf', file, '--strip-components=1', '-C', target], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const { bin, dependencies, optionalDependencies } = readManifest(target);
  chmodSync(join(target, bin.nonet), 0o755);
  symlinkSync(join('../nonet', bin.nonet), join(modules, '.bin/nonet'));
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) link(name, modules);
}

/** Links one package to where the repository has it; those for other systems are nowhere. */
function link(name: string, modules: string): void {
  const places = ['.', ...readdirSync(join(root, 'packages')).map((workspace) => `packages/${workspace}`)];
  const place = places.map((path) => join(root, path, 'node_modules', name)).find((path) => existsSync(path));
  if (place === undefined) return;
  const path = join(modules, name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(place, path, 'junction');
}

interface Manifest {
  readonly version: string;
  readonly bin: { readonly nonet: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** The file of the installed command. */
export const commandOf = (folder: string): string => {
  const installed = join(folder, 'node_modules/nonet');
  return join(installed, readManifest(installed).bin.nonet);
};

/** Runs a program to its end. @returns its output @throws Error with what it wrote if it fails */
export function runNode(program: string, args: readonly string[], cwd: string, input?: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}

export interface Running {
  readonly child: ChildProcess;
  /** The first address that it printed. */
  readonly url: string;
}

/** Starts a program that prints its address when it answers. */
export async function startNode(program: string, args: readonly string[], cwd: string): Promise<Running> {
  const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk;
      const found = /http:\/\/[^\s/]+/.exec(text);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}: ${text}`)));
  });
  return { child, url };
}
