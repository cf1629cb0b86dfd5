// Redraws a picture in square pixels with fewer colours.
import type { RgbPicture } from '../picture.ts';

/** Squares along a picture's side. */
const CELLS = 32;
/** Levels of a channel that are left are this far apart. */
const LEVEL = 17;

export function pixelate({ width, height, pixels }: RgbPicture): Uint8Array {
  const result = new Uint8Array(pixels.length);
  const edge = (cell: number, size: number) => Math.round((cell * size) / CELLS);
  for (let cell = 0; cell < CELLS ** 2; cell++) {
    const [column, row] = [cell % CELLS, Math.floor(cell / CELLS)];
    const [left, right] = [edge(column, width), edge(column + 1, width)];
    const [top, bottom] = [edge(row, height), edge(row + 1, height)];
    const area = (right - left) * (bottom - top);
    for (let channel = 0; channel < 3; channel++) {
      let sum = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) sum += pixels[3 * (y * width + x) + channel]!;
      }
      const level = Math.round(sum / area / LEVEL) * LEVEL;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) result[3 * (y * width + x) + channel] = level;
      }
    }
  }
  return result;
}
