// Colours of a picture, pixel by pixel: ramps from dark to light, mixtures, saturation.
import type { RgbPicture } from '../../picture.ts';
import { greyOf } from '../drain.ts';
import type { Colour } from '../palette.ts';
import type { Plane } from './planes.ts';

/** Position of a colour on a ramp, 0 to 255. */
export type Stop = readonly [at: number, colour: Colour];

/** Writes the colour of one pixel into `out`, which holds the picture's own. */
export type Shade = (out: Float32Array, x: number, y: number, i: number) => void;

/** A colour for each of 256 brightnesses, `[256, 3]`. */
export function ramp(stops: readonly Stop[]): Uint8Array {
  const colours = new Uint8Array(3 * 256);
  for (let value = 0; value < 256; value++) {
    const next = Math.max(
      1,
      stops.findIndex(([at]) => at >= value),
    );
    const [from, to] = [stops[next - 1]!, stops[next] ?? stops.at(-1)!];
    const share = Math.min(1, Math.max(0, (value - from[0]) / Math.max(1, to[0] - from[0])));
    for (let c = 0; c < 3; c++) colours[3 * value + c] = from[1][c]! + share * (to[1][c]! - from[1][c]!);
  }
  return colours;
}

/** Pixels in the colours of a ramp. */
export function toned({ values }: Plane, colours: Uint8Array): Uint8Array {
  const pixels = new Uint8Array(3 * values.length);
  for (let i = 0; i < values.length; i++) {
    const from = 3 * Math.min(255, Math.max(0, Math.round(values[i]!)));
    pixels[3 * i] = colours[from]!;
    pixels[3 * i + 1] = colours[from + 1]!;
    pixels[3 * i + 2] = colours[from + 2]!;
  }
  return pixels;
}

/** New pixels, each shaded from its own colour. */
export function shaded({ width, height, pixels }: RgbPicture, shade: Shade): Uint8Array {
  const result = new Uint8ClampedArray(pixels.length);
  const out = new Float32Array(3);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      out[0] = pixels[3 * i]!;
      out[1] = pixels[3 * i + 1]!;
      out[2] = pixels[3 * i + 2]!;
      shade(out, x, y, i);
      result[3 * i] = out[0]!;
      result[3 * i + 1] = out[1]!;
      result[3 * i + 2] = out[2]!;
    }
  }
  return new Uint8Array(result.buffer);
}

/** Replaces a colour. */
export function put(out: Float32Array, red: number, green: number, blue: number): void {
  out[0] = red;
  out[1] = green;
  out[2] = blue;
}

/** Moves a colour towards another one by a share from 0 to 1. */
export function towards(out: Float32Array, [red, green, blue]: Colour, share: number): void {
  out[0] = out[0]! + share * (red - out[0]!);
  out[1] = out[1]! + share * (green - out[1]!);
  out[2] = out[2]! + share * (blue - out[2]!);
}

/** Multiplies all channels. */
export function lit(out: Float32Array, factor: number): void {
  out[0] = out[0]! * factor;
  out[1] = out[1]! * factor;
  out[2] = out[2]! * factor;
}

/** Multiplies the distance from grey: 0 takes the colour out, 2 doubles it. */
export function saturated(out: Float32Array, factor: number): void {
  const grey = greyOf(out[0]!, out[1]!, out[2]!);
  for (let c = 0; c < 3; c++) out[c] = grey + factor * (out[c]! - grey);
}

/** Saturation of a colour: 0 for grey, 255 for a pure one. */
export const strengthOf = ([red, green, blue]: Colour): number =>
  Math.max(red, green, blue) - Math.min(red, green, blue);

/** As SVG writes it. */
export const hex = (colour: Colour): string =>
  `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
