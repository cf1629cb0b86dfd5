// The same picture, seen a little differently each time: framing, light and sharpness.
import type { RgbPicture } from '@nonet/models';
import type { Random } from '../data/random.ts';

/** Side of the window that is looked through, in shares of the picture's. */
const WINDOW = [0.86, 1.2] as const;
const BRIGHTNESS = 0.15;
const TINT = 0.04;
/** Drawn pictures are softer than real ones: softness must not tell them apart. */
const SOFT_SHARE = 0.5;

/**
 * A square window of a picture, wider or narrower than it; what lies outside repeats the border.
 * @param pixels RGB `[size, size, 3]`
 */
export function augment(pixels: Uint8Array, size: number, random: Random): RgbPicture {
  const side = Math.round(size * random.range(...WINDOW));
  const left = Math.round(random.next() * (size - side));
  const top = Math.round(random.next() * (size - side));
  const brightness = 1 + random.range(-BRIGHTNESS, BRIGHTNESS);
  const gains = [0, 1, 2].map(() => brightness + random.range(-TINT, TINT));
  const window = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; y++) {
    const row = clamp(top + y, size) * size;
    for (let x = 0; x < side; x++) {
      const from = (row + clamp(left + x, size)) * 3;
      const to = (y * side + x) * 3;
      for (let c = 0; c < 3; c++) window[to + c] = Math.min(255, pixels[from + c]! * gains[c]!);
    }
  }
  const soft = random.chance(SOFT_SHARE) ? soften(soften(window, side, 3), side, 3 * side) : window;
  return { width: side, height: side, pixels: soft };
}

const clamp = (place: number, size: number): number => Math.min(size - 1, Math.max(0, place));

/** Weighs every number 2:1:1 with those `step` before and behind it; the outermost stay. */
function soften(pixels: Uint8Array, side: number, step: number): Uint8Array {
  const out = pixels.slice();
  const margin = step === 3 ? 3 : 3 * side;
  for (let i = margin; i < pixels.length - margin; i++) {
    out[i] = (2 * pixels[i]! + pixels[i - step]! + pixels[i + step]! + 2) >> 2;
  }
  return out;
}
