// Choice of the tokens of a given picture that stay when it is completed or varied.
import { pictureStream } from './random.ts';

/** Stands where a token is to be drawn. */
export const FREE = -1;

/** Numbers of pictures stay below this; those from here on are for choosing which tokens to keep. */
const CHOOSING = 2 ** 20;

/**
 * The first `rows` rows stay, the rest is free: completion as in DALL·E (Ramesh et al. 2021).
 * @param tokens `[side * side]`, row by row
 * @returns `[side * side]`, tokens or FREE
 */
export function keepRows(tokens: BigInt64Array, rows: number, side: number): Int32Array {
  return Int32Array.from(tokens, (token, position) => (position < rows * side ? Number(token) : FREE));
}

/**
 * A share of the tokens stays, spread at random over the picture: a variation.
 * @param share 0 to 1; of n tokens `round(share n)` stay
 * @param seed with `picture` it decides which
 */
export function keepShare(
  tokens: BigInt64Array,
  share: number,
  { seed, picture }: { readonly seed: number; readonly picture: number },
): Int32Array {
  const random = pictureStream(seed, CHOOSING + picture);
  const order = Array.from(tokens.keys());
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  const kept = new Int32Array(tokens.length).fill(FREE);
  for (const position of order.slice(0, Math.round(share * tokens.length))) {
    kept[position] = Number(tokens[position]);
  }
  return kept;
}

/** A token whose part of the picture is less opaque than this is drawn anew. */
const OPAQUE = 0.98;

/**
 * Tokens stay where the picture is opaque, the rest is free: filling in.
 * @param alpha opacity of the picture, `[size, size]`, 0 to 255, where `size` is a multiple of `side`
 */
export function keepOpaque(tokens: BigInt64Array, alpha: Uint8Array, side: number): Int32Array {
  const size = Math.sqrt(alpha.length);
  const cell = size / side;
  const sums = new Float64Array(tokens.length);
  alpha.forEach((value, pixel) => {
    const [row, column] = [Math.floor(pixel / size / cell), Math.floor((pixel % size) / cell)];
    sums[row * side + column]! += value;
  });
  const least = OPAQUE * 255 * cell * cell;
  return Int32Array.from(tokens, (token, position) => (sums[position]! >= least ? Number(token) : FREE));
}
