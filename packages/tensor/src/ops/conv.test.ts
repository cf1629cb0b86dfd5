// Convolutions of every kernel size, stride and padding that the models use, and uneven ones.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Graph } from '../graph.ts';
import type { Tensor } from '../tensor.ts';
import { at, random, seeds, tabulate } from '../testing/arrays.ts';
import { evaluate, type Values } from '../testing/evaluate.ts';
import { errorOf, expectClose, expectGradient, expectShapeError } from '../testing/expectations.ts';
import { type ConvGeometry, conv2d } from './conv.ts';

function reference(
  x: Values,
  kernel: Values,
  bias: Values | undefined,
  { stride, padding }: ConvGeometry,
): number[] {
  const [batch, , height, width] = x.shape as [number, number, number, number];
  const [kernelHeight, kernelWidth, inputs, outputs] = kernel.shape as [number, number, number, number];
  const outHeight = Math.floor((height + padding.top + padding.bottom - kernelHeight) / stride) + 1;
  const outWidth = Math.floor((width + padding.left + padding.right - kernelWidth) / stride) + 1;
  return tabulate([batch, outputs, outHeight, outWidth], ([b, o, row, column]) => {
    let total = bias ? at(bias, [o!]) : 0;
    tabulate([kernelHeight, kernelWidth, inputs], ([y, z, i]) => {
      const [r, c] = [row! * stride + y! - padding.top, column! * stride + z! - padding.left];
      if (r >= 0 && r < height && c >= 0 && c < width)
        total += at(x, [b!, i!, r, c]) * at(kernel, [y!, z!, i!, o!]);
      return 0;
    });
    return total;
  });
}

async function check(
  shape: readonly number[],
  kernelShape: readonly number[],
  geometry: ConvGeometry,
  seed: number,
) {
  const [x, kernel, bias] = [
    random(shape, seed),
    random(kernelShape, seed + 1),
    random([kernelShape[3]!], seed + 2),
  ];
  const withBias = (a: Tensor, k: Tensor, b: Tensor) => conv2d(a, k, b, geometry);
  const without = (a: Tensor, k: Tensor) => conv2d(a, k, undefined, geometry);
  expectClose(await evaluate([x, kernel, bias], withBias), reference(x, kernel, bias, geometry));
  expectClose(await evaluate([x, kernel], without), reference(x, kernel, undefined, geometry));
  await expectGradient([x, kernel, bias], withBias);
}

const even = (amount: number) => ({ top: amount, left: amount, bottom: amount, right: amount });

describe('conv2d', () => {
  const NAMED = [
    { name: '1x1', kernel: 1, geometry: { stride: 1, padding: even(0) } },
    { name: '1x1 in a frame', kernel: 1, geometry: { stride: 1, padding: even(1) } },
    {
      name: '1x1 in half a frame',
      kernel: 1,
      geometry: { stride: 1, padding: { top: 0, left: 1, bottom: 0, right: 0 } },
    },
    { name: '3x3', kernel: 3, geometry: { stride: 1, padding: even(1) } },
    { name: '3x3 without padding', kernel: 3, geometry: { stride: 1, padding: even(0) } },
    {
      name: 'VQGAN downsampling',
      kernel: 3,
      geometry: { stride: 2, padding: { top: 0, left: 0, bottom: 1, right: 1 } },
    },
    { name: '5x5', kernel: 5, geometry: { stride: 1, padding: even(2) } },
    { name: '5x5 at stride 2', kernel: 5, geometry: { stride: 2, padding: even(2) } },
  ];

  it.each(NAMED)('equals the reference: $name', ({ kernel, geometry }) =>
    check([2, 2, 6, 5], [kernel, kernel, 2, 3], geometry, 7),
  );

  it('equals the reference for any geometry', () => {
    const pad = fc.nat(2);
    const geometries = fc.record({
      batch: fc.integer({ min: 1, max: 2 }),
      inputs: fc.integer({ min: 1, max: 3 }),
      outputs: fc.integer({ min: 1, max: 3 }),
      height: fc.integer({ min: 3, max: 5 }),
      width: fc.integer({ min: 3, max: 5 }),
      kernelHeight: fc.constantFrom(1, 2, 3),
      kernelWidth: fc.constantFrom(1, 2, 3),
      stride: fc.constantFrom(1, 2),
      padding: fc.record({ top: pad, left: pad, bottom: pad, right: pad }),
    });
    return fc.assert(
      fc.asyncProperty(geometries, seeds, async (g, seed) => {
        const kernel = [g.kernelHeight, g.kernelWidth, g.inputs, g.outputs];
        await check([g.batch, g.inputs, g.height, g.width], kernel, g, seed);
      }),
      { numRuns: 20 },
    );
  });

  it('equals the reference with many channels', async () => {
    const geometry = { stride: 1, padding: even(1) };
    const [x, kernel] = [random([2, 32, 8, 8], 1), random([3, 3, 32, 48], 2)];
    expectClose(
      await evaluate([x, kernel], (a, k) => conv2d(a, k, undefined, geometry), 2),
      reference(x, kernel, undefined, geometry),
    );
  });

  it('refuses shapes that do not fit', () => {
    const error = { code: 'conv-shape', op: 'conv2d' };
    const plain = (x: Tensor, kernel: Tensor, bias?: Tensor) => conv2d(x, kernel, bias);
    expectShapeError(
      [
        [1, 2, 4, 4],
        [3, 3, 3, 1],
      ],
      plain,
      { ...error, got: ['[1, 2, 4, 4]', '[3, 3, 3, 1]'] },
    );
    expectShapeError(
      [
        [2, 4, 4],
        [3, 3, 2, 1],
      ],
      plain,
      { ...error, got: ['[2, 4, 4]'] },
    );
    expectShapeError([[1, 2, 4, 4], [3, 3, 2, 5], [4]], plain, { ...error, got: ['[3, 3, 2, 5], [4]'] });
    expectShapeError(
      [
        [1, 1, 2, 2],
        [3, 3, 1, 1],
      ],
      plain,
      { ...error, got: ['[1, 1, 2, 2]'] },
    );
  });

  it('names itself in every error', () => {
    const graph = new Graph();
    const error = errorOf(() => conv2d(graph.input('x', [1]), graph.input('k', [1])));
    expect(error.message).toMatch(/^conv2d: expected/);
  });
});
