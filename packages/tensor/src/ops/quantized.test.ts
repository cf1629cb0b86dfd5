// Parameters in 8 bits: near to float32, exact at the ends of their range, each row by itself.
import { expect, it } from 'vitest';
import { Graph, type TensorData } from '../graph.ts';
import { PORTABLE_BYTES, quantizedForm, quantizedNames } from '../onnx/quantized-parameter.ts';
import { compile } from '../session-node.ts';
import type { Shape, Tensor } from '../tensor.ts';
import { random } from '../testing/arrays.ts';
import { conv2d } from './conv.ts';
import { embedding } from './embedding.ts';
import { matmul } from './matmul.ts';

const NAME = 'layer/kernel';

type Layer = (graph: Graph, kernel: Tensor) => Tensor;

/** Numbers of 8 bits with a scale per last axis, and the float32 numbers that they stand for. */
function quantized(shape: Shape, seed: number, all?: number) {
  const { dtype, zero, largest } = quantizedForm(shape.length, PORTABLE_BYTES);
  const values = Array.from(
    random(shape, seed).data,
    (value) => all ?? Math.round(Math.max(-1, Math.min(1, value)) * largest),
  );
  const numbers = values.map((value) => value + zero);
  const stored = dtype === 'int8' ? Int8Array.from(numbers) : Uint8Array.from(numbers);
  const channels = shape.at(-1)!;
  const scale = Float32Array.from({ length: channels }, (_, i) => (1 + i / channels) / largest);
  const float = Float32Array.from(values, (value, i) => value * scale[i % channels]!);
  return { stored, scale, float };
}

async function run(
  shape: Shape,
  weights: Record<string, TensorData>,
  feeds: Record<string, TensorData>,
  layer: Layer,
) {
  const graph = new Graph();
  const kernel = graph.parameter(NAME, shape, { value: 0 });
  graph.output('y', layer(graph, kernel));
  const session = await compile(graph, { weights: new Map(Object.entries(weights)), threads: 1 });
  const { data } = (await session.run(feeds))['y']!;
  await session.release();
  return data as Float32Array;
}

function relativeError(got: Float32Array, expected: Float32Array): number {
  const sum = (f: (i: number) => number) => expected.reduce((total, _, i) => total + f(i), 0);
  return Math.sqrt(sum((i) => (got[i]! - expected[i]!) ** 2) / sum((i) => expected[i]! ** 2));
}

const product =
  (rows: number): Layer =>
  (graph, kernel) =>
    matmul(graph.input('x', [rows, kernel.dim(0)]), kernel);

it('a product is near to float32', async () => {
  const shape = [256, 24];
  const { stored, scale, float } = quantized(shape, 1);
  const feeds = { x: random([5, 256], 2).data };
  const expected = await run(shape, { [NAME]: float }, feeds, product(5));
  const weights = { [NAME]: stored, [quantizedNames(NAME).scale]: scale };
  const got = await run(shape, weights, feeds, product(5));
  expect(got).not.toEqual(expected);
  expect(relativeError(got, expected)).toBeLessThan(0.01);
});

it('a product of the largest numbers does not saturate', async () => {
  const shape = [512, 16];
  const { stored, scale, float } = quantized(shape, 1, 127);
  const feeds = { x: new Float32Array(3 * 512).fill(1) };
  const expected = await run(shape, { [NAME]: float }, feeds, product(3));
  const got = await run(shape, { [NAME]: stored, [quantizedNames(NAME).scale]: scale }, feeds, product(3));
  expect(relativeError(got, expected)).toBeLessThan(1e-4);
});

it('a row of a product does not depend on the others, and zeros stay zeros', async () => {
  const shape = [64, 16];
  const { stored, scale } = quantized(shape, 1);
  const weights = { [NAME]: stored, [quantizedNames(NAME).scale]: scale };
  const row = random([1, 64], 2).data;
  const alone = await run(shape, weights, { x: row }, product(1));
  const rows = Float32Array.from([...row, ...random([1, 64], 3).data.map((value) => 1000 * value)]);
  const beside = await run(
    shape,
    weights,
    { x: Float32Array.from([...rows, ...new Float32Array(64)]) },
    product(3),
  );
  expect(beside.slice(0, 16)).toEqual(alone);
  expect(beside.slice(32).every((value) => value === 0)).toBe(true);
});

it('a convolution is near to float32, with and without stride and bias', async () => {
  const shape = [3, 3, 8, 12];
  const { stored, scale, float } = quantized(shape, 1);
  const feeds = { x: random([2, 8, 9, 9], 2).data, bias: random([12], 3).data };
  for (const [stride, biased] of [
    [1, true],
    [2, false],
  ] as const) {
    const layer: Layer = (graph, kernel) => {
      const bias = biased ? graph.constant(feeds.bias) : undefined;
      const padding = { top: 1, left: 1, bottom: 1, right: 1 };
      return conv2d(graph.input('x', [2, 8, 9, 9]), kernel, bias, { stride, padding });
    };
    const expected = await run(shape, { [NAME]: float }, feeds, layer);
    const ends = (data: Float32Array) => Float32Array.of(Math.min(...data), Math.max(...data));
    const names = quantizedNames(NAME);
    const weights = {
      [NAME]: stored,
      [names.scale]: scale,
      [names.input]: ends(feeds.x),
      [names.output]: ends(expected),
    };
    const got = await run(shape, weights, feeds, layer);
    expect(relativeError(got, expected)).toBeLessThan(0.02);
    expect(got).not.toEqual(expected);
  }
});

it('other operations see the float32 numbers', async () => {
  const shape = [4, 3];
  const { stored, scale, float } = quantized(shape, 1);
  const ids = BigInt64Array.of(2n, 0n);
  const layer: Layer = (graph, table) => embedding(table, graph.input('ids', [2], 'int64'));
  const got = await run(shape, { [NAME]: stored, [quantizedNames(NAME).scale]: scale }, { ids }, layer);
  expect(got).toEqual(Float32Array.from([...float.slice(6, 9), ...float.slice(0, 3)]));
});
