// Every operation at a size that two threads share: its gradients are the same at every run, and on one thread.
import { expect, it } from 'vitest';
import { compile } from '../session-node.ts';
import type { Tensor } from '../tensor.ts';
import { random, randomIds } from '../testing/arrays.ts';
import type { Values } from '../testing/evaluate.ts';
import { expectClose, sameBytes } from '../testing/expectations.ts';
import { traceWithGradients } from '../testing/gradient-check.ts';
import {
  abs,
  add,
  averagePool2,
  broadcastTo,
  clamp,
  concat,
  conv2d,
  crossEntropy,
  depthToSpace,
  div,
  embedding,
  erf,
  exp,
  gelu,
  groupNorm,
  layerNorm,
  log,
  logSoftmax,
  matmul,
  max,
  maximum,
  mean,
  minimum,
  mul,
  neg,
  pad,
  relu,
  reshape,
  sigmoid,
  silu,
  slice,
  softmax,
  spaceToDepth,
  split,
  sqrt,
  sub,
  sum,
  tanh,
  transpose,
  upsampleNearest2,
} from './index.ts';

const RUNS = 5;
const rows = random([256, 192], 1);
const more = random([256, 192], 2, { low: 0.5 });
const row = random([192], 3);
const picture = random([4, 32, 24, 24], 4);
const channels = [random([32], 5), random([32], 6)];
const positive = { low: 0.1, high: 2 };
const around = { top: 1, left: 1, bottom: 1, right: 1 };

const CASES: Record<string, { inputs: readonly Values[]; f: (...inputs: Tensor[]) => Tensor }> = {
  ...Object.fromEntries(
    Object.entries({ abs, erf, exp, gelu, neg, relu, sigmoid, silu, softmax, logSoftmax, tanh }).map(
      ([name, f]) => [name, { inputs: [rows], f }],
    ),
  ),
  ...Object.fromEntries(
    Object.entries({ add, sub, mul, div, maximum, minimum }).map(([name, f]) => [
      name,
      { inputs: [rows, more], f },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries({ log, sqrt }).map(([name, f]) => [
      name,
      { inputs: [random([256, 192], 7, positive)], f },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries({ averagePool2, upsampleNearest2 }).map(([name, f]) => [name, { inputs: [picture], f }]),
  ),
  broadcast: { inputs: [rows, row], f: (x, y) => mul(x, y) },
  broadcastTo: { inputs: [row], f: (x) => broadcastTo(x, [256, 192]) },
  clamp: { inputs: [rows], f: (x) => clamp(x, -1, 1) },
  sum: { inputs: [rows], f: (x) => sum(x, [0]) },
  mean: { inputs: [rows], f: (x) => mean(x, [1]) },
  max: { inputs: [rows], f: (x) => max(x, [1]) },
  reshape: { inputs: [rows], f: (x) => reshape(x, [192, 256]) },
  transpose: { inputs: [picture], f: (x) => transpose(x, [0, 2, 3, 1]) },
  slice: { inputs: [rows], f: (x) => slice(x, 0, 3, 200, 2) },
  pad: { inputs: [rows], f: (x) => pad(x, 1, 2, 3) },
  concat: { inputs: [rows, more], f: (x, y) => concat([x, y], 1) },
  split: { inputs: [rows], f: (x) => split(x, 1, [64, 128])[1]! },
  depthToSpace: { inputs: [picture], f: (x) => depthToSpace(x, 2) },
  spaceToDepth: { inputs: [picture], f: (x) => spaceToDepth(x, 2) },
  matmul: { inputs: [rows, more], f: (x, y) => matmul(x, y, { transposeB: true }) },
  layerNorm: { inputs: [rows, row, row], f: (x, scale, bias) => layerNorm(x, { scale, bias }) },
  groupNorm: { inputs: [picture, ...channels], f: (x, scale, bias) => groupNorm(x, scale!, bias!, 8, 1e-6) },
  embedding: { inputs: [random([64, 192], 8), randomIds([1024], 9, 20)], f: embedding },
  crossEntropy: { inputs: [rows, randomIds([256], 10, 192)], f: crossEntropy },
  conv2d: {
    inputs: [picture, random([3, 3, 32, 32], 11), channels[0]!],
    f: (x, kernel, bias) => conv2d(x, kernel, bias, { padding: around }),
  },
  'conv2d at stride 2': {
    inputs: [picture, random([3, 3, 32, 32], 11)],
    f: (x, kernel) => conv2d(x, kernel, undefined, { stride: 2, padding: { ...around, top: 0, left: 0 } }),
  },
};

it.each(Object.entries(CASES))('%s', async (_name, test) => {
  const graph = traceWithGradients(test);
  const feeds = Object.fromEntries(test.inputs.map(({ data }, i) => [`x${i}`, data]));
  const [one, two] = [await compile(graph, { threads: 1 }), await compile(graph, { threads: 2 })];
  const expected = await one.run(feeds);
  const first = await two.run(feeds);
  for (const [name, { data }] of Object.entries(first)) {
    expectClose(Array.from(data, Number), Array.from(expected[name]!.data, Number), 1e-4);
  }
  for (let run = 1; run < RUNS; run++) {
    const again = await two.run(feeds);
    for (const [name, { data }] of Object.entries(first))
      expect(sameBytes(again[name]!.data, data)).toBe(true);
  }
  await Promise.all([one.release(), two.release()]);
});
