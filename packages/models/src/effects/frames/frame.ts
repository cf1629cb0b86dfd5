// A frame: something drawn behind a window with the picture, and something drawn before it.
import type { RgbPicture } from '../../picture.ts';
import { draw, place, type Window } from '../kit/lay.ts';
import { pickOf } from '../kit/planes.ts';
import { hex, strengthOf } from '../kit/tones.ts';
import { type Colour, paletteOf } from '../palette.ts';

/** The facts that a frame takes from its picture. */
interface Motif {
  /** The strongest colour of the picture, as it is and much darker. */
  readonly accent: string;
  readonly deep: string;
  /** The colour of the upper edge. */
  readonly sky: string;
  /** One of a list; another salt chooses independently. */
  readonly pick: <T>(list: readonly T[], salt: number) => T;
  /** A whole number from 0 to below `below`. */
  readonly number: (below: number, salt: number) => number;
}

export interface Frame {
  readonly window: Window;
  /** Markup of 256 by 256 behind the window, and before it. */
  readonly back: (motif: Motif) => string;
  readonly front?: (motif: Motif) => string;
  /** Redraws the picture before it is put into the window. */
  readonly filter?: (picture: RgbPicture) => Uint8Array;
  /** Redraws all of it in the end. */
  readonly finish?: (picture: RgbPicture) => Uint8Array;
}

/** @returns the pixels of a picture in a frame, of the size that the picture has */
export function framed({ window, back, front, filter, finish }: Frame, picture: RgbPicture): Uint8Array {
  const motif = motifOf(picture);
  const inner = filter ? { ...picture, pixels: filter(picture) } : picture;
  const result = { ...picture, pixels: new Uint8Array(picture.pixels.length) };
  draw(result, back(motif));
  place(result, inner, window);
  if (front) draw(result, front(motif));
  return finish ? finish(result) : result.pixels;
}

/** Colours weaker than this are no accent. */
const WEAK = 50;
const DEFAULT_ACCENT: Colour = [196, 52, 44];
/** The largest channel that an accent has at least, and a deep colour at most. */
const [DULL, DEEP] = [120, 46];

function motifOf(picture: RgbPicture): Motif {
  let found: Colour | undefined; // most frames need none
  const accent = () => (found ??= strongestColour(picture));
  const seed = pickOf(picture);
  const number = (below: number, salt: number) => (Math.imul(seed + salt, 0x9e3779b1) >>> 8) % below;
  const [red = 255, green = 255, blue = 255] = picture.pixels;
  return {
    get accent() {
      return hex(scaled(accent(), Math.max(1, DULL / Math.max(1, ...accent()))));
    },
    get deep() {
      return hex(scaled(accent(), Math.min(1, DEEP / Math.max(1, ...accent()))));
    },
    sky: hex([red, green, blue]),
    number,
    pick: (list, salt) => list[number(list.length, salt)]!,
  };
}

/** The strongest of the few colours that say most of a picture. */
function strongestColour(picture: RgbPicture): Colour {
  const palette = paletteOf(picture, 6, 60);
  const strongest = palette.toSorted((a, b) => strengthOf(b) - strengthOf(a))[0]!;
  return strengthOf(strongest) < WEAK ? DEFAULT_ACCENT : strongest;
}

const scaled = ([red, green, blue]: Colour, factor: number): Colour => [
  red * factor,
  green * factor,
  blue * factor,
];

/** Bars that stand for lines of small print. */
export function printLines(
  x: number,
  y: number,
  width: number,
  lines: number,
  { pitch = 4, thick = 1.6, colour = '#222' }: { pitch?: number; thick?: number; colour?: string } = {},
): string {
  return Array.from({ length: lines }, (_, i) => {
    const long = i === lines - 1 ? 0.62 : 1 - ((i * 7) % 4) * 0.025;
    return `<rect x="${x}" y="${y + i * pitch}" width="${(width * long).toFixed(1)}" height="${thick}" fill="${colour}"/>`;
  }).join('');
}

/** A star of five points. */
export function star(x: number, y: number, radius: number, fill: string): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const angle = (Math.PI * i) / 5 - Math.PI / 2;
    const reach = i % 2 === 0 ? radius : 0.4 * radius;
    return `${(x + reach * Math.cos(angle)).toFixed(2)} ${(y + reach * Math.sin(angle)).toFixed(2)}`;
  });
  return `<polygon points="${points.join(' ')}" fill="${fill}"/>`;
}

/** The shadow that a sheet or a box casts on what it lies on. */
export const shadow = (x: number, y: number, width: number, height: number): string =>
  [6, 4, 2]
    .map(
      (reach) =>
        `<rect x="${x - reach + 2}" y="${y - reach + 3}" width="${width + 2 * reach}" height="${height + 2 * reach}" rx="${reach + 2}" fill="rgba(0,0,0,0.13)"/>`,
    )
    .join('');
