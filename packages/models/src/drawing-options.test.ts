// Drawing with more than a prompt: presets, blends, starts from a picture, seamless pictures, rankers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '@nonet/tensor/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClip } from './clip/open-clip-node.ts';
import { writeTinyClip } from './clip/testing/tiny-clip.ts';
import type { DrawOptions, DrawProgress, Picture } from './drawing.ts';
import { type Effect, withEffect } from './effects/index.ts';
import { uniform } from './formula-weights.ts';
import { openModel, openParts } from './open-model-node.ts';
import { Pipeline, type PipelineParts } from './pipeline.ts';
import { writeTinyModel } from './testing/tiny-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-options-'));
const SIZE = 32;
const SIDE = 4;
let parts: PipelineParts;
let pipeline: Pipeline;

beforeAll(() => {
  writeTinyModel(folder);
  parts = openParts(folder, { threads: 1 });
  pipeline = new Pipeline(parts);
});
afterAll(async () => {
  await pipeline.release();
  rmSync(folder, { recursive: true, force: true });
});

const toText = (pixels: Uint8Array) => Buffer.from(pixels).toString('base64');
const pixelsOf = async (options: DrawOptions, prompt = 'a cat') =>
  (await pipeline.draw(prompt, { seed: 3, ...options })).pictures.map(({ pixels }) => toText(pixels));

/** A smooth picture with some noise. */
const photo = (width: number, height: number) => ({
  width,
  height,
  pixels: Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    return 120 + 80 * Math.sin(x / 7 + (i % 3)) + 40 * Math.cos(y / 5) + 14 * uniform('photo', i);
  }),
});

describe('a style that the prompt names', () => {
  const styled = () =>
    new Pipeline({
      ...parts,
      styleGuidance: { others: 2, 'a sticker': 3 },
      understand: (prompt) => {
        const name = prompt.endsWith(' of a cat') ? prompt.slice(0, -9) : undefined;
        return { text: prompt, notes: [], ...(name && { style: { name, without: 'a cat' } }) };
      },
    });
  const STYLED = 'a sticker of a cat';
  const drawn = async (from: Pipeline, options: DrawOptions) =>
    (await from.draw(STYLED, { seed: 3, count: 2, ...options })).pictures.map(({ pixels }) => toText(pixels));

  it('is what guidance leads towards where it has no other use', async () => {
    const expected = await drawn(pipeline, { guidanceScale: 3, negativePrompt: 'a cat' });
    expect(await drawn(styled(), { guidanceScale: 1 })).toEqual(expected);
    expect((await styled().draw(STYLED, { guidanceScale: 1, count: 1 })).options.guidanceScale).toBe(1);
    const other = { seed: 3, count: 2, negativePrompt: 'a cat', guidanceScale: 2 };
    const doodles = (await pipeline.draw('a doodle of a cat', other)).pictures;
    const led = (await styled().draw('a doodle of a cat', { seed: 3, count: 2, guidanceScale: 1 })).pictures;
    expect(led.map(({ pixels }) => toText(pixels))).toEqual(doodles.map(({ pixels }) => toText(pixels)));
  });

  it('is one use of guidance, scenes are the other', async () => {
    const scene = new Pipeline({
      ...parts,
      sceneSampling: { guidanceScale: 2, temperature: 0.5 },
      styleGuidance: { others: 3, 'a picture': 1 },
      understand: (prompt) => ({
        text: prompt,
        notes: [],
        style: { name: 'a picture', without: 'a cat' },
        crowded: true,
      }),
    });
    const plain = (guidanceScale: number, temperature?: number) =>
      drawn(pipeline, { guidanceScale, ...(temperature && { temperature }) });
    expect(await drawn(scene, { guidanceScale: 1 })).toEqual(await plain(2, 0.5));
    expect(await drawn(scene, { guidanceScale: 1, temperature: 2 })).toEqual(await plain(2, 2));
    expect(await drawn(scene, { guidanceScale: 3 })).toEqual(await plain(3));
  });

  it('does not stand in the way of guidance, rankers and blends', async () => {
    const others: DrawOptions[] = [
      { guidanceScale: 3 },
      { guidanceScale: 1, candidates: 3 },
      { guidanceScale: 1, blend: [{ prompt: 'a dog', weight: 1 }] },
    ];
    for (const options of others) {
      expect(await drawn(styled(), options)).toEqual(await drawn(pipeline, options));
    }
  });
});

describe('an effect that the prompt names', () => {
  const effects: Record<string, Effect> = { 'pixel art of a cat': 'pixelate', 'a grey cat': 'drain' };
  const understand = (text: string) => {
    const effect = effects[text];
    return { text, notes: [], ...(effect && { style: { name: text, without: 'a cat', effect } }) };
  };
  const withEffects = () => new Pipeline({ ...parts, styleGuidance: { others: 3 }, understand });
  const drawn = (prompt: string, options: DrawOptions = {}) =>
    withEffects().draw(prompt, { seed: 3, count: 2, guidanceScale: 1, ...options });

  it('is put on what the model draws without knowing of it', async () => {
    const plain = await drawn('a cat');
    for (const [prompt, effect] of Object.entries(effects)) {
      const expected = plain.pictures.map((picture) => toText(withEffect(effect, picture)));
      const { pictures } = await drawn(prompt);
      expect(pictures.map(({ pixels }) => toText(pixels))).toEqual(expected);
    }
  });

  it('is put on once when candidates are ranked, on previews, and by a blended prompt', async () => {
    const isGrey = ({ pixels }: Picture) => pixels.every((value, i) => value === pixels[i - (i % 3)]);
    let previews = 0;
    const onProgress = ({ preview }: DrawProgress) => {
      for (const picture of preview ?? []) {
        expect(isGrey(picture)).toBe(true);
        previews++;
      }
    };
    const options: DrawOptions[] = [
      { candidates: 3 },
      { previews: 1, onProgress },
      { blend: [{ prompt: 'a grey cat', weight: 1 }] },
    ];
    for (const option of options) {
      const { pictures } = await drawn(option.blend ? 'a cat' : 'a grey cat', option);
      expect(pictures.every(isGrey)).toBe(true);
    }
    expect(previews).toBe(2);
  });
});

describe('presets', () => {
  it('set all sampling options; single ones go before', async () => {
    const optionsOf = async (options: DrawOptions) =>
      (await pipeline.draw('a cat', { count: 1, ...options })).options;
    expect(await optionsOf({})).toMatchObject({ guidanceScale: 2, topK: 0 });
    expect(await optionsOf({ preset: 'dalle-mini' })).toMatchObject({
      guidanceScale: 10,
      temperature: 1,
      topK: 50,
      topP: 1,
    });
    expect(await optionsOf({ preset: 'min-dalle', temperature: 0.5 })).toMatchObject({
      guidanceScale: 16,
      temperature: 0.5,
      topK: 256,
    });
    const spelt = { guidanceScale: 16, temperature: 1, topK: 256, topP: 1 };
    expect(await pixelsOf({ preset: 'min-dalle' })).toEqual(await pixelsOf(spelt));
    const unknown = { preset: 'toString' } as unknown as DrawOptions;
    await expect(pipeline.draw('a cat', unknown)).rejects.toThrow(
      /preset.*dalle-mini or min-dalle.*toString/,
    );
  });
});

describe('blending', () => {
  const apples = (weight: number) => [{ prompt: 'two red apples', weight }];

  it('mixes prompts by their weights', async () => {
    const [cat, fruit] = [await pixelsOf({}), await pixelsOf({}, 'two red apples')];
    const half = await pixelsOf({ blend: apples(1) });
    expect(half).not.toEqual(cat);
    expect(half).not.toEqual(fruit);
    expect(await pixelsOf({ blend: apples(100), temperature: 0 })).not.toEqual(
      await pixelsOf({ blend: apples(0.01), temperature: 0 }),
    );
    expect(await pixelsOf({ blend: apples(1e-9) })).toEqual(cat);
    expect(await pixelsOf({ blend: [{ prompt: 'a cat', weight: 7 }] })).toEqual(cat);
    expect(await pixelsOf({ blend: [{ prompt: 'a cat', weight: 1 }] }, 'two red apples')).toEqual(half);
  });

  it('takes several prompts, each picture the same whatever the count', async () => {
    const blend = [...apples(0.5), { prompt: 'a sombrero', weight: 0.25 }, { prompt: 'in a cat', weight: 2 }];
    const nine = await pixelsOf({ blend });
    expect(await pixelsOf({ blend, count: 2 })).toEqual(nine.slice(0, 2));
    expect((await pixelsOf({ blend, count: 11 })).slice(0, 9)).toEqual(nine);
    expect(await pixelsOf({ blend: blend.slice(0, 2) })).not.toEqual(nine);
  });

  it.each([
    [[{ prompt: 'x', weight: 0 }], 'draw-option', /weight above 0.*"x".*got 0/],
    [[{ prompt: 'x', weight: Number.NaN }], 'draw-option', /NaN/],
    [[{ prompt: ' ', weight: 1 }], 'prompt-empty', /prompt/],
    [Array.from({ length: 8 }, () => ({ prompt: 'x', weight: 1 })), 'draw-option', /at most 7 .*got 8/],
  ])('refuses %j', async (blend, code, message) => {
    const drawing = pipeline.draw('a cat', { blend });
    await expect(drawing).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

describe('starting from a picture', () => {
  const picture = photo(SIZE, SIZE);
  /** What the model can keep of the picture: its tokens, decoded. */
  const restored = async () => {
    const planes = Float32Array.from({ length: 3 * SIZE * SIZE }, (_, i) => {
      const [channel, place] = [Math.floor(i / SIZE / SIZE), i % (SIZE * SIZE)];
      return picture.pixels[place * 3 + channel]! / 255;
    });
    const [pixels] = await parts.codec.decode([await parts.codec.encode(planes, 1)]);
    return toText(pixels!);
  };
  const rows = (kept: number): DrawOptions => ({ start: { picture, keep: { rows: kept } } });
  const share = (kept: number): DrawOptions => ({ start: { picture, keep: { share: kept } } });

  it('keeping all of it gives it back, keeping nothing draws as without it', async () => {
    const whole = Array.from({ length: 3 }, restored);
    expect(await pixelsOf({ ...rows(SIDE), count: 3 })).toEqual(await Promise.all(whole));
    expect(await pixelsOf({ ...share(1), count: 3 })).toEqual(await Promise.all(whole));
    const plain = await pixelsOf({});
    expect(await pixelsOf(rows(0))).toEqual(plain);
    expect(await pixelsOf(share(0))).toEqual(plain);
  });

  it('draws what is not kept, each picture the same whatever the count', async () => {
    const plain = await pixelsOf({});
    for (const options of [rows(2), share(0.5)]) {
      const nine = await pixelsOf(options);
      expect(new Set(nine).size).toBeGreaterThan(4);
      expect(nine).not.toEqual(plain);
      expect(await pixelsOf({ ...options, count: 2 })).toEqual(nine.slice(0, 2));
      expect(await pixelsOf({ ...options, seed: 4 })).not.toEqual(nine);
    }
  });

  it('takes the middle square of a picture of any size', async () => {
    const wide = photo(300, 90);
    const { pictures, options } = await pipeline.draw('a cat', {
      count: 1,
      start: { picture: wide, keep: { rows: SIDE } },
    });
    expect(pictures[0]!.pixels).toHaveLength(SIZE * SIZE * 3);
    expect(options.keep).toEqual({ rows: SIDE });
  });

  it('keeps what is opaque to the pixel, and draws the rest anew', async () => {
    const alpha = Uint8Array.from({ length: SIZE * SIZE }, (_, at) => (at % SIZE < SIZE / 2 ? 0 : 255));
    const start = { picture: { ...picture, alpha }, keep: { opaque: true } } as const;
    const [{ pixels }] = (await pipeline.draw('a cat', { count: 1, seed: 1, start })).pictures as [Picture];
    const rightHalf = (all: Uint8Array) => all.filter((_, i) => Math.floor(i / 3) % SIZE >= SIZE / 2);
    expect(rightHalf(pixels)).toEqual(rightHalf(picture.pixels));
    expect(pixels).not.toEqual(picture.pixels);
    const whole = { picture: { ...picture, alpha: alpha.fill(255) }, keep: { opaque: true } } as const;
    const [same] = (await pipeline.draw('a cat', { count: 1, start: whole })).pictures;
    expect(same!.pixels).toEqual(picture.pixels);
  });

  it.each([
    [{ opaque: true } as const, /expected a picture with transparency/],
    [{ rows: 5 }, /rows to keep.*from 0 to 4, got 5/],
    [{ rows: 1.5 }, /rows to keep.*1.5/],
    [{ share: 1.1 }, /share to keep.*from 0 to 1, got 1.1/],
    [{ share: Number.NaN }, /share to keep.*NaN/],
  ])('refuses to keep %j', async (keep, message) => {
    const drawing = pipeline.draw('a cat', { start: { picture, keep } });
    await expect(drawing).rejects.toMatchObject({
      code: 'draw-option',
      message: expect.stringMatching(message),
    });
  });
});

describe('seamless pictures', () => {
  it('are drawn on request', async () => {
    const plain = await pixelsOf({ count: 4 });
    const tile = await pixelsOf({ count: 4, seamless: 'tile' });
    expect(tile).not.toEqual(plain);
    expect(await pixelsOf({ count: 2, seamless: 'tile' })).toEqual(tile.slice(0, 2));
    expect(await pixelsOf({ count: 4, seamless: 'grid' })).not.toEqual(plain);
    await expect(pipeline.draw('a cat', { count: 6, seamless: 'grid' })).rejects.toThrow(/square.*got 6/);
  });
});

describe('choosing among candidates', () => {
  const clip = join(folder, 'clip');
  let choosing: Pipeline;
  beforeAll(() => {
    writeTinyClip(clip);
    choosing = openModel(folder, { threads: 1 });
  });
  afterAll(() => choosing.release());

  it('keeps what CLIP likes best, best first', async () => {
    const all = (await pipeline.draw('a cat', { seed: 6, count: 12 })).pictures;
    const ranker = openClip(clip, (graph, weights) => compile(graph, { weights }));
    const scores = await ranker.score('a cat', all);
    await ranker.release();
    const { pictures, options } = await choosing.draw('a cat', { seed: 6, count: 3, candidates: 12 });
    expect(options.ranker).toBe('clip');
    const expected = all.toSorted((a, b) => scores[b.index]! - scores[a.index]!).slice(0, 3);
    expect(pictures.map(({ index }) => index)).toEqual(expected.map(({ index }) => index));
    expect(pictures.map(({ pixels }) => toText(pixels))).toEqual(
      expected.map(({ pixels }) => toText(pixels)),
    );
    pictures.forEach(({ index, score }) => expect(score).toBeCloseTo(scores[index]!, 5));
  });

  it('minds every prompt of a blend', async () => {
    const options = { seed: 6, count: 1, candidates: 12 };
    const blend = [{ prompt: 'red', weight: 3 }];
    const { pictures } = await choosing.draw('a cat', { ...options, blend });
    const ranker = openClip(clip, (graph, weights) => compile(graph, { weights }));
    const [cat, red] = [await ranker.score('a cat', pictures), await ranker.score('red', pictures)];
    await ranker.release();
    expect(pictures[0]!.score).toBeCloseTo((cat[0]! + 3 * red[0]!) / 4, 5);
  });

  it('asks the model itself on request, or where there is no CLIP', async () => {
    const options: DrawOptions = { seed: 6, count: 3, candidates: 12 };
    const own = await pipeline.draw('a cat', options);
    expect(own.options.ranker).toBe('self');
    const asked = await choosing.draw('a cat', { ...options, ranker: 'self' });
    expect(asked.pictures).toEqual(own.pictures);
    await expect(pipeline.draw('a cat', { ...options, ranker: 'clip' })).rejects.toMatchObject({
      code: 'clip-missing',
    });
    expect((await choosing.draw('a cat', { count: 2 })).options.ranker).toBeUndefined();
  });
});

describe('understanding', () => {
  it('draws what the prompts are taken to mean, and says so', async () => {
    const note = { words: 'puma', standIn: 'cat', reason: 'kind' } as const;
    const understand = (prompt: string) => ({
      text: prompt.replace('puma', 'cat'),
      notes: prompt.includes('puma') ? [note] : [],
    });
    const understanding = new Pipeline({ ...parts, understand });
    const blend = [{ prompt: 'two red pumas', weight: 1 }];
    const taken = await understanding.draw('a puma', { seed: 3, blend, negativePrompt: 'puma' });
    const meant = await pipeline.draw('a cat', {
      seed: 3,
      blend: [{ prompt: 'two red cats', weight: 1 }],
      negativePrompt: 'cat',
    });
    expect(taken.pictures).toEqual(meant.pictures);
    expect(taken).toMatchObject({ prompt: 'a puma', options: { blend } });
    expect(taken.notes).toEqual([note, note, note]);
    expect(meant.notes).toEqual([]);
  });
});
