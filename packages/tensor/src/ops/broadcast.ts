// Broadcasting: the common shape of two tensors, and the way back for gradients.
import { NonetError } from '@nonet/core';
import { formatShape, type Shape, sameShape, sizeOf, type Tensor } from '../tensor.ts';
import { sum } from './reduce.ts';
import { reshape } from './shape.ts';

/**
 * Shape of an elementwise result by NumPy's rules.
 * @throws NonetError `broadcast-shape`
 */
export function broadcastShape(op: string, a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const x = a[axis - rank + a.length] ?? 1;
    const y = b[axis - rank + b.length] ?? 1;
    if (x !== y && x !== 1 && y !== 1) {
      throw new NonetError(
        'broadcast-shape',
        `${op}: expected shapes that are equal or 1 in every axis, got ${formatShape(a)} and ${formatShape(b)}`,
      );
    }
    return x === 1 ? y : x;
  });
}

/** Sums a gradient over the axes that were broadcast, back to `shape`. */
export function sumTo(gradient: Tensor, shape: Shape): Tensor {
  if (sameShape(gradient.shape, shape)) return gradient;
  const lead = gradient.rank - shape.length;
  const axes = gradient.shape
    .map((_, axis) => axis)
    .filter((axis) => axis < lead || (shape[axis - lead] === 1 && gradient.dim(axis) !== 1));
  if (axes.length === 0) return reshape(gradient, shape);
  const leading = axes.every((axis, index) => axis === index);
  // Summing leading axes goes through one [rows, columns] reduction.
  if (leading) {
    const columns = sizeOf(gradient.shape.slice(axes.length));
    return reshape(sum(reshape(gradient, [gradient.size / columns, columns]), [0]), shape);
  }
  return reshape(sum(gradient, axes, { keepDims: true }), shape);
}
