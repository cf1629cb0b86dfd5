// Drawing with a complete small model: reproducible, independent of the batch, clear about bad input.
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DrawProgress } from './drawing.ts';
import { openModel } from './open-model-node.ts';
import type { Pipeline } from './pipeline.ts';
import { writeTinyModel } from './testing/tiny-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-model-'));
let pipeline: Pipeline;

beforeAll(() => {
  writeTinyModel(folder);
  pipeline = openModel(folder, { threads: 1 });
});

afterAll(async () => {
  await pipeline.release();
  rmSync(folder, { recursive: true, force: true });
});

const pixelsOf = async (prompt: string, options: Parameters<Pipeline['draw']>[1]) =>
  (await pipeline.draw(prompt, options)).pictures.map(({ pixels }) => Buffer.from(pixels).toString('base64'));

describe('Pipeline', () => {
  it('draws nine pictures of the model size, not all alike', async () => {
    const { pictures } = await pipeline.draw('a cat', { seed: 1 });
    expect(pictures.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    for (const { width, height, pixels } of pictures)
      expect([width, height, pixels.length]).toEqual([32, 32, 3072]);
    expect(
      new Set(pictures.map(({ pixels }) => Buffer.from(pixels).toString('base64'))).size,
    ).toBeGreaterThan(4);
  });

  it('draws the same again with the same seed, something else with another', async () => {
    const first = await pixelsOf('two red apples', { seed: 42 });
    expect(await pixelsOf('two red apples', { seed: 42 })).toEqual(first);
    expect(await pixelsOf('two red apples', { seed: 43 })).not.toEqual(first);
    expect(await pixelsOf('a cat', { seed: 42 })).not.toEqual(first);
  });

  it('draws picture k alike whatever the count', async () => {
    const nine = await pixelsOf('a cat', { seed: 5 });
    expect(await pixelsOf('a cat', { seed: 5, count: 1 })).toEqual(nine.slice(0, 1));
    expect(await pixelsOf('a cat', { seed: 5, count: 4 })).toEqual(nine.slice(0, 4));
    expect((await pixelsOf('a cat', { seed: 5, count: 13 })).slice(0, 9)).toEqual(nine);
  });

  it('keeps the best candidates, each a picture that drawing them all shows', async () => {
    const all = await pixelsOf('a cat', { seed: 6, count: 12 });
    const { pictures } = await pipeline.draw('a cat', { seed: 6, count: 3, candidates: 12 });
    expect(pictures).toHaveLength(3);
    for (const { index, pixels } of pictures) expect(Buffer.from(pixels).toString('base64')).toBe(all[index]);
  });

  it('minds every sampling option', async () => {
    const base = await pixelsOf('a cat', { seed: 7 });
    const greedy = await pixelsOf('a cat', { seed: 7, temperature: 0 });
    expect(new Set(greedy).size).toBe(1);
    expect(await pixelsOf('a cat', { seed: 8, topK: 1 })).toEqual(greedy);
    expect(await pixelsOf('a cat', { seed: 7, guidanceScale: 9 })).not.toEqual(base);
    expect(await pixelsOf('a cat', { seed: 7, topP: 0.3 })).not.toEqual(base);
    expect(await pixelsOf('a cat', { seed: 7, negativePrompt: 'two red apples' })).not.toEqual(base);
  });

  it('shows previews and progress', async () => {
    const seen: DrawProgress[] = [];
    await pipeline.draw('a cat', {
      seed: 1,
      count: 2,
      previews: 3,
      onProgress: (progress) => void seen.push(progress),
    });
    expect(seen.map(({ done }) => done)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
    expect(seen.every(({ total }) => total === 16)).toBe(true);
    const previews = seen.filter(({ preview }) => preview);
    expect(previews.map(({ done }) => done)).toEqual([4, 8, 12]);
    expect(previews[0]!.preview).toHaveLength(2);
  });

  it('stops within one token when cancelled', async () => {
    const abort = new AbortController();
    const steps: number[] = [];
    const drawing = pipeline.draw('a cat', {
      signal: abort.signal,
      onProgress: ({ done }) => {
        steps.push(done);
        if (done === 3) abort.abort();
      },
    });
    await expect(drawing).rejects.toMatchObject({ code: 'cancelled' });
    expect(steps).toEqual([1, 2, 3]);
  });

  it.each([
    ['control characters', 'a \u0000\u0007 cat \u001b[31m'],
    ['other scripts', 'кошка 猫 قطة 🐱'],
    ['a lone surrogate', 'cat \ud83d'],
    ['10,000 characters', 'cat '.repeat(2500)],
  ])('draws %s', async (_, prompt) => {
    expect((await pipeline.draw(prompt, { count: 1 })).pictures).toHaveLength(1);
  });

  it.each([
    ['', {}, 'prompt-empty', /prompt/],
    [' \n ', {}, 'prompt-empty', /prompt/],
    ['x'.repeat(10_001), {}, 'prompt-too-long', /10000.*10001/],
    ['a cat', { count: 0 }, 'draw-option', /count.*got 0/],
    ['a cat', { count: 2.5 }, 'draw-option', /count.*got 2.5/],
    ['a cat', { count: 9, candidates: 3 }, 'draw-option', /candidates.*got 3/],
    ['a cat', { seed: -1 }, 'draw-option', /seed.*got -1/],
    ['a cat', { temperature: Number.NaN }, 'sampling-option', /temperature.*NaN/],
    ['a cat', { topP: 0 }, 'sampling-option', /topP.*got 0/],
    ['a cat', { topK: -3 }, 'sampling-option', /topK.*got -3/],
    ['a cat', { guidanceScale: 1e9 }, 'sampling-option', /guidanceScale/],
  ] as const)('refuses %j with %j', async (prompt, options, code, message) => {
    await expect(pipeline.draw(prompt, options)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });
});

describe('openModel', () => {
  const damaged = (change: (copy: string) => void) => {
    const copy = mkdtempSync(join(folder, 'damaged-'));
    writeTinyModel(copy);
    change(copy);
    return () => openModel(copy);
  };
  const editConfig = (edit: (config: Record<string, unknown>) => void) => (copy: string) => {
    const path = join(copy, 'dalle-bart/config.json');
    const config = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    edit(config);
    writeFileSync(path, JSON.stringify(config));
  };

  it.each([
    ['a missing folder', () => openModel(join(folder, 'nowhere')), 'model-missing', /nowhere/],
    [
      'a truncated checkpoint',
      damaged((copy) => truncateSync(join(copy, 'vqgan/model.safetensors'), 5000)),
      /^checkpoint-/,
      /vqgan/,
    ],
    [
      'a corrupt checkpoint',
      damaged((copy) => writeFileSync(join(copy, 'dalle-bart/model.safetensors'), 'x'.repeat(4000))),
      /^checkpoint-/,
      /dalle-bart/,
    ],
    [
      'an unknown config key',
      damaged(
        editConfig((config) => {
          config['d_modle'] = 3;
        }),
      ),
      'config-unknown-key',
      /d_modle/,
    ],
    [
      'a missing config key',
      damaged(
        editConfig((config) => {
          delete config['d_model'];
        }),
      ),
      'config-missing-key',
      /d_model/,
    ],
    [
      'a size that the checkpoint does not have',
      damaged(
        editConfig((config) => {
          config['decoder_ffn_dim'] = 128;
        }),
      ),
      'checkpoint-shape',
      /Dense/,
    ],
    [
      'more layers than the checkpoint has',
      damaged(
        editConfig((config) => {
          config['decoder_layers'] = 3;
        }),
      ),
      /^checkpoint-/,
      /Layer/,
    ],
    [
      'broken JSON',
      damaged((copy) => writeFileSync(join(copy, 'sampling.json'), '{')),
      'model-file',
      /sampling.json/,
    ],
  ] as const)('names what is wrong with %s', (_, open, code, message) => {
    let thrown: unknown;
    try {
      open();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({
      code: expect.stringMatching(code),
      message: expect.stringMatching(message),
    });
  });
});
