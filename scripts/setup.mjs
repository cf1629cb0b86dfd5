// Installs the pinned dependencies on first use, so that `npm start` and `npm test` need no other step.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Installs what package-lock.json names unless it is there already. Exits the process if that fails.
 * @param {{ dev: boolean }} options dev: also what only developing and testing need
 */
export function ensureInstalled({ dev }) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Nonet needs Node 20.19 or newer, this is ${process.versions.node}.`);
    process.exit(1);
  }
  if (isInstalled(dev)) return;
  console.error('Installing dependencies (first time only) ...');
  // Not `npm ci`: it refuses a lockfile that was written where packages of other platforms could not be seen.
  const omit = dev || hasDevPackages() ? [] : ['--omit=dev']; // which would remove them
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...omit]);
}

/** Whether node_modules has every package of the lockfile. */
function isInstalled(dev) {
  const installed = installedPackages();
  return Object.entries(readPackages(`${root}package-lock.json`)).every(([path, wanted]) => {
    const needed =
      path.startsWith('node_modules/') && !wanted.optional && !wanted.devOptional && (dev || !wanted.dev);
    return !needed || (wanted.link ? path in installed : installed[path]?.version === wanted.version);
  });
}

const hasDevPackages = () => Object.values(installedPackages()).some((found) => found.dev);

/** npm's own record of what it installed. */
function installedPackages() {
  const record = `${root}node_modules/.package-lock.json`;
  return existsSync(record) ? readPackages(record) : {};
}

const readPackages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

/** Runs a command in the repository root with inherited output; exits with its status if it fails. */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}
