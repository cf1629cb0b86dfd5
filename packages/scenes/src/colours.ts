// Colour names: which one a picture mostly has, and how to give it another.
import type { Random } from './random.ts';

/** The colours that captions name. */
export type ColourName =
  | 'red'
  | 'orange'
  | 'yellow'
  | 'green'
  | 'blue'
  | 'purple'
  | 'pink'
  | 'brown'
  | 'black'
  | 'grey'
  | 'white';

export const COLOUR_NAMES: readonly ColourName[] = [
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
  'pink',
  'brown',
  'black',
  'grey',
  'white',
];

/** The colours that things can be given: all but the unlit ones. */
export const PAINTS: readonly ColourName[] = COLOUR_NAMES.filter((name) => name !== 'grey');

interface Hsl {
  h: number;
  s: number;
  l: number;
}

/** RGB 0..255 to hue 0..360, saturation 0..1, lightness 0..1. */
function toHsl(r: number, g: number, b: number): Hsl {
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  const l = (max + min) / 510;
  const range = max - min;
  if (range === 0) return { h: 0, s: 0, l };
  const s = range / (l > 0.5 ? 510 - max - min : max + min);
  const h = max === r ? ((g - b) / range + 6) % 6 : max === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return { h: h * 60, s, l };
}

/** Hue, saturation, lightness to RGB 0..255, written into `out` at `at`. */
function writeHsl(h: number, s: number, l: number, out: Uint8Array, at: number): void {
  const a = s * Math.min(l, 1 - l);
  for (let channel = 0; channel < 3; channel++) {
    const k = ((channel === 0 ? 0 : channel === 1 ? 8 : 4) + h / 30) % 12;
    out[at + channel] = Math.round(255 * (l - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  }
}

/** The nearest colour name of one RGB colour (0..255). */
export function nameColour(r: number, g: number, b: number): ColourName {
  const { h, s, l } = toHsl(r, g, b);
  const chroma = s * (1 - Math.abs(2 * l - 1));
  if (l < 0.13 || (l < 0.2 && chroma < 0.12)) return 'black';
  if (chroma < 0.12) return l > 0.84 ? 'white' : l < 0.25 ? 'black' : 'grey';
  if (l > 0.95) return 'white';
  if (h < 14 || h >= 346) return l > 0.72 ? 'pink' : l < 0.24 ? 'brown' : 'red';
  if (h < 42) return l < 0.45 || (chroma < 0.45 && l < 0.65) ? 'brown' : 'orange';
  if (h < 68) return l < 0.35 ? 'brown' : 'yellow';
  if (h < 168) return 'green';
  if (h < 252) return 'blue';
  if (h < 295) return 'purple';
  return l < 0.4 ? 'purple' : 'pink';
}

/** The commonest colour name over the opaque pixels of an RGBA picture, and its share (0..1). */
export function dominantColour(rgba: Uint8Array): { colour: ColourName; share: number } {
  const counts = new Map<ColourName, number>();
  let total = 0;
  for (let i = 0; i < rgba.length; i += 16) {
    if (rgba[i + 3]! < 160) continue;
    const name = nameColour(rgba[i]!, rgba[i + 1]!, rgba[i + 2]!);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    total++;
  }
  const [colour, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? (['black', 0] as const);
  return { colour, share: total === 0 ? 0 : count / total };
}

/** Hue, least saturation and a lightness curve for each paint. */
const PAINT: Readonly<Record<ColourName, { h: number; s: number; lightness: (l: number) => number }>> = {
  red: { h: 358, s: 0.75, lightness: (l) => 0.1 + 0.72 * l },
  orange: { h: 28, s: 0.9, lightness: (l) => 0.18 + 0.62 * l },
  yellow: { h: 50, s: 0.9, lightness: (l) => 0.22 + 0.6 * l },
  green: { h: 125, s: 0.55, lightness: (l) => 0.08 + 0.68 * l },
  blue: { h: 215, s: 0.75, lightness: (l) => 0.1 + 0.75 * l },
  purple: { h: 272, s: 0.55, lightness: (l) => 0.1 + 0.75 * l },
  pink: { h: 335, s: 0.8, lightness: (l) => 0.32 + 0.55 * l },
  brown: { h: 22, s: 0.45, lightness: (l) => 0.06 + 0.55 * l },
  black: { h: 230, s: 0.06, lightness: (l) => 0.03 + 0.28 * l },
  grey: { h: 220, s: 0.06, lightness: (l) => 0.15 + 0.65 * l },
  white: { h: 220, s: 0.12, lightness: (l) => 0.72 + 0.28 * l },
};

/** Whether two names are so close that painted parts would not stand apart. */
const NEAR: Readonly<Partial<Record<ColourName, ColourName[]>>> = {
  orange: ['yellow', 'brown', 'red'],
  brown: ['orange', 'red', 'yellow'],
  yellow: ['orange'],
  grey: ['white'],
  white: ['grey'],
  red: ['pink', 'brown'],
  pink: ['red', 'purple'],
  purple: ['pink', 'blue'],
};

/**
 * Repaints the parts of an RGBA picture that have the colour `from` (and its near shades) in `to`; light and
 * shade stay. Returns a new picture.
 */
export function repaint(rgba: Uint8Array, from: ColourName, to: ColourName): Uint8Array {
  const out = new Uint8Array(rgba); // a copy: `slice` of a Buffer would share its memory
  const near = new Set<ColourName>([from, ...(NEAR[from] ?? [])]);
  const paint = PAINT[to];
  for (let i = 0; i < out.length; i += 4) {
    if (out[i + 3] === 0) continue;
    const r = out[i]!;
    const g = out[i + 1]!;
    const b = out[i + 2]!;
    if (!near.has(nameColour(r, g, b))) continue;
    const { s, l } = toHsl(r, g, b);
    const strong = to === 'black' || to === 'white' || to === 'grey' || to === 'brown';
    writeHsl(paint.h, strong ? paint.s : Math.max(paint.s, Math.min(s, 0.95)), paint.lightness(l), out, i);
  }
  return out;
}

/** Paints a picture in one colour, keeping only its outline and, if `shaded`, its light and shade. */
export function tint(rgba: Uint8Array, rgb: readonly [number, number, number]): Uint8Array {
  const out = new Uint8Array(rgba); // a copy: `slice` of a Buffer would share its memory
  for (let i = 0; i < out.length; i += 4) {
    out[i] = rgb[0];
    out[i + 1] = rgb[1];
    out[i + 2] = rgb[2];
  }
  return out;
}

/** A shade of a named colour, a little different each time. */
export function shadeOf(colour: ColourName, random: Random): [number, number, number] {
  const paint = PAINT[colour];
  const out = new Uint8Array(3);
  const l = paint.lightness(random.range(0.45, 0.6));
  writeHsl(
    (paint.h + random.range(-6, 6) + 360) % 360,
    Math.min(1, paint.s + random.range(-0.08, 0.08)),
    l,
    out,
    0,
  );
  return [out[0]!, out[1]!, out[2]!];
}

/** A light, quiet shade of a named colour, for backgrounds. */
export function pastelOf(colour: ColourName, random: Random): [number, number, number] {
  const out = new Uint8Array(3);
  writeHsl(PAINT[colour].h, random.range(0.45, 0.7), random.range(0.84, 0.92), out, 0);
  return [out[0]!, out[1]!, out[2]!];
}
