// Products of numbers in 8 bits: near to float32, each lane scaled by itself, lanes of zeros exact.
import { expect, it } from 'vitest';
import { Graph, type TensorData } from '../graph.ts';
import { bytePreference, compile } from '../session-node.ts';
import { random } from '../testing/arrays.ts';
import { mul } from './arithmetic.ts';
import { type ByteForm, byteMatmul, toBytes } from './byte-products.ts';
import { matmul } from './matmul.ts';
import { transpose } from './shape.ts';

/** Products of uint8 and int8 numbers are exact only there. */
const isExact = !(await bytePreference()).saturates;

async function run(trace: (graph: Graph) => void, feeds: Record<string, TensorData>) {
  const graph = new Graph();
  trace(graph);
  const session = await compile(graph, { threads: 1 });
  const results = await session.run(feeds);
  await session.release();
  return results;
}

it.each<[ByteForm, number, number, number]>([
  ['signed', -127, 127, 0],
  ['unsigned', 1, 255, 128],
  ['positive', 0, 255, 0],
])('%s: the largest number of a lane has the largest level', async (form, least, most, zero) => {
  const sign = form === 'positive' ? 1 : -1;
  const x = Float32Array.of(2, sign * 4, 1, 0, 0.003, sign * 0.001, 0.002, 0, 0, 0, 0, 0); // [3, 4]
  const { stored, scale } = await run(
    (graph) => {
      const bytes = toBytes(graph.input('x', [3, 4]), form);
      graph.output('stored', bytes.stored);
      graph.output('scale', bytes.scale);
    },
    { x },
  );
  const levels = [...(stored!.data as Int8Array)];
  expect(levels[1]).toBe(sign < 0 ? least : most);
  expect(levels[4]).toBe(most);
  expect(levels[3]).toBe(zero);
  const scales = scale!.data as Float32Array;
  expect(scales[2]).toBe(0); // whatever is stored in a lane of zeros stands for 0
  x.slice(0, 8).forEach((value, i) => {
    const lane = Math.floor(i / 4);
    expect(Math.abs((levels[i]! - zero) * scales[lane]! - value)).toBeLessThanOrEqual(scales[lane]! * 0.501);
  });
});

it.runIf(isExact).each(['unsigned', 'positive'] as const)(
  'products of %s and signed numbers are near to float32, and no row depends on others',
  async (form) => {
    const [rows, width, columns] = [5, 96, 24];
    const raw = random([2, rows, width], 1).data;
    const a = Float32Array.from(raw, form === 'positive' ? Math.abs : undefined);
    const b = random([2, columns, width], 2).data;
    const trace = (count: number) => (graph: Graph) => {
      const [x, y] = [graph.input('a', [2, count, width]), graph.input('b', [2, columns, width])];
      const [ours, theirs] = [toBytes(x, form), toBytes(y, 'signed')];
      const products = byteMatmul(ours.stored, form, transpose(theirs.stored, [0, 2, 1]));
      graph.output('bytes', mul(mul(products, ours.scale), transpose(theirs.scale, [0, 2, 1])));
      graph.output('float', matmul(x, y, { transposeB: true }));
    };
    const results = await run(trace(rows), { a, b });
    const [got, expected] = [results['bytes']!.data, results['float']!.data] as Float32Array[];
    const squares = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value * value, 0);
    const error = squares(expected!.map((value, i) => got![i]! - value)) / squares(expected!);
    expect(Math.sqrt(error)).toBeLessThan(0.012);

    const row = 3;
    const one = Float32Array.from(
      [0, 1].flatMap((batch) => [
        ...a.subarray((batch * rows + row) * width, (batch * rows + row + 1) * width),
      ]),
    );
    const alone = (await run(trace(1), { a: one, b }))['bytes']!.data as Float32Array;
    const among = [0, 1].flatMap((batch) => [
      ...got!.subarray((batch * rows + row) * columns, (batch * rows + row + 1) * columns),
    ]);
    expect([...alone]).toEqual(among);
  },
);

it('rejects other types and shapes', () => {
  const graph = new Graph();
  const [a, b] = [graph.input('a', [2, 3], 'uint8'), graph.input('b', [3, 4], 'int8')];
  expect(() => byteMatmul(b, 'unsigned', a)).toThrow('expected uint8 [..., m, k] and int8 [..., k, n]');
  expect(() => byteMatmul(a, 'unsigned', graph.input('c', [4, 4], 'int8'))).toThrow(
    'got uint8 [2, 3] and int8 [4, 4]',
  );
});
