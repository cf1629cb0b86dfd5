// Finds the plain background of a drawn thing: its colour, and how far every pixel is from it.
import { borderPixels } from './grid.ts';

/** A square RGB picture, `[size, size, 3]`. */
export interface SquarePicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export interface Background {
  readonly colour: readonly [number, number, number];
  /** Largest difference of a channel to the background's colour. `[size, size]` */
  readonly contrast: Uint8Array;
  /** Contrast below this may be background. */
  readonly tolerance: number;
  /** Whether it is white, the colour that things have inside as well. */
  readonly isWhite: boolean;
}

/** The codec draws white evenly, pastels less so, strong colours in blotches. */
const TOLERANCE = { white: 8, pastel: 12, strong: 24 };
/** Lowest channel of white and of pastels. */
const WHITE = 243;
const PASTEL = 190;

export function backgroundOf({ width: size, pixels }: SquarePicture): Background {
  const colour = borderColour(pixels, size);
  const lowest = Math.min(...colour);
  return {
    colour,
    contrast: contrastTo(colour, pixels),
    tolerance: TOLERANCE[lowest >= WHITE ? 'white' : lowest >= PASTEL ? 'pastel' : 'strong'],
    isWhite: lowest >= WHITE,
  };
}

/** Median of each channel over the border. */
function borderColour(pixels: Uint8Array, size: number): [number, number, number] {
  const border = borderPixels(size);
  const median = (channel: number) =>
    border.map((pixel) => pixels[3 * pixel + channel]!).sort((a, b) => a - b)[border.length >> 1]!;
  return [median(0), median(1), median(2)];
}

function contrastTo([red, green, blue]: Background['colour'], pixels: Uint8Array): Uint8Array {
  const contrast = new Uint8Array(pixels.length / 3);
  for (let i = 0, at = 0; i < contrast.length; i++, at += 3) {
    contrast[i] = Math.max(
      Math.abs(pixels[at]! - red),
      Math.abs(pixels[at + 1]! - green),
      Math.abs(pixels[at + 2]! - blue),
    );
  }
  return contrast;
}
