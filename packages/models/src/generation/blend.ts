// Several prompts in one picture: their logits are mixed before guidance.

/** Text tokens of a prompt and its part in the picture. */
export interface WeightedTokens {
  /** `[maxTextLength]` */
  readonly tokens: BigInt64Array;
  /** Above 0; only its ratio to the other weights counts. */
  readonly weight: number;
}

/**
 * Mixes logits, `sum(weight c) / sum(weight)`, written to `out`, which is returned. Guided afterwards, the mix is that of the guided
 * logits: u + s (sum(w c) - u) = sum(w (u + s (c - u))) where the weights sum to 1.
 */
export function mixLogits(
  logits: readonly Float32Array[],
  weights: readonly number[],
  out: Float32Array,
): Float32Array {
  const total = weights.reduce((a, b) => a + b, 0);
  out.fill(0);
  logits.forEach((row, text) => {
    const part = weights[text]! / total;
    for (let i = 0; i < out.length; i++) out[i]! += part * row[i]!;
  });
  return out;
}
