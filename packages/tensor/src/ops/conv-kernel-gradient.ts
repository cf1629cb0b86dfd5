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
 * Stride 1 at equal size: column shifts of x against row shifts of the gradient give every kernel place
 * in one product per picture, with only 2 k copies in place of the k^2 of im2col.
 */
function emitCrossed(e: Emitter, { x, grad, out, geometry }: KernelGradient): void {
  const [batch, inputs, height, width] = x.shape as [number, number, number, number];
  const [size, , , outputs] = out.shape as [number, number, number, number];
  const reach = geometry.padding.top;
  const length = (height + 2 * reach) * width;
  const shifts = Array.from({ length: size }, (_, shift) => shift);
  const columns = shifts.map((shift) =>
    e.value('Pad', [x, e.ints([0, 0, reach, reach - shift, 0, 0, reach, shift - reach])]),
  );
  const flat = e.value('Reshape', [grad, e.ints([batch, outputs, height * width])]);
  const zeros = (rows: number) => (rows > 0 ? [e.filled(0, [batch, outputs, rows * width])] : []);
  const rows = shifts.map((shift) =>
    e.value('Concat', [...zeros(shift), flat, ...zeros(2 * reach - shift)], { axis: 2 }),
  );
  const a = e.value('Reshape', [
    e.value('Concat', columns, { axis: 1 }),
    e.ints([batch, size * inputs, length]),
  ]);
  const b = e.value('Concat', rows, { axis: 1 });
  // Small pictures side by side: one long product in place of many short ones whose results are summed.
  const foldBatch = (value: string, channels: number) =>
    e.value('Reshape', [
      e.value('Transpose', [value], { perm: [1, 0, 2] }),
      e.ints([channels, batch * length]),
    ]);
  const product =
    length <= SMALL_PICTURE
      ? transposedProduct(e, foldBatch(a, size * inputs), foldBatch(b, size * outputs))
      : sumBatch(e, transposedProduct(e, a, b));
  // [columns, in, rows, out] -> [rows, columns, in, out]
  const unfolded = e.value('Reshape', [product, e.ints([size, inputs, size, outputs])]);
  e.node('Transpose', [unfolded], [out], { perm: [2, 0, 1, 3] });
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
