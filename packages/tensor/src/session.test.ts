// Sessions: feeds that do not fit are refused by name, unneeded inputs need no feed.

import { NonetError } from '@nonet/core';
import { expect, it } from 'vitest';
import { Graph } from './graph.ts';
import { add, matmul, max, mul } from './ops/index.ts';
import type { Feeds } from './session.ts';
import { compile, compilerWith } from './session-node.ts';

async function session() {
  const graph = new Graph();
  const sum = add(graph.input('a', [2, 2]), graph.input('b', [2]));
  graph.input('unneeded', [3]);
  graph.output('sum', sum);
  return compile(graph, { threads: 1 });
}

const a = new Float32Array([1, 2, 3, 4]);
const b = new Float32Array([10, 20]);

it('runs, and gives shape and type with the numbers', async () => {
  const compiled = await session();
  const outputs = await compiled.run({ a, b });
  await compiled.release();
  expect(outputs).toEqual({
    sum: { shape: [2, 2], dtype: 'float32', data: new Float32Array([11, 22, 13, 24]) },
  });
});

it('refuses a missing feed and one of another size', async () => {
  const compiled = await session();
  const CASES: [Feeds, string, string][] = [
    [{ a }, 'feed-missing', 'input b float32 [2] was not given'],
    [{ a, b: a }, 'feed-size', 'input b has shape [2], that is 2 numbers; got 4'],
  ];
  for (const [feeds, code, message] of CASES) {
    const error = await compiled.run(feeds).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NonetError);
    expect((error as NonetError).code).toBe(code);
    expect((error as NonetError).message).toContain(message);
  }
  await compiled.release();
});

it('does not run once released', async () => {
  const compiled = await session();
  await compiled.release();
  await expect(compiled.run({ a, b })).rejects.toThrow();
});

it('takes a growing input as short as it is', async () => {
  const graph = new Graph();
  const rows = graph.input('rows', [4, 2], 'float32', { growing: 0 });
  graph.output('largest', max(mul(rows, 2), [0]));
  const compiled = await compile(graph, { threads: 1 });
  const of = async (values: number[]) =>
    (await compiled.run({ rows: Float32Array.from(values) }))['largest']!.data;
  expect(await of([1, 2])).toEqual(new Float32Array([2, 4]));
  expect(await of([1, 2, 3, 4, 5, 6, 7, 8])).toEqual(new Float32Array([14, 16]));
  for (const values of [[], [1], [1, 2, 3], Array<number>(10).fill(1)]) {
    await expect(of(values)).rejects.toMatchObject({ code: 'feed-size' });
  }
  await compiled.release();
});

it('writes over results that are no longer needed, and reads arrays that changed since the last run', async () => {
  const compiled = await session();
  const feed = Float32Array.from(a);
  const first = await compiled.run({ a: feed, b });
  feed[0] = 100;
  const second = await compiled.run({ a: feed, b }, first);
  expect(second['sum']!.data).toEqual(new Float32Array([110, 22, 13, 24]));
  expect(first['sum']!.data).toEqual(second['sum']!.data);
  await compiled.release();
});

it('runs by WebAssembly where there is no native runtime, and warns once', async () => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => warnings.push(warning);
  process.on('warning', onWarning);
  const compileThere = compilerWith(() => Promise.reject(new Error('no such binary')));
  const graph = new Graph();
  graph.output('product', matmul(graph.input('a', [2, 2]), graph.parameter('kernel', [2, 2], { value: 0 })));
  const weights = new Map([['kernel', new Float32Array([1, 0, 0, 2])]]);
  for (const feeds of [{ a }, { a: new Float32Array(4) }]) {
    const compiled = await compileThere(graph, { threads: 1, weights });
    const { product } = await compiled.run(feeds);
    expect(product!.data).toEqual(Float32Array.from(feeds.a, (value, i) => value * (1 + (i % 2))));
    await compiled.release();
  }
  await expect(compileThere(graph, { device: 'cuda' })).rejects.toMatchObject({ code: 'device-unavailable' });
  process.off('warning', onWarning);
  expect(warnings).toEqual([
    expect.objectContaining({
      code: 'NONET_WEBASSEMBLY',
      message: expect.stringContaining('no such binary'),
    }),
  ]);
});
