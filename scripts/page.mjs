// Whether the built page is newer than everything that it is made of, so that `npm start` need not build it again.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = [
  'packages/web',
  'packages/api/src',
  'packages/models/src',
  'packages/tensor/src',
  'weights/upscaler',
];
const BUILT = 'packages/web/dist/index.html';

export function isPageBuilt() {
  const built = join(root, BUILT);
  if (!existsSync(built)) return false;
  const { mtimeMs } = statSync(built);
  return [...SOURCES, 'package-lock.json'].every((path) => latestChange(join(root, path)) < mtimeMs);
}

/** When a file, or anything in a folder, was changed last; folders below it count too: they tell what was deleted. */
function latestChange(path) {
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((entry) => !/[\\/](dist|node_modules)([\\/]|$)/.test(entry.slice(path.length)))
    .reduce((latest, entry) => Math.max(latest, statSync(entry).mtimeMs), 0);
}
