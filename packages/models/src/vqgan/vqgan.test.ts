// The VQGAN's quantisers and configs.
import { Graph, reshape, Scope } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinyVqgan } from '../testing/tiny-model.ts';
import { parseVqganConfig, tokensPerSide } from './config.ts';
import { lookUpCode, quantizeScalars, scalarToken } from './quantize.ts';

describe('scalar quantisation', () => {
  it('gives every token a code of its own, and every code its token back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 2, max: 8 }), { minLength: 1, maxLength: 4 }),
        async (fsq_levels) => {
          const config = parseVqganConfig({ ...tinyVqgan, fsq_levels });
          const graph = new Graph();
          const tokens = graph.input('tokens', [config.nEmbed], 'int64');
          const codes = reshape(lookUpCode(new Scope(graph), tokens, config), [
            config.nEmbed,
            fsq_levels.length,
          ]);
          graph.output('codes', codes);
          graph.output('back', scalarToken(codes, fsq_levels));
          const session = await compile(graph, { threads: 1 });
          const all = BigInt64Array.from({ length: config.nEmbed }, (_, i) => BigInt(i));
          const { codes: found, back } = await session.run({ tokens: all });
          await session.release();
          expect(back!.data).toEqual(all);
          expect(Math.min(...(found!.data as Float32Array))).toBeGreaterThanOrEqual(-1);
          expect(Math.max(...(found!.data as Float32Array))).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('rounds to the nearest level and reaches all of them', async () => {
    const levels = [5, 8];
    const graph = new Graph();
    const z = graph.input('z', [401, 2]);
    graph.output('codes', quantizeScalars(z, levels));
    const session = await compile(graph, { threads: 1 });
    const values = Float32Array.from({ length: 802 }, (_, i) => (Math.floor(i / 2) - 200) / 20);
    const { codes } = await session.run({ z: values });
    await session.release();
    const seen = levels.map(
      (_, channel) => new Set(Array.from({ length: 401 }, (_, i) => codes!.data[2 * i + channel])),
    );
    expect([...seen[0]!]).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect([...seen[1]!]).toEqual([-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75]);
  });
});

describe('parseVqganConfig', () => {
  it('counts tokens from resolution, folding and levels', () => {
    expect(tokensPerSide(parseVqganConfig(tinyVqgan))).toBe(4);
    expect(tokensPerSide(parseVqganConfig({ ...tinyVqgan, patch_size: 2 }))).toBe(2);
  });

  it.each([
    [{ ch_mult: [1, 0] }, /ch_mult/],
    [{ resolution: 20 }, /resolution.*multiple of 8.*got 20/],
    [{ decoder: { patch_size: 2 } }, /"decoder" should make 8 pixels.*got 16/],
    [{ decoder: { chanels: 3 } }, /decoder.*chanels/],
    [{ n_embed: 24 }, /fsq_levels.*25.*24/],
    [{ double_z: true }, /double_z/],
    [{ chanels: 3 }, /chanels/],
  ])('refuses %j', (change, message) => {
    expect(() => parseVqganConfig({ ...tinyVqgan, ...change })).toThrow(message);
  });
});
