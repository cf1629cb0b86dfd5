// The pixels of hats, drawn once each.
import type { Bitmap } from './bitmap.ts';
import type { Hat } from './hats.ts';
import { drawSvg } from './raster/draw-svg.ts';

/** Width in pixels: hats are reduced from it, rarely enlarged. */
const WIDTH = 256;
const drawn = new WeakMap<Hat, Bitmap>();

/** A hat as pixels, [height, 256, 4]; shared, not to be changed. */
export function hatBitmap(hat: Hat): Bitmap {
  const known = drawn.get(hat);
  if (known !== undefined) return known;
  const size = { width: WIDTH, height: Math.round((hat.height * WIDTH) / 100) };
  const bitmap = drawSvg(hat.body, { width: 100, height: hat.height }, size);
  drawn.set(hat, bitmap);
  return bitmap;
}
