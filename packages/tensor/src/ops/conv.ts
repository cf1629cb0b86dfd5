// 2-D convolution with kernels as Flax stores them: [kernel height, kernel width, in, out].
import { NonetError } from '@nonet/core';
import { formatShape, type Shape, sameShape, type Tensor } from '../tensor.ts';
import { emitKernelGradient } from './conv-kernel-gradient.ts';
import { emitQuantizedConv } from './quantized.ts';
import { sum } from './reduce.ts';
import { onceOnly } from './second-order.ts';
import { reshape } from './shape.ts';

/** Zeros around a picture. */
export interface Padding {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface ConvGeometry {
  readonly stride: number;
  readonly padding: Padding;
}

const NO_PADDING: Padding = { top: 0, left: 0, bottom: 0, right: 0 };

const padList = ({ top, left, bottom, right }: Padding) => [top, left, bottom, right];

/**
 * Convolves pictures.
 * @param x `[batch, in, height, width]`
 * @param kernel `[kernel height, kernel width, in, out]`
 * @param bias `[out]`
 * @returns `[batch, out, height', width']`
 * @throws NonetError `conv-shape`
 */
export function conv2d(
  x: Tensor,
  kernel: Tensor,
  bias?: Tensor,
  { stride = 1, padding = NO_PADDING }: Partial<ConvGeometry> = {},
): Tensor {
  const [batch, channels, height, width] = x.shape as [number, number, number, number];
  const [kernelHeight, kernelWidth, inputs, outputs] = kernel.shape as [number, number, number, number];
  const biasFits = !bias || sameShape(bias.shape, [outputs]);
  if (x.rank !== 4 || kernel.rank !== 4 || channels !== inputs || !biasFits) {
    throw new NonetError(
      'conv-shape',
      `conv2d: expected x [batch, in, h, w], kernel [h, w, in, out] and bias [out], got ${[x, kernel, bias].flatMap((tensor) => (tensor ? [formatShape(tensor.shape)] : [])).join(', ')}`,
    );
  }
  const extent = (length: number, pads: number, size: number) =>
    Math.floor((length + pads - size) / stride) + 1;
  const shape = [
    batch,
    outputs,
    extent(height, padding.top + padding.bottom, kernelHeight),
    extent(width, padding.left + padding.right, kernelWidth),
  ];
  if (shape.some((length) => length < 1)) {
    throw new NonetError(
      'conv-shape',
      `conv2d: expected a padded picture of at least ${kernelHeight} x ${kernelWidth}, got ${formatShape(x.shape)} with padding ${formatShape(padList(padding))}`,
    );
  }
  const geometry = { stride, padding };
  return x.graph.record(
    'conv2d',
    [x, kernel, ...(bias ? [bias] : [])],
    [{ shape, dtype: x.dtype }],
    (e, [o]) => {
      const attributes = {
        kernel_shape: [kernelHeight, kernelWidth],
        strides: [stride, stride],
        pads: padList(padding),
      };
      const quantized = e.quantized(kernel);
      if (quantized?.activations) {
        const { activations } = quantized;
        return emitQuantizedConv(e, x, { ...quantized, activations }, bias, attributes, o!);
      }
      const weights = e.value('Transpose', [kernel], { perm: [3, 2, 0, 1] });
      e.node('Conv', [x, weights, ...(bias ? [bias] : [])], [o!], attributes);
    },
    ([grad]) => [
      () => inputGradient(grad!, kernel, x.shape, geometry),
      () => kernelGradient(x.graph.recomputed(x), grad!, kernel.shape, geometry),
      ...(bias ? [() => biasGradient(grad!)] : []),
    ],
  )[0]!;
}

/** Gradient by the bias. */
export const biasGradient = (grad: Tensor): Tensor =>
  sum(sum(reshape(grad, [grad.dim(0), grad.dim(1), -1]), [2]), [0]);

/** Gradient by the picture: a convolution with the flipped kernel, or a transposed one for strides. */
export function inputGradient(
  grad: Tensor,
  kernel: Tensor,
  shape: Shape,
  { stride, padding }: ConvGeometry,
): Tensor {
  const [kernelHeight, kernelWidth] = kernel.shape as [number, number];
  const reached = {
    top: kernelHeight - 1 - padding.top,
    left: kernelWidth - 1 - padding.left,
    bottom: kernelHeight - 1 - padding.bottom,
    right: kernelWidth - 1 - padding.right,
  };
  if (stride === 1 && Math.min(...padList(reached)) >= 0) {
    return conv2d(grad, flipKernel(kernel), undefined, { padding: reached });
  }
  const [, , height, width] = shape as [number, number, number, number];
  const reach = (length: number, size: number, pads: number) => (length - 1) * stride + size - pads;
  return grad.graph.record(
    'convInputGradient',
    [grad, kernel],
    [{ shape, dtype: grad.dtype }],
    (e, [o]) =>
      e.node('ConvTranspose', [grad, e.value('Transpose', [kernel], { perm: [3, 2, 0, 1] })], [o!], {
        kernel_shape: [kernelHeight, kernelWidth],
        strides: [stride, stride],
        pads: padList(padding),
        output_padding: [
          height - reach(grad.dim(2), kernelHeight, padding.top + padding.bottom),
          width - reach(grad.dim(3), kernelWidth, padding.left + padding.right),
        ],
      }),
    onceOnly('conv2d', 2),
  )[0]!;
}

/** The kernel turned by 180 degrees with inputs and outputs swapped. */
function flipKernel(kernel: Tensor): Tensor {
  const [height, width, inputs, outputs] = kernel.shape as [number, number, number, number];
  return kernel.graph.record(
    'flipKernel',
    [kernel],
    [{ shape: [height, width, outputs, inputs], dtype: kernel.dtype }],
    (e, [o]) => {
      const all = -Number.MAX_SAFE_INTEGER;
      const turned = e.value('Slice', [
        kernel,
        e.ints([-1, -1]),
        e.ints([all, all]),
        e.ints([0, 1]),
        e.ints([-1, -1]),
      ]);
      e.node('Transpose', [height * width === 1 ? kernel : turned], [o!], { perm: [0, 1, 3, 2] });
    },
    ([grad]) => [() => flipKernel(grad!)],
  )[0]!;
}

/** Gradient by the kernel. */
export function kernelGradient(x: Tensor, grad: Tensor, shape: Shape, geometry: ConvGeometry): Tensor {
  return x.graph.record(
    'convKernelGradient',
    [x, grad],
    [{ shape, dtype: x.dtype }],
    (e, [o]) => emitKernelGradient(e, { x, grad, out: o!, geometry }),
    onceOnly('conv2d', 2),
  )[0]!;
}
