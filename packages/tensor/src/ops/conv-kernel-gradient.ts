// Gradient of a convolution by its kernel, as few large matrix products: the bottleneck of training a VQGAN.
import type { Emitter } from '../onnx/emitter.ts';
import { float, MICROSOFT } from '../onnx/emitter.ts';
import type { Tensor } from '../tensor.ts';
import type { ConvGeometry } from './conv.ts';

/** Pixels up to which pictures of a batch are put side by side: measured, above it the copies cost more. */
const SMALL_PICTURE = 128;

interface KernelGradient {
  /** `[batch, in, height, width]` */
  readonly x: Tensor;
  /** `[batch, out, height', width']` */
  readonly grad: Tensor;
  /** `[kernel height, kernel width, in, out]` */
  readonly out: Tensor;
  readonly geometry: ConvGeometry;
}

/** Writes the nodes that compute the kernel's gradient into `out`. */
export function emitKernelGradient(e: Emitter, job: KernelGradient): void {
  const { x, grad, out, geometry } = job;
  const [kernelHeight, kernelWidth] = out.shape as [number, number];
  const { padding, stride } = geometry;
  const even = new Set([padding.top, padding.left, padding.bottom, padding.right]).size === 1;
  const sameSize = grad.dim(2) === x.dim(2) && grad.dim(3) === x.dim(3);
  if (kernelHeight * kernelWidth === 1 && stride === 1 && even && padding.top === 0) emitPointwise(e, job);
  else if (stride === 1 && even && sameSize && kernelHeight === kernelWidth) emitCrossed(e, job);
  else emitShifted(e, job);
}

const transposedProduct = (e: Emitter, a: string, b: string): string =>
  e.value('FusedMatMul', [a, b], { transA: 0, transB: 1, alpha: float(1) }, MICROSOFT);

const sumBatch = (e: Emitter, value: string): string =>
  e.value('ReduceSum', [value, e.ints([0])], { keepdims: 0 });

/** A 1x1 kernel: one product per picture. */
function emitPointwise(e: Emitter, { x, grad, out }: KernelGradient): void {
  const [batch, inputs, height, width] = x.shape as [number, number, number, number];
  const columns = e.value('Reshape', [x, e.ints([batch, inputs, height * width])]);
  const rows = e.value('Reshape', [grad, e.ints([batch, grad.dim(1), height * width])]);
  e.node('Reshape', [sumBatch(e, transposedProduct(e, columns, rows)), e.ints(out.shape)], [out]);
}

/**
 * Stride 1 at equal size: shifts of x by columns against shifts of the gradient by rows give every kernel place in one
 * product per picture. With columns of zeros between its rows a flat picture is shifted either way by starting it
 * elsewhere, so that all shifts of a picture are one copy of it after the other, with zeros between.
 */
function emitCrossed(e: Emitter, { x, grad, out, geometry }: KernelGradient): void {
  const [batch, inputs, height, width] = x.shape as [number, number, number, number];
  const [size, , , outputs] = out.shape as [number, number, number, number];
  const reach = geometry.padding.top;
  const row = width + reach;
  const length = (height + 2 * reach) * row;
  /** `size` copies of every plane with gaps of zeros before, between and after: `[batch, channels * size, length]` */
  const shifted = (picture: Tensor, channels: number, edge: number, between: number): string => {
    const padded = e.value('Pad', [picture, e.ints([0, 0, 0, 0, 0, 0, 0, reach])]);
    const flat = e.value('Reshape', [padded, e.ints([batch, channels, height * row])]);
    const zeros = (count: number) => (count > 0 ? [e.filled(0, [batch, channels, count])] : []);
    const copies = Array.from({ length: size }, (_, i) => (i === 0 ? [flat] : [...zeros(between), flat]));
    const all = e.value('Concat', [...zeros(edge), ...copies.flat(), ...zeros(edge)], { axis: 2 });
    return e.value('Reshape', [all, e.ints([batch, channels * size, length])]);
  };
  const a = shifted(x, inputs, reach * row + reach, 2 * reach * row - 1);
  const b = shifted(grad, outputs, 0, size * row);
  // Small pictures side by side: one long product in place of many short ones whose results are summed.
  const foldBatch = (value: string, channels: number) =>
    e.value('Reshape', [
      e.value('Transpose', [value], { perm: [1, 0, 2] }),
      e.ints([channels, batch * length]),
    ]);
  const product =
    length <= SMALL_PICTURE
      ? transposedProduct(e, foldBatch(a, inputs * size), foldBatch(b, outputs * size))
      : sumBatch(e, transposedProduct(e, a, b));
  // [in, columns, out, rows] -> [rows, columns, in, out]
  const unfolded = e.value('Reshape', [product, e.ints([inputs, size, outputs, size])]);
  e.node('Transpose', [unfolded], [out], { perm: [3, 1, 0, 2] });
}

/** Any stride and padding: column shifts of x on channels, then one product per kernel row. */
function emitShifted(e: Emitter, { x, grad, out, geometry }: KernelGradient): void {
  const [batch, inputs] = x.shape as [number, number];
  const [kernelHeight, kernelWidth, , outputs] = out.shape as [number, number, number, number];
  const [, , outHeight, outWidth] = grad.shape as [number, number, number, number];
  const { stride, padding } = geometry;
  const { top, left, bottom, right } = padding;
  const padded =
    top + left + bottom + right > 0 ? e.value('Pad', [x, e.ints([0, 0, top, left, 0, 0, bottom, right])]) : x;
  const take = (value: Tensor | string, axis: number, from: number, count: number) =>
    e.value('Slice', [
      value,
      e.ints([from]),
      e.ints([from + (count - 1) * stride + 1]),
      e.ints([axis]),
      e.ints([stride]),
    ]);
  const columns = Array.from({ length: kernelWidth }, (_, shift) => take(padded, 3, shift, outWidth));
  const stacked = e.value('Concat', columns, { axis: 1 }); // [batch, kernelWidth * in, padded height, out width]
  const flat = e.value('Reshape', [grad, e.ints([batch, outputs, outHeight * outWidth])]);
  const rows = Array.from({ length: kernelHeight }, (_, shift) => {
    const whole = kernelHeight === 1 && stride === 1 && top + bottom === 0;
    const window = whole ? stacked : take(stacked, 2, shift, outHeight);
    const matrix = e.value('Reshape', [window, e.ints([batch, kernelWidth * inputs, outHeight * outWidth])]);
    return e.value('Reshape', [
      sumBatch(e, transposedProduct(e, matrix, flat)),
      e.ints([1, kernelWidth, inputs, outputs]),
    ]);
  });
  if (rows.length === 1) e.node('Reshape', [rows[0]!, e.ints(out.shape)], [out]);
  else e.node('Concat', rows, [out], { axis: 0 });
}
