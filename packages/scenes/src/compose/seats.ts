// Lowers one group onto the back of another.
import { extentOf, type Group, offGround, type Piece, transformed } from './group.ts';

const OPAQUE = 128;
/** Half width of the seat, as a share of the width of what sits there. */
const REACH = 0.2;
/** Of the columns of a seat so many are higher than where one sits: a mane or a handlebar does not count. */
const HIGHER = 0.35;

/**
 * The pieces of both, the lower group first.
 * @param sink share of the upper group's height by which it sinks in
 */
export function seated(upper: Group, lower: Group, sink: number): Piece[] {
  const box = extentOf(upper);
  const surface = surfaceOf(lower, (box.left + box.right) / 2, REACH * (box.right - box.left));
  const foot = surface + sink * (box.bottom - box.top);
  return [...lower.pieces, ...offGround(transformed(upper, 1, 0, foot - box.bottom)).pieces];
}

/** Height at which a group carries something within `reach` of a column. */
function surfaceOf(group: Group, x: number, reach: number): number {
  const heights: number[] = [];
  for (let column = Math.floor(x - reach); column <= Math.ceil(x + reach); column++) {
    const solid = group.pieces.filter(({ again }) => !again);
    const height = Math.min(...solid.map((piece) => topOf(piece, column + 0.5)));
    if (Number.isFinite(height)) heights.push(height);
  }
  heights.sort((a, b) => a - b);
  return heights[Math.floor(HIGHER * heights.length)] ?? extentOf(group).top;
}

/** Highest opaque row of a piece in a column of the picture. */
function topOf({ bitmap, left, top, width, height, mirror }: Piece, x: number): number {
  const at = Math.floor(((x - left) * bitmap.width) / width);
  if (at < 0 || at >= bitmap.width) return Number.POSITIVE_INFINITY;
  const column = mirror ? bitmap.width - 1 - at : at;
  for (let y = 0; y < bitmap.height; y++) {
    if (bitmap.rgba[4 * (y * bitmap.width + column) + 3]! > OPAQUE) return top + (y * height) / bitmap.height;
  }
  return Number.POSITIVE_INFINITY;
}
