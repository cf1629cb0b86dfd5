// The written model: only what is needed, in an order that can run, with weights that fit.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff.ts';
import { Graph } from '../graph.ts';
import { add, matmul, mul, sum, tanh } from '../ops/index.ts';
import { compile } from '../session-node.ts';
import { random } from '../testing/arrays.ts';
import { errorOf } from '../testing/expectations.ts';
import type { OnnxNode } from './emitter.ts';
import { leavesLast, toOnnx } from './model-proto.ts';

/** A small model of two layers, its loss and its gradients. */
function network() {
  const graph = new Graph();
  const x = graph.input('x', [4, 3]);
  const parameters = ['a', 'b'].map((name) => graph.parameter(name, [3, 3], { std: 1 }));
  const loss = sum(parameters.reduce((h, weight) => tanh(matmul(h, weight)), x));
  return { graph, parameters, loss };
}

const weights = (lengths: Record<string, number>) =>
  new Map(Object.entries(lengths).map(([name, length]) => [name, random([length], 1).data]));

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  new Uint8Array(buffer, byteOffset, byteLength);

describe('toOnnx', () => {
  it('names a weight that is missing and the shape it should have', () => {
    const { graph, loss } = network();
    graph.output('loss', loss);
    const error = errorOf(() => toOnnx(graph, { weights: weights({ a: 9 }) }));
    expect(error.code).toBe('weights-missing');
    expect(error.message).toContain('named b');
    expect(error.message).toContain('[3, 3]');
  });

  it('names a weight of the wrong size, what it needs and what came', () => {
    const { graph, loss } = network();
    graph.output('loss', loss);
    const error = errorOf(() => toOnnx(graph, { weights: weights({ a: 9, b: 6 }) }));
    expect(error.code).toBe('weights-shape');
    expect(error.message).toContain('b should have shape [3, 3], that is 9 numbers; got 6');
  });

  it('computes the same with weights as constants and as inputs', async () => {
    const { graph, loss } = network();
    graph.output('loss', loss);
    const values = weights({ a: 9, b: 9 });
    const x = random([4, 3], 2).data;
    const [constant, fed] = [
      await compile(graph, { weights: values, threads: 1 }),
      await compile(graph, { threads: 1 }),
    ];
    const one = (await constant.run({ x }))['loss']!.data;
    expect((await fed.run({ x, ...Object.fromEntries(values) }))['loss']!.data).toEqual(one);
    await Promise.all([constant.release(), fed.release()]);
  });

  it('computes the same with weights that stay in a file', async () => {
    const { graph, loss } = network();
    graph.output('loss', loss);
    const values = weights({ a: 9, b: 9 });
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nonet-weights-')));
    const path = join(folder, 'weights.bin');
    writeFileSync(path, new Uint8Array([...new Uint8Array(16), ...bytesOf(values.get('b')!)]));
    const mapped = Object.assign(new Map([['a', values.get('a')!]]), {
      inFile: { path, offsets: new Map([['b', 16]]) },
    });
    const x = random([4, 3], 2).data;
    const sessions = await Promise.all(
      [values, mapped].map((source) => compile(graph, { weights: source, threads: 1 })),
    );
    const results = await Promise.all(sessions.map((session) => session.run({ x })));
    expect(results[1]!['loss']!.data).toEqual(results[0]!['loss']!.data);
    for (const session of sessions) await session.release();
    rmSync(folder, { recursive: true });
  });

  it('leaves out nodes and constants that no output needs', () => {
    const { graph, loss } = network();
    graph.output('loss', loss);
    const before = toOnnx(graph).length;
    add(graph.parameters.get('a')!.tensor, graph.constant(new Float32Array(3000).fill(0.5), [1000, 1, 3]));
    expect(toOnnx(graph).length).toBe(before);
  });
});

describe('leavesLast', () => {
  const node = (inputs: string[], outputs: string[]): OnnxNode => ({
    opType: 'Identity',
    domain: '',
    inputs,
    outputs,
    attributes: {},
  });

  it('keeps every node behind those it reads from', () => {
    const nodes = [
      node(['x'], ['a']),
      node(['a'], ['leaf 1']),
      node(['a'], ['b']),
      node(['b', 'a'], ['leaf 2']),
    ];
    const ordered = leavesLast(nodes);
    expect(ordered.map(({ outputs }) => outputs[0])).toEqual(['a', 'b', 'leaf 2', 'leaf 1']);
    const made = new Set(['x']);
    for (const { inputs, outputs } of ordered) {
      for (const input of inputs) expect(made).toContain(input);
      for (const output of outputs) made.add(output);
    }
  });

  it('lets a training graph run', async () => {
    const { graph, loss, parameters } = network();
    const gradients = grad(loss, parameters);
    graph.output('loss', loss);
    gradients.forEach((gradient, i) => graph.output(`gradient ${i}`, mul(gradient, 1)));
    const session = await compile(graph, { threads: 2 });
    const outputs = await session.run({
      x: random([4, 3], 3).data,
      ...Object.fromEntries(weights({ a: 9, b: 9 })),
    });
    await session.release();
    expect(Object.keys(outputs)).toEqual(['loss', 'gradient 0', 'gradient 1']);
  });
});
