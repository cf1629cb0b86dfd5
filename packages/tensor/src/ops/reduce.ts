// Reductions: sum, mean, largest value and its place.
import { NonetError } from '@nonet/core';
import type { Shape, Tensor } from '../tensor.ts';
import { formatShape, sizeOf } from '../tensor.ts';
import { equal, mul } from './arithmetic.ts';
import { cast } from './cast.ts';
import { broadcastTo, reshape } from './shape.ts';

interface ReduceOptions {
  /** Keep reduced axes with length 1. */
  readonly keepDims?: boolean;
}

function resolveAxes(op: string, x: Tensor, axes: readonly number[] | undefined): number[] {
  const resolved = (axes ?? x.shape.map((_, axis) => axis)).map((axis) => (axis < 0 ? axis + x.rank : axis));
  const valid =
    resolved.every((axis) => axis >= 0 && axis < x.rank) && new Set(resolved).size === resolved.length;
  if (!valid) {
    throw new NonetError(
      'axis',
      `${op}: expected different axes of ${formatShape(x.shape)}, got [${axes?.join(', ')}]`,
    );
  }
  return resolved;
}

const keptShape = (x: Tensor, axes: readonly number[]): Shape =>
  x.shape.map((length, axis) => (axes.includes(axis) ? 1 : length));

const droppedShape = (x: Tensor, axes: readonly number[]): Shape =>
  x.shape.filter((_, axis) => !axes.includes(axis));

/** Sum over `axes` (all when absent). */
export function sum(x: Tensor, axes?: readonly number[], { keepDims = false }: ReduceOptions = {}): Tensor {
  const over = resolveAxes('sum', x, axes);
  if (over.length === 0) return x;
  const kept = keptShape(x, over);
  const shape = keepDims ? kept : droppedShape(x, over);
  return x.graph.record(
    'sum',
    [x],
    [{ shape, dtype: x.dtype }],
    (e, [o]) => {
      // A product with a row of ones is 1.5-2 times faster than ReduceSum over the first axis of a matrix.
      if (x.rank === 2 && over.length === 1 && over[0] === 0 && x.dtype === 'float32') {
        const row = e.value('MatMul', [e.filled(1, [1, x.dim(0)]), x]);
        e.node('Reshape', [row, e.ints(shape)], [o!]);
      } else {
        e.node('ReduceSum', [x, e.ints(over)], [o!], { keepdims: keepDims ? 1 : 0 });
      }
    },
    ([grad]) => [() => broadcastTo(reshape(grad!, kept), x.shape)],
  )[0]!;
}

/** Mean over `axes` (all when absent). */
export function mean(x: Tensor, axes?: readonly number[], options: ReduceOptions = {}): Tensor {
  const count = sizeOf(resolveAxes('mean', x, axes).map((axis) => x.dim(axis)));
  return mul(sum(x, axes, options), 1 / count);
}

/** Largest value over `axes`; the gradient goes to every place that holds it. */
export function max(x: Tensor, axes?: readonly number[], { keepDims = false }: ReduceOptions = {}): Tensor {
  const over = resolveAxes('max', x, axes);
  if (over.length === 0) return x;
  const kept = keptShape(x, over);
  return x.graph.record(
    'max',
    [x],
    [{ shape: keepDims ? kept : droppedShape(x, over), dtype: x.dtype }],
    (e, [o]) => e.node('ReduceMax', [x, e.ints(over)], [o!], { keepdims: keepDims ? 1 : 0 }),
    ([grad], [out]) => [() => mul(cast(equal(x, reshape(out!, kept)), 'float32'), reshape(grad!, kept))],
  )[0]!;
}

/** Index of the largest value along one axis, as int64; the first one where several are equal. */
export function argMax(x: Tensor, axis: number): Tensor {
  const [over] = resolveAxes('argMax', x, [axis]);
  const type = { shape: droppedShape(x, [over!]), dtype: 'int64' } as const;
  return x.graph.record(
    'argMax',
    [x],
    [type],
    (e, [o]) => e.node('ArgMax', [x], [o!], { axis: over!, keepdims: 0 }),
    null,
  )[0]!;
}
