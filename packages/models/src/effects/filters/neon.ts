// A sign of glowing tubes on a brick wall.
import type { RgbPicture } from '../../picture.ts';
import { blurred, maskPlane, noiseAt, unitOf } from '../kit/planes.ts';
import { shaded, towards } from '../kit/tones.ts';
import type { Colour } from '../palette.ts';
import { flatten, shapesOf } from '../redraw.ts';

/** Colours weaker than this have no hue: their tubes hold the light blue of argon. */
const GREY = 34;
const ARGON: Colour = [50, 230, 255];

export function neon(picture: RgbPicture): Uint8Array {
  const { width, height } = picture;
  const unit = unitOf(picture);
  const flat = flatten(picture);
  const tubes = shapesOf(picture).lines(1.3);
  const colours = [0, 1, 2].map(() => new Float32Array(width * height));
  for (let i = 0; i < tubes.length; i++) {
    if (tubes[i]) tubeAt(flat, i, width).forEach((value, channel) => (colours[channel]![i] = value));
  }
  // Light of each channel, spread near and far.
  const light = colours.map((values) => {
    const near = blurred({ width, height, values }, 1.2 * unit);
    return { near: near.values, far: blurred(blurred(near, 6 * unit), 9 * unit).values };
  });
  const core = blurred(maskPlane(picture, tubes), 0.6 * unit).values;
  return shaded(picture, (out, x, y, i) => {
    const [u, v] = [x / unit, y / unit];
    const row = Math.floor(v / 13);
    const along = u + (row % 2) * 13;
    const joint = v % 13 < 1.4 || along % 26 < 1.4;
    const brick = 0.8 + 0.4 * noiseAt(Math.floor(along / 26), row, 1) + 0.12 * noiseAt(x, y, 2);
    out.set(joint ? [24, 20, 26] : [44 * brick, 30 * brick, 38 * brick]);
    const wall = [out[0]!, out[1]!, out[2]!];
    for (let c = 0; c < 3; c++) {
      const { near, far } = light[c]!;
      out[c] = wall[c]! * (1 + far[i]! / 34) + 0.5 * far[i]! + 0.95 * near[i]!;
    }
    if (core[i]! > 120) towards(out, [255, 255, 255], Math.min(0.6, (core[i]! - 120) / 160));
  });
}

/** The colour of the tube along a place: that of the strongest colour around it. */
function tubeAt(pixels: Uint8Array, i: number, width: number): Colour {
  let [best, strength] = [i, -1];
  for (const step of [0, -4, 4, -4 * width, 4 * width]) {
    const from = 3 * (i + step);
    if (from < 0 || from + 2 >= pixels.length) continue;
    const [red, green, blue] = [pixels[from]!, pixels[from + 1]!, pixels[from + 2]!];
    const strong = Math.max(red, green, blue) - Math.min(red, green, blue);
    if (strong > strength) [best, strength] = [from, strong];
  }
  if (strength < GREY) return ARGON;
  const [red, green, blue] = [pixels[best]!, pixels[best + 1]!, pixels[best + 2]!];
  const pure = (value: number) => 30 + (225 * (value - Math.min(red, green, blue))) / strength;
  return [pure(red), pure(green), pure(blue)];
}
