// A convolution of a picture made twice as large, at less than half the multiplications of doing one after the other.
import { NonetError } from '@nonet/core';
import type { Emitter } from '../onnx/emitter.ts';
import { formatShape, type Tensor } from '../tensor.ts';
import { mul } from './arithmetic.ts';
import { biasGradient, inputGradient, kernelGradient } from './conv.ts';
import { averagePool2, emitDepthToSpace, emitUpsampleNearest2, upsampleNearest2 } from './image.ts';
import { emitQuantizedConv } from './quantized.ts';

const SIZE = 3;
const PADDING = { top: 1, left: 1, bottom: 1, right: 1 };
const GEOMETRY = { stride: 1, padding: PADDING };
const CONV = { kernel_shape: [SIZE, SIZE], strides: [1, 1], pads: [1, 1, 1, 1] };

/**
 * `conv2d(upsampleNearest2(x), kernel, bias)` with a padding of 1. Of every 3 x 3 pixels under the kernel, those that
 * are copies of one pixel meet it with the sum of their weights: each pixel of a 2 x 2 block has a 2 x 2 kernel of its own.
 * @param x `[batch, in, height, width]`
 * @param kernel `[3, 3, in, out]`
 * @param bias `[out]`
 * @returns `[batch, out, 2 height, 2 width]`
 * @throws NonetError `conv-shape`
 */
export function upsampleConv2d(x: Tensor, kernel: Tensor, bias: Tensor): Tensor {
  const [batch, channels, height, width] = x.shape as [number, number, number, number];
  const [rows, columns, inputs, outputs] = kernel.shape as [number, number, number, number];
  const fits = rows === SIZE && columns === SIZE && channels === inputs && bias.shape[0] === outputs;
  if (x.rank !== 4 || kernel.rank !== 4 || bias.rank !== 1 || !fits) {
    throw new NonetError(
      'conv-shape',
      `upsampleConv2d: expected x [batch, in, h, w], kernel [3, 3, in, out] and bias [out], got ${[x, kernel, bias].map(({ shape }) => formatShape(shape)).join(', ')}`,
    );
  }
  const large = [batch, channels, 2 * height, 2 * width];
  return x.graph.record(
    'upsampleConv2d',
    [x, kernel, bias],
    [{ shape: [batch, outputs, 2 * height, 2 * width], dtype: x.dtype }],
    (e, [o]) => {
      const quantized = e.quantized(kernel);
      if (!quantized?.activations) return emitByBlocks(e, x, kernel, bias, o!);
      // Sums of weights in 8 bits would need more of them.
      const { activations } = quantized;
      const upsampled = emitUpsampleNearest2(e, x);
      emitQuantizedConv(e, upsampled, { ...quantized, activations }, bias, CONV, o!);
    },
    ([grad]) => [
      () => mul(averagePool2(inputGradient(grad!, kernel, large, GEOMETRY)), 4),
      () => kernelGradient(upsampleNearest2(x), grad!, kernel.shape, GEOMETRY),
      () => biasGradient(grad!),
    ],
  )[0]!;
}

/** Weights of the three rows of a kernel over the two that it meets, for the first and second row of a block, [2, 3]. */
const ROW_SUMS = [
  [1, 0, 0, 0, 1, 1],
  [1, 1, 0, 0, 0, 1],
] as const;
/** The same for columns, [3, 2]. */
const COLUMN_SUMS = [
  [1, 0, 0, 1, 0, 1],
  [1, 0, 1, 0, 0, 1],
] as const;

function emitByBlocks(e: Emitter, x: Tensor, kernel: Tensor, bias: Tensor, out: Tensor): void {
  // ONNX Runtime computes the kernels once where the weights are constants.
  const weights = e.value('Transpose', [kernel], { perm: [3, 2, 0, 1] }); // [out, in, 3, 3]
  const parts = ROW_SUMS.flatMap((rowSums, row) =>
    COLUMN_SUMS.map((columnSums, column) => {
      const byRow = e.value('MatMul', [e.floats(rowSums, [2, SIZE]), weights]); // [out, in, 2, 3]
      const own = e.value('MatMul', [byRow, e.floats(columnSums, [SIZE, 2])]); // [out, in, 2, 2]
      const pads = [1 - row, 1 - column, row, column];
      const attributes = { kernel_shape: [2, 2], strides: [1, 1], pads };
      return e.value('Conv', [x, own, bias], attributes);
    }),
  );
  const folded = e.value('Concat', parts, { axis: 1 }); // block row, block column, channel
  emitDepthToSpace(e, folded, out, 2);
}
