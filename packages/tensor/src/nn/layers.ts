// Layers: an op and its parameters, named as Flax names them (kernel, bias, scale, embedding).
import type { Initializer } from '../graph.ts';
import type { ConvGeometry } from '../ops/index.ts';
import {
  add,
  conv2d,
  embedding,
  groupNorm,
  layerNorm,
  matmul,
  matmulTogether,
  upsampleConv2d,
} from '../ops/index.ts';
import type { Tensor } from '../tensor.ts';
import type { Scope } from './scope.ts';

const ZEROS: Initializer = { value: 0 };
const ONES: Initializer = { value: 1 };

/** Standard deviation that keeps the variance of activations (LeCun et al. 1998). */
const preserving = (fanIn: number): Initializer => ({ std: 1 / Math.sqrt(fanIn) });

interface DenseOptions {
  readonly bias?: boolean;
  readonly init?: Initializer;
}

/** `[..., in] -> [..., outputs]` with a kernel `[in, outputs]`. */
export function dense(scope: Scope, x: Tensor, outputs: number, options: DenseOptions = {}): Tensor {
  const inputs = x.dim(-1);
  const kernel = scope.parameter('kernel', [inputs, outputs], options.init ?? preserving(inputs));
  const y = scope.changed(matmul(x, kernel), x);
  return options.bias ? add(y, scope.parameter('bias', [outputs], ZEROS)) : y;
}

/** Several dense layers of one width on the same rows, `[rows, in] -> [rows, outputs]` each, in one product. */
export function denseTogether(
  scopes: readonly Scope[],
  x: Tensor,
  outputs: number,
  options: DenseOptions = {},
): readonly Tensor[] {
  const init = options.init ?? preserving(x.dim(-1));
  const products = matmulTogether(
    x,
    scopes.map((scope) => scope.parameter('kernel', [x.dim(-1), outputs], init)),
  ).map((product, i) => scopes[i]!.changed(product, x));
  if (!options.bias) return products;
  return products.map((y, i) => add(y, scopes[i]!.parameter('bias', [outputs], ZEROS)));
}

/** Looks up rows of `[rows, width]`. */
export function embed(scope: Scope, ids: Tensor, rows: number, width: number, init: Initializer): Tensor {
  return embedding(scope.parameter('embedding', [rows, width], init), ids);
}

/** Layer normalisation; the scale is left out where a dense layer follows at once. */
export function norm(scope: Scope, x: Tensor, options: { scale?: boolean; epsilon?: number } = {}): Tensor {
  const { scale = true, epsilon = 1e-5 } = options;
  const width = [x.dim(-1)];
  const bias = scope.parameter('bias', width, ZEROS);
  return scale
    ? layerNorm(x, { scale: scope.parameter('scale', width, ONES), bias, epsilon })
    : layerNorm(x, { bias, epsilon });
}

/** Group normalisation of pictures with epsilon 1e-6. */
export function pictureNorm(scope: Scope, x: Tensor, groups: number): Tensor {
  const channels = [x.dim(1)];
  const scale = scope.parameter('scale', channels, ONES);
  return groupNorm(x, scale, scope.parameter('bias', channels, ZEROS), groups, 1e-6);
}

interface ConvOptions extends Partial<ConvGeometry> {
  readonly init?: Initializer;
}

/** Square convolution with bias; pads to keep the size at stride 1 by default. */
export function conv(
  scope: Scope,
  x: Tensor,
  outputs: number,
  size: number,
  options: ConvOptions = {},
): Tensor {
  const inputs = x.dim(1);
  const reach = (size - 1) / 2;
  const { padding = { top: reach, left: reach, bottom: reach, right: reach }, stride = 1 } = options;
  const init = options.init ?? preserving(inputs * size * size);
  const kernel = scope.parameter('kernel', [size, size, inputs, outputs], init);
  return conv2d(x, kernel, scope.parameter('bias', [outputs], ZEROS), { stride, padding });
}

/** `conv` of 3 x 3 after doubling height and width. `[b, in, h, w] -> [b, outputs, 2h, 2w]` */
export function upsampleConv(scope: Scope, x: Tensor, outputs: number): Tensor {
  const inputs = x.dim(1);
  const kernel = scope.parameter('kernel', [3, 3, inputs, outputs], preserving(9 * inputs));
  return upsampleConv2d(x, kernel, scope.parameter('bias', [outputs], ZEROS));
}
