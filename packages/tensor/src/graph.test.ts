// Graphs: names are unique, parameters are shared by name, constants fit their shape.
import { expect, it } from 'vitest';
import { Graph } from './graph.ts';
import { errorOf } from './testing/expectations.ts';

it('refuses a name used twice', () => {
  const graph = new Graph();
  const x = graph.input('x', [1]);
  for (const again of [
    () => graph.input('x', [1]),
    () => graph.parameter('x', [1], { value: 0 }),
    () => graph.output('x', x),
  ]) {
    const error = errorOf(again);
    expect(error.code).toBe('name-taken');
    expect(error.message).toContain('"x"');
  }
});

it('finds a parameter again, and refuses it in another shape', () => {
  const graph = new Graph();
  const kernel = graph.parameter('kernel', [2, 3], { std: 1 });
  expect(graph.parameter('kernel', [2, 3], { std: 1 })).toBe(kernel);
  const error = errorOf(() => graph.parameter('kernel', [3, 2], { std: 1 }));
  expect(error.code).toBe('parameter-shape');
  expect(error.message).toContain('expected [2, 3] as first declared, got [3, 2]');
});

it('shares small equal constants, and refuses numbers that do not fill the shape', () => {
  const graph = new Graph();
  expect(graph.constant(2)).toBe(graph.constant(2));
  expect(graph.constant(2)).not.toBe(graph.constant(2, [], 'int64'));
  expect(graph.constant([1, 2], [2, 1])).not.toBe(graph.constant([1, 2]));
  const error = errorOf(() => graph.constant([1, 2, 3], [2]));
  expect(error.code).toBe('constant-size');
  expect(error.message).toContain('shape [2] needs 2 numbers, got 3');
});
