// Drops specks around a thing and keeps what belongs to it: drops, sparkles, steam.
import type { Background } from './background.ts';
import { distanceTo, inverse, type Mask, regionsOf } from './grid.ts';

/** Nothing that is smaller than this share of the picture is a thing. */
const LEAST_THING = 0.01;
/** Pieces of at least this share of the largest one stay wherever they are. */
const LARGE = 0.02;
/** Smaller ones stay if they have so many pixels, come so near (in shares of the picture's side), and stand out so clearly. */
const LEAST_PIXELS = 20;
const NEAR = 0.12;
const CLEAR = 40;

/** Adds what is too small to belong to the thing to the background; returns the number of pieces left, undefined without any. */
export function dropSpecks({ contrast }: Background, outside: Mask, size: number): number | undefined {
  const { pixels, regions } = regionsOf(inverse(outside), size, 8);
  const bySize = [...regions].sort((a, b) => b.end - b.start - (a.end - a.start));
  const largest = bySize[0];
  if (largest === undefined || largest.end - largest.start < LEAST_THING * size * size) return undefined;
  const largestArea = largest.end - largest.start;
  const core = new Uint8Array(outside.length);
  const isLarge = (area: number) => area >= LARGE * largestArea && area >= LEAST_PIXELS;
  for (const { start, end } of bySize.filter((region) => isLarge(region.end - region.start)))
    for (let at = start; at < end; at++) core[pixels[at]!] = 1;
  const toCore = distanceTo(core, size);
  let count = 0;
  for (const { start, end } of bySize) {
    const area = end - start;
    let [distance, clear] = [255, 0];
    for (let at = start; at < end; at++) {
      distance = Math.min(distance, toCore[pixels[at]!]!);
      clear = Math.max(clear, contrast[pixels[at]!]!);
    }
    if (isLarge(area) || (area >= LEAST_PIXELS && distance <= NEAR * size && clear >= CLEAR)) {
      count++;
    } else for (let at = start; at < end; at++) outside[pixels[at]!] = 1;
  }
  return count;
}
