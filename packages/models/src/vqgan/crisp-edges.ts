// Crisp borders for flat art: areas of smooth colour, switched on and off by masks at full resolution.
import {
  add,
  conv,
  depthToSpace,
  matmul,
  mul,
  type Scope,
  sigmoid,
  slice,
  sub,
  type Tensor,
} from '@nonet/tensor';
import type { VqganConfig } from './config.ts';

/** Steepness of a mask: a border is crisp before the layer above has to grow large. */
const STEEPNESS = 4;

/**
 * The last layer of a decoder with `edge_masks`. A folded convolution alone must spell out every pixel of a
 * border; a mask needs to know only on which side of it a pixel lies.
 * @param x what `conv_out` reads, `[batch, channels, side, side]`
 * @returns `[batch, 3, resolution, resolution]`: the pixels of `conv_out`, and for each mask a colour that changes
 * smoothly over the picture, added where the mask is on and taken away where it is off
 */
export function paintWithMasks(scope: Scope, x: Tensor, config: VqganConfig): Tensor {
  const { edgeMasks, outCh } = config;
  const { patchSize } = config.decoder;
  const folded = conv(scope.at('conv_out'), x, (outCh + edgeMasks) * patchSize ** 2, 3);
  const planes = depthToSpace(folded, patchSize);
  const colours = enlarge(conv(scope.at('conv_colour'), x, outCh * edgeMasks, 3), patchSize);
  let picture = slice(planes, 1, 0, outCh);
  for (let mask = 0; mask < edgeMasks; mask++) {
    const inside = sigmoid(mul(slice(planes, 1, outCh + mask, outCh + mask + 1), STEEPNESS));
    const colour = slice(colours, 1, outCh * mask, outCh * (mask + 1));
    picture = add(picture, mul(sub(inside, 0.5), colour));
  }
  return picture;
}

/** Linear interpolation between the centres of pixels. `[b, c, side, side] -> [b, c, side * factor, side * factor]` */
function enlarge(x: Tensor, factor: number): Tensor {
  const side = x.dim(2);
  const rows = side * factor;
  const weights = new Float32Array(rows * side);
  for (let row = 0; row < rows; row++) {
    const at = Math.min(Math.max((row + 0.5) / factor - 0.5, 0), side - 1);
    const before = Math.min(Math.floor(at), side - 1);
    weights[row * side + before]! += 1 - (at - before);
    if (at > before) weights[row * side + before + 1]! += at - before;
  }
  const matrix = x.graph.constant(weights, [rows, side]);
  return matmul(matmul(matrix, x), matrix, { transposeB: true });
}
