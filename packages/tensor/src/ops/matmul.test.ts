// Matrix products: batched, broadcast, transposed on either side.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, RUNS, random, seeds, tabulate } from '../testing/arrays.ts';
import { evaluate } from '../testing/evaluate.ts';
import { expectClose, expectGradient, expectShapeError } from '../testing/expectations.ts';
import { matmul } from './matmul.ts';

const length = fc.integer({ min: 1, max: 4 });
const BATCHES = [
  { name: 'single matrices', a: [], b: [], out: [] },
  { name: 'equal batches', a: [2, 3], b: [2, 3], out: [2, 3] },
  { name: 'a stack and one matrix', a: [3], b: [], out: [3] },
  { name: 'one matrix and a stack', a: [], b: [2], out: [2] },
  { name: 'broadcast batches', a: [2, 1], b: [3], out: [2, 3] },
];
const TRANSPOSES = [
  { transposeA: false, transposeB: false },
  { transposeA: true, transposeB: false },
  { transposeA: false, transposeB: true },
  { transposeA: true, transposeB: true },
];

describe.each(BATCHES)('matmul of $name', (batch) => {
  it.each(TRANSPOSES)('equals the reference with %o', (transposes) =>
    fc.assert(
      fc.asyncProperty(
        length,
        length,
        length,
        seeds,
        fc.constantFrom(1, 0.5),
        async (m, k, n, seed, scale) => {
          const options = { ...transposes, scale };
          const a = random([...batch.a, ...(options.transposeA ? [k, m] : [m, k])], seed);
          const b = random([...batch.b, ...(options.transposeB ? [n, k] : [k, n])], seed + 1);
          const expected = tabulate([...batch.out, m, n], (index) => {
            const [row, column] = index.splice(-2) as [number, number];
            let total = 0;
            for (let i = 0; i < k; i++) {
              const left = at(a, [...index, ...(options.transposeA ? [i, row] : [row, i])]);
              total += left * at(b, [...index, ...(options.transposeB ? [column, i] : [i, column])]);
            }
            return scale * total;
          });
          const product = (x: Parameters<typeof matmul>[0], y: typeof x) => matmul(x, y, options);
          expect((await evaluate([a, b], product)).length).toBe(expected.length);
          expectClose(await evaluate([a, b], product), expected);
          await expectGradient([a, b], product);
        },
      ),
      RUNS,
    ),
  );
});

it('refuses inner dimensions that differ', () => {
  const error = { code: 'matmul-shape', op: 'matmul', got: ['[2, 3]', '[2, 4]'] };
  expectShapeError(
    [
      [2, 3],
      [2, 4],
    ],
    (a, b) => matmul(a, b),
    error,
  );
  expectShapeError([[3], [3, 4]], (a, b) => matmul(a, b), { ...error, got: ['[3]', '[3, 4]'] });
});

it('refuses batches that do not broadcast', () => {
  const error = { code: 'broadcast-shape', op: 'matmul', got: ['[2]', '[3]'] };
  expectShapeError(
    [
      [2, 1, 1],
      [3, 1, 1],
    ],
    (a, b) => matmul(a, b),
    error,
  );
});
