// Changes of picture resolution: nearest upsampling, and pixels moved between space and channels.
import { NonetError } from '@nonet/core';
import type { Emitter } from '../onnx/emitter.ts';
import { formatShape, type Tensor } from '../tensor.ts';
import { mul } from './arithmetic.ts';

type PictureShape = [batch: number, channels: number, height: number, width: number];

/** @throws NonetError `picture-shape` */
function pictureShape(op: string, x: Tensor): PictureShape {
  if (x.rank !== 4) {
    throw new NonetError(
      'picture-shape',
      `${op}: expected [batch, channels, height, width], got ${formatShape(x.shape)}`,
    );
  }
  return x.shape as PictureShape;
}

/** Resize is 4 times faster here than Expand or Concat. */
const NEAREST = {
  mode: 'nearest',
  nearest_mode: 'floor',
  coordinate_transformation_mode: 'asymmetric',
};
const DOUBLED = [1, 1, 2, 2];

/** Repeats every pixel twice in both directions. `[b, c, h, w] -> [b, c, 2h, 2w]` */
export function upsampleNearest2(x: Tensor): Tensor {
  const [batch, channels, height, width] = pictureShape('upsampleNearest2', x);
  return x.graph.record(
    'upsampleNearest2',
    [x],
    [{ shape: [batch, channels, 2 * height, 2 * width], dtype: x.dtype }],
    (e, [o]) => e.node('Resize', [x, '', e.floats(DOUBLED)], [o!], NEAREST),
    ([grad]) => [() => mul(averagePool2(grad!), 4)],
  )[0]!;
}

/** The same inside another op. */
export const emitUpsampleNearest2 = (e: Emitter, x: Tensor): string =>
  e.value('Resize', [x, '', e.floats(DOUBLED)], NEAREST);

/** Mean of every 2x2 block. `[b, c, 2h, 2w] -> [b, c, h, w]` */
export function averagePool2(x: Tensor): Tensor {
  const [batch, channels, height, width] = pictureShape('averagePool2', x);
  if (height % 2 || width % 2) {
    throw new NonetError(
      'pool-shape',
      `averagePool2: expected even height and width, got ${formatShape(x.shape)}`,
    );
  }
  return x.graph.record(
    'averagePool2',
    [x],
    [{ shape: [batch, channels, height / 2, width / 2], dtype: x.dtype }],
    (e, [o]) => e.node('AveragePool', [x], [o!], { kernel_shape: [2, 2], strides: [2, 2] }),
    ([grad]) => [() => mul(upsampleNearest2(grad!), 0.25)],
  )[0]!;
}

/** Blocks of pixels become channels. `[b, c, h*n, w*n] -> [b, n*n*c, h, w]` */
export function spaceToDepth(x: Tensor, block: number): Tensor {
  const [batch, channels, height, width] = pictureShape('spaceToDepth', x);
  if (height % block || width % block) {
    throw new NonetError(
      'space-to-depth-shape',
      `spaceToDepth: expected height and width divisible by ${block}, got ${formatShape(x.shape)}`,
    );
  }
  return x.graph.record(
    'spaceToDepth',
    [x],
    [{ shape: [batch, channels * block * block, height / block, width / block], dtype: x.dtype }],
    (e, [o]) => e.node('SpaceToDepth', [x], [o!], { blocksize: block }),
    ([grad]) => [() => depthToSpace(grad!, block)],
  )[0]!;
}

/** Channels become blocks of pixels; the inverse of spaceToDepth. `[b, n*n*c, h, w] -> [b, c, h*n, w*n]` */
export function depthToSpace(x: Tensor, block: number): Tensor {
  const [batch, channels, height, width] = pictureShape('depthToSpace', x);
  if (channels % (block * block)) {
    throw new NonetError(
      'depth-to-space-shape',
      `depthToSpace: expected channels divisible by ${block * block}, got ${formatShape(x.shape)}`,
    );
  }
  return x.graph.record(
    'depthToSpace',
    [x],
    [{ shape: [batch, channels / (block * block), height * block, width * block], dtype: x.dtype }],
    (e, [o]) => emitDepthToSpace(e, x, o!, block),
    ([grad]) => [() => spaceToDepth(grad!, block)],
  )[0]!;
}

/**
 * As ONNX's DepthToSpace, which ONNX Runtime does on one thread and in a third more time.
 * @param x a tensor or the name of one, channels ordered by block row, block column, channel
 */
export function emitDepthToSpace(e: Emitter, x: Tensor | string, out: Tensor, block: number): void {
  const [batch, channels, height, width] = out.shape as [number, number, number, number];
  const size = (channels * height * width) / block ** 2;
  const columnsLast = { perm: [0, 1, 3, 2] };
  const columns = e.value('Reshape', [x, e.ints([batch, block, block, size])]);
  const rows = e.value('Reshape', [
    e.value('Transpose', [columns], columnsLast),
    e.ints([batch, block, size / (width / block), width]),
  ]);
  const turned = e.value('Transpose', [rows], { perm: [0, 2, 1, 3] });
  e.node('Reshape', [turned, e.ints(out.shape)], [out]);
}
