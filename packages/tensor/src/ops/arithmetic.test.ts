// Elementwise arithmetic: plain reference, finite differences, broadcasting.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Graph } from '../graph.ts';
import { at, distinct, RUNS, random, seeds, shapes, tabulate } from '../testing/arrays.ts';
import { evaluate } from '../testing/evaluate.ts';
import { errorOf, expectClose, expectGradient, expectShapeError } from '../testing/expectations.ts';
import {
  add,
  div,
  equal,
  greater,
  greaterOrEqual,
  less,
  lessOrEqual,
  maximum,
  minimum,
  mul,
  sub,
} from './arithmetic.ts';
import { cast } from './cast.ts';

const SMOOTH = { add, sub, mul, div };
const REFERENCE: Record<string, (x: number, y: number) => number> = {
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
  maximum: Math.max,
  minimum: Math.min,
  equal: (x, y) => Number(x === y),
  less: (x, y) => Number(x < y),
  lessOrEqual: (x, y) => Number(x <= y),
  greater: (x, y) => Number(x > y),
  greaterOrEqual: (x, y) => Number(x >= y),
};

/** A common shape and two operands' shapes that broadcast to it. */
const broadcasts = shapes([0, 3]).chain((shape) => {
  const shrunk = fc
    .tuple(fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }), fc.nat(shape.length))
    .map(([ones, dropped]) => shape.map((length, axis) => (ones[axis] ? 1 : length)).slice(dropped));
  return fc.tuple(fc.constant(shape), shrunk, fc.boolean()).map(([full, small, swap]) => ({
    shape: full,
    a: swap ? small : full,
    b: swap ? full : small,
  }));
});

describe.each(Object.entries(SMOOTH))('%s', (name, op) => {
  it('equals the reference and its gradient the differences, broadcast or not', () =>
    fc.assert(
      fc.asyncProperty(broadcasts, seeds, async ({ shape, a, b }, seed) => {
        const x = random(a, seed);
        const y = random(b, seed + 1, { low: 0.5, high: 2 });
        const expected = tabulate(shape, (index) => REFERENCE[name]!(at(x, index), at(y, index)));
        expectClose(await evaluate([x, y], op), expected);
        await expectGradient([x, y], op);
      }),
      RUNS,
    ));

  it('takes a number on either side', async () => {
    const x = random([3], 1, { low: 0.5 });
    expectClose(
      await evaluate([x], (t) => op(t, 2)),
      Array.from(x.data, (v) => REFERENCE[name]!(v, 2)),
    );
    expectClose(
      await evaluate([x], (t) => op(2, t)),
      Array.from(x.data, (v) => REFERENCE[name]!(2, v)),
    );
  });
});

describe.each(Object.entries({ maximum, minimum }))('%s', (name, op) => {
  it('equals the reference and its gradient the differences', () =>
    fc.assert(
      fc.asyncProperty(shapes([1, 2]), seeds, async (shape, seed) => {
        const both = distinct([2, ...shape], seed);
        const half = both.data.length / 2;
        const x = { shape, data: both.data.slice(0, half) };
        const y = { shape, data: both.data.slice(half) };
        const expected = tabulate(shape, (index) => REFERENCE[name]!(at(x, index), at(y, index)));
        expectClose(await evaluate([x, y], op), expected);
        await expectGradient([x, y], op);
      }),
      RUNS,
    ));
});

describe.each(Object.entries({ equal, less, lessOrEqual, greater, greaterOrEqual }))('%s', (name, op) => {
  it('compares, equal numbers too', async () => {
    const x = { shape: [2, 3], data: Float32Array.from([1, 2, 3, -1, 0, 5]) };
    const y = { shape: [3], data: Float32Array.from([1, 0, 4]) };
    const expected = tabulate([2, 3], (index) => REFERENCE[name]!(at(x, index), at(y, index)));
    expect(await evaluate([x, y], (a, b) => cast(op(a, b), 'float32'))).toEqual(expected);
    const againstTwo = Array.from(x.data, (value) => REFERENCE[name]!(value, 2));
    expect(await evaluate([x], (a) => cast(op(a, 2), 'float32'))).toEqual(againstTwo);
  });
});

describe.each(
  Object.entries({ ...SMOOTH, maximum, minimum, equal, less, lessOrEqual, greater, greaterOrEqual }),
)('%s', (name, op) => {
  it('refuses shapes that do not broadcast', () => {
    expectShapeError([[2, 3], [2]], op, { code: 'broadcast-shape', op: name, got: ['[2, 3]', '[2]'] });
  });

  it('refuses operands of two types', () => {
    const graph = new Graph();
    const error = errorOf(() => op(graph.input('a', [2]), graph.input('b', [2], 'int64')));
    expect(error.code).toBe('operand-types');
    expect(error.message).toContain('float32');
    expect(error.message).toContain('int64');
  });
});

it('arithmetic of two numbers is refused', () => {
  expect(errorOf(() => add(1, 2)).code).toBe('operands');
});
