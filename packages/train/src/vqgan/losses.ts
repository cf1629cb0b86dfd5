// Reconstruction losses of the VQGAN.
import { abs, add, averagePool2, mean, mul, slice, sub, type Tensor } from '@nonet/tensor';

export interface ReconstructionWeights {
  /** Weight of the loss on differences between neighbouring pixels: keeps edges crisp. */
  readonly edgeWeight: number;
  /** Weight of the squared loss on pictures shrunk eight times: brings areas to their brightness and colour. */
  readonly coarseWeight: number;
}

/** Pictures `[batch, 3, size, size]` against their originals. */
export function reconstructionLoss(
  restored: Tensor,
  pictures: Tensor,
  { edgeWeight, coarseWeight }: ReconstructionWeights,
): { loss: Tensor; metrics: Readonly<Record<string, Tensor>> } {
  const pixel = mean(abs(sub(restored, pictures)));
  const edge = edgeLoss(restored, pictures);
  const coarse = coarseLoss(restored, pictures);
  const loss = add(pixel, add(mul(edge, edgeWeight), mul(coarse, coarseWeight)));
  return { loss, metrics: { pixel, edge, coarse } };
}

/**
 * Squared difference of pictures shrunk eight times, with colour weighed beside brightness: absolute
 * differences alone leave a young model in shades of grey.
 */
function coarseLoss(a: Tensor, b: Tensor): Tensor {
  const difference = averagePool2(averagePool2(averagePool2(sub(a, b))));
  const colour = sub(difference, mean(difference, [1], { keepDims: true }));
  const square = (x: Tensor) => mean(mul(x, x));
  return add(square(difference), mul(square(colour), 2));
}

/** Mean absolute difference of the steps between neighbouring pixels, in both directions. */
function edgeLoss(a: Tensor, b: Tensor): Tensor {
  const difference = sub(a, b);
  const along = (axis: number) => {
    const length = difference.dim(axis);
    return mean(abs(sub(slice(difference, axis, 1, length), slice(difference, axis, 0, length - 1))));
  };
  return add(along(2), along(3));
}
