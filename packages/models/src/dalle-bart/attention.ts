// Multi-head attention with the published names q_proj, k_proj, v_proj, out_proj.
import {
  add,
  concat,
  dense,
  matmul,
  reshape,
  type Scope,
  slice,
  softmax,
  type Tensor,
  transpose,
} from '@nonet/tensor';

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

/** `[batch, positions, width] -> [batch, heads, positions, head width]` */
function splitHeads(x: Tensor, heads: number): Tensor {
  const [batch, positions, width] = x.shape as [number, number, number];
  return transpose(reshape(x, [batch, positions, heads, width / heads]), [0, 2, 1, 3]);
}

/** `[batch, heads, positions, head width] -> [batch, positions, width]` */
function joinHeads(x: Tensor): Tensor {
  const [batch, heads, positions, width] = x.shape as [number, number, number, number];
  return reshape(transpose(x, [0, 2, 1, 3]), [batch, positions, heads * width]);
}

function project(scope: Scope, name: string, x: Tensor, { heads, useBias, initStd }: AttentionShape): Tensor {
  return splitHeads(dense(scope.at(name), x, x.dim(-1), { bias: useBias, init: { std: initStd } }), heads);
}

/** Keys and values of a sequence `[batch, positions, width]`. */
export function keysValues(scope: Scope, source: Tensor, shape: AttentionShape): KeysValues {
  return { keys: project(scope, 'k_proj', source, shape), values: project(scope, 'v_proj', source, shape) };
}

/**
 * Attention of `x` over keys and values.
 * @param x `[batch, query, width]`
 * @param mask added to the scores, broadcastable to `[batch, heads, query, key]`
 */
export function attention(
  scope: Scope,
  x: Tensor,
  { keys, values }: KeysValues,
  shape: AttentionShape,
  mask?: Tensor,
): Tensor {
  const queries = project(scope, 'q_proj', x, shape);
  const scale = 1 / Math.sqrt(queries.dim(-1));
  const scores = matmul(queries, keys, { transposeB: true, scale }); // [batch, heads, query, key]
  const weights = softmax(mask ? add(scores, mask) : scores);
  return output(scope, matmul(weights, values), shape);
}

/**
 * Attention of one new position over cached ones and itself. The cache is read where it lies: scores of
 * cached and new keys meet only in the softmax.
 * @param x `[batch, 1, width]`
 * @param cacheMask added to the scores of cached keys, `[cached]`: hides what is not written yet
 */
export function cachedAttention(
  scope: Scope,
  x: Tensor,
  cache: KeysValues,
  cacheMask: Tensor,
  shape: AttentionShape,
): { out: Tensor; added: KeysValues } {
  const queries = project(scope, 'q_proj', x, shape);
  const added = keysValues(scope, x, shape);
  const scale = 1 / Math.sqrt(queries.dim(-1));
  const cachedScores = add(matmul(queries, cache.keys, { transposeB: true, scale }), cacheMask);
  const ownScores = matmul(queries, added.keys, { transposeB: true, scale });
  const weights = softmax(concat([cachedScores, ownScores], -1)); // [batch, heads, 1, cached + 1]
  const cached = cache.keys.dim(2);
  const mixed = add(
    matmul(slice(weights, -1, 0, cached), cache.values),
    matmul(slice(weights, -1, cached, cached + 1), added.values),
  );
  return { out: output(scope, mixed, shape), added };
}

const output = (scope: Scope, mixed: Tensor, { useBias, initStd }: AttentionShape): Tensor => {
  const joined = joinHeads(mixed);
  return dense(scope.at('out_proj'), joined, joined.dim(-1), { bias: useBias, init: { std: initStd } });
};
