// Texture statistics of a picture, whatever it shows: colours, shading, edges, strokes. Styles differ in these.
import type { RgbPicture } from '@nonet/models';

/** Pictures are looked at in about this size: larger ones are shrunk by whole factors. */
const SIZE = 128;
/** A pixel differs from another when some channel does by more. */
const DIFFERENT = 24;
/** Upper bounds of classes of steps from pixel to pixel: flat, shaded, soft, firm, hard. */
const STEPS = [8, 15, 29, 59, 119];
/** Steps of at least this are edges. */
const EDGE = 60;
/** Levels of a channel among which colours are counted. */
const LEVELS = 16;

/** Names of the numbers of `textureOf`. */
export const TEXTURE = [
  'covered',
  'filled',
  'saturation',
  'saturation spread',
  'dark',
  'light',
  'grey between',
  'colours',
  'colour entropy',
  'flat',
  'shaded',
  'soft',
  'firm',
  'hard',
  'hardest',
  'upright edges',
  'stroke',
  'dark stroke',
  'dark rim',
  'light rim',
] as const;

/** Numbers under the names of TEXTURE, each of about the size of 1. */
export function textureOf(picture: RgbPicture): Float32Array {
  const { width, height, pixels } = shrunk(picture);
  const ground = commonest(pixels, borderOf(width, height));
  const at = (i: number): Rgb => [pixels[3 * i]!, pixels[3 * i + 1]!, pixels[3 * i + 2]!];
  const inside = Uint8Array.from({ length: width * height }, (_, i) =>
    step(at(i), ground) > DIFFERENT ? 1 : 0,
  );
  const figure = [...inside.keys()].filter((i) => inside[i]);
  if (figure.length === 0) return new Float32Array(TEXTURE.length);
  const share = (test: (i: number) => boolean) => figure.filter(test).length / figure.length;
  const saturations = figure.map((i) => (Math.max(...at(i)) - Math.min(...at(i))) / 255);
  const brightness = (i: number) => (at(i)[0] + at(i)[1] + at(i)[2]) / 3;
  const isDark = (i: number) => brightness(i) < 64;
  const { common, entropy } = colourCounts(figure.map(at));
  const steps = figure.map((i) => stepsAt(i, width, height, at));
  const largest = steps.map(({ across, down }) => Math.max(across, down));
  const edges = steps.filter(({ across, down }) => Math.max(across, down) >= EDGE);
  const upright = edges.filter(({ across, down }) => Math.min(across, down) < 0.2 * Math.max(across, down));
  const rim = figure.filter((i) => neighbours(i, width, height).some((other) => !inside[other]));
  const dark = figure.filter(isDark);
  const darkRim = dark.filter((i) => neighbours(i, width, height).some((other) => !isDark(other)));
  const mean = average(saturations);
  return Float32Array.of(
    figure.length / inside.length,
    figure.length / enclosed(inside, width, height),
    mean,
    Math.sqrt(average(saturations.map((value) => (value - mean) ** 2))),
    dark.length / figure.length,
    share((i) => brightness(i) > 200),
    share((i) => brightness(i) >= 64 && brightness(i) <= 200 && Math.max(...at(i)) - Math.min(...at(i)) < 26),
    Math.log(1 + common) / 3,
    entropy / 3,
    ...[...STEPS, Infinity].map(
      (most, i) =>
        largest.filter((value) => value <= most && value > (STEPS[i - 1] ?? -1)).length / largest.length,
    ),
    upright.length / Math.max(1, edges.length),
    Math.log(figure.length / Math.max(1, rim.length)) / 2,
    dark.length === 0 ? 0 : Math.log(dark.length / Math.max(1, darkRim.length)) / 2,
    rim.filter(isDark).length / Math.max(1, rim.length),
    rim.filter((i) => brightness(i) > 200).length / Math.max(1, rim.length),
  );
}

type Rgb = readonly [number, number, number];

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Largest difference of a channel. */
const step = (a: Rgb, b: Rgb): number =>
  Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));

/** Means of square blocks of pixels. */
function shrunk({ width, height, pixels }: RgbPicture): RgbPicture {
  const factor = Math.max(1, Math.round(width / SIZE));
  const size = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
  const small = new Uint8Array(3 * size.width * size.height);
  for (let i = 0; i < small.length; i++) {
    const [x, y] = [Math.floor(i / 3) % size.width, Math.floor(i / 3 / size.width)];
    let sum = 0;
    for (let dy = 0; dy < factor; dy++) {
      for (let dx = 0; dx < factor; dx++) {
        sum += pixels[3 * ((y * factor + dy) * width + x * factor + dx) + (i % 3)]!;
      }
    }
    small[i] = Math.round(sum / factor ** 2);
  }
  return { ...size, pixels: small };
}

function borderOf(width: number, height: number): number[] {
  const all = Array.from({ length: width * height }, (_, i) => i);
  return all.filter(
    (i) => i < width || i >= width * (height - 1) || i % width === 0 || (i + 1) % width === 0,
  );
}

/** The colour that most of some pixels have, about. */
function commonest(pixels: Uint8Array, places: readonly number[]): Rgb {
  const counts = new Map<string, { count: number; colour: Rgb }>();
  for (const i of places) {
    const colour: Rgb = [pixels[3 * i]!, pixels[3 * i + 1]!, pixels[3 * i + 2]!];
    const key = colour.map((value) => Math.floor((value * LEVELS) / 256)).join();
    const known = counts.get(key);
    counts.set(key, { count: (known?.count ?? 0) + 1, colour: known?.colour ?? colour });
  }
  return [...counts.values()].reduce((best, one) => (one.count > best.count ? one : best)).colour;
}

/** How many colours are common, and the entropy of all in nats. */
function colourCounts(colours: readonly Rgb[]): { common: number; entropy: number } {
  const counts = new Map<number, number>();
  for (const colour of colours) {
    const key = colour.reduce((sum, value) => sum * LEVELS + Math.floor((value * LEVELS) / 256), 0);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const shares = [...counts.values()].map((count) => count / colours.length);
  return {
    common: shares.filter((share) => share >= 0.01).length,
    entropy: -shares.reduce((sum, share) => sum + share * Math.log(share), 0),
  };
}

/** How many pixels the ground does not reach from the border: a figure's, and the holes in it. */
function enclosed(inside: Uint8Array, width: number, height: number): number {
  const outside = new Uint8Array(inside.length);
  const stack = borderOf(width, height);
  let count = inside.length;
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    if (inside[i] || outside[i]) continue;
    outside[i] = 1;
    count--;
    stack.push(...neighbours(i, width, height));
  }
  return count;
}

/** Differences to the pixels on the right and below. */
function stepsAt(
  i: number,
  width: number,
  height: number,
  at: (i: number) => Rgb,
): { across: number; down: number } {
  return {
    across: (i + 1) % width === 0 ? 0 : step(at(i), at(i + 1)),
    down: i >= width * (height - 1) ? 0 : step(at(i), at(i + width)),
  };
}

function neighbours(i: number, width: number, height: number): number[] {
  return [
    ...(i % width > 0 ? [i - 1] : []),
    ...((i + 1) % width > 0 ? [i + 1] : []),
    ...(i >= width ? [i - width] : []),
    ...(i < width * (height - 1) ? [i + width] : []),
  ];
}
