// The layout of the built package: as in the repository, so that files find each other by the same relative addresses.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The folder that becomes the package; ignored by git. */
export const outFolder = join(root, 'packages/nonet/dist');

/** What users import, by the names that they import it by. */
export const PUBLIC_ENTRIES = {
  '.': 'index',
  './client': 'client',
  './tensor': 'tensor',
  './web': 'web',
} as const;

/** Processes and threads of our own: nothing imports them. */
const PROGRAMS = [
  'cli/src/bench/dalle-mini-child.ts',
  'cli/src/bench/start-child.ts',
  'server/src/bench/node-main.ts',
  'server/src/bench/status-reader.ts',
  'server/src/device/pack-worker.ts',
  'server/src/model/model-main.ts',
  'server/src/moderation/nsfw-worker.ts',
  'server/src/upscaling/upscale-main.ts',
  'train/src/bench/our-child.ts',
  'train/src/dalle/token-worker.ts',
  'train/src/judge/picture-worker.ts',
  'train/src/scene-worker.ts',
  'train/src/upscaler/patch-worker.ts',
];

export const ENTRIES: readonly string[] = [
  ...Object.values(PUBLIC_ENTRIES).map((name) => `packages/nonet/src/${name}.ts`),
  'packages/nonet/src/command.ts',
  'packages/nonet/src/tensor-browser.ts',
  ...PROGRAMS.map((path) => `packages/${path}`),
];

/** Workspaces whose files that are no code are read at run time. */
export const WITH_ASSETS = ['api', 'cli', 'models', 'server', 'train'] as const;

/** The workspaces that the package is made of. */
export const WORKSPACES = [...WITH_ASSETS, 'core', 'nonet', 'scenes', 'tensor'] as const;
