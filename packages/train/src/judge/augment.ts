// The same picture, seen a little differently each time: framing, light and sharpness.

import { publishedNormalisation } from '@nonet/models';
import type { Random } from '@nonet/scenes';

/** Side of the window that is looked through, in shares of the picture's. */
const WINDOW = [0.86, 1.2] as const;
const BRIGHTNESS = 0.15;
const TINT = 0.04;
/** Drawn pictures are softer than real ones: softness must not tell them apart. */
const SOFT_SHARE = 0.5;

const { mean, std } = publishedNormalisation;

/**
 * Looks at a picture through a square window that is wider or narrower than it; what lies outside repeats the border.
 * @param pixels RGB `[size, size, 3]`
 * @returns planes `[3, side, side]` in [0, 1], normalised as a CLIP wants them
 */
export function augment(pixels: Uint8Array, size: number, side: number, random: Random): Float32Array {
  const step = (size * random.range(...WINDOW)) / side;
  const left = random.next() * (size - step * side);
  const top = random.next() * (size - step * side);
  const brightness = 1 + random.range(-BRIGHTNESS, BRIGHTNESS);
  const columns = places(left, step, side, size);
  const rows = places(top, step, side, size);
  const planes = new Float32Array(3 * side * side);
  for (let c = 0; c < 3; c++) {
    const gain = brightness + random.range(-TINT, TINT);
    for (let y = 0; y < side; y++) {
      const { near: up, far: down, share: v } = rows[y]!;
      for (let x = 0; x < side; x++) {
        const { near, far, share: u } = columns[x]!;
        const at = (row: number, column: number) => pixels[(row * size + column) * 3 + c]!;
        const above = at(up, near) * (1 - u) + at(up, far) * u;
        const below = at(down, near) * (1 - u) + at(down, far) * u;
        const value = Math.min(1, ((above * (1 - v) + below * v) * gain) / 255);
        planes[(c * side + y) * side + x] = (value - mean[c]!) / std[c]!;
      }
    }
  }
  if (random.chance(SOFT_SHARE)) {
    soften(planes, side, 'x');
    soften(planes, side, 'y');
  }
  return planes;
}

/** Between which two pixels each place of a line lies, and how far towards the second. */
function places(start: number, step: number, count: number, size: number) {
  const inside = (place: number) => Math.min(size - 1, Math.max(0, place));
  return Array.from({ length: count }, (_, i) => {
    const centre = start + (i + 0.5) * step - 0.5;
    const first = Math.floor(centre);
    return { near: inside(first), far: inside(first + 1), share: centre - first };
  });
}

/** Weighs every number 1:2:1 with its neighbours along an axis, in place; the outer rows of each plane stay. */
function soften(planes: Float32Array, side: number, axis: 'x' | 'y'): void {
  const source = planes.slice();
  const step = axis === 'x' ? 1 : side;
  for (let i = 0; i < planes.length; i++) {
    const place = Math.floor(i / step) % side;
    if (place === 0 || place === side - 1) continue;
    planes[i] = 0.5 * source[i]! + 0.25 * (source[i - step]! + source[i + step]!);
  }
}
