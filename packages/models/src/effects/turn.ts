// Turns what a picture shows about its middle, where it stands on plain ground: somebody dances, sleeps, stands on his head.
import type { RgbPicture } from '../picture.ts';
import { borderOf } from './border.ts';
import { apart, type Colour } from './palette.ts';

/** Least and most degrees, to either side. */
export type Turn = readonly [number, number];

/** Pixels nearer to the ground than this are ground. */
const GROUND = 40;
/** Share of the border that must be ground for the ground to be plain. */
const PLAIN = 0.97;
/** A turned figure reaches no further than this from the middle, as a share of the side. */
const REACH = 0.46;

/**
 * @param chance from 0 to 1: decides side and angle
 * @returns pixels `[height, width, 3]`; the picture's own where its ground is not plain
 */
export function turned(picture: RgbPicture, [least, most]: Turn, chance: number): Uint8Array {
  const { width, height, pixels } = picture;
  const ground = groundOf(picture);
  const figure = ground && figureOf(picture, ground);
  if (!figure) return pixels;
  const side = chance < 0.5 ? -1 : 1;
  const angle = (side * (least + ((2 * chance) % 1) * (most - least)) * Math.PI) / 180;
  const scale = Math.max(1, figure.radius / (REACH * Math.min(width, height)));
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  const result = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - (width - 1) / 2, y - (height - 1) / 2];
      const at = result.subarray(3 * (y * width + x));
      takeColour(picture, figure.x + cos * dx + sin * dy, figure.y - sin * dx + cos * dy, ground, at);
    }
  }
  return result;
}

/** The colour of the border, where it has one. */
function groundOf(picture: RgbPicture): Colour | undefined {
  const { pixels } = picture;
  const border = borderOf(picture).map(
    (i): Colour => [pixels[3 * i]!, pixels[3 * i + 1]!, pixels[3 * i + 2]!],
  );
  const median = ([0, 1, 2] as const).map(
    (channel) => border.map((colour) => colour[channel]).sort((a, b) => a - b)[border.length >> 1]!,
  );
  const ground: Colour = [median[0]!, median[1]!, median[2]!];
  const plain = border.filter((colour) => apart(colour, ground) < GROUND ** 2).length;
  return plain >= PLAIN * border.length ? ground : undefined;
}

/** The middle of what is not ground, and how far it reaches from there; undefined where all is ground. */
function figureOf({ width, height, pixels }: RgbPicture, ground: Colour) {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = 3 * (y * width + x);
      if (apart([pixels[i]!, pixels[i + 1]!, pixels[i + 2]!], ground) < GROUND ** 2) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < 0) return undefined;
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    radius: Math.hypot(right - left + 1, bottom - top + 1) / 2,
  };
}

/** Writes the colour between pixels, bilinear, to the start of `out`; outside the picture is ground. */
function takeColour(
  { width, height, pixels }: RgbPicture,
  x: number,
  y: number,
  ground: Colour,
  out: Uint8Array,
): void {
  if (x < 0 || y < 0 || x > width - 1 || y > height - 1) {
    out.set(ground);
    return;
  }
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const [across, down] = [x - left, y - top];
  for (let channel = 0; channel < 3; channel++) {
    const upper =
      pixels[3 * (top * width + left) + channel]! * (1 - across) +
      pixels[3 * (top * width + right) + channel]! * across;
    const lower =
      pixels[3 * (bottom * width + left) + channel]! * (1 - across) +
      pixels[3 * (bottom * width + right) + channel]! * across;
    out[channel] = Math.round(upper * (1 - down) + lower * down);
  }
}
