import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_MODEL, modelFolder, modelsFolder } from './model-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nonet-models-'));
  vi.stubEnv('NONET_MODELS', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

it('finds models by name and by path', () => {
  const pulled = join(folder, 'dalle-mini/dalle-mini');
  mkdirSync(join(pulled, 'dalle-bart'), { recursive: true });
  expect(modelFolder('dalle-mini/dalle-mini')).toBe(pulled);
  expect(modelFolder(pulled)).toBe(pulled);
  expect(modelFolder(DEFAULT_MODEL)).toMatch(/weights.nonet-1$/);
  expect(modelFolder('.')).toBe(process.cwd());
});

it('lists what there is and says how to get what is not', () => {
  mkdirSync(join(folder, 'me/mine/dalle-bart'), { recursive: true });
  mkdirSync(join(folder, 'me/codes/vqgan'), { recursive: true });
  const message = expect.stringMatching(/nonet-1, me\/mine; `nonet pull you\/yours`/);
  expect(() => modelFolder('you/yours')).toThrow(expect.objectContaining({ code: 'model-missing', message }));
  expect(() => modelFolder('')).toThrow(expect.objectContaining({ code: 'model-missing' }));
});

it('keeps models in the cache folder by default', () => {
  expect(modelsFolder({ NONET_MODELS: '/big/disk' })).toBe('/big/disk');
  expect(modelsFolder({ XDG_CACHE_HOME: '/caches' })).toBe('/caches/nonet/models');
  if (process.platform !== 'win32') expect(modelsFolder({})).toBe(join(homedir(), '.cache/nonet/models'));
});
