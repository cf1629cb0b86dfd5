// Puts a group into another whose front hides its lower part.
import { extentOf, type Group, offGround, type Piece, scaleInto, standingAt, transformed } from './group.ts';

/** Top of the front of a container, as a share of its height, and how much lower it is in the middle. */
const FRONT = 0.4;
const BULGE = 0.06;
/** Depth to which a thing sinks behind the front, as a share of its height. */
const SUNK = 0.3;
/** Most of the container's width that a thing may take. */
const INNER_WIDTH = 0.74;

/** The pieces of both: the container, what it holds, and the container's front again. */
export function inContainer(held: Group, container: Group): Piece[] {
  const outer = extentOf(container);
  const [width, height] = [outer.right - outer.left, outer.bottom - outer.top];
  const scale = Math.min(1, scaleInto(held, INNER_WIDTH * width, Number.POSITIVE_INFINITY));
  const sized = transformed(held, scale, 0, 0);
  const { top, bottom } = sized.frame;
  const rim = outer.top + (FRONT + BULGE) * height;
  const placed = standingAt(sized, (outer.left + outer.right) / 2, rim + SUNK * (bottom - top));
  return [...container.pieces, ...offGround(placed).pieces, ...container.pieces.map(frontOf)];
}

/** The lower part of a piece: below a rim that is lower in the middle. */
function frontOf(piece: Piece): Piece {
  const { bitmap } = piece;
  const { width, height } = bitmap;
  const rgba = Uint8Array.from(bitmap.rgba);
  for (let x = 0; x < width; x++) {
    const across = (2 * (x + 0.5)) / width - 1;
    const rim = height * (FRONT + BULGE * Math.sqrt(1 - across * across));
    for (let y = 0; y < rim; y++) {
      const at = 4 * (y * width + x) + 3;
      rgba[at] = rgba[at]! * Math.max(0, y + 1 - rim); // part of the rim's own pixel
    }
  }
  return { ...piece, bitmap: { ...bitmap, rgba }, stands: false, again: true };
}
