// The game of decoder and discriminator: each side learns from its own loss alone.
import { PictureCodec, parseVqganConfig } from '@nonet/models';
import { compile } from '@nonet/tensor/node';
import { describe, expect, it } from 'vitest';
import { initialParameters } from '../parameters.ts';
import type { RunFolder } from '../run-folder.ts';
import type { SceneSource } from '../scene-source.ts';
import { traceStep } from '../training-step.ts';
import { decoderTask } from './decoder-task.ts';

const config = parseVqganConfig({
  ch: 16,
  ch_mult: [1],
  num_res_blocks: 1,
  z_channels: 16,
  resolution: 32,
  patch_size: 8,
  norm_groups: 8,
  edge_masks: 1,
  fsq_levels: [5, 5],
});
const BATCH = 2;

/** Every gradient of one step, by parameter. */
async function gradients(adversarialWeight: number): Promise<Record<string, Float32Array>> {
  const codec = new PictureCodec(config, new Map(), (graph, weights) => compile(graph, { weights }));
  const task = decoderTask({
    config,
    codec,
    batchSize: BATCH,
    seed: 1,
    tokenNoise: 0,
    // A step's graph needs neither.
    scenes: undefined as unknown as SceneSource,
    folder: undefined as unknown as RunFolder,
    edgeWeight: 1,
    coarseWeight: 1,
    adversarialWeight,
  });
  const graph = traceStep(task);
  const session = await compile(graph, { threads: 1 });
  const pictures = Float32Array.from({ length: BATCH * 3 * 32 * 32 }, (_, i) => (Math.sin(i) + 1) / 2);
  const tokens = BigInt64Array.from({ length: BATCH * codec.positions }, (_, i) => BigInt(i % 25));
  const results = await session.run({ pictures, tokens, ...Object.fromEntries(initialParameters(graph, 3)) });
  await session.release();
  const found = Object.entries(results).filter(([name]) => name.startsWith('gradient/'));
  return Object.fromEntries(found.map(([name, { data }]) => [name.slice(9), data as Float32Array]));
}

const largest = (values: Float32Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

describe('decoderTask', () => {
  it('trains the discriminator alike however much the decoder heeds it', async () => {
    const [unheeded, heeded] = [await gradients(0), await gradients(5)];
    const names = Object.keys(unheeded);
    expect(names.filter((name) => name.startsWith('discriminator/'))).toHaveLength(6);
    for (const name of names.filter((n) => n.startsWith('discriminator/'))) {
      if (name.endsWith('/kernel')) expect(largest(unheeded[name]!)).toBeGreaterThan(0);
      unheeded[name]!.forEach((value, i) => expect(heeded[name]![i]).toBeCloseTo(value, 5));
    }
    const decoder = 'decoder/conv_out/kernel';
    const change = heeded[decoder]!.map((value, i) => value - unheeded[decoder]![i]!);
    expect(largest(change)).toBeGreaterThan(0.01 * largest(unheeded[decoder]!));
  });

  it('leaves the encoder out', async () => {
    const names = Object.keys(await gradients(1));
    expect(names.filter((name) => /^(encoder|quant_conv)/.test(name))).toEqual([]);
  });
});
