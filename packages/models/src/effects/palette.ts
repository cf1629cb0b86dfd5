// The few colours that say most of a picture: k-means over a histogram (Lloyd 1982), from colours far from each other.
import type { RgbPicture } from '../picture.ts';

export type Colour = readonly [number, number, number];

/** Colours that fall into the same bin, with their mean. */
interface Bin {
  readonly count: number;
  readonly mean: Colour;
}

/** Bits of a channel that tell bins apart. */
const BITS = 4;
/** The same where the nearest colour of a pixel is looked up. */
const FINE_BITS = 6;
const ROUNDS = 8;

/** Square of the distance in RGB. */
export const apart = (a: Colour, b: Colour): number =>
  (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;

/** Place of the nearest colour of a palette. */
function nearestColour(colour: Colour, palette: readonly Colour[]): number {
  let best = 0;
  for (let i = 1; i < palette.length; i++) {
    if (apart(colour, palette[i]!) < apart(colour, palette[best]!)) best = i;
  }
  return best;
}

/**
 * At most `most` colours, the commonest first. One more is taken for as long as some bin's squared distance from all of
 * them, times its share of the picture, is at least `worth`.
 */
export function paletteOf(picture: RgbPicture, most: number, worth: number): Colour[] {
  const bins = binsOf(picture);
  const total = picture.width * picture.height;
  const palette: Colour[] = [bins[0]!.mean];
  while (palette.length < most) {
    const missing = bins.map(
      ({ count, mean }) => (count / total) * Math.min(...palette.map((colour) => apart(colour, mean))),
    );
    const largest = Math.max(...missing);
    if (largest < worth) break;
    palette.push(bins[missing.indexOf(largest)]!.mean);
  }
  for (let round = 0; round < ROUNDS; round++) {
    const parts = palette.map((): Bin[] => []);
    for (const bin of bins) parts[nearestColour(bin.mean, palette)]!.push(bin);
    parts.forEach((part, i) => {
      if (part.length > 0) palette[i] = meanOf(part);
    });
  }
  return palette;
}

/** The place of the nearest colour for each pixel, as far as the first bits of its channels decide it. */
export function nearestColours({ pixels }: RgbPicture, palette: readonly Colour[]): Uint8Array<ArrayBuffer> {
  const known = new Int16Array(1 << (3 * FINE_BITS)).fill(-1);
  const shift = 8 - FINE_BITS;
  const labels = new Uint8Array(pixels.length / 3);
  for (let i = 0; i < labels.length; i++) {
    const [red, green, blue] = [pixels[3 * i]!, pixels[3 * i + 1]!, pixels[3 * i + 2]!];
    const key = ((red >> shift) << (2 * FINE_BITS)) | ((green >> shift) << FINE_BITS) | (blue >> shift);
    if (known[key]! < 0) known[key] = nearestColour([red, green, blue], palette);
    labels[i] = known[key]!;
  }
  return labels;
}

/** The commonest first. */
function binsOf({ pixels }: RgbPicture): Bin[] {
  const side = 1 << BITS;
  const sums = Array.from({ length: side ** 3 }, () => [0, 0, 0, 0] as [number, number, number, number]);
  const shift = 8 - BITS;
  for (let i = 0; i < pixels.length; i += 3) {
    const [red, green, blue] = [pixels[i]!, pixels[i + 1]!, pixels[i + 2]!];
    const sum = sums[((red >> shift) * side + (green >> shift)) * side + (blue >> shift)]!;
    sum[0] += red;
    sum[1] += green;
    sum[2] += blue;
    sum[3]++;
  }
  return sums
    .filter(([, , , count]) => count > 0)
    .map(([red, green, blue, count]): Bin => ({ count, mean: [red / count, green / count, blue / count] }))
    .sort((a, b) => b.count - a.count);
}

function meanOf(bins: readonly Bin[]): Colour {
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  const mean = (channel: 0 | 1 | 2) =>
    bins.reduce((sum, bin) => sum + bin.count * bin.mean[channel], 0) / count;
  return [mean(0), mean(1), mean(2)];
}
