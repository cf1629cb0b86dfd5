// The pixels of the composer's own hats and clothes, drawn once each.
import type { Bitmap } from './bitmap.ts';
import { drawSvg } from './raster/draw-svg.ts';

/** Width in pixels: hats are reduced from it, rarely enlarged. */
const WIDTH = 256;

const drawn = new Map<string, Bitmap>();

/** A drawing of SVG elements in a plane of 100 units' width. */
interface Drawn {
  readonly body: string;
  readonly height: number;
}

/** A drawing of a hat or a garment as pixels, [height, 256, 4]; shared, not to be changed. */
export function garmentBitmap({ body, height }: Drawn): Bitmap {
  const known = drawn.get(body);
  if (known !== undefined) return known;
  const size = { width: WIDTH, height: Math.round((height * WIDTH) / 100) };
  const bitmap = drawSvg(body, { width: 100, height }, size);
  drawn.set(body, bitmap);
  return bitmap;
}
