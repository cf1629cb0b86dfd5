// Several products at once: equal to the products one by one, gradients too.
import fc from 'fast-check';
import { it } from 'vitest';
import type { Tensor } from '../tensor.ts';
import { RUNS, random, seeds } from '../testing/arrays.ts';
import { evaluate } from '../testing/evaluate.ts';
import { expectClose, expectGradient, expectShapeError } from '../testing/expectations.ts';
import { add } from './arithmetic.ts';
import { matmul } from './matmul.ts';
import { matmulTogether } from './matmul-together.ts';
import { sum } from './reduce.ts';

const length = fc.integer({ min: 1, max: 4 });

it('equals the products one by one, with their gradients', () =>
  fc.assert(
    fc.asyncProperty(length, length, length, length, seeds, async (m, k, n, o, seed) => {
      const inputs = [random([m, k], seed), random([k, n], seed + 1), random([k, o], seed + 2)];
      for (const which of [0, 1]) {
        const product = (a: Tensor, ...matrices: Tensor[]) => matmulTogether(a, matrices)[which]!;
        const expected = await evaluate(inputs, (a, ...matrices) => matmul(a, matrices[which]!));
        expectClose(await evaluate(inputs, product), expected);
        await expectGradient(inputs, product);
      }
      await expectGradient(inputs, (a, ...matrices) => {
        const [first, second] = matmulTogether(a, matrices);
        return add(sum(first!, [0, 1]), sum(second!, [0, 1]));
      });
    }),
    RUNS,
  ));

it('refuses matrices that do not fit', () => {
  const error = { code: 'matmul-shape', op: 'matmulTogether', got: ['[2, 3]', '[4, 3]'] };
  const shapes = [
    [2, 3],
    [3, 4],
    [4, 3],
  ];
  expectShapeError(shapes, (a, ...matrices) => matmulTogether(a, matrices), error);
});
