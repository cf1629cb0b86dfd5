// From logits to one token: guidance, temperature, top-k, top-p, and a draw.
import { NonetError } from '@nonet/tensor';

export interface SamplingOptions {
  /** How far logits are pushed from the unconditional ones towards the prompt's; 1 is no guidance. */
  readonly guidanceScale: number;
  /** Below 1: safer pictures, above: wilder ones; 0 always takes the likeliest token. */
  readonly temperature: number;
  /** Only the k likeliest tokens; 0: all. */
  readonly topK: number;
  /** Only the likeliest tokens whose probabilities sum to p; 1: all. */
  readonly topP: number;
}

/** @throws NonetError `sampling-option` that names the option, what was expected and what came */
export function checkSampling(options: SamplingOptions): void {
  const rules: [keyof SamplingOptions, string, (value: number) => boolean][] = [
    ['guidanceScale', 'a number from 0 to 100', (value) => value >= 0 && value <= 100],
    ['temperature', 'a number from 0 to 10', (value) => value >= 0 && value <= 10],
    ['topK', 'a whole number of at least 0', (value) => Number.isInteger(value) && value >= 0],
    ['topP', 'a number above 0, at most 1', (value) => value > 0 && value <= 1],
  ];
  for (const [name, expected, valid] of rules) {
    if (!valid(options[name])) {
      throw new NonetError('sampling-option', `${name}: expected ${expected}, got ${options[name]}`);
    }
  }
}

/** Classifier-free guidance (Ho & Salimans 2022): u + scale (c - u), written to `out`. */
export function guide(
  unconditional: Float32Array,
  conditional: Float32Array,
  scale: number,
  out: Float32Array,
): void {
  for (let i = 0; i < out.length; i++)
    out[i] = unconditional[i]! + scale * (conditional[i]! - unconditional[i]!);
}

/**
 * Draws a token.
 * @param logits one per token; only these tokens can be drawn
 * @param uniform a random number in [0, 1)
 */
export function sampleToken(
  logits: Float32Array,
  { temperature, topK, topP }: SamplingOptions,
  uniform: number,
): number {
  if (temperature === 0 || topK === 1) return likeliest(logits);
  const kept = topK > 0 || topP < 1 ? descending(logits).slice(0, topK || undefined) : undefined;
  const count = kept?.length ?? logits.length;
  const tokenAt = (rank: number) => (kept ? kept[rank]! : rank);
  const largest = logits[kept ? kept[0]! : likeliest(logits)]!;
  const probabilities = new Float64Array(count);
  let total = 0;
  for (let rank = 0; rank < count; rank++) {
    probabilities[rank] = Math.exp((logits[tokenAt(rank)]! - largest) / temperature);
    total += probabilities[rank]!;
  }
  if (topP < 1) total = nucleus(probabilities, topP * total);
  let left = uniform * total;
  for (let rank = 0; rank < count; rank++) {
    left -= probabilities[rank]!;
    if (left < 0) return tokenAt(rank);
  }
  return tokenAt(0);
}

/** Zeroes what lies beyond the first probabilities that reach `target`; returns the sum that is left. */
function nucleus(probabilities: Float64Array, target: number): number {
  let sum = 0;
  for (let rank = 0; rank < probabilities.length; rank++) {
    sum += probabilities[rank]!;
    if (sum >= target) {
      probabilities.fill(0, rank + 1);
      break;
    }
  }
  return sum;
}

function likeliest(logits: Float32Array): number {
  let best = 0;
  for (let i = 1; i < logits.length; i++) if (logits[i]! > logits[best]!) best = i;
  return best;
}

/** Tokens from likeliest to least likely; equal ones in order of their number. */
function descending(logits: Float32Array): number[] {
  return Array.from(logits.keys()).sort((a, b) => logits[b]! - logits[a]! || a - b);
}

/** Logarithm of a token's softmax probability. */
export function logProbability(logits: Float32Array, token: number): number {
  const largest = logits[likeliest(logits)]!;
  let total = 0;
  for (const logit of logits) total += Math.exp(logit - largest);
  return logits[token]! - largest - Math.log(total);
}
