// Scopes and layers: parameters are named as checkpoints name them.
import { expect, it } from 'vitest';
import { Graph } from '../graph.ts';
import { conv, dense, embed, norm, pictureNorm } from './layers.ts';
import { Scope } from './scope.ts';

const shapesOf = (graph: Graph) =>
  Object.fromEntries([...graph.parameters.values()].map(({ name, tensor }) => [name, tensor.shape]));

it('nests names with slashes, one level or several at once', () => {
  const graph = new Graph();
  const scope = new Scope(graph).at('model/decoder').at('layer_0');
  expect(scope.path).toBe('model/decoder/layer_0');
  const kernel = scope.parameter('kernel', [1], { value: 0 });
  expect(graph.parameters.get('model/decoder/layer_0/kernel')!.tensor).toBe(kernel);
  expect(new Scope(graph).parameter('top', [1], { value: 0 })).toBe(graph.parameters.get('top')!.tensor);
});

it('layers declare the parameters of their kind', () => {
  const graph = new Graph();
  const root = new Scope(graph);
  const rows = graph.input('rows', [2, 4]);
  const picture = graph.input('picture', [1, 2, 5, 5]);
  expect(dense(root.at('plain'), rows, 3).shape).toEqual([2, 3]);
  expect(dense(root.at('biased'), rows, 3, { bias: true }).shape).toEqual([2, 3]);
  expect(embed(root.at('table'), graph.input('ids', [2, 3], 'int64'), 7, 4, { std: 1 }).shape).toEqual([
    2, 3, 4,
  ]);
  expect(norm(root.at('norm'), rows).shape).toEqual([2, 4]);
  expect(norm(root.at('shift'), rows, { scale: false }).shape).toEqual([2, 4]);
  expect(pictureNorm(root.at('groups'), picture, 2).shape).toEqual([1, 2, 5, 5]);
  expect(conv(root.at('conv'), picture, 3, 3).shape).toEqual([1, 3, 5, 5]);
  expect(shapesOf(graph)).toEqual({
    'plain/kernel': [4, 3],
    'biased/kernel': [4, 3],
    'biased/bias': [3],
    'table/embedding': [7, 4],
    'norm/bias': [4],
    'norm/scale': [4],
    'shift/bias': [4],
    'groups/scale': [2],
    'groups/bias': [2],
    'conv/kernel': [3, 3, 2, 3],
    'conv/bias': [3],
  });
});
