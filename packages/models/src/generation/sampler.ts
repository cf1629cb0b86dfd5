// From logits to one token: guidance, temperature, top-k, top-p, and a draw.
import { NonetError } from '@nonet/core';

export interface SamplingOptions {
  /** How far logits are pushed from the unconditional ones towards the prompt's; 1 is no guidance. */
  readonly guidanceScale: number;
  /** Below 1: safer pictures, above: wilder ones; 0 always takes the most probable token (argmax). */
  readonly temperature: number;
  /** Only the k most probable tokens; 0: all. */
  readonly topK: number;
  /** Only the most probable tokens whose probabilities sum to p; 1: all. */
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
): Float32Array {
  for (let i = 0; i < out.length; i++)
    out[i] = unconditional[i]! + scale * (conditional[i]! - unconditional[i]!);
  return out;
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
  if (temperature === 0 || topK === 1) return argmax(logits);
  const tokens = topK > 0 && topK < logits.length ? largestOf(logits, topK) : undefined;
  const among = tokens ? Float32Array.from(tokens, (token) => logits[token]!) : logits;
  const probabilities = probabilitiesOf(among, temperature);
  if (topP < 1) keepNucleus(probabilities, topP);
  const index = drawFrom(probabilities, uniform);
  return tokens ? tokens[index]! : index;
}

/** Index drawn by probability. */
function drawFrom(probabilities: Float64Array, uniform: number): number {
  let remaining = uniform * total(probabilities);
  let last = 0;
  for (let index = 0; index < probabilities.length; index++) {
    if (probabilities[index] === 0) continue;
    remaining -= probabilities[index]!;
    if (remaining < 0) return index;
    last = index;
  }
  return last; // rounding left a remainder
}

/** Indices of the `count` largest numbers, in order; of equal numbers the first count. */
function largestOf(numbers: Float32Array, count: number): number[] {
  const least = nthLargest(numbers, count);
  const above: number[] = [];
  const equal: number[] = [];
  for (let i = 0; i < numbers.length; i++) {
    if (numbers[i]! > least) above.push(i);
    else if (numbers[i] === least) equal.push(i);
  }
  return [...above, ...equal.slice(0, count - above.length)].sort((a, b) => a - b);
}

/** The n-th largest number: the smallest in a heap of the n largest, many times faster than sorting them all. */
function nthLargest(numbers: Float32Array, n: number): number {
  const heap = numbers.slice(0, n); // no number is larger than its children, at 2 i + 1 and 2 i + 2
  for (let i = n >> 1; i >= 0; i--) sink(heap, i);
  for (let i = n; i < numbers.length; i++) {
    if (numbers[i]! <= heap[0]!) continue;
    heap[0] = numbers[i]!;
    sink(heap, 0);
  }
  return heap[0]!;
}

/** Moves a number down the heap until its children are no smaller. */
function sink(heap: Float32Array, from: number): void {
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
    if (child >= heap.length || heap[at]! <= heap[child]!) return;
    const moved = heap[at]!;
    heap[at] = heap[child]!;
    heap[child] = moved;
    at = child;
  }
}

/**
 * Relative to the largest probability, those below this power of e are taken for 0: the 32 bits of a random number do not
 * resolve them. Most tokens are below it, and computing exponentials dominates the cost of sampling.
 */
const NEGLIGIBLE = -23;

/** Buffer of `probabilitiesOf`, reused: a drawing would allocate thousands of arrays. */
let buffer = new Float64Array();

/** Unnormalised probabilities at a temperature: the largest is 1. The next call overwrites them. */
function probabilitiesOf(logits: Float32Array, temperature: number): Float64Array {
  const largest = logits[argmax(logits)]!;
  if (buffer.length !== logits.length) buffer = new Float64Array(logits.length);
  for (let i = 0; i < logits.length; i++) {
    const exponent = (logits[i]! - largest) / temperature;
    buffer[i] = exponent > NEGLIGIBLE ? Math.exp(exponent) : 0;
  }
  return buffer;
}

/** Zeroes all but the largest probabilities that reach `topP` of their sum (nucleus sampling, Holtzman et al. 2020). */
function keepNucleus(probabilities: Float64Array, topP: number): void {
  const sum = total(probabilities);
  // All probabilities below this sum to less than 1 - topP of the total: they need not be sorted.
  const tiny = ((1 - topP) * sum) / probabilities.length;
  const ranked = probabilities.filter((probability) => probability >= tiny).sort();
  let missing = topP * sum;
  let least = ranked.length - 1;
  for (; least > 0; least--) {
    missing -= ranked[least]!;
    if (missing <= 0) break;
  }
  // Of probabilities equal to the least one, the first are kept.
  let equals = 0;
  for (let rank = least; ranked[rank] === ranked[least]; rank++) equals++;
  for (let token = 0; token < probabilities.length; token++) {
    if (probabilities[token]! < ranked[least]! || (probabilities[token] === ranked[least] && equals-- <= 0)) {
      probabilities[token] = 0;
    }
  }
}

function total(numbers: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += numbers[i]!;
  return sum;
}

/** Index of the largest number, the first of equal ones. */
function argmax(logits: Float32Array): number {
  let best = 0;
  let largest = logits[0]!;
  for (let i = 1; i < logits.length; i++) {
    if (logits[i]! > largest) {
      best = i;
      largest = logits[i]!;
    }
  }
  return best;
}

/** Logarithm of a token's softmax probability. */
export function logProbability(logits: Float32Array, token: number): number {
  const largest = logits[argmax(logits)]!;
  return logits[token]! - largest - Math.log(total(probabilitiesOf(logits, 1)));
}
