// Layer and group normalisation against plain references.
import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Tensor } from '../tensor.ts';
import { at, RUNS, random, seeds, shapes, tabulate } from '../testing/arrays.ts';
import { evaluate } from '../testing/evaluate.ts';
import { expectClose, expectGradient, expectShapeError } from '../testing/expectations.ts';
import { groupNorm, layerNorm } from './norm.ts';

function normalised(numbers: readonly number[], epsilon: number): number[] {
  const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const variance = numbers.reduce((total, value) => total + (value - mean) ** 2, 0) / numbers.length;
  return numbers.map((value) => (value - mean) / Math.sqrt(variance + epsilon));
}

describe('layerNorm', () => {
  const OPTIONS = [
    { name: 'scale and bias', use: (scale: Tensor, bias: Tensor) => ({ scale, bias }) },
    { name: 'scale', use: (scale: Tensor) => ({ scale }) },
    { name: 'bias', use: (_: Tensor, bias: Tensor) => ({ bias }) },
    { name: 'neither', use: () => ({}) },
  ];

  it.each(OPTIONS)('equals the reference with $name', ({ use }) =>
    fc.assert(
      fc.asyncProperty(
        shapes([0, 2], 3),
        fc.integer({ min: 3, max: 6 }),
        seeds,
        async (lead, width, seed) => {
          const [x, scale, bias] = [
            random([...lead, width], seed),
            random([width], seed + 1),
            random([width], seed + 2),
          ];
          const epsilon = 1e-2;
          const f = (a: Tensor, s: Tensor, b: Tensor) => layerNorm(a, { ...use(s, b), epsilon });
          const names = Object.keys(use(undefined as never, undefined as never));
          const expected = tabulate(x.shape, (index) => {
            const row = Array.from({ length: width }, (_, i) => at(x, [...index.slice(0, -1), i]));
            const place = index.at(-1)!;
            const factor = names.includes('scale') ? at(scale, [place]) : 1;
            return (
              normalised(row, epsilon)[place]! * factor + (names.includes('bias') ? at(bias, [place]) : 0)
            );
          });
          expectClose(await evaluate([x, scale, bias], f), expected);
          await expectGradient([x, scale, bias], f, 1e-2);
        },
      ),
      RUNS,
    ),
  );

  it('refuses parameters of another width', () => {
    const error = { code: 'layer-norm-shape', op: 'layerNorm', got: ['[3]', '[2]'] };
    expectShapeError([[4, 3], [2]], (x, scale) => layerNorm(x, { scale }), error);
  });
});

describe('groupNorm', () => {
  it('equals the reference', () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({
          batch: fc.integer({ min: 1, max: 2 }),
          groups: fc.integer({ min: 1, max: 3 }),
          perGroup: fc.integer({ min: 1, max: 2 }),
          height: fc.integer({ min: 2, max: 3 }),
          width: fc.integer({ min: 2, max: 3 }),
        }),
        seeds,
        async ({ batch, groups, perGroup, height, width }, seed) => {
          const channels = groups * perGroup;
          const x = random([batch, channels, height, width], seed);
          const [scale, bias] = [random([channels], seed + 1), random([channels], seed + 2)];
          const epsilon = 1e-2;
          const area = height * width;
          const expected = tabulate(x.shape, ([b, c, row, column]) => {
            const first = c! - (c! % perGroup);
            const group = tabulate([perGroup, height, width], ([i, y, z]) => at(x, [b!, first + i!, y!, z!]));
            const own = normalised(group, epsilon)[(c! - first) * area + row! * width + column!]!;
            return own * at(scale, [c!]) + at(bias, [c!]);
          });
          const f = (a: Tensor, s: Tensor, t: Tensor) => groupNorm(a, s, t, groups, epsilon);
          expectClose(await evaluate([x, scale, bias], f), expected);
          await expectGradient([x, scale, bias], f, 1e-2);
        },
      ),
      { numRuns: 8 },
    ));

  it('refuses shapes that do not fit', () => {
    const error = { code: 'group-norm-shape', op: 'groupNorm' };
    const norm = (x: Tensor, scale: Tensor, bias: Tensor) => groupNorm(x, scale, bias, 2, 1e-6);
    expectShapeError([[1, 3, 2, 2], [3], [3]], norm, { ...error, got: ['[1, 3, 2, 2]', '[3]'] });
    expectShapeError([[1, 4, 2], [4], [4]], norm, { ...error, got: ['[1, 4, 2]'] });
    expectShapeError([[1, 4, 2, 2], [4], [2]], norm, { ...error, got: ['[4] and [2]'] });
  });
});
