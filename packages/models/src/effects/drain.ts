// Takes the colour out of a picture.
import type { RgbPicture } from '../picture.ts';

/** How bright a colour looks. */
export const greyOf = (red: number, green: number, blue: number): number =>
  0.3 * red + 0.59 * green + 0.11 * blue;

export function drain({ pixels }: RgbPicture): Uint8Array {
  const result = new Uint8Array(pixels.length);
  for (let i = 0; i < pixels.length; i += 3) {
    result.fill(greyOf(pixels[i]!, pixels[i + 1]!, pixels[i + 2]!), i, i + 3);
  }
  return result;
}
