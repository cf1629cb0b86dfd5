// A packed model: 8-bit blocks, a model folder in one file, the same pictures where the weights fit the blocks.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withCheckpoint, writeSafetensors } from '../checkpoint/checkpoint-node.ts';
import { float16ToFloat32, float32ToFloat16 } from '../checkpoint/half.ts';
import { openModel as openInNode } from '../open-model-node.ts';
import { quantizeModel } from '../quantization/quantize-model-node.ts';
import { writeTinyModel } from '../testing/tiny-model.ts';
import { openModel } from '../web.ts';
import { roundToBlocks } from './blocks.ts';
import { measurePacking } from './measure-packing-node.ts';
import { packModel } from './pack-model-node.ts';
import { openPackedModel } from './packed-model.ts';
import { publishedTensors } from './published-tensors.ts';

let folder: string;
let raw: string;
let published: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nonet-packing-'));
  [raw, published] = [join(folder, 'raw'), join(folder, 'published')];
  writeTinyModel(raw);
  cpSync(raw, published, { recursive: true });
  for (const part of ['dalle-bart', 'vqgan']) {
    const path = join(part, 'model.safetensors');
    withCheckpoint(join(raw, path), (source) =>
      writeSafetensors(join(published, path), publishedTensors(source)),
    );
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('blocks', () => {
  const numbers = fc.float32Array({ minLength: 1, maxLength: 100, min: -8, max: 8, noNaN: true });

  it('err by at most half a step, in float16 too, and not again', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const rounded = roundToBlocks(values);
        for (let first = 0; first < values.length; first += 32) {
          const block = values.subarray(first, first + 32);
          const largest = block.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
          const step = Math.max(2 ** -24, largest / 63);
          block.forEach((value, i) => {
            expect(Math.abs(value - rounded[first + i]!)).toBeLessThanOrEqual(step / 2);
          });
        }
        expect(float16ToFloat32(float32ToFloat16(rounded))).toEqual(rounded);
        expect(roundToBlocks(rounded)).toEqual(rounded);
      }),
    );
  });
});

describe('packModel', () => {
  it('gives the same bytes each time, and all that drawing needs', () => {
    const bytes = packModel(published);
    expect(packModel(published)).toEqual(bytes);
    const files = openPackedModel(bytes);
    expect([files.has('tokenizer.json'), files.has('lexicon.json')]).toEqual([true, false]);
    expect(files.readJson('sampling.json')).toEqual({ guidance_scale: 2, temperature: 1 });
    files.readWeights('vqgan', ({ tensors }) => {
      expect([...tensors.keys()].some((name) => name.startsWith('encoder/'))).toBe(false);
    });
  });

  it('costs nothing where the weights were published for it, else says what', async () => {
    const prompts = ['a cat', 'two red apples'];
    expect(await measurePacking(published, prompts, { threads: 1 })).toMatchObject({
      tokens: 2 * 3 * 16,
      sameArgmax: 1,
      sameGuidedArgmax: 1,
      likelihoodLoss: 0,
      worstPsnr: Infinity,
      samePictures: 1,
    });
    const cost = await measurePacking(raw, prompts, { threads: 1 });
    expect(cost.likelihoodLoss).not.toBe(0);
    expect(Math.abs(cost.likelihoodLoss)).toBeLessThan(0.05);
    expect(cost.worstPsnr).toBeGreaterThan(25);
    expect(cost.worstPsnr).toBeLessThan(100);
  });

  it('refuses a model that is int8, and one for larger machines', async () => {
    const int8 = join(folder, 'int8');
    await quantizeModel(raw, int8, { threads: 1 });
    expect(() => packModel(int8)).toThrow(expect.objectContaining({ code: 'model-not-packable' }));
    const large = join(folder, 'large');
    cpSync(raw, large, { recursive: true });
    const config = {
      d_model: 2048,
      encoder_layers: 24,
      decoder_layers: 24,
      image_length: 16,
      max_text_length: 16,
    };
    const more = {
      encoder_ffn_dim: 4096,
      decoder_ffn_dim: 4096,
      encoder_attention_heads: 32,
      decoder_attention_heads: 32,
    };
    const rest = { encoder_vocab_size: 300, image_vocab_size: 25 };
    writeFileSync(join(large, 'dalle-bart/config.json'), JSON.stringify({ ...config, ...more, ...rest }));
    expect(() => packModel(large)).toThrow(expect.objectContaining({ code: 'model-not-packable' }));
  });
});

describe('openModel for browsers', () => {
  it('draws on WebAssembly what the model draws in Node', async () => {
    const [ours, theirs] = [
      await openModel(packModel(published), { device: 'wasm', threads: 1 }),
      openInNode(published, { threads: 1 }),
    ];
    const [here, there] = [
      await ours.draw('a cat in a sombrero', { seed: 3, count: 2 }),
      await theirs.draw('a cat in a sombrero', { seed: 3, count: 2 }),
    ];
    await ours.release();
    await theirs.release();
    here.pictures.forEach(({ pixels }, i) => {
      const other = there.pictures[i]!.pixels;
      const most = pixels.reduce((max, value, at) => Math.max(max, Math.abs(value - other[at]!)), 0);
      expect(most).toBeLessThanOrEqual(2);
    });
  });

  it('refuses what did not arrive whole', async () => {
    const damaged = packModel(published).slice(0, 5_000);
    await expect(openModel(damaged, { device: 'wasm', threads: 1 })).rejects.toMatchObject({
      code: 'checkpoint-truncated',
    });
  });
});
