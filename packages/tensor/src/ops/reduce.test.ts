// Sums, means and largest values over any axes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shape, Tensor } from '../tensor.ts';
import { at, distinct, place, RUNS, random, seeds, shapes, tabulate } from '../testing/arrays.ts';
import { evaluate, type Values } from '../testing/evaluate.ts';
import { expectClose, expectGradient, expectShapeError } from '../testing/expectations.ts';
import { argMax, max, mean, sum } from './reduce.ts';

/** A shape and some of its axes, or undefined for all. */
const reductions = shapes([1, 3]).chain((shape) =>
  fc.tuple(fc.constant(shape), fc.option(fc.subarray(shape.map((_, axis) => axis)), { nil: undefined })),
);

/** Groups of the numbers that fall together. */
function groups(x: Values, axes: readonly number[] | undefined): number[][] {
  const kept: Shape = x.shape.map((length, axis) => (!axes || axes.includes(axis) ? 1 : length));
  const found: number[][] = tabulate(kept, () => 0).map(() => []);
  tabulate(x.shape, (index) => found[place(index, kept)]!.push(at(x, index)));
  return found;
}

const total = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

const CASES = {
  sum: { op: sum, reference: total, make: random },
  mean: { op: mean, reference: (numbers: number[]) => total(numbers) / numbers.length, make: random },
  max: { op: max, reference: (numbers: number[]) => Math.max(...numbers), make: distinct },
};

describe.each(Object.entries(CASES))('%s', (name, { op, reference, make }) => {
  it('equals the reference and its gradient the differences', () =>
    fc.assert(
      fc.asyncProperty(reductions, fc.boolean(), seeds, async ([shape, axes], keepDims, seed) => {
        const x = make(shape, seed);
        const reduce = (tensor: Tensor) => op(tensor, axes, { keepDims });
        expectClose(await evaluate([x], reduce), groups(x, axes).map(reference));
        await expectGradient([x], reduce);
      }),
      { numRuns: 8 },
    ));

  it('keeps or drops axes and counts them from the end', async () => {
    const x = make([2, 3, 4], 1);
    let shape: Shape = [];
    const seen = (y: Tensor) => {
      shape = y.shape;
      return y;
    };
    expectClose(
      await evaluate([x], (tensor) => seen(op(tensor, [-1], { keepDims: true }))),
      groups(x, [2]).map(reference),
    );
    expect(shape).toEqual([2, 3, 1]);
    expectClose(await evaluate([x], (tensor) => seen(op(tensor, [0, -1]))), groups(x, [0, 2]).map(reference));
    expect(shape).toEqual([3]);
  });

  it('refuses an axis that is not there or named twice', () => {
    expectShapeError([[2, 3]], (x) => op(x, [2]), { code: 'axis', op: name, got: ['[2, 3]', '2'] });
    expectShapeError([[2, 3]], (x) => op(x, [1, -1]), { code: 'axis', op: name, got: ['[2, 3]', '[1, -1]'] });
  });
});

describe('argMax', () => {
  it('is the first place of the largest number', () =>
    fc.assert(
      fc.asyncProperty(shapes([1, 3]), fc.nat(), seeds, async (shape, pick, seed) => {
        const axis = pick % shape.length;
        const x = distinct(shape, seed);
        const expected = groups(x, [axis]).map((numbers) => numbers.indexOf(Math.max(...numbers)));
        expect(await evaluate([x], (tensor) => argMax(tensor, axis - shape.length))).toEqual(expected);
      }),
      RUNS,
    ));

  it('takes the first of equal numbers', async () => {
    expect(
      await evaluate([{ shape: [4], data: Float32Array.from([0, 7, 7, 1]) }], (x) => argMax(x, 0)),
    ).toEqual([1]);
  });

  it('refuses an axis that is not there', () => {
    expectShapeError([[2]], (x) => argMax(x, 1), { code: 'axis', op: 'argMax', got: ['[2]', '1'] });
  });
});
