// Says how likely a cut is broken.
import { areaOf, borderPixels, type Mask } from './grid.ts';

/** Cuts with more pieces, more doubt (share of the thing) or more of the picture's border than this are broken for certain. */
const MOST_PIECES = 8;
const MOST_DOUBT = 0.1;
const MOST_BORDER = 0.25;
/** Things are larger and smaller than these shares of the picture. */
const SMALLEST = 0.04;
const LARGEST = 0.9;

/**
 * Undecided openings, several pieces, and a thing that the border of the picture cuts are signs of a broken cut.
 * @param outside 1 where the background shows
 * @param doubt share of the picture that was decided by evidence that speaks for both
 * @returns 0 to 1
 */
export function damageOf(outside: Mask, pieces: number, doubt: number, size: number): number {
  const area = 1 - areaOf(outside) / outside.length;
  const border = borderPixels(size);
  const cropped = border.filter((pixel) => !outside[pixel]).length / border.length;
  const signs = [
    doubt / area / MOST_DOUBT,
    Math.max(0, pieces - 2) / (MOST_PIECES - 2),
    cropped / MOST_BORDER,
    area < SMALLEST || area > LARGEST ? 1 : 0,
  ];
  return Math.min(1, Math.max(...signs));
}
