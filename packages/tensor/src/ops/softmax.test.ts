// Softmax, its logarithm and the cross-entropy loss.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Graph } from '../graph.ts';
import type { Tensor } from '../tensor.ts';
import { at, RUNS, random, randomIds, seeds, shapes, tabulate } from '../testing/arrays.ts';
import { evaluate, integers, type Values } from '../testing/evaluate.ts';
import { errorOf, expectClose, expectGradient, expectShapeError } from '../testing/expectations.ts';
import { mul } from './arithmetic.ts';
import { sum } from './reduce.ts';
import { crossEntropy, logSoftmax, softmax } from './softmax.ts';

/** log softmax in double precision. */
function logProbability(x: Values, index: readonly number[]): number {
  const row = Array.from({ length: x.shape.at(-1)! }, (_, i) => at(x, [...index.slice(0, -1), i]));
  const largest = Math.max(...row);
  return (
    at(x, index) - largest - Math.log(row.reduce((total, value) => total + Math.exp(value - largest), 0))
  );
}

describe.each([
  {
    name: 'softmax',
    op: softmax,
    reference: (x: Values, index: number[]) => Math.exp(logProbability(x, index)),
  },
  { name: 'logSoftmax', op: logSoftmax, reference: logProbability },
])('$name', ({ op, reference }) => {
  it('equals the reference and its gradient the differences', () =>
    fc.assert(
      fc.asyncProperty(shapes([1, 3], 5), seeds, async (shape, seed) => {
        const x = random(shape, seed);
        expectClose(
          await evaluate([x], op),
          tabulate(shape, (index) => reference(x, index)),
        );
        await expectGradient([x], op);
      }),
      RUNS,
    ));

  it('of large and of hidden numbers stays finite', async () => {
    const x = { shape: [2, 3], data: Float32Array.from([1000, 999, -1e9, -1e9, -1e9, -1e9]) };
    expectClose(
      await evaluate([x], op),
      tabulate(x.shape, (index) => reference(x, index)),
    );
  });
});

describe('crossEntropy', () => {
  it('equals the reference and its gradient the differences', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 6 }),
        seeds,
        async (rows, classes, seed) => {
          const logits = random([rows, classes], seed);
          const targets = randomIds([rows], seed, classes);
          const expected = tabulate([rows], ([row]) => -logProbability(logits, [row!, at(targets, [row!])]));
          expectClose(await evaluate([logits, targets], crossEntropy), expected);
          await expectGradient([logits, targets], crossEntropy);
          const squared = (x: Tensor, ids: Tensor) => sum(mul(crossEntropy(x, ids), crossEntropy(x, ids)));
          await expectGradient([logits, targets], squared);
        },
      ),
      RUNS,
    ));

  it('of certain and of impossible classes is finite', async () => {
    const logits = { shape: [2, 2], data: Float32Array.from([50, -50, 50, -50]) };
    expectClose(await evaluate([logits, integers([2], [0, 1])], crossEntropy), [0, 100]);
  });

  it('refuses shapes and types that do not fit', () => {
    const error = { code: 'cross-entropy-shape', op: 'crossEntropy' };
    expectShapeError([[2, 3], [3]], crossEntropy, { ...error, dtype: 'int64', got: ['[2, 3]', '[3]'] });
    expectShapeError([[2, 3], [2]], crossEntropy, { ...error, got: ['float32 [2]'] });
    const graph = new Graph();
    const [logits, targets] = [graph.input('logits', [1, 2, 3]), graph.input('targets', [1], 'int64')];
    expect(errorOf(() => crossEntropy(logits, targets)).code).toBe('cross-entropy-shape');
  });
});
