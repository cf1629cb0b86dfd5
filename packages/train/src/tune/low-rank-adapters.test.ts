// Low-rank adapters: nothing changes before training, and the folded model computes what the adapted one does.
import { dense, Graph, norm, Scope } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { expect, it } from 'vitest';
import { initialParameters, type Parameters } from '../parameters.ts';
import { normalStream } from '../random.ts';
import { LowRankAdapters } from './low-rank-adapters.ts';

const [ROWS, INPUTS, OUTPUTS, RANK] = [3, 6, 4, 2];
const x = Float32Array.from({ length: ROWS * INPUTS }, normalStream(1, 'x'));

function trace(scopeOf: (graph: Graph) => Scope): Graph {
  const graph = new Graph();
  const layer = scopeOf(graph).at('layer');
  const rows = norm(layer.at('norm'), graph.input('x', [ROWS, INPUTS]));
  graph.output('y', dense(layer.at('dense'), rows, OUTPUTS, { bias: true }));
  return graph;
}

async function run(graph: Graph, parameters: Parameters): Promise<Float32Array> {
  const session = await compile(graph, { threads: 1 });
  const { y } = await session.run({ x, ...Object.fromEntries(parameters) });
  await session.release();
  return y!.data as Float32Array;
}

const plain = (graph: Graph) => new Scope(graph);
const weights = initialParameters(trace(plain), 2);

it('starts as the model is and declares no parameter for its kernels', async () => {
  const adapters = new LowRankAdapters(weights, RANK);
  const graph = trace((g) => adapters.scope(g));
  expect([...graph.parameters.keys()].sort()).toEqual([
    'adapter/down/layer/dense/kernel',
    'adapter/up/layer/dense/kernel',
    'layer/dense/bias',
    'layer/norm/bias',
    'layer/norm/scale',
  ]);
  const start = new Map(
    [...initialParameters(graph, 3)].map(([name, values]) => [name, weights.get(name) ?? values]),
  );
  const expected = await run(trace(plain), weights);
  expect(await run(graph, start)).toEqual(expected);
  expect(
    await run(
      trace((g) => adapters.baseScope(g)),
      new Map(),
    ),
  ).toEqual(expected);
});

it('the folded model has the same names and shapes and computes the same', async () => {
  const adapters = new LowRankAdapters(weights, RANK);
  const graph = trace((g) => adapters.scope(g));
  const trained: Parameters = new Map(
    [...graph.parameters.values()].map(({ name, tensor }) => [
      name,
      Float32Array.from({ length: tensor.shape.reduce((a, b) => a * b) }, normalStream(4, name)),
    ]),
  );
  const folded = adapters.fold({ weights: trained, shapes: new Map() });
  expect([...folded.weights.keys()].sort()).toEqual([...weights.keys()].sort());
  expect(folded.shapes.get('layer/dense/kernel')).toEqual([INPUTS, OUTPUTS]);
  const got = await run(trace(plain), folded.weights);
  const expected = await run(graph, trained);
  got.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 4));
});

it('names a parameter that the model lacks', () => {
  const adapters = new LowRankAdapters(new Map(), RANK);
  expect(() => trace((graph) => adapters.scope(graph))).toThrow(
    'the model to fine-tune: expected a parameter layer/dense/kernel, got none',
  );
});
