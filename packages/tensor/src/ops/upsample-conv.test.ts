// A convolution behind nearest upsampling equals the two one after the other.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Graph } from '../graph.ts';
import type { Tensor } from '../tensor.ts';
import { RUNS, random, seeds } from '../testing/arrays.ts';
import { evaluate } from '../testing/evaluate.ts';
import { errorOf, expectClose, expectGradient } from '../testing/expectations.ts';
import { conv2d } from './conv.ts';
import { upsampleNearest2 } from './image.ts';
import { upsampleConv2d } from './upsample-conv.ts';

const padding = { top: 1, left: 1, bottom: 1, right: 1 };
const oneByOne = (x: Tensor, kernel: Tensor, bias: Tensor) =>
  conv2d(upsampleNearest2(x), kernel, bias, { padding });

describe('upsampleConv2d', () => {
  it('equals the two ops, and its gradient the differences', async () => {
    const length = fc.integer({ min: 1, max: 3 });
    await fc.assert(
      fc.asyncProperty(fc.tuple(length, length, length, length, length), seeds, async (sizes, seed) => {
        const [batch, inputs, height, width, outputs] = sizes;
        const values = [
          random([batch, inputs, height, width], seed),
          random([3, 3, inputs, outputs], seed + 1),
          random([outputs], seed + 2),
        ];
        const expected = await evaluate(values, oneByOne);
        expectClose(await evaluate(values, upsampleConv2d), expected);
        await expectGradient(values, upsampleConv2d);
      }),
      RUNS,
    );
  });

  it('refuses kernels of other sizes and pictures of other depths', () => {
    const graph = new Graph();
    const input = (name: string, shape: number[]) => graph.input(name, shape);
    const [x, bias] = [input('x', [1, 2, 4, 4]), input('bias', [5])];
    for (const [name, shape] of [
      ['large', [5, 5, 2, 5]],
      ['deep', [3, 3, 3, 5]],
    ] as const) {
      const error = errorOf(() => upsampleConv2d(x, input(name, [...shape]), bias));
      expect(error).toMatchObject({
        code: 'conv-shape',
        message: expect.stringContaining('[3, 3, in, out]'),
      });
    }
  });
});
