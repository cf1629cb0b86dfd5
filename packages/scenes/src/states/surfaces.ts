// Changes of a drawing's own pixels that show a state: washed with a colour, faded, melted, broken.
import type { Bitmap } from '../bitmap.ts';
import type { Random } from '../random.ts';

type Rgb = readonly [red: number, green: number, blue: number];

/** A change of a drawing; it returns a new one. */
export type Surface = (drawing: Bitmap, random: Random) => Bitmap;

/** Moves all colours towards one, by their brightness; light and shade stay. @param share 0: unchanged, 1: no other hue */
export const washed =
  (colour: Rgb, share: number): Surface =>
  (drawing) =>
    mapped(drawing, (rgba, at) => {
      const grey = 0.3 * rgba[at]! + 0.59 * rgba[at + 1]! + 0.11 * rgba[at + 2]!;
      for (let c = 0; c < 3; c++) {
        const goal =
          grey < 128 ? (colour[c]! * grey) / 128 : colour[c]! + ((255 - colour[c]!) * (grey - 128)) / 127;
        rgba[at + c] = (1 - share) * rgba[at + c]! + share * goal;
      }
    });

/** Lets the background show through, more towards the foot. */
export const faded =
  (top: number, foot: number): Surface =>
  (drawing) =>
    mapped(drawing, (rgba, at, y) => {
      rgba[at + 3] = rgba[at + 3]! * (top + ((foot - top) * y) / drawing.height);
    });

/** Lightens by a share of the distance to white. */
export const lightened =
  (share: number): Surface =>
  (drawing) =>
    mapped(drawing, (rgba, at) => {
      for (let c = 0; c < 3; c++) rgba[at + c] = rgba[at + c]! + share * (255 - rgba[at + c]!);
    });

/** Several changes, one after the other. */
export const both =
  (...changes: readonly Surface[]): Surface =>
  (drawing, random) =>
    changes.reduce((changed, change) => change(changed, random), drawing);

/** Share of a drawing's height below which it melts, that of the longest drip, and by how much its foot spreads. */
const SOLID = 0.3;
const LONGEST_DRIP = 0.2;
const SPREAD = 0.26;

/** Runs down in drips and spreads at the foot. */
export const melted: Surface = ({ rgba, width, height }, random) => {
  const waves = Array.from({ length: 4 }, (_, i) => ({
    length: (width * random.range(0.14, 0.3)) / (1 + 0.4 * i),
    phase: random.range(0, 2 * Math.PI),
  }));
  const margin = Math.round(SPREAD * width);
  const across = width + 2 * margin;
  const out = new Uint8Array(4 * across * height);
  for (let y = 0; y < height; y++) {
    const down = y / height;
    // Rows near the foot are as much broader as they are lower.
    const stretch = 1 + (2 * margin * Math.max(0, (down - 0.6) / 0.4) ** 2) / width;
    for (let x = 0; x < across; x++) {
      const from = Math.round((x - across / 2) / stretch + width / 2);
      if (from < 0 || from >= width) continue;
      const wave = waves.reduce(
        (sum, { length, phase }) => sum + Math.sin((2 * Math.PI * from) / length + phase),
        0,
      );
      const softness = Math.max(0, (down - SOLID) / (1 - SOLID));
      const drip = LONGEST_DRIP * height * Math.max(0, wave / 4 + 0.4) * softness;
      const row = Math.max(0, Math.round(y - drip));
      out.set(rgba.subarray(4 * (row * width + from), 4 * (row * width + from) + 4), 4 * (y * across + x));
    }
  }
  return { rgba: out, width: across, height };
};

/** Two halves with a gap along a jagged line from the top to the foot. */
export const broken: Surface = ({ rgba, width, height }, random) => {
  const teeth = 7;
  const edge = Array.from(
    { length: teeth + 1 },
    (_, i) => width * (0.5 + (i % 2 === 0 ? -1 : 1) * random.range(0.03, 0.09)),
  );
  const gap = Math.round(0.07 * width);
  const across = width + 2 * gap;
  const out = new Uint8Array(4 * across * height);
  for (let y = 0; y < height; y++) {
    const at = (y / height) * teeth;
    const [above, below] = [edge[Math.floor(at)]!, edge[Math.floor(at) + 1]!];
    const split = Math.round(above + (below - above) * (at - Math.floor(at)));
    const drop = Math.round(0.04 * height);
    out.set(rgba.subarray(4 * y * width, 4 * (y * width + split)), 4 * y * across);
    if (y + drop >= height) continue;
    const right = rgba.subarray(4 * (y * width + split), 4 * (y + 1) * width);
    out.set(right, 4 * ((y + drop) * across + split + 2 * gap));
  }
  return { rgba: out, width: across, height };
};

/** The shape of a drawing, larger and soft, in one colour: what shines behind it. @param reach share of its longer side */
export function glowOf(
  { rgba, width, height }: Bitmap,
  colour: Rgb,
  reach: number,
): Bitmap & { readonly margin: number } {
  const margin = Math.max(2, Math.round(reach * Math.max(width, height)));
  const [across, down] = [width + 2 * margin, height + 2 * margin];
  let alpha = new Float32Array(across * down);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      alpha[(y + margin) * across + x + margin] = rgba[4 * (y * width + x) + 3]!;
  }
  const radius = Math.max(1, Math.round(margin / 3));
  for (let pass = 0; pass < 3; pass++)
    alpha = blurred(blurred(alpha, across, down, radius, 1), across, down, radius, across);
  const out = new Uint8Array(4 * across * down);
  for (let i = 0; i < alpha.length; i++) {
    out.set(colour, 4 * i);
    out[4 * i + 3] = Math.min(255, 2.2 * alpha[i]!);
  }
  return { rgba: out, width: across, height: down, margin };
}

/** Averages over a window along rows (`step` 1) or columns (`step` = width). */
function blurred(
  values: Float32Array,
  width: number,
  height: number,
  radius: number,
  step: number,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(values.length);
  const isRow = step === 1;
  const [lines, length] = isRow ? [height, width] : [width, height];
  for (let line = 0; line < lines; line++) {
    const start = isRow ? line * width : line;
    let sum = 0;
    for (let i = -radius; i < length; i++) {
      if (i + radius < length) sum += values[start + (i + radius) * step]!;
      if (i - radius - 1 >= 0) sum -= values[start + (i - radius - 1) * step]!;
      if (i >= 0) out[start + i * step] = sum / (2 * radius + 1);
    }
  }
  return out;
}

function mapped(drawing: Bitmap, change: (rgba: Uint8ClampedArray, at: number, y: number) => void): Bitmap {
  const { width, height } = drawing;
  const rgba = Uint8ClampedArray.from(drawing.rgba);
  for (let i = 0; i < width * height; i++) {
    if (rgba[4 * i + 3] !== 0) change(rgba, 4 * i, Math.floor(i / width));
  }
  return { ...drawing, rgba: new Uint8Array(rgba.buffer) };
}
