// Keys and values of the positions drawn so far, as the decoder keeps them: in float32, or in 8 bits.
import {
  byteMatmul,
  type DType,
  type Graph,
  matmul,
  mul,
  type Shape,
  type Tensor,
  toBytes,
  transpose,
} from '@nonet/tensor';
import type { KeysValues } from './attention.ts';

/**
 * `bytes` takes a quarter of the memory, which is what attention over many positions waits for: every key and value of
 * a head has a scale of its own. It is for processors with dot products of bytes.
 */
export type CacheForm = 'float32' | 'bytes';

/** One array of a layer's cache. */
export interface CachePart {
  readonly name: string;
  readonly dtype: DType;
  /** Numbers of one position of one head. */
  readonly width: number;
}

/** What is kept of a layer, in order. */
export const cacheParts = (form: CacheForm, headWidth: number): readonly CachePart[] =>
  form === 'float32'
    ? [
        { name: 'key', dtype: 'float32', width: headWidth },
        { name: 'value', dtype: 'float32', width: headWidth },
      ]
    : [
        { name: 'key', dtype: 'uint8', width: headWidth },
        { name: 'key scale', dtype: 'float32', width: 1 },
        { name: 'value', dtype: 'int8', width: headWidth },
        { name: 'value scale', dtype: 'float32', width: 1 },
      ];

/** The cache of one layer in a traced graph. */
export interface AttentionCache {
  /** Products of queries and cached keys. `[batch, heads, 1, head width] -> [batch, heads, 1, cached]` */
  scores(queries: Tensor): Tensor;
  /** Sums of cached values by weight. `[batch, heads, 1, cached] -> [batch, heads, 1, head width]` */
  mix(weights: Tensor): Tensor;
  /** What is to be kept of a new position's key and value, `[batch, heads, 1, head width]` each: the parts in order. */
  parts(added: KeysValues): readonly Tensor[];
}

interface CacheSize {
  readonly rows: number;
  readonly heads: number;
  /** At most; when the graph runs they may be fewer. */
  readonly positions: number;
  readonly headWidth: number;
}

/** Adds the inputs of a layer's cache to a graph. @param nameOf names of inputs by names of parts */
export function cacheInputs(
  graph: Graph,
  form: CacheForm,
  { rows, heads, positions, headWidth }: CacheSize,
  nameOf: (part: string) => string,
): AttentionCache {
  const inputs = cacheParts(form, headWidth).map(({ name, dtype, width }) => {
    // Scales lie as the scores do that they are multiplied with.
    const shape: Shape = width === headWidth ? [rows, heads, positions, width] : [rows, heads, 1, positions];
    return graph.input(nameOf(name), shape, dtype, { growing: shape.indexOf(positions, 2) });
  });
  return form === 'float32'
    ? floatCache({ keys: inputs[0]!, values: inputs[1]! })
    : byteCache(inputs as [Tensor, Tensor, Tensor, Tensor]);
}

/** @param cached `[batch, heads, cached, head width]` each */
const floatCache = ({ keys, values }: KeysValues): AttentionCache => ({
  scores: (queries) => matmul(queries, keys, { transposeB: true }),
  mix: (weights) => matmul(weights, values),
  parts: (added) => [added.keys, added.values],
});

/** Stored keys and values `[batch, heads, cached, head width]`, scales `[batch, heads, 1, cached]`. */
function byteCache([keys, keyScale, values, valueScale]: readonly [
  Tensor,
  Tensor,
  Tensor,
  Tensor,
]): AttentionCache {
  return {
    scores(queries) {
      const { stored, scale } = toBytes(queries, 'signed');
      // Keys come first: so they can lie position by position.
      const products = byteMatmul(keys, 'unsigned', transpose(stored, [0, 1, 3, 2])); // [batch, heads, cached, 1]
      return mul(mul(transpose(products, [0, 1, 3, 2]), keyScale), scale);
    },
    mix(weights) {
      const { stored, scale } = toBytes(mul(weights, valueScale), 'positive');
      return mul(byteMatmul(stored, 'positive', values), scale);
    },
    parts(added) {
      const [newKeys, newValues] = [toBytes(added.keys, 'unsigned'), toBytes(added.values, 'signed')];
      return [newKeys.stored, newKeys.scale, newValues.stored, newValues.scale];
    },
  };
}
