// Masks of a decoder: colours are added inside and taken away outside, and change smoothly in between.
import { Graph, Scope } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { describe, expect, it } from 'vitest';
import { tinyVqgan } from '../testing/tiny-model.ts';
import { parseVqganConfig } from './config.ts';
import { paintWithMasks } from './crisp-edges.ts';

const config = parseVqganConfig({ ...tinyVqgan, ch_mult: [1], resolution: 16, patch_size: 4, edge_masks: 1 });

/** The picture of a 4 x 4 grid with one channel; what is not given is 0. */
async function paint(grid: Float32Array, given: Readonly<Record<string, (index: number) => number>>) {
  const graph = new Graph();
  const x = graph.input('x', [1, 1, 4, 4]);
  graph.output('picture', paintWithMasks(new Scope(graph), x, config));
  const weights = new Map(
    [...graph.parameters.values()].map(({ name, tensor }) => [
      name,
      Float32Array.from({ length: tensor.shape.reduce((a, b) => a * b, 1) }, (_, i) => given[name]?.(i) ?? 0),
    ]),
  );
  const session = await compile(graph, { weights, threads: 1 });
  const { picture } = await session.run({ x: grid });
  await session.release();
  return picture!;
}

/** Channels of `conv_out` lie pixel by pixel, in each pixel red, green, blue, mask. */
const isMask = (index: number) => index % 4 === 3;

describe('paintWithMasks', () => {
  it.each([1, -1])(
    'adds half a colour where a mask is on, and takes it away where it is off: %i',
    async (side) => {
      const picture = await paint(new Float32Array(16), {
        'conv_out/bias': (i) => (isMask(i) ? 100 * side : 0.25),
        'conv_colour/bias': (i) => [0.1, 0.2, 0.4][i]!,
      });
      expect(picture.shape).toEqual([1, 3, 16, 16]);
      const expected = [0.1, 0.2, 0.4].flatMap((colour) =>
        Array.from({ length: 256 }, () => 0.25 + (side * colour) / 2),
      );
      picture.data.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));
    },
  );

  it('lets a colour change in even steps between the centres of grid places', async () => {
    const columns = Float32Array.from({ length: 16 }, (_, i) => i % 4);
    const picture = await paint(columns, {
      'conv_out/bias': (i) => (isMask(i) ? 100 : 0),
      // The middle of a 3 x 3 kernel, to red alone.
      'conv_colour/kernel': (i) => (i === 4 * 3 ? 2 : 0),
    });
    const row = [
      0, 0, 0.125, 0.375, 0.625, 0.875, 1.125, 1.375, 1.625, 1.875, 2.125, 2.375, 2.625, 2.875, 3, 3,
    ];
    row.forEach((value, column) => expect(picture.data[5 * 16 + column]).toBeCloseTo(value, 5));
    expect(Math.max(...(picture.data.subarray(256) as Float32Array))).toBe(0);
  });
});
