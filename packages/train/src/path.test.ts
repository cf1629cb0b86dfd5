// The whole path on a small data set: scenes, VQGAN, tokens, DalleBart, model folder, pictures.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openModel } from '@nonet/models/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportDalle, publishModel, trainDalle, trainVqgan, writePromptSheet } from './index.ts';
import type { LogEntry } from './run-folder.ts';
import { buildTinyData } from './testing/tiny-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-path-'));
const path = (name: string) => join(folder, name);

const RUN = { batch_size: 4, learning_rate: 0.001, muon_learning_rate: 0.02, sample_every_steps: 2 };
const VQGAN = {
  ...RUN,
  steps: 2,
  model: {
    ch: 16,
    ch_mult: [1, 1],
    num_res_blocks: 1,
    z_channels: 16,
    resolution: 64,
    patch_size: 8,
    norm_groups: 8,
    fsq_levels: [4, 4],
  },
};
const DALLE = {
  ...RUN,
  steps: 4,
  scenes: 256,
  model: {
    d_model: 32,
    encoder_layers: 1,
    encoder_attention_heads: 2,
    encoder_ffn_dim: 32,
    decoder_layers: 1,
    decoder_attention_heads: 2,
    decoder_ffn_dim: 32,
    encoder_vocab_size: 400,
    image_vocab_size: 16,
    image_length: 16,
    max_text_length: 24,
  },
};

const writeRecipe = (name: string, recipe: unknown) => {
  writeFileSync(path(name), JSON.stringify(recipe));
  return path(name);
};

beforeAll(async () => {
  await buildTinyData(path('data'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('goes from drawings to pictures of a prompt', async () => {
  const steps: LogEntry[] = [];
  const common = { dataDir: path('data'), threads: 1, onStep: (entry: LogEntry) => void steps.push(entry) };
  await trainVqgan({ ...common, recipe: writeRecipe('vqgan.json', VQGAN), runDir: path('vqgan') });
  expect(steps.map(({ step }) => step)).toEqual([1, 2]);
  const recipe = writeRecipe('dalle.json', DALLE);
  const vqgan = path('vqgan/vqgan');
  await trainDalle({ ...common, recipe, runDir: path('dalle'), vqgan });
  expect(steps).toHaveLength(6);
  expect(steps.every(({ loss, gradientNorm }) => Number.isFinite(loss) && gradientNorm > 0)).toBe(true);
  for (const sheet of ['vqgan/sample-000002.png', 'dalle/sample-000004.png', 'dalle/loss.png']) {
    expect(readFileSync(path(sheet)).subarray(1, 4).toString()).toBe('PNG');
  }

  const sampling = {
    styleGuidance: {},
    scene: { guidanceScale: 2, temperature: 1 },
    guidanceScale: 2,
    temperature: 1,
    topK: 0,
    topP: 1,
  };
  publishModel({ vqganRun: path('vqgan'), dalleRun: path('dalle'), out: path('model'), ...sampling });
  const pipeline = openModel(path('model'));
  const { pictures, options } = await pipeline.draw('a tiny cat', { seed: 1 });
  await pipeline.release();
  expect(options.guidanceScale).toBe(2);
  expect(pictures.map(({ width, height }) => [width, height])).toEqual(
    Array.from({ length: 9 }, () => [64, 64]),
  );

  writeFileSync(path('prompts.txt'), 'a cat\n\na dog\n');
  const drawn: string[] = [];
  const onPrompt = (_done: number, _total: number, prompt: string) => void drawn.push(prompt);
  await writePromptSheet({
    model: path('model'),
    prompts: path('prompts.txt'),
    out: path('sheet.png'),
    seed: 1,
    onPrompt,
  });
  expect(drawn).toEqual(['a cat', 'a dog']);

  await exportDalle({ ...common, recipe, runDir: path('dalle'), vqgan, out: path('export') });
  const step = JSON.parse(readFileSync(path('export/step.json'), 'utf8')) as { parameters: unknown[] };
  expect(step.parameters.length).toBeGreaterThan(20);
});

it.each([
  ['an unknown key', { ...VQGAN, lerning_rate: 1 }, 'config-unknown-key', /lerning_rate/],
  [
    'a learned codebook',
    { ...VQGAN, model: { ...VQGAN.model, fsq_levels: [], n_embed: 16, embed_dim: 4 } },
    'train-codebook',
    /fsq_levels/,
  ],
] as const)('refuses a recipe with %s', async (_, recipe, code, message) => {
  const training = trainVqgan({
    recipe: writeRecipe('bad.json', recipe),
    dataDir: path('data'),
    runDir: path('bad'),
    threads: 1,
  });
  await expect(training).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
});

it('says so when there is no data set', async () => {
  const training = trainVqgan({
    recipe: writeRecipe('vqgan.json', VQGAN),
    dataDir: path('nowhere'),
    runDir: path('none'),
    threads: 1,
  });
  await expect(training).rejects.toThrow(/nowhere/);
});
