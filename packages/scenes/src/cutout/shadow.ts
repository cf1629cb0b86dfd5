// Finds the pale shadow that some drawings have under the thing: in a scene it would be a white sheet.
import type { Background, SquarePicture } from './background.ts';
import { type Mask, regionsOf } from './grid.ts';

/** A shadow darkens the background by at most this share, and all channels by nearly the same. */
const MOST_DARKENING = 0.22;
const MOST_TINT = 0.025;
/** It lies in the lowest part of the thing, is this flat (height in shares of the thing's) and so many times as wide as high. */
const LOWEST = 0.22;
const FLAT = 0.17;
const WIDE = 2.5;
const LEAST_AREA = 50;
/** Share of its columns under which nothing of the thing lies. */
const LAST = 0.7;

/** The codec leaves traces of grey in so many rows along the border of the picture. */
const MARGIN = 3;

/**
 * Marks the pixels of a shadow as open; returns whether there is one.
 * @param outside 1 where the background shows
 */
export function openShadow(
  { width: size, pixels }: SquarePicture,
  { colour }: Background,
  outside: Mask,
  open: Mask,
): boolean {
  const inner = outside.subarray(MARGIN * size, (size - MARGIN) * size);
  const top = MARGIN + Math.floor(inner.indexOf(0) / size);
  const bottom = MARGIN + Math.floor(inner.lastIndexOf(0) / size);
  const height = bottom - top + 1;
  const grey = new Uint8Array(outside.length);
  for (let i = size * Math.max(0, Math.round(bottom - LOWEST * height)); i < size * (bottom + 1); i++) {
    if (outside[i] || open[i]) continue;
    const red = 1 - pixels[3 * i]! / colour[0];
    const green = 1 - pixels[3 * i + 1]! / colour[1];
    const blue = 1 - pixels[3 * i + 2]! / colour[2];
    const darkening = (red + green + blue) / 3;
    const tint = Math.max(red, green, blue) - Math.min(red, green, blue);
    if (tint <= MOST_TINT && darkening > 0 && darkening <= MOST_DARKENING) grey[i] = 1;
  }
  const { pixels: members, regions } = regionsOf(grey, size, 8);
  let found = false;
  for (const { start, end } of regions) {
    const region = members.subarray(start, end);
    if (!isShadow(region, outside, size, bottom, FLAT * height)) continue;
    for (const pixel of region) open[pixel] = 1;
    found = true;
  }
  return found;
}

function isShadow(
  region: Int32Array,
  outside: Mask,
  size: number,
  lowest: number,
  mostHeight: number,
): boolean {
  if (region.length < LEAST_AREA) return false;
  let [left, right, top, bottom] = [size, 0, size, 0];
  const deepest = new Map<number, number>();
  for (const pixel of region) {
    const [x, y] = [pixel % size, Math.floor(pixel / size)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    deepest.set(x, Math.max(deepest.get(x) ?? 0, y));
  }
  const height = bottom - top + 1;
  if (height > mostHeight || right - left + 1 < WIDE * height || bottom < lowest - 3) return false;
  let last = 0;
  for (const [x, y] of deepest) last += y + 3 > lowest || outside[(y + 2) * size + x] ? 1 : 0;
  return last >= LAST * deepest.size;
}
