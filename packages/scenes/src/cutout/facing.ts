// Tells how a cut-out stands: a face or a body, and the side to which it looks.
import type { Bitmap } from '../bitmap.ts';

export type View = 'face' | 'body';
export type Facing = 'left' | 'right' | 'front';

const OPAQUE = 128;
/** A thing shown from the front covers more than this share of its mirror image. */
const SYMMETRIC = 0.86;
/** Faces are about as wide as high. */
const FACE_RATIO = 0.74;
/** The part of the height in which a head is looked for. */
const UPPER = 0.45;
/** Nearly all drawings from the side look to the left: to look right, that side must be so many times as thick. */
const RIGHT = 1.3;

/** A symmetric cut-out that is about as wide as high is a face. */
export function viewOf(bitmap: Bitmap): View {
  const { width, height } = bitmap;
  const isSquare = Math.min(width, height) > FACE_RATIO * Math.max(width, height);
  return isSquare && symmetryOf(bitmap) > SYMMETRIC ? 'face' : 'body';
}

/**
 * Heads are heavy and tails are thin: the side whose upper part is thicker is the front, the left one in doubt. A cut-out
 * that is the same on both sides faces the front.
 */
export function facingOf(bitmap: Bitmap, view: View): Facing {
  if (view === 'face' || symmetryOf(bitmap) > SYMMETRIC) return 'front';
  const { rgba, width, height } = bitmap;
  let [left, right] = [0, 0];
  for (let x = 0; x < width; x++) {
    const run = longestRun(rgba, width, x, Math.ceil(UPPER * height));
    // Thin runs are tails and ears; squares let thick ones count more.
    const weight = run * run * Math.abs(x + 0.5 - width / 2);
    if (x < width / 2) left += weight;
    else right += weight;
  }
  return right > RIGHT * left ? 'right' : 'left';
}

/** Longest vertical run of opaque pixels of a column above a row. */
function longestRun(rgba: Uint8Array, width: number, x: number, end: number): number {
  let [best, run] = [0, 0];
  for (let y = 0; y < end; y++) {
    run = rgba[4 * (y * width + x) + 3]! > OPAQUE ? run + 1 : 0;
    best = Math.max(best, run);
  }
  return best;
}

/** Share of a cut-out that its mirror image covers, 0 to 1. */
function symmetryOf({ rgba, width, height }: Bitmap): number {
  let [both, either] = [0, 0];
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const own = rgba[4 * (y * width + x) + 3]! > OPAQUE;
      const other = rgba[4 * (y * width + width - 1 - x) + 3]! > OPAQUE;
      if (own && other) both++;
      if (own || other) either++;
    }
  }
  return either === 0 ? 0 : both / either;
}
