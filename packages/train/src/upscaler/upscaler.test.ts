// The upscaler's training on a few drawings, the test of what it made, and how its inputs come to be.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openUpscaler } from '@nonet/models/node';
import { Random } from '@nonet/scenes';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SOURCES } from '../data/sources.ts';
import { packDrawings } from '../testing/tiny-data.ts';
import { vectorDrawings } from './drawings.ts';
import { formatUpscalerScores, TESTED_SOURCES, testUpscaler } from './evaluate.ts';
import { drawPatch } from './patches.ts';
import { roughen, shrink } from './shrink.ts';
import { trainUpscaler } from './train.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-upscaler-'));
const path = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RECIPE = {
  model: { factor: 4, channels: 8, blocks: 1 },
  sources: [TESTED_SOURCES[0]],
  patch_size: 64,
  steps: 3,
  sample_every_steps: 2,
  batch_size: 2,
  learning_rate: 0.002,
};

beforeAll(async () => {
  const body = '<circle cx="50" cy="50" r="46" fill="#e07818"/><rect x="30" y="40" width="40" height="30"/>';
  const icons = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`thing-${i}`, { body }]));
  for (const id of TESTED_SOURCES)
    await packDrawings(path('data'), SOURCES.find((one) => one.id === id)!, icons);
});

const train = (recipe: object, run: string) => {
  writeFileSync(path('recipe.json'), JSON.stringify(recipe));
  return trainUpscaler({ recipe: path('recipe.json'), dataDir: path('data'), runDir: path(run), threads: 1 });
};

it('trains a net that opens, is tested beside interpolation, and is no worse than it began', async () => {
  await train(RECIPE, 'run');
  expect(readFileSync(path('run/sample-000002.png')).subarray(1, 4).toString()).toBe('PNG');
  const upscaler = openUpscaler(path('run/model'), { threads: 1 });
  const scores = await testUpscaler({ upscaler, dataDir: path('data'), drawings: 1 });
  await upscaler.release();
  expect(scores.map(({ drawings }) => drawings)).toEqual([5, 5]);
  for (const score of scores) {
    expect(score.nearest).toBeLessThan(score.bicubic);
    expect(score.upscaler).toBeGreaterThan(score.bicubic - 3);
  }
  expect(formatUpscalerScores(scores)).toMatch(
    /shrunk +[\d.]+ dB.*\n.*noisy.*\nMeans over 5 held-out drawings\.$/,
  );
});

it.each([
  [{ ...RECIPE, sources: ['nowhere'] }, 'data-source'],
  [{ ...RECIPE, patch_size: 60 }, 'config-value'],
  [{ ...RECIPE, model: { channels: 8 } }, 'config-missing-key'],
])('refuses a recipe that cannot work %#', async (recipe, code) => {
  const error = await train(recipe, 'refused').catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code });
});

it('shows no drawing both in training and in the test', async () => {
  const [seen] = await vectorDrawings(path('data'), [TESTED_SOURCES[0]!], false);
  const [kept] = await vectorDrawings(path('data'), [TESTED_SOURCES[0]!], true);
  expect([seen!.length + kept!.length, kept!.length > 0]).toEqual([100, true]);
  const names = new Set(seen!.map(({ name }) => name));
  expect(kept!.filter(({ name }) => names.has(name))).toEqual([]);
});

it('draws the same patch from the same numbers, and drawings show in them', async () => {
  const drawings = await vectorDrawings(path('data'), [TESTED_SOURCES[0]!], false);
  const patch = await drawPatch(drawings, 64, new Random(5));
  expect(await drawPatch(drawings, 64, new Random(5))).toEqual(patch);
  expect(new Set(patch).size).toBeGreaterThan(2);
});

it('shrinks by the mean of blocks, and roughens without changing how bright a picture is', () => {
  const pixels = Uint8Array.from({ length: 3 * 32 * 32 }, (_, i) =>
    i % 3 === 0 ? 255 : i % 3 === 1 ? 51 : 0,
  );
  const planes = shrink(pixels, 32);
  const means = [0, 1, 2].map((c) => planes.subarray(64 * c, 64 * c + 64).reduce((a, b) => a + b, 0) / 64);
  means.forEach((mean, c) => expect(mean).toBeCloseTo([1, 0.2, 0][c]!, 5));
  for (let seed = 0; seed < 20; seed++) {
    const rough = new Float32Array(3 * 16 * 16).fill(0.5);
    roughen(rough, 16, new Random(seed));
    expect(Math.abs(rough.reduce((a, b) => a + b, 0) / rough.length - 0.5)).toBeLessThan(0.01);
    expect(rough.every((value) => value >= 0 && value <= 1)).toBe(true);
  }
});
