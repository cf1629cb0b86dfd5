// The pixels of the composer's own hats and clothes, drawn once each.
import type { Bitmap } from './bitmap.ts';
import { drawSvg } from './raster/draw-svg.ts';

/** Width in pixels: hats are reduced from it, rarely enlarged. */
const WIDTH = 256;
/** A drawing of SVG elements in a plane of 100 units' width. */
interface Drawn {
  readonly body: string;
  readonly height: number;
}

const drawn = new WeakMap<Drawn, Bitmap>();

/** A hat or a garment as pixels, [height, 256, 4]; shared, not to be changed. */
export function garmentBitmap(garment: Drawn): Bitmap {
  const known = drawn.get(garment);
  if (known !== undefined) return known;
  const size = { width: WIDTH, height: Math.round((garment.height * WIDTH) / 100) };
  const bitmap = drawSvg(garment.body, { width: 100, height: garment.height }, size);
  drawn.set(garment, bitmap);
  return bitmap;
}
