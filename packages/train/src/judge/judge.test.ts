// The judge's training on a small data set, and what it makes of captions.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClip } from '@nonet/models/node';
import { Random } from '@nonet/scenes';
import { compile } from '@nonet/tensor/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uniformStream } from '../random.ts';
import { buildTinyData, SOURCE, THINGS } from '../testing/tiny-data.ts';
import { augment } from './augment.ts';
import { contradict, saysAll, wordsOf } from './captions.ts';
import { nearest, readNouns } from './nouns.ts';
import { trainJudge } from './train.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-judge-'));
const path = (name: string) => join(folder, name);
beforeAll(() => buildTinyData(path('data')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tower = { hidden_size: 16, intermediate_size: 32, num_hidden_layers: 1, num_attention_heads: 2 };
const RECIPE = {
  model: {
    text_config: {
      ...tower,
      vocab_size: 300,
      max_position_embeddings: 12,
      eos_token_id: 2,
      pooled_token: 'eos',
    },
    vision_config: { ...tower, image_size: 16, patch_size: 8 },
    projection_dim: 8,
  },
  scenes: 8,
  held_out_sources: [],
  steps: 3,
  sample_every_steps: 2,
  batch_size: 6,
  learning_rate: 0.001,
  muon_learning_rate: 0.02,
};

const train = (recipe: object, run: string) => {
  writeFileSync(path('recipe.json'), JSON.stringify(recipe));
  return trainJudge({ recipe: path('recipe.json'), dataDir: path('data'), runDir: path(run), threads: 1 });
};

/** The drawings once more, as those of another source. */
function addSource(id: string): void {
  const file = path('data/manifest.jsonl');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const copies = lines.map((line) => line.replaceAll(`"${SOURCE.id}`, `"${id}`));
  writeFileSync(file, `${[...lines, ...copies].join('\n')}\n`);
}

it('trains a CLIP that openClip opens, and tests it on the sources held out', async () => {
  addSource('unseen');
  const score = await train({ ...RECIPE, held_out_sources: ['unseen'] }, 'run');
  expect(score).toMatchObject({
    pictures: THINGS.filter((name) => readNouns().includes(name)).length,
    nouns: 1000,
  });
  expect(JSON.parse(readFileSync(path('run/model/test.json'), 'utf8'))).toMatchObject(score!);
  expect(readFileSync(path('run/test.jsonl'), 'utf8')).toMatch(/"step":2/);
  const clip = openClip(path('run/model'), (graph, weights) => compile(graph, { weights, threads: 1 }));
  expect(await clip.embedText('A CAT')).toEqual(await clip.embedText('a cat'));
  expect(await clip.embedText('a cat')).not.toEqual(await clip.embedText('a dog'));
  await clip.release();
});

it.each([
  ['no source to be tested on', [], 'test-empty'],
  ['nothing left to train on', [SOURCE.id, 'unseen'], 'data-empty'],
])('refuses %s', async (_, sources, code) => {
  await expect(train({ ...RECIPE, held_out_sources: sources }, code)).rejects.toMatchObject({ code });
});

it('contradicts colours and numbers, and nothing else', () => {
  const uniform = uniformStream(1, 'test');
  for (let i = 0; i < 40; i++) {
    expect(contradict('a red cat', uniform)).toMatch(/^a (?!red)\w+ cat$/);
    expect(contradict('three apples', uniform)).toMatch(/^(?!three)(two|four|five) apples$/);
  }
  expect(contradict('a cat next to a dog', uniform)).toBeUndefined();
});

it.each([
  ['a red cat', 'a cat', true],
  ['a cat', 'a red cat', false],
  ['a cat on a dog', 'a dog on a cat', true],
  ['two cats', 'a cat', false],
])('"%s" says all of "%s": %s', (caption, text, expected) => {
  expect(saysAll(wordsOf(caption), wordsOf(text))).toBe(expected);
});

it('shows a picture in other framings, always the same for a seed', () => {
  const pixels = Uint8Array.from({ length: 12 * 12 * 3 }, (_, i) => (i * 7) % 256);
  const view = (seed: number) => augment(pixels, 12, 8, new Random(seed));
  expect(view(1)).toHaveLength(3 * 8 * 8);
  expect(view(1)).toEqual(view(1));
  expect(view(1)).not.toEqual(view(2));
  const plain = augment(new Uint8Array(12 * 12 * 3).fill(100), 12, 8, new Random(3));
  const red = plain.subarray(0, 64);
  expect(Math.max(...red) - Math.min(...red)).toBeLessThan(1e-5);
});

it('finds the nearest, best first', () => {
  const at = (name: string, x: number, y: number) => ({ name, place: Float32Array.of(x, y) });
  const things = [at('left', -1, 0), at('up', 0, 1), at('right', 1, 0)];
  expect(nearest(Float32Array.of(0.9, 0.4), things, 2)).toEqual(['right', 'up']);
});
