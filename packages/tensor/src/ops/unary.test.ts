// Elementwise functions: plain reference and finite differences, away from kinks and steps.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../session-node.ts';
import type { Tensor } from '../tensor.ts';
import { RUNS, random, seeds, shapes } from '../testing/arrays.ts';
import { evaluate } from '../testing/evaluate.ts';
import { expectClose, expectGradient } from '../testing/expectations.ts';
import { traceWithGradients } from '../testing/gradient-check.ts';
import {
  abs,
  clamp,
  erf,
  exp,
  floor,
  gelu,
  log,
  neg,
  relu,
  round,
  sigmoid,
  sign,
  silu,
  sqrt,
  stopGradient,
  tanh,
} from './unary.ts';

/** Taylor series: exact enough for |x| <= 3 in double precision. */
function erfSeries(x: number): number {
  let term = x;
  let total = x;
  for (let n = 1; n < 60; n++) {
    term *= (-x * x) / n;
    total += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

interface Case {
  readonly op: (x: Tensor) => Tensor;
  readonly reference: (x: number) => number;
  readonly low?: number;
  readonly high?: number;
  readonly kinks?: readonly number[];
}

const CASES: Record<string, Case> = {
  neg: { op: neg, reference: (x) => -x },
  exp: { op: exp, reference: Math.exp },
  log: { op: log, reference: Math.log, low: 0.5 },
  sqrt: { op: sqrt, reference: Math.sqrt, low: 0.5 },
  abs: { op: abs, reference: Math.abs, kinks: [0] },
  sign: { op: sign, reference: Math.sign, kinks: [0] },
  round: { op: round, reference: Math.round, kinks: [-1.5, -0.5, 0.5, 1.5] },
  floor: { op: floor, reference: Math.floor, kinks: [-2, -1, 0, 1, 2] },
  tanh: { op: tanh, reference: Math.tanh },
  sigmoid: { op: sigmoid, reference: logistic },
  relu: { op: relu, reference: (x) => Math.max(x, 0), kinks: [0] },
  erf: { op: erf, reference: erfSeries },
  gelu: { op: gelu, reference: (x) => (x * (1 + erfSeries(x / Math.SQRT2))) / 2 },
  silu: { op: silu, reference: (x) => x * logistic(x) },
  clamp: { op: (x) => clamp(x, -1, 0.5), reference: (x) => Math.min(Math.max(x, -1), 0.5), kinks: [-1, 0.5] },
};

describe.each(Object.entries(CASES))('%s', (_name, { op, reference, ...range }) => {
  it('equals the reference and its gradient the differences', () =>
    fc.assert(
      fc.asyncProperty(shapes([0, 3]), seeds, async (shape, seed) => {
        const x = random(shape, seed, range);
        expectClose(await evaluate([x], op), Array.from(x.data, reference));
        await expectGradient([x], op);
      }),
      RUNS,
    ));
});

it('round goes to the even number in the middle', async () => {
  const x = { shape: [5], data: Float32Array.from([-1.5, -0.5, 0.5, 1.5, 2.5]) };
  expectClose(await evaluate([x], round), [-2, 0, 0, 2, 2]);
});

it('functions of large numbers stay finite', async () => {
  const x = { shape: [4], data: Float32Array.from([-90, -30, 30, 90]) };
  for (const op of [tanh, sigmoid, erf, gelu, silu]) {
    const session = await compile(traceWithGradients({ inputs: [x], f: op }), { threads: 1 });
    const { out, g0 } = await session.run({ x0: x.data });
    await session.release();
    for (const value of [...out!.data, ...g0!.data]) expect(Number.isFinite(Number(value))).toBe(true);
  }
});

it('stopGradient passes the value and no gradient', async () => {
  const x = random([2, 3], 5);
  const session = await compile(traceWithGradients({ inputs: [x], f: stopGradient }), { threads: 1 });
  const { out, g0 } = await session.run({ x0: x.data });
  await session.release();
  expect(out!.data).toEqual(x.data);
  expect(Array.from(g0!.data, Number)).toEqual([0, 0, 0, 0, 0, 0]);
});
