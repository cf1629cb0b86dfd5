// Ranking by CLIP: pictures scaled as Pillow does, text read by CLIP's tokenizer, scores beside the plain reference.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '@nonet/tensor/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Compile } from '../compile.ts';
import { uniform } from '../formula-weights.ts';
import { Tokenizer } from '../tokenizer/tokenizer.ts';
import { parseClipConfig } from './config.ts';
import { openClip } from './open-clip-node.ts';
import { parseNormalisation, preprocess, publishedNormalisation } from './preprocess.ts';
import { expectNear } from './testing/expect-near.ts';
import { plainPicture, plainText, type TorchWeights } from './testing/plain-clip.ts';
import { tinyClip, tinyClipTokenizer, writeTinyClip } from './testing/tiny-clip.ts';

describe('preprocess', () => {
  const pattern = (width: number, height: number) => ({
    width,
    height,
    pixels: Uint8Array.from({ length: width * height * 3 }, (_, i) => {
      const [x, y, channel] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width), i % 3];
      return x * 37 + y * 71 + channel * 101 + x * y * 13;
    }),
  });
  const plain = { mean: [0, 0, 0], std: [1, 1, 1] };

  // Red values that Pillow 9.4 gives (BICUBIC, then the middle square).
  it.each([
    [11, 7, 4, [127, 120, 140, 92, 101, 103, 100, 136, 127, 124, 132, 149, 87, 158, 148, 133]],
    [5, 6, 8, [0, 8, 33, 56, 79, 101, 137, 161, 27, 43, 75, 111, 148, 173, 117, 72, 78, 104, 140, 149, 178]],
    [9, 9, 9, [0, 37, 74, 111, 148, 185, 222, 3, 40, 71, 121, 171, 221, 15, 65, 115, 165, 215, 142]],
  ])('scales %i x %i to %i as Pillow does', (width, height, size, red) => {
    const planes = preprocess(pattern(width, height), size, plain);
    expectNear(
      Array.from(planes.subarray(0, red.length), (value) => Math.round(255 * value)),
      red,
      1.01,
    );
  });

  it('normalises each colour', () => {
    const grey = { width: 2, height: 2, pixels: new Uint8Array(12).fill(51) };
    const planes = preprocess(grey, 2, { mean: [0.1, 0.2, 0.3], std: [1, 2, 0.5] });
    expectNear(planes, [0.1, 0.1, 0.1, 0.1, 0, 0, 0, 0, -0.2, -0.2, -0.2, -0.2], 1e-6);
    expect(parseNormalisation({ image_mean: [0, 0, 1], size: 224 })).toEqual({
      mean: [0, 0, 1],
      std: publishedNormalisation.std,
    });
    expect(() => parseNormalisation({ image_mean: [0, 0] })).toThrow(/image_mean.*3 numbers/);
  });
});

describe('openClip', () => {
  const toSession: Compile = (graph, weights) => compile(graph, { weights, threads: 1 });
  let folder: string;
  let torch: TorchWeights;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nonet-clip-'));
    torch = writeTinyClip(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const pictures = Array.from({ length: 11 }, (_, index) => ({
    width: 16,
    height: 16,
    pixels: Uint8Array.from({ length: 768 }, (_, i) => 255 * (0.5 + uniform(`pixels ${index}`, i))),
  }));

  it('scores as the reference does, whatever else is scored beside it', async () => {
    const config = parseClipConfig(tinyClip);
    const ranker = openClip(folder, toSession);
    const scores = await ranker.score('A red  cat', pictures);
    expect(await ranker.score('A red  cat', pictures.slice(3, 5))).toEqual(scores.slice(3, 5));
    await ranker.release();
    const tokens = [...new Tokenizer(tinyClipTokenizer()).encode('A red  cat', 9).ids];
    const text = plainText(tokens, torch, config);
    const expected = pictures.map((picture) => {
      const planes = preprocess(picture, config.vision.imageSize, publishedNormalisation);
      const place = plainPicture(planes, torch, config);
      return place.reduce((total, value, i) => total + value * text[i]!, 0);
    });
    expectNear(scores, expected, 5e-6);
    expect(new Set(scores).size).toBe(pictures.length);
  });

  it("reads text as CLIP's tokenizer does", () => {
    const tokenizer = new Tokenizer(tinyClipTokenizer());
    const { start, end } = { start: tokenizer.startId, end: tokenizer.endId };
    expect([start, end, tokenizer.padId, tokenizer.size]).toEqual([516, 517, 517, 518]);
    // "a</w>" is in the second block, of the bytes that end a word; "cat</w>" and "red</w>" are merges.
    const a = 256 + 'a'.charCodeAt(0);
    expect([...tokenizer.encode('A red  CAT', 8).ids]).toEqual([start, a, 515, 513, end, end, end, end]);
    expect([...tokenizer.encode('cat '.repeat(20), 4).ids]).toEqual([start, 513, 513, end]);
  });

  it('says what is missing', () => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    expect(() => openClip(empty, toSession)).toThrow(/config.json/);
    writeFileSync(join(empty, 'config.json'), JSON.stringify(tinyClip));
    expect(() => openClip(empty, toSession)).toThrow(/model.safetensors or flax_model.msgpack/);
    const text_config = { ...tinyClip.text_config, vocab_size: 500 };
    const smaller = mkdtempSync(join(folder, 'smaller-'));
    writeTinyClip(smaller, { ...tinyClip, text_config });
    expect(() => openClip(smaller, toSession)).toThrow(/tokenizer.*at most 500 tokens.*got 518/);
  });
});
