// Gives a cut-out soft edges, and takes the background's share out of the colours of its rim.
import type { Background, SquarePicture } from './background.ts';
import { distanceTo, type Mask } from './grid.ts';

/** Rim pixels are at most so far from the background. */
const RIM = 3;
/** Steps inwards on which a rim pixel looks for the colour of its thing. */
const STEPS = 4;
/** Contrast may fall by this much on the way: noise. */
const FALL = 3;
/** Below this contrast of the thing, mixing cannot be measured and is taken from the distance. */
const LEAST_CONTRAST = 24;
/** Alpha by distance to the background, in pixels from 1, where it is not measured. */
const BY_DISTANCE = [0, 0.6, 1, 1] as const;
/** Least alpha by distance: a thing's shading may be pale towards its edge. */
const LEAST_ALPHA = [0, 0, 0.55, 0.9] as const;
/** Below this share of the thing a pixel's colour is taken from further inside altogether. */
const UNMIXABLE = 0.35;

/**
 * Straight-alpha pixels of a thing, `[size, size, 4]`: alpha of a rim pixel is its place between the background's colour and
 * the colour that it reaches further inside, along the steepest way from the background.
 * @param outside 1 where the background shows
 */
export function softened(
  { width: size, pixels }: SquarePicture,
  { colour, contrast }: Background,
  outside: Mask,
): Uint8Array {
  const depth = distanceTo(outside, size);
  const rgba = new Uint8Array(4 * outside.length);
  for (let i = 0; i < outside.length; i++) {
    if (outside[i]) continue;
    const own = depth[i]! <= RIM ? innerPixel(i, size, depth, contrast) : i;
    let alpha = 1;
    if (own !== i && contrast[own]! > contrast[i]!) {
      let [dot, square] = [0, 0];
      for (let channel = 0; channel < 3; channel++) {
        const background = colour[channel]!;
        const full = pixels[3 * own + channel]! - background;
        dot += full * (pixels[3 * i + channel]! - background);
        square += full * full;
      }
      alpha =
        contrast[own]! < LEAST_CONTRAST
          ? BY_DISTANCE[depth[i]!]!
          : Math.max(LEAST_ALPHA[depth[i]!]!, Math.min(1, Math.max(0, dot / square)));
    }
    for (let channel = 0; channel < 3; channel++) {
      const mixed = pixels[3 * i + channel]!;
      let value = mixed;
      if (alpha < UNMIXABLE) value = pixels[3 * own + channel]!;
      else if (alpha < 1) value = (mixed - (1 - alpha) * colour[channel]!) / alpha;
      rgba[4 * i + channel] = value <= 0 ? 0 : value >= 255 ? 255 : value + 0.5;
    }
    rgba[4 * i + 3] = 255 * alpha + 0.5;
  }
  return rgba;
}

/** The pixel inwards of one at which contrast stops rising. */
function innerPixel(pixel: number, size: number, depth: Uint8Array, contrast: Uint8Array): number {
  let [best, at] = [pixel, pixel];
  for (let step = 0; step < STEPS; step++) {
    const x = at % size;
    let next = -1;
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const other = at + dx + dy * size;
        if (x + dx < 0 || x + dx >= size || other < 0 || other >= depth.length) continue;
        if (depth[other]! < depth[at]! || other === at) continue;
        if (depth[other]! === depth[at]! && contrast[other]! <= contrast[at]!) continue;
        if (next < 0 || contrast[other]! + 8 * depth[other]! > contrast[next]! + 8 * depth[next]!)
          next = other;
      }
    }
    if (next < 0 || contrast[next]! < contrast[best]! - FALL) return best;
    if (contrast[next]! > contrast[best]!) best = next;
    at = next;
  }
  return best;
}
