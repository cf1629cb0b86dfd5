// A quantized model: near to float32, smaller, the same pictures whatever the batch; bad input is named.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PORTABLE_BYTES } from '@nonet/tensor';
import { bytePreference, compile } from '@nonet/tensor/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckpoint, withCheckpoint, writeSafetensors } from '../checkpoint/checkpoint-node.ts';
import type { WeightSource } from '../checkpoint/weights.ts';
import type { CacheForm } from '../dalle-bart/attention-cache.ts';
import { parseDalleBartConfig } from '../dalle-bart/config.ts';
import { readDalleBart, traceDalleBart } from '../dalle-bart/weights.ts';
import { CachedDecoder, SIDES, traceDecoderStep, traceTextEncoder } from '../generation/cached-decoder.ts';
import { openModel } from '../open-model-node.ts';
import { formulaSource } from '../parity/formula-source.ts';
import { writeTinyModel } from '../testing/tiny-model.ts';
import { bestRange } from './activation-range.ts';
import { compareModels } from './compare-models-node.ts';
import { peakSignalToNoise } from './peak-signal-to-noise.ts';
import { everyKernel, quantizeCheckpoint } from './quantize-checkpoint-node.ts';
import { quantizeModel } from './quantize-model-node.ts';
import { quantizeTensor } from './quantize-tensor.ts';

/** A cache in 8 bits is used only where products of bytes do not saturate. */
const cacheForms: CacheForm[] = (await bytePreference()).saturates ? ['float32'] : ['float32', 'bytes'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nonet-quantization-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('quantizeTensor', () => {
  const tensorOf = (shape: number[], values: number[]) => {
    const path = join(folder, `${shape.join('x')}.safetensors`);
    writeSafetensors(path, [{ name: 'x', shape, dtype: 'F32', data: Float32Array.from(values) }]);
    return openCheckpoint(path).tensors.get('x')!;
  };

  it('scales each output channel by its largest number, each layer of a stack by itself', () => {
    const matrix = quantizeTensor(tensorOf([2, 2], [1, -4, 0.25, 1]), PORTABLE_BYTES);
    expect([...matrix.scale].map((scale) => scale * 127)).toEqual([1, 4].map((v) => expect.closeTo(v, 5)));
    expect([...matrix.values()].flatMap((piece) => [...piece])).toEqual([255, 1, 160, 160]);
    const stack = quantizeTensor(tensorOf([2, 1, 2], [1, 2, 10, 0]), PORTABLE_BYTES);
    expect(stack.scaleShape).toEqual([2, 2]);
    expect([...stack.values()].flatMap((piece) => [...piece])).toEqual([255, 255, 255, 128]);
    const kernel = quantizeTensor(tensorOf([1, 1, 2, 2], [1, -4, -1, 1]), PORTABLE_BYTES);
    expect(kernel.form.dtype).toBe('int8');
    expect([...kernel.values()].flatMap((piece) => [...new Int8Array(piece.buffer)])).toEqual([
      127, -127, -127, 32,
    ]);
  });
});

it('a range leaves rare values out when that serves the others', () => {
  const values = Float32Array.from({ length: 1_000_000 }, (_, i) => (i === 5 ? 60 : Math.sin(i)));
  const [least, most] = bestRange(values);
  expect([least, most]).toEqual([expect.closeTo(-1, 2), expect.closeTo(1, 2)]);
  expect(bestRange(Float32Array.of(2, 3))).toEqual(Float32Array.of(0, 3));
});

describe('DalleBart in int8', () => {
  const config = parseDalleBartConfig({
    d_model: 192,
    encoder_layers: 2,
    encoder_attention_heads: 3,
    encoder_ffn_dim: 320,
    decoder_layers: 3,
    decoder_attention_heads: 3,
    decoder_ffn_dim: 320,
    encoder_vocab_size: 120,
    image_vocab_size: 400,
    max_text_length: 12,
    image_length: 48,
    decoder_start_token_id: 400,
  });
  const STEPS = 40;

  /** Logits `[step][row]` of some pictures with forced tokens that depend on picture and step. */
  async function logitsOf(
    source: WeightSource,
    pictures: readonly number[],
    form: CacheForm = 'float32',
  ): Promise<Float32Array[][]> {
    const weights = readDalleBart(config, source);
    const count = pictures.length;
    const [encoder, decoder] = await Promise.all(
      [traceTextEncoder(config), traceDecoderStep(config, count, SIDES, form)].map((graph) =>
        compile(graph, { weights, threads: 1 }),
      ),
    );
    const text = BigInt64Array.from({ length: SIDES * config.maxTextLength }, (_, i) =>
      BigInt(i % config.maxTextLength < 6 ? 3 + i : 1),
    );
    const cached = new CachedDecoder(config, await encoder!.run({ text }), decoder!, SIDES * count, form);
    const steps: Float32Array[][] = [];
    for (let step = 0; step < STEPS; step++) {
      const tokens = pictures.map((picture) => BigInt(step === 0 ? 400 : (step * 97 + picture * 31) % 400));
      const logits = await cached.step(BigInt64Array.from([...tokens, ...tokens]));
      const width = logits.length / (SIDES * count);
      steps.push(
        Array.from({ length: SIDES * count }, (_, row) => logits.slice(row * width, (row + 1) * width)),
      );
    }
    await Promise.all([encoder!.release(), decoder!.release()]);
    return steps;
  }

  /** Of the logits of picture 4 drawn alone and as the fifth of nine. */
  function largestDifference(alone: readonly Float32Array[][], nine: readonly Float32Array[][]): number {
    const differences = alone.flatMap((rows, step) =>
      rows.map((row, side) =>
        row.reduce((most, value, i) => Math.max(most, Math.abs(value - nine[step]![side * 9 + 4]![i]!)), 0),
      ),
    );
    return Math.max(...differences);
  }

  it.each(cacheForms)(
    'picks the same tokens where float32 is clear, and no row depends on the batch: cache in %s',
    async (form) => {
      const source = formulaSource(traceDalleBart(config));
      const path = join(folder, `dalle-${form}.safetensors`);
      await quantizeCheckpoint(source, path, everyKernel);
      const quantized = openCheckpoint(path);
      const pictures = [0, 1, 2, 3, 4, 5, 6, 7, 8];
      const expected = await logitsOf(source, pictures);
      const got = await logitsOf(quantized, pictures, form);
      let [clear, same] = [0, 0];
      expected.flat().forEach((row, i) => {
        const [first, second] = [...row.keys()].sort((a, b) => row[b]! - row[a]!);
        if (row[first!]! - row[second!]! < 0.1) return;
        const ours = got.flat()[i]!;
        clear++;
        if (ours.indexOf(Math.max(...ours)) === first) same++;
      });
      expect(clear).toBeGreaterThan(200);
      expect(same / clear).toBeGreaterThanOrEqual(0.95);
      const alone = await logitsOf(quantized, [4], form);
      expect(largestDifference(alone, got)).toBeLessThan(0.02); // what rounds the other way moves a logit this little
      quantized.close();
    },
  );

  it('float32 does not depend on the batch either', async () => {
    const source = formulaSource(traceDalleBart(config));
    const [nine, one] = [await logitsOf(source, [0, 1, 2, 3, 4, 5, 6, 7, 8]), await logitsOf(source, [4])];
    expect(largestDifference(one, nine)).toBeLessThan(2e-3);
  });
});

describe('quantizeModel', () => {
  it('writes a model that draws pictures like the float32 ones, once', async () => {
    const [model, out] = [join(folder, 'model'), join(folder, 'model-int8')];
    writeTinyModel(model);
    const stages: string[] = [];
    const { int8Convolutions, psnr } = await quantizeModel(model, out, {
      threads: 1,
      onStage: (stage) => stages.push(stage),
    });
    expect(int8Convolutions).toBeGreaterThan(0);
    expect(psnr).toBeGreaterThanOrEqual(35);
    expect(stages.length).toBeGreaterThan(2);
    const size = (path: string) => statSync(join(path, 'dalle-bart/model.safetensors')).size;
    expect(size(out)).toBeLessThan(0.75 * size(model));
    const isInt8 = withCheckpoint(join(out, 'vqgan/model.safetensors'), ({ tensors }) =>
      [...tensors.values()].some(({ dtype }) => dtype === 'I8'),
    );
    expect(isInt8).toBe(true);
    const draw = async (path: string, count: number) => {
      const pipeline = openModel(path, { threads: 1 });
      const { pictures } = await pipeline.draw('a cat', { seed: 3, count, temperature: 0 });
      await pipeline.release();
      return pictures.map(({ pixels }) => pixels);
    };
    const three = await draw(out, 3);
    expect(await draw(out, 1)).toEqual(three.slice(0, 1));
    expect(peakSignalToNoise(three[0]!, three[0]!)).toBe(Infinity);
    await expect(quantizeModel(model, out)).rejects.toMatchObject({ code: 'quantize-out' });
    await expect(quantizeModel(out, join(folder, 'again'))).rejects.toMatchObject({ code: 'quantize-model' });
    const before = stages.length;
    await expect(
      quantizeModel(model, join(model, 'tokenizer.json', 'x'), { onStage: (stage) => stages.push(stage) }),
    ).rejects.toMatchObject({ code: 'file-write' });
    expect(stages).toHaveLength(before); // it is said before anything is drawn
  });

  it('compares models: one is itself, and agrees with one that is a little different', async () => {
    const [model, rounded] = [join(folder, 'model-3'), join(folder, 'rounded')];
    writeTinyModel(model);
    cpSync(model, rounded, { recursive: true });
    const path = 'dalle-bart/model.safetensors';
    const source = openCheckpoint(join(model, path));
    await quantizeCheckpoint(source, join(rounded, path), everyKernel);
    source.close();
    const itself = await compareModels(model, model, { threads: 1, steps: 2 });
    expect([itself.same, itself.sameGuided, itself.psnr]).toEqual([
      itself.clear,
      itself.clearGuided,
      Infinity,
    ]);
    const difference = await compareModels(model, rounded, { threads: 1, steps: 12 });
    expect(difference.clear).toBeGreaterThan(20);
    expect(difference.same / difference.clear).toBeGreaterThanOrEqual(0.9);
    expect(difference.psnr).toBe(Infinity);
  });

  it('leaves nothing when it is cancelled or there is no model', async () => {
    const [model, out] = [join(folder, 'model-2'), join(folder, 'cancelled')];
    writeTinyModel(model);
    const controller = new AbortController();
    const onStage = (stage: string) => stage.includes('writing') && controller.abort();
    await expect(quantizeModel(model, out, { signal: controller.signal, onStage })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect([existsSync(out), existsSync(`${out}.unfinished`)]).toEqual([false, false]);
    mkdirSync(join(folder, 'none'));
    writeFileSync(join(folder, 'none/file'), '');
    await expect(quantizeModel(join(folder, 'none'), out)).rejects.toMatchObject({
      code: 'checkpoint-not-found',
    });
  });
});
