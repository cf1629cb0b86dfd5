// Operations that move numbers without changing them: reshape, transpose, slice, concat, split, pad, broadcast.
import { NonetError } from '@nonet/core';
import { formatShape, type Shape, sameShape, sizeOf, type Tensor } from '../tensor.ts';
import { sumTo } from './broadcast.ts';

function resolveAxis(op: string, x: Tensor, axis: number): number {
  const resolved = axis < 0 ? axis + x.rank : axis;
  if (resolved < 0 || resolved >= x.rank) {
    throw new NonetError('axis', `${op}: expected an axis of ${formatShape(x.shape)}, got ${axis}`);
  }
  return resolved;
}

/** The same numbers in another shape. One dimension may be -1: it takes what is left. */
export function reshape(x: Tensor, shape: Shape): Tensor {
  const known = sizeOf(shape.filter((length) => length !== -1));
  const target = shape.map((length) => (length === -1 ? x.size / known : length));
  if (sizeOf(target) !== x.size || target.some((length) => !Number.isInteger(length))) {
    throw new NonetError(
      'reshape-size',
      `reshape: expected a shape of ${x.size} numbers for ${formatShape(x.shape)}, got ${formatShape(shape)}`,
    );
  }
  if (sameShape(target, x.shape)) return x;
  return x.graph.record(
    'reshape',
    [x],
    [{ shape: target, dtype: x.dtype }],
    (e, [o]) => e.node('Reshape', [x, e.ints(target)], [o!]),
    ([grad]) => [() => reshape(grad!, x.shape)],
  )[0]!;
}

/** Reorders axes: axis i of the result is axis `permutation[i]` of x. */
export function transpose(x: Tensor, permutation: readonly number[]): Tensor {
  if (permutation.length !== x.rank || x.shape.some((_, axis) => !permutation.includes(axis))) {
    throw new NonetError(
      'permutation',
      `transpose: expected each axis of ${formatShape(x.shape)} once, got [${permutation.join()}]`,
    );
  }
  const inverse = permutation.map((_, axis) => permutation.indexOf(axis));
  return x.graph.record(
    'transpose',
    [x],
    [{ shape: permutation.map((axis) => x.dim(axis)), dtype: x.dtype }],
    (e, [o]) => e.node('Transpose', [x], [o!], { perm: permutation }),
    ([grad]) => [() => transpose(grad!, inverse)],
  )[0]!;
}

/** Numbers `from` (included) to `to` (not included) of one axis, every `step`-th of them. */
export function slice(x: Tensor, axis: number, from: number, to: number, step = 1): Tensor {
  const along = resolveAxis('slice', x, axis);
  const length = x.dim(along);
  if (!(from >= 0 && from < to && to <= length && step >= 1)) {
    throw new NonetError(
      'slice-range',
      `slice: expected 0 <= from < to <= ${length} on axis ${axis} of ${formatShape(x.shape)}, got ${from} to ${to} step ${step}`,
    );
  }
  if (from === 0 && to === length && step === 1) return x;
  const count = Math.ceil((to - from) / step);
  const shape = x.shape.map((dim, i) => (i === along ? count : dim));
  return x.graph.record(
    'slice',
    [x],
    [{ shape, dtype: x.dtype }],
    (e, [o]) => e.node('Slice', [x, e.ints([from]), e.ints([to]), e.ints([along]), e.ints([step])], [o!]),
    ([grad]) => [
      () => {
        const spread = step === 1 ? grad! : dilate(grad!, along, step);
        const after = length - from - spread.dim(along);
        return after >= 0
          ? pad(spread, along, from, after)
          : pad(slice(spread, along, 0, length - from), along, from, 0);
      },
    ],
  )[0]!;
}

/** Puts `step - 1` zeros behind every number of an axis. */
function dilate(x: Tensor, axis: number, step: number): Tensor {
  const split = [...x.shape.slice(0, axis + 1), 1, ...x.shape.slice(axis + 1)];
  const joined = x.shape.map((length, i) => (i === axis ? length * step : length));
  return reshape(pad(reshape(x, split), axis + 1, 0, step - 1), joined);
}

/** Zeros before and after the numbers of one axis. */
export function pad(x: Tensor, axis: number, before: number, after: number): Tensor {
  const along = resolveAxis('pad', x, axis);
  if (before < 0 || after < 0) {
    throw new NonetError('pad-amount', `pad: expected amounts of 0 or more, got ${before} and ${after}`);
  }
  if (before === 0 && after === 0) return x;
  const shape = x.shape.map((dim, i) => (i === along ? dim + before + after : dim));
  return x.graph.record(
    'pad',
    [x],
    [{ shape, dtype: x.dtype }],
    (e, [o]) => e.node('Pad', [x, e.ints([before, after]), '', e.ints([along])], [o!]),
    ([grad]) => [() => slice(grad!, along, before, before + x.dim(along))],
  )[0]!;
}

/** Tensors one behind the other along an axis. */
export function concat(tensors: readonly Tensor[], axis: number): Tensor {
  const [first] = tensors;
  if (!first) throw new NonetError('concat-empty', 'concat: expected at least one tensor, got none');
  if (tensors.length === 1) return first;
  const along = resolveAxis('concat', first, axis);
  for (const tensor of tensors) {
    const fits =
      tensor.rank === first.rank && tensor.shape.every((dim, i) => i === along || dim === first.dim(i));
    if (!fits) {
      throw new NonetError(
        'concat-shape',
        `concat: expected shapes equal but for axis ${axis}, got ${formatShape(first.shape)} and ${formatShape(tensor.shape)}`,
      );
    }
  }
  const lengths = tensors.map((tensor) => tensor.dim(along));
  const total = lengths.reduce((a, b) => a + b, 0);
  return first.graph.record(
    'concat',
    tensors,
    [{ shape: first.shape.map((dim, i) => (i === along ? total : dim)), dtype: first.dtype }],
    (e, [o]) => e.node('Concat', tensors, [o!], { axis: along }),
    ([grad]) => {
      let parts: readonly Tensor[] | undefined;
      return tensors.map((_, index) => () => {
        parts ??= split(grad!, along, lengths);
        return parts[index]!;
      });
    },
  )[0]!;
}

/** Cuts an axis into parts of the given lengths. */
export function split(x: Tensor, axis: number, lengths: readonly number[]): readonly Tensor[] {
  const along = resolveAxis('split', x, axis);
  if (lengths.reduce((a, b) => a + b, 0) !== x.dim(along) || lengths.some((length) => length < 0)) {
    throw new NonetError(
      'split-lengths',
      `split: expected lengths that sum to ${x.dim(along)} (axis ${axis} of ${formatShape(x.shape)}), got [${lengths.join()}]`,
    );
  }
  const types = lengths.map((length) => ({
    shape: x.shape.map((dim, i) => (i === along ? length : dim)),
    dtype: x.dtype,
  }));
  return x.graph.record(
    'split',
    [x],
    types,
    (e, outputs) => e.node('Split', [x, e.ints(lengths)], outputs, { axis: along }),
    (grads, outputs) => {
      const zeros = ({ size, shape }: Tensor) => x.graph.constant(new Float32Array(size), shape);
      return [
        () =>
          concat(
            outputs.map((output, i) => grads[i] ?? zeros(output)),
            along,
          ),
      ];
    },
  );
}

/** Repeats axes of length 1 (and adds leading axes) until the shape is reached. */
export function broadcastTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const lead = shape.length - x.rank;
  if (lead < 0 || x.shape.some((length, axis) => length !== 1 && length !== shape[axis + lead])) {
    throw new NonetError(
      'broadcast-shape',
      `broadcastTo: expected a shape that ${formatShape(x.shape)} can be repeated to, got ${formatShape(shape)}`,
    );
  }
  return x.graph.record(
    'broadcastTo',
    [x],
    [{ shape, dtype: x.dtype }],
    (e, [o]) => e.node('Expand', [x, e.ints(shape)], [o!]),
    ([grad]) => [() => sumTo(grad!, x.shape)],
  )[0]!;
}
