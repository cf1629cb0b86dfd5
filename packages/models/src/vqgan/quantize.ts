// Quantisers: from the encoder's channels to codes and back. A learned codebook, or bounded scalars.
import {
  add,
  argMax,
  cast,
  concat,
  div,
  embedding,
  floor,
  type Graph,
  matmul,
  mul,
  reshape,
  round,
  type Scope,
  stopGradient,
  sub,
  sum,
  type Tensor,
  tanh,
} from '@nonet/tensor';
import type { VqganConfig } from './config.ts';

/** Nearest code of a learned codebook. `[positions, embedDim] -> int64 [positions]` */
export function nearestCode(scope: Scope, z: Tensor, config: VqganConfig): Tensor {
  const codes = codebook(scope, config);
  // |z - e|^2 = |z|^2 - 2 z e + |e|^2, and |z|^2 is the same for every code.
  const squared = reshape(sum(mul(codes, codes), [1]), [1, config.nEmbed]);
  return argMax(sub(matmul(z, codes, { transposeB: true, scale: 2 }), squared), 1);
}

/** Codes by index. int64 `[...] -> [..., embedDim]` */
export function lookUpCode(scope: Scope, tokens: Tensor, config: VqganConfig): Tensor {
  return config.fsqLevels.length > 0
    ? scalarCode(tokens, config.fsqLevels)
    : embedding(codebook(scope, config), tokens);
}

const codebook = (scope: Scope, { nEmbed, embedDim }: VqganConfig): Tensor =>
  scope.at('quantize/embedding').parameter('embedding', [nEmbed, embedDim], { std: 1 / Math.sqrt(embedDim) });

/** Row vector of one number per quantised channel. */
const perLevel = (
  graph: Graph,
  levels: readonly number[],
  f: (level: number, index: number) => number,
): Tensor => graph.constant(Float32Array.from(levels, f), [1, levels.length]);

const halfWidth = (level: number) => Math.floor(level / 2);

/**
 * Finite scalar quantisation (Mentzer et al. 2023): every channel is squashed into its range and rounded;
 * the gradient passes the rounding unchanged.
 * `[positions, levels.length] -> [positions, levels.length]`, values in [-1, 1]
 */
export function quantizeScalars(z: Tensor, levels: readonly number[]): Tensor {
  const { graph } = z;
  const reach = (level: number) => ((level - 1) * 1.001) / 2;
  const offset = (level: number) => (level % 2 === 0 ? 0.5 : 0);
  const shifted = add(
    z,
    perLevel(graph, levels, (level) => Math.atanh(offset(level) / reach(level))),
  );
  const bounded = sub(mul(tanh(shifted), perLevel(graph, levels, reach)), perLevel(graph, levels, offset));
  const rounded = add(bounded, stopGradient(sub(round(bounded), bounded)));
  return div(rounded, perLevel(graph, levels, halfWidth));
}

/** Index of a scalar code. `[positions, levels.length] -> int64 [positions]` */
export function scalarToken(code: Tensor, levels: readonly number[]): Tensor {
  const { graph } = code;
  const digits = mul(add(code, 1), perLevel(graph, levels, halfWidth));
  const basis = perLevel(graph, levels, (_, index) => placeValue(levels, index));
  return cast(round(sum(mul(digits, basis), [1])), 'int64');
}

/** The scalar code of an index: its digits in the mixed base of the levels. int64 `[...] -> [..., levels.length]` */
function scalarCode(tokens: Tensor, levels: readonly number[]): Tensor {
  const value = reshape(cast(tokens, 'float32'), [...tokens.shape, 1]);
  const digits = levels.map((level, index) => {
    const place = placeValue(levels, index);
    const quotient = floor(mul(add(value, 0.5), 1 / place));
    return sub(quotient, mul(floor(mul(add(quotient, 0.5), 1 / level)), level));
  });
  const widths = perLevel(tokens.graph, levels, halfWidth);
  return sub(div(concat(digits, -1), widths), 1);
}

/** Every scalar code, as numbers. `[codes, levels.length]` */
export function scalarCodes(levels: readonly number[]): Float32Array {
  const count = placeValue(levels, levels.length);
  return Float32Array.from({ length: count * levels.length }, (_, i) => {
    const [token, index] = [Math.floor(i / levels.length), i % levels.length];
    const digit = Math.floor(token / placeValue(levels, index)) % levels[index]!;
    return digit / halfWidth(levels[index]!) - 1;
  });
}

/** What one level of a channel counts in a token: the product of the levels of the channels before it. */
export const placeValue = (levels: readonly number[], index: number): number =>
  levels.slice(0, index).reduce((product, level) => product * level, 1);
