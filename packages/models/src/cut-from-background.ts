// Cuts what was drawn on a plain background out of its picture.
import { type Bitmap, liftThing } from '@nonet/scenes';
import type { RgbPicture } from './picture.ts';

/** Of a picture on plain background, at least this share of the border shows it. */
const LEAST_GROUND = 0.75;
/** And something on it: less of the picture is a speck, more is no background. */
const LEAST_THING = 0.01;
const MOST_THING = 0.95;

/**
 * A square picture with a transparent background, in its own size, `[size, size, 4]`; undefined where the background is
 * not plain, as in pictures of a place.
 */
export function cutFromBackground(picture: RgbPicture): Bitmap | undefined {
  const { width: size, height } = picture;
  const lifted = size === height ? liftThing(picture) : undefined;
  if (!lifted) return undefined;
  const { rgba } = lifted;
  let thing = 0;
  let ground = 0;
  for (let pixel = 0; pixel < size * size; pixel++) {
    const [x, y] = [pixel % size, Math.floor(pixel / size)];
    const isClear = rgba[4 * pixel + 3]! < 128;
    if (!isClear) thing++;
    if (isClear && (x === 0 || y === 0 || x === size - 1 || y === size - 1)) ground++;
  }
  const share = thing / (size * size);
  const isPlain = ground >= LEAST_GROUND * 4 * (size - 1) && share >= LEAST_THING && share <= MOST_THING;
  return isPlain ? { rgba, width: size, height: size } : undefined;
}
