// The built page: `npm start` builds it when anything that it is made of changed.
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = [
  'packages/web',
  'packages/api/src',
  'packages/core/src',
  'packages/models/src',
  'packages/tensor/src',
  'weights/upscaler',
];
const BUILT = join(root, 'packages/web/dist');

/**
 * Builds the page if it is older than its sources, into a folder that then takes the old one's place: what starts at the
 * same time must not find half of it. The first that is done serves all.
 */
export function ensurePage() {
  if (isBuilt()) return;
  const fresh = `${BUILT}-${process.pid}`;
  const vite = ['node_modules/vite/bin/vite.js', 'build', 'packages/web', '--logLevel', 'warn'];
  run(process.execPath, [...vite, '--outDir', fresh]);
  const old = `${fresh}-old`;
  try {
    if (!isBuilt()) renameSync(BUILT, old);
  } catch {
    // There is none, or another has taken it.
  }
  try {
    if (!isBuilt()) renameSync(fresh, BUILT);
  } catch (error) {
    if (!isBuilt()) throw error; // else another was quicker
  }
  for (const folder of [old, fresh]) rmSync(folder, { recursive: true, force: true });
}

function isBuilt() {
  const page = statSync(join(BUILT, 'index.html'), { throwIfNoEntry: false });
  return (
    page !== undefined &&
    [...SOURCES, 'package-lock.json'].every((path) => latestChange(join(root, path)) < page.mtimeMs)
  );
}

/** When a file, or anything in a folder, was changed last; folders below it count too: they tell what was deleted. */
function latestChange(path) {
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((entry) => !/[\\/](dist|dist-[^\\/]+|node_modules)([\\/]|$)/.test(entry.slice(path.length)))
    .reduce((latest, entry) => Math.max(latest, statSync(entry).mtimeMs), 0);
}
