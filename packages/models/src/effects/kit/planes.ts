// Single-channel images of a picture: brightness, blur, slopes, noise.
import type { RgbPicture } from '../../picture.ts';
import { greyOf } from '../drain.ts';

/** One value for each pixel, `[height, width]`. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** Pixels to a 256th of the shorter side. */
export const unitOf = ({ width, height }: { readonly width: number; readonly height: number }): number =>
  Math.min(width, height) / 256;

/** A plane of the same size as something else. */
const emptyPlane = ({ width, height }: { readonly width: number; readonly height: number }): Plane => ({
  width,
  height,
  values: new Float32Array(width * height),
});

/** Brightness, 0 to 255. */
export function brightnessOf(picture: RgbPicture): Plane {
  const { pixels } = picture;
  const plane = emptyPlane(picture);
  for (let i = 0; i < plane.values.length; i++) {
    plane.values[i] = greyOf(pixels[3 * i]!, pixels[3 * i + 1]!, pixels[3 * i + 2]!);
  }
  return plane;
}

/** A mask as brightness: 255 where it is set. */
export function maskPlane(
  picture: { readonly width: number; readonly height: number },
  mask: Uint8Array,
): Plane {
  const plane = emptyPlane(picture);
  for (let i = 0; i < mask.length; i++) if (mask[i]) plane.values[i] = 255;
  return plane;
}

/** Share of the pixels that may be black, and as many white, when brightness is spread. */
const OUTLIERS = 0.02;

/** Brightness as a camera exposes it: dark scenes are brightened until all but a few pixels range from black to white. */
export function exposed({ width, height, values }: Plane): Plane {
  const counts = new Uint32Array(256);
  for (const value of values) counts[Math.round(value)]!++;
  const low = quantile(counts, OUTLIERS * values.length);
  // Noise of a picture of nearly one brightness is not blown up.
  const span = Math.max(96, quantile(counts, (1 - OUTLIERS) * values.length) - low);
  const spread = values.map((value) => Math.min(255, Math.max(0, (255 * (value - low)) / span)));
  return { width, height, values: spread };
}

/** The value below which so many lie. */
function quantile(counts: Uint32Array, below: number): number {
  let [value, sum] = [0, counts[0]!];
  while (sum < below && value < counts.length - 1) sum += counts[++value]!;
  return value;
}

/** Means over a square of this half side; edges repeat. */
export function blurred({ width, height, values }: Plane, radius: number): Plane {
  const reach = Math.max(1, Math.round(radius));
  const count = 2 * reach + 1;
  const across = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    const [start, last] = [y * width, (y + 1) * width - 1];
    const clamped = (i: number) => values[Math.min(last, Math.max(start, i))]!;
    let sum = 0;
    for (let i = start - reach; i <= start + reach; i++) sum += clamped(i);
    for (let i = start; i <= last; i++) {
      across[i] = sum / count;
      sum += clamped(i + reach + 1) - clamped(i - reach);
    }
  }
  // Down all columns at once, as rows lie together in memory.
  const sums = new Float64Array(width);
  const add = (y: number, sign: number) => {
    const row = Math.min(height - 1, Math.max(0, y)) * width;
    for (let x = 0; x < width; x++) sums[x] = sums[x]! + sign * across[row + x]!;
  };
  const result = new Float32Array(values.length);
  for (let y = -reach; y <= reach; y++) add(y, 1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) result[y * width + x] = sums[x]! / count;
    add(y + reach + 1, 1);
    add(y - reach, -1);
  }
  return { width, height, values: result };
}

/** Steepness of each place: the length of its Sobel gradient, 0 for flat, 255 for an edge from black to white. */
export function slopesOf({ width, height, values }: Plane): Plane {
  const slopes = emptyPlane({ width, height });
  for (let y = 0; y < height; y++) {
    const [up, here, down] = [Math.max(0, y - 1) * width, y * width, Math.min(height - 1, y + 1) * width];
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - 1);
      const right = Math.min(width - 1, x + 1);
      const rising = values[up + right]! - values[down + left]!;
      const falling = values[down + right]! - values[up + left]!;
      const dx = rising + falling + 2 * (values[here + right]! - values[here + left]!);
      const dy = falling - rising + 2 * (values[down + x]! - values[up + x]!);
      slopes.values[here + x] = Math.min(255, Math.sqrt(dx * dx + dy * dy) / 4);
    }
  }
  return slopes;
}

/** Side of the table of random numbers, after which noise repeats: a power of 2. */
const SIDE = 256;
let noise: Float32Array | undefined;

function noiseTable(): Float32Array {
  return Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
    let hash = Math.imul(i + 1, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
    hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
    return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
  });
}

/** A random number from 0 to 1 for a place in whole numbers; another salt gives others. */
export function noiseAt(x: number, y: number, salt: number): number {
  noise ??= noiseTable();
  return noise[(((y + 91 * salt) & (SIDE - 1)) * SIDE) | ((x + 37 * salt) & (SIDE - 1))]!;
}

/** Smooth noise from 0 to 1 whose waves are `size` long, between random values on a grid. */
export function cloudAt(x: number, y: number, size: number, salt: number): number {
  const gx = x / size;
  const gy = y / size;
  const left = Math.floor(gx);
  const top = Math.floor(gy);
  const across = eased(gx - left);
  const a = noiseAt(left, top, salt);
  const b = noiseAt(left, top + 1, salt);
  const upper = a + across * (noiseAt(left + 1, top, salt) - a);
  const lower = b + across * (noiseAt(left + 1, top + 1, salt) - b);
  return upper + eased(gy - top) * (lower - upper);
}

const eased = (t: number): number => t * t * (3 - 2 * t);

/** Distance of a place from the middle: 0 there, 1 at the middle of an edge, about 1.4 in a corner. */
export function offCentre(x: number, y: number, width: number, height: number): number {
  const dx = (2 * (x + 0.5)) / width - 1;
  const dy = (2 * (y + 0.5)) / height - 1;
  return Math.sqrt(dx * dx + dy * dy);
}

/** A number that differs between pictures, for choices that a picture makes: an unsigned 32-bit hash of some pixels. */
export function pickOf({ pixels }: RgbPicture): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < pixels.length; i += 97) hash = Math.imul(hash ^ pixels[i]!, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
