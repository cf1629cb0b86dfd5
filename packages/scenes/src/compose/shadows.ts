// Throws a shadow where a thing touches the ground.
import type { Canvas } from '../canvas.ts';
import { extentOf, type Piece } from './group.ts';

const OPAQUE = 128;
/** Pixels within this share of a thing's height above its foot touch the ground. */
const CONTACT = 0.1;
/** Least and most width of a shadow beside the thing's. */
const LEAST = 0.3;
const MOST = 0.43;

/** A soft shadow as broad as the feet of an upright piece; tilted ones throw theirs under their middle. */
export function throwShadow(canvas: Canvas, piece: Piece): void {
  const { left, right, bottom } = extentOf({ pieces: [piece] });
  const width = right - left;
  const foot = piece.tilt === 0 ? footOf(piece) : { x: (left + right) / 2, width };
  const radius = Math.min(MOST * width, Math.max(LEAST * width, 0.62 * foot.width));
  canvas.shadow(foot.x, bottom - 1, radius, Math.max(3, 0.18 * radius));
}

/** Middle and width of what touches the ground, in pixels of the picture. */
function footOf({ bitmap, left, width, mirror }: Piece): { x: number; width: number } {
  let [first, last] = [bitmap.width, -1];
  for (let y = Math.floor((1 - CONTACT) * bitmap.height); y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      if (bitmap.rgba[4 * (y * bitmap.width + x) + 3]! <= OPAQUE) continue;
      first = Math.min(first, x);
      last = Math.max(last, x);
    }
  }
  if (last < first) return { x: left + width / 2, width };
  const scale = width / bitmap.width;
  const middle = (first + last + 1) / 2;
  return {
    x: left + scale * (mirror ? bitmap.width - middle : middle),
    width: scale * (last + 1 - first),
  };
}
