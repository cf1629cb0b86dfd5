// Multi-head attention with the published names q_proj, k_proj, v_proj, out_proj.
import {
  add,
  concat,
  dense,
  denseTogether,
  matmul,
  mul,
  reshape,
  type Scope,
  type Shape,
  slice,
  softmax,
  sum,
  type Tensor,
  transpose,
} from '@nonet/tensor';
import type { AttentionCache } from './attention-cache.ts';

export interface AttentionShape {
  readonly heads: number;
  readonly useBias: boolean;
  readonly initStd: number;
}

/** Keys and values, each `[batch, heads, positions, head width]`. */
export interface KeysValues {
  readonly keys: Tensor;
  readonly values: Tensor;
}

/** Rows of `width` numbers, `[batch, positions, width]` or `[batch * positions, width] -> [batch, heads, positions, head width]` */
function splitHeads(x: Tensor, batch: number, heads: number): Tensor {
  const width = x.dim(-1);
  const positions = x.size / (batch * width);
  if (positions === 1) return reshape(x, [batch, heads, 1, width / heads]); // the numbers stay where they are
  return transpose(reshape(x, [batch, positions, heads, width / heads]), [0, 2, 1, 3]);
}

/** `[batch, heads, positions, head width] ->` rows in the given shape */
const joinHeads = (x: Tensor, shape: Shape): Tensor =>
  reshape(x.dim(2) === 1 ? x : transpose(x, [0, 2, 1, 3]), shape);

function project(
  scope: Scope,
  x: Tensor,
  batch: number,
  { heads, useBias, initStd }: AttentionShape,
): Tensor {
  return splitHeads(dense(scope, x, x.dim(-1), { bias: useBias, init: { std: initStd } }), batch, heads);
}

/** Keys and values of a sequence `[batch, positions, width]`. */
export function keysValues(scope: Scope, source: Tensor, shape: AttentionShape): KeysValues {
  return {
    keys: project(scope.at('k_proj'), source, source.dim(0), shape),
    values: project(scope.at('v_proj'), source, source.dim(0), shape),
  };
}

/**
 * Attention of `x` over keys and values.
 * @param x `[batch, query, width]` or `[batch * query, width]`
 * @param mask added to the scores, broadcastable to `[batch, heads, query, key]`
 */
export function attention(
  scope: Scope,
  x: Tensor,
  { keys, values }: KeysValues,
  shape: AttentionShape,
  mask?: Tensor,
): Tensor {
  const queries = project(scope.at('q_proj'), x, keys.dim(0), shape);
  const scale = 1 / Math.sqrt(queries.dim(-1));
  const scores = matmul(queries, keys, { transposeB: true, scale }); // [batch, heads, query, key]
  const weights = softmax(mask ? add(scores, mask) : scores);
  return output(scope, joinHeads(matmul(weights, values), x.shape), shape);
}

/**
 * Attention of one new position over itself and cached ones. The cache is read where it lies: scores of
 * new and cached keys meet only in the softmax.
 * @param x `[batch, width]`
 * @param cacheMask added to the scores of cached keys, `[cached]`: hides what is not written yet
 */
export function cachedAttention(
  scope: Scope,
  x: Tensor,
  cache: AttentionCache,
  cacheMask: Tensor,
  shape: AttentionShape,
): { out: Tensor; added: KeysValues } {
  const { useBias: bias, initStd: std } = shape;
  const scopes = ['q_proj', 'k_proj', 'v_proj'].map((name) => scope.at(name));
  const rows = denseTogether(scopes, x, x.dim(-1), { bias, init: { std } });
  const [projected, keys, values] = rows.map((part) => splitHeads(part, x.dim(0), shape.heads)) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  const added = { keys, values };
  // A factor on the product costs ONNX Runtime its fast path for one row, and it makes one of a scalar here.
  const width = projected.dim(-1);
  const scale = x.graph.constant(new Float32Array(width).fill(1 / Math.sqrt(width)));
  const queries = mul(projected, scale);
  // One key and one value each: numbers times numbers cost less than so many products of one row.
  const ownScores = sum(mul(queries, added.keys), [-1], { keepDims: true });
  const cachedScores = add(cache.scores(queries), cacheMask);
  const weights = softmax(concat([ownScores, cachedScores], -1)); // [batch, heads, 1, 1 + cached]
  const mixed = add(
    mul(slice(weights, -1, 0, 1), added.values),
    cache.mix(slice(weights, -1, 1, weights.dim(-1))),
  );
  return { out: output(scope, joinHeads(mixed, x.shape), shape), added };
}

const output = (scope: Scope, mixed: Tensor, { useBias, initStd }: AttentionShape): Tensor =>
  dense(scope.at('out_proj'), mixed, mixed.dim(-1), { bias: useBias, init: { std: initStd } });
