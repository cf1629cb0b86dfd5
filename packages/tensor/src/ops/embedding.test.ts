// Embeddings, above all the sum of gradients for repeated ids: one ONNX Runtime operation races there.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../session-node.ts';
import { at, RUNS, random, randomIds, seeds, shapes, tabulate } from '../testing/arrays.ts';
import { evaluate } from '../testing/evaluate.ts';
import { expectClose, expectGradient, expectShapeError, sameBytes } from '../testing/expectations.ts';
import { traceWithGradients } from '../testing/gradient-check.ts';
import { embedding } from './embedding.ts';

it('embedding equals the reference and its gradient the differences', () =>
  fc.assert(
    fc.asyncProperty(shapes([0, 2]), shapes([2, 2], 5), seeds, async (idShape, tableShape, seed) => {
      const table = random(tableShape, seed);
      const ids = randomIds(idShape, seed, tableShape[0]!);
      const expected = tabulate([...idShape, tableShape[1]!], (index) =>
        at(table, [at(ids, index.slice(0, -1)), index.at(-1)!]),
      );
      expectClose(await evaluate([table, ids], embedding), expected);
      await expectGradient([table, ids], embedding);
    }),
    RUNS,
  ));

describe('gradient of repeated ids at a realistic size', () => {
  const [rows, width, count] = [1000, 256, 1024];
  const table = random([rows, width], 1);
  const DISTRIBUTIONS = [
    { name: 'one id', ids: randomIds([count], 1, 1) },
    { name: 'few ids', ids: randomIds([count], 2, 12) },
    { name: 'all ids', ids: randomIds([count], 3, rows) },
  ];

  it.each(DISTRIBUTIONS)('is the sum of their gradients, 25 times over, for $name', async ({ ids }) => {
    const session = await compile(traceWithGradients({ inputs: [table, ids], f: embedding }), { threads: 2 });
    const expected = new Float64Array(rows * width);
    for (let i = 0; i < count; i++) {
      const row = Number(ids.data[i]!);
      for (let k = 0; k < width; k++)
        expected[row * width + k]! += Math.fround(Math.sin(1 + 2.3 * (i * width + k)));
    }
    let first: Float32Array | undefined;
    for (let run = 0; run < 25; run++) {
      const gradient = (await session.run({ x0: table.data, x1: ids.data }))['g0']!.data as Float32Array;
      if (first) expect(sameBytes(gradient, first)).toBe(true);
      else expectClose(gradient, expected, 1e-4);
      first = gradient;
    }
    await session.release();
  });
});

it('refuses tables and ids that do not fit', () => {
  const error = { code: 'embedding-shape', op: 'embedding' };
  expectShapeError([[4, 2, 1], [3]], embedding, { ...error, dtype: 'int64', got: ['[4, 2, 1]', '[3]'] });
  expectShapeError([[4, 2], [3]], embedding, { ...error, got: ['float32 [3]'] });
});
