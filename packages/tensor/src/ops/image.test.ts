// Changes of picture resolution.
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { at, RUNS, random, seeds, tabulate } from '../testing/arrays.ts';
import { evaluate, type Values } from '../testing/evaluate.ts';
import { expectClose, expectGradient, expectShapeError } from '../testing/expectations.ts';
import { averagePool2, depthToSpace, spaceToDepth, upsampleNearest2 } from './image.ts';

const size = fc.integer({ min: 1, max: 3 });
const pictures = fc.tuple(fc.integer({ min: 1, max: 2 }), size, size, size);

type Index = [batch: number, channel: number, row: number, column: number];

/** Channel of a folded pixel: block row, block column, channel, as ONNX orders them. */
const folded = (block: number, channels: number, [, channel, row, column]: Index) =>
  ((row % block) * block + (column % block)) * channels + channel;

const BLOCK = 2;

const CASES = {
  upsampleNearest2: {
    op: upsampleNearest2,
    input: (shape: number[]) => shape,
    output: ([b, c, h, w]: number[]) => [b!, c!, 2 * h!, 2 * w!],
    reference: (x: Values, [b, c, row, column]: Index) => at(x, [b, c, row >> 1, column >> 1]),
  },
  averagePool2: {
    op: averagePool2,
    input: ([b, c, h, w]: number[]) => [b!, c!, 2 * h!, 2 * w!],
    output: (shape: number[]) => shape,
    reference: (x: Values, [b, c, row, column]: Index) =>
      tabulate([2, 2], ([y, z]) => at(x, [b, c, 2 * row + y!, 2 * column + z!]) / 4).reduce((p, q) => p + q),
  },
  depthToSpace: {
    op: (x: Parameters<typeof depthToSpace>[0]) => depthToSpace(x, BLOCK),
    input: ([b, c, h, w]: number[]) => [b!, c! * BLOCK ** 2, h!, w!],
    output: ([b, c, h, w]: number[]) => [b!, c!, h! * BLOCK, w! * BLOCK],
    reference: (x: Values, index: Index) => {
      const channel = folded(BLOCK, x.shape[1]! / BLOCK ** 2, index);
      return at(x, [index[0], channel, Math.floor(index[2] / BLOCK), Math.floor(index[3] / BLOCK)]);
    },
  },
  spaceToDepth: {
    op: (x: Parameters<typeof spaceToDepth>[0]) => spaceToDepth(x, BLOCK),
    input: ([b, c, h, w]: number[]) => [b!, c!, h! * BLOCK, w! * BLOCK],
    output: ([b, c, h, w]: number[]) => [b!, c! * BLOCK ** 2, h!, w!],
    reference: (x: Values, [b, channel, row, column]: Index) => {
      const channels = x.shape[1]!;
      const block = Math.floor(channel / channels);
      return at(x, [
        b,
        channel % channels,
        row * BLOCK + Math.floor(block / BLOCK),
        column * BLOCK + (block % BLOCK),
      ]);
    },
  },
};

describe.each(Object.entries(CASES))('%s', (name, { op, input, output, reference }) => {
  it('equals the reference and its gradient the differences', () =>
    fc.assert(
      fc.asyncProperty(pictures, seeds, async (shape, seed) => {
        const x = random(input(shape), seed);
        expectClose(
          await evaluate([x], op),
          tabulate(output(shape), (index) => reference(x, index as Index)),
        );
        await expectGradient([x], op);
      }),
      RUNS,
    ));

  it('refuses what is not a picture', () => {
    expectShapeError([[2, 4, 4]], op, { code: 'picture-shape', op: name, got: ['[2, 4, 4]'] });
  });
});

it('refuses sizes that do not divide', () => {
  expectShapeError([[1, 1, 3, 2]], averagePool2, {
    code: 'pool-shape',
    op: 'averagePool2',
    got: ['[1, 1, 3, 2]'],
  });
  expectShapeError([[1, 1, 2, 3]], (x) => spaceToDepth(x, 2), {
    code: 'space-to-depth-shape',
    op: 'spaceToDepth',
    got: ['[1, 1, 2, 3]'],
  });
  expectShapeError([[1, 3, 2, 2]], (x) => depthToSpace(x, 2), {
    code: 'depth-to-space-shape',
    op: 'depthToSpace',
    got: ['[1, 3, 2, 2]'],
  });
});
