// The region of a thing in a composed picture, cut out for a judge.
import type { RgbPicture } from '@nonet/models';
import type { Box } from '@nonet/scenes';

/** Share of the box's longer side that is added around it: soft edges and a little of what surrounds the thing. */
const MARGIN = 0.08;
/** Smallest side of a region in pixels: a judge enlarges regions to its own size. */
const SMALLEST = 16;

/**
 * A square around a box, with a margin. It is moved into the picture where it reaches over the border, so that a judge
 * sees no more background than there is; larger than the picture it becomes the picture's own square.
 */
export function regionOf(picture: RgbPicture, box: Box): RgbPicture {
  const longer = Math.max(box.right - box.left, box.bottom - box.top);
  const most = Math.min(picture.width, picture.height);
  const side = Math.min(most, Math.max(SMALLEST, Math.round(longer * (1 + 2 * MARGIN))));
  const start = (low: number, high: number, length: number) =>
    Math.max(0, Math.min(length - side, Math.round((low + high - side) / 2)));
  return cutSquare(
    picture,
    start(box.left, box.right, picture.width),
    start(box.top, box.bottom, picture.height),
    side,
  );
}

/** The square of `side` pixels whose top left corner is at (left, top). */
export function cutSquare(
  { width, pixels }: RgbPicture,
  left: number,
  top: number,
  side: number,
): RgbPicture {
  const part = new Uint8Array(3 * side * side);
  for (let row = 0; row < side; row++) {
    const from = 3 * ((top + row) * width + left);
    part.set(pixels.subarray(from, from + 3 * side), 3 * side * row);
  }
  return { width: side, height: side, pixels: part };
}
