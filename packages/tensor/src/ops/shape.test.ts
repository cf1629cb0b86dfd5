// Operations that move numbers: every number ends where the index says, and its gradient comes back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tensor } from '../tensor.ts';
import { at, RUNS, random, seeds, shapes, tabulate } from '../testing/arrays.ts';
import { evaluate, evaluateAll } from '../testing/evaluate.ts';
import { expectClose, expectGradient, expectShapeError } from '../testing/expectations.ts';
import { mul } from './arithmetic.ts';
import { cast } from './cast.ts';
import { broadcastTo, concat, pad, reshape, slice, split, transpose } from './shape.ts';

const withAxis = shapes([1, 3], 5).chain((shape) => fc.tuple(fc.constant(shape), fc.nat(shape.length - 1)));

const replaced = (shape: readonly number[], axis: number, length: number) =>
  shape.map((dim, i) => (i === axis ? length : dim));

describe('reshape', () => {
  it('keeps the numbers in order', () =>
    fc.assert(
      fc.asyncProperty(shapes([1, 3]), seeds, async (shape, seed) => {
        const x = random(shape, seed);
        const f = (tensor: Tensor) => reshape(tensor, [shape[0]!, 1, -1]);
        expectClose(await evaluate([x], f), x.data);
        await expectGradient([x], f);
      }),
      RUNS,
    ));

  it('refuses another number of numbers', () => {
    for (const target of [[4], [-1, 4], [-1, -1], [2.5, -1]]) {
      expectShapeError([[2, 3]], (x) => reshape(x, target), {
        code: 'reshape-size',
        op: 'reshape',
        got: ['[2, 3]', `[${target.join(', ')}]`],
      });
    }
  });
});

describe('transpose', () => {
  const permuted = shapes([1, 4]).chain((shape) =>
    fc.tuple(
      fc.constant(shape),
      fc.shuffledSubarray(
        shape.map((_, axis) => axis),
        { minLength: shape.length },
      ),
    ),
  );

  it('reorders axes', () =>
    fc.assert(
      fc.asyncProperty(permuted, seeds, async ([shape, permutation], seed) => {
        const x = random(shape, seed);
        const f = (tensor: Tensor) => transpose(tensor, permutation);
        const expected = tabulate(
          permutation.map((axis) => shape[axis]!),
          (index) => {
            const source: number[] = [];
            permutation.forEach((axis, i) => {
              source[axis] = index[i]!;
            });
            return at(x, source);
          },
        );
        expectClose(await evaluate([x], f), expected);
        await expectGradient([x], f);
      }),
      RUNS,
    ));

  it('refuses what is not a permutation', () => {
    for (const permutation of [[0], [0, 0], [0, 2], [-1, 0]]) {
      const error = { code: 'permutation', op: 'transpose', got: ['[2, 3]', `[${permutation.join()}]`] };
      expectShapeError([[2, 3]], (x) => transpose(x, permutation), error);
    }
  });
});

describe('slice', () => {
  const ranges = withAxis.chain(([shape, axis]) =>
    fc
      .tuple(fc.nat(shape[axis]! - 1), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 }))
      .map(([from, count, step]) => ({ shape, axis, from, to: Math.min(from + count, shape[axis]!), step })),
  );

  it('takes every step-th number of a range', () =>
    fc.assert(
      fc.asyncProperty(ranges, seeds, async ({ shape, axis, from, to, step }, seed) => {
        const x = random(shape, seed);
        const f = (tensor: Tensor) => slice(tensor, axis, from, to, step);
        const expected = tabulate(replaced(shape, axis, Math.ceil((to - from) / step)), (index) =>
          at(x, replaced(index, axis, from + index[axis]! * step)),
        );
        expectClose(await evaluate([x], f), expected);
        await expectGradient([x], f);
      }),
      { numRuns: 10 },
    ));

  it('refuses ranges outside the axis', () => {
    const error = { code: 'slice-range', op: 'slice', got: ['[2, 3]'] };
    expectShapeError([[2, 3]], (x) => slice(x, 1, 0, 4), { ...error, got: ['[2, 3]', '0 to 4'] });
    expectShapeError([[2, 3]], (x) => slice(x, 1, 2, 2), { ...error, got: ['[2, 3]', '2 to 2'] });
    expectShapeError([[2, 3]], (x) => slice(x, 1, 0, 2, 0), { ...error, got: ['step 0'] });
    expectShapeError([[2, 3]], (x) => slice(x, 2, 0, 1), { code: 'axis', op: 'slice', got: ['[2, 3]', '2'] });
  });
});

describe('pad', () => {
  it('puts zeros before and after', () =>
    fc.assert(
      fc.asyncProperty(withAxis, fc.nat(2), fc.nat(2), seeds, async ([shape, axis], before, after, seed) => {
        const x = random(shape, seed);
        const f = (tensor: Tensor) => pad(tensor, axis, before, after);
        const expected = tabulate(replaced(shape, axis, shape[axis]! + before + after), (index) => {
          const source = index[axis]! - before;
          return source >= 0 && source < shape[axis]! ? at(x, replaced(index, axis, source)) : 0;
        });
        expectClose(await evaluate([x], f), expected);
        await expectGradient([x], f);
      }),
      RUNS,
    ));

  it('refuses negative amounts', () => {
    expectShapeError([[2]], (x) => pad(x, 0, -1, 0), { code: 'pad-amount', op: 'pad', got: ['-1 and 0'] });
  });
});

describe('concat and split', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 });

  it('concat puts tensors one behind the other', () =>
    fc.assert(
      fc.asyncProperty(withAxis, parts, seeds, async ([shape, axis], lengths, seed) => {
        const inputs = lengths.map((length, i) => random(replaced(shape, axis, length), seed + i));
        const f = (...tensors: Tensor[]) => concat(tensors, axis - shape.length);
        const owner = lengths.flatMap((length, i) => Array.from({ length }, (_, k) => ({ i, k })));
        const expected = tabulate(replaced(shape, axis, owner.length), (index) => {
          const { i, k } = owner[index[axis]!]!;
          return at(inputs[i]!, replaced(index, axis, k));
        });
        expectClose(await evaluate(inputs, f), expected);
        await expectGradient(inputs, f);
      }),
      RUNS,
    ));

  it('split cuts what concat joins, also where parts are unused', () =>
    fc.assert(
      fc.asyncProperty(withAxis, parts, fc.nat(), seeds, async ([shape, axis], lengths, pick, seed) => {
        const x = random(
          replaced(
            shape,
            axis,
            lengths.reduce((a, b) => a + b, 0),
          ),
          seed,
        );
        const pieces = await evaluateAll([x], (tensor) => split(tensor, axis, lengths));
        const starts = lengths.map((_, i) => lengths.slice(0, i).reduce((a, b) => a + b, 0));
        for (const [i, length] of lengths.entries()) {
          const expected = tabulate(replaced(shape, axis, length), (index) =>
            at(x, replaced(index, axis, index[axis]! + starts[i]!)),
          );
          expectClose(pieces[i]!, expected);
        }
        const one = (tensor: Tensor) => split(tensor, axis, lengths)[pick % lengths.length]!;
        await expectGradient([x], (tensor) => mul(one(tensor), one(tensor)));
      }),
      RUNS,
    ));

  it('refuse shapes that do not fit', () => {
    expectShapeError(
      [
        [2, 3],
        [3, 3],
      ],
      (a, b) => concat([a, b], 1),
      {
        code: 'concat-shape',
        op: 'concat',
        got: ['[2, 3]', '[3, 3]'],
      },
    );
    expectShapeError([], () => concat([], 0), { code: 'concat-empty', op: 'concat', got: ['none'] });
    for (const lengths of [
      [1, 1],
      [-1, 4],
    ]) {
      const error = { code: 'split-lengths', op: 'split', got: ['[2, 3]', `[${lengths.join()}]`] };
      expectShapeError([[2, 3]], (x) => split(x, 1, lengths), error);
    }
  });
});

describe('broadcastTo', () => {
  it('repeats axes of length 1', () =>
    fc.assert(
      fc.asyncProperty(shapes([0, 3]), fc.nat(7), fc.nat(3), seeds, async (shape, ones, dropped, seed) => {
        const x = random(shape.map((length, axis) => (ones & (1 << axis) ? 1 : length)).slice(dropped), seed);
        const f = (tensor: Tensor) => broadcastTo(tensor, shape);
        expectClose(
          await evaluate([x], f),
          tabulate(shape, (index) => at(x, index)),
        );
        await expectGradient([x], f);
      }),
      RUNS,
    ));

  it('refuses shapes it cannot reach', () => {
    for (const [from, to] of [
      [[2], [3]],
      [[2, 1], [2]],
    ] as const) {
      const got = [`[${from.join(', ')}]`, `[${to.join(', ')}]`];
      expectShapeError([from], (x) => broadcastTo(x, to), {
        code: 'broadcast-shape',
        op: 'broadcastTo',
        got,
      });
    }
  });
});

describe('cast', () => {
  it('converts numbers; gradients pass floating-point types only', async () => {
    const x = { shape: [4], data: Float32Array.from([-1.5, 0, 2, 3.75]) };
    expect(await evaluate([x], (t) => cast(t, 'int64'))).toEqual([-1, 0, 2, 3]);
    expect(await evaluate([x], (t) => cast(cast(t, 'bool'), 'float32'))).toEqual([1, 0, 1, 1]);
    expect(await evaluate([x], (t) => cast(cast(t, 'float16'), 'float32'))).toEqual([-1.5, 0, 2, 3.75]);
    await expectGradient([random([3], 3)], (t) => mul(cast(cast(t, 'float16'), 'float32'), 1), 0.15);
    expect(await evaluate([x], (t) => cast(t, 'float32'))).toEqual([-1.5, 0, 2, 3.75]);
  });
});
