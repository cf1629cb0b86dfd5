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
  // Not `npm ci`: it would remove what is there first, and what another process runs from.
  const omit = dev || hasDevPackages() ? [] : ['--omit=dev']; // which would remove them
  runNpm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...omit]);
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

/** The npm that runs this script, else the one in the path, which on Windows is a batch file and needs a shell. */
function runNpm(args) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) run(process.execPath, [npm, ...args]);
  else if (process.platform === 'win32') run(`npm ${args.join(' ')}`, [], { shell: true });
  else run('npm', args);
}

/** Runs a command in the repository root with inherited output; exits with its status if it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}
