// Painted pictures: in oil, in watercolour, on the wall of a cave.
import type { RgbPicture } from '../../picture.ts';
import { brush } from '../kit/brush.ts';
import {
  blurred,
  brightnessOf,
  cloudAt,
  maskPlane,
  noiseAt,
  offCentre,
  slopesOf,
  unitOf,
} from '../kit/planes.ts';
import { lit, put, saturated, shaded, towards } from '../kit/tones.ts';
import type { Colour } from '../palette.ts';
import { flatten, shapesOf } from '../redraw.ts';

/** Strokes of a wide brush, and of a narrow one where there is detail. */
export function oil(picture: RgbPicture): Uint8Array {
  const primed = { ...picture, pixels: shaded(picture, (out) => saturated(out, 1.15)) };
  const detail = blurred(slopesOf(brightnessOf(picture)), 2 * unitOf(picture)).values;
  const pixels = new Uint8Array(primed.pixels);
  const layer = { jitter: 15, cover: 1, bristles: 0.75 };
  brush(pixels, primed, { ...layer, step: 6, length: 26, width: 10, salt: 11, where: (i) => detail[i]! < 9 });
  brush(pixels, primed, { ...layer, step: 4, length: 13, width: 5, salt: 21, where: (i) => detail[i]! >= 5 });
  brush(pixels, primed, {
    ...layer,
    jitter: 8,
    step: 2.2,
    length: 6,
    width: 2.6,
    salt: 31,
    where: (i) => detail[i]! >= 14,
  });
  return shaded({ ...picture, pixels }, (out, x, y) => {
    lit(
      out,
      0.97 +
        0.05 * ((x + y) % 2) * noiseAt(x >> 1, y >> 1, 3) -
        0.03 * offCentre(x, y, picture.width, picture.height),
    );
  });
}

/** An old master: oil under a brown varnish, dark towards the corners. */
export function oldMaster(picture: RgbPicture): Uint8Array {
  const shapes = shapesOf(picture);
  const ground = shapes.isPlain
    ? blurred(maskPlane(picture, shapes.ground), unitOf(picture)).values
    : undefined;
  const dim = shaded(picture, (out, x, y, i) => {
    // A plain wall becomes the dusk behind a portrait.
    const share = (ground?.[i] ?? 0) / 255;
    const dark = 0.28 + 0.34 * cloudAt(x, y, 90 * unitOf(picture), 4);
    if (share > 0) towards(out, [190 * dark, 140 * dark, 84 * dark], share);
    lit(out, 1.04 - 0.26 * offCentre(x, y, picture.width, picture.height));
  });
  return shaded({ ...picture, pixels: oil({ ...picture, pixels: dim }) }, (out) => {
    saturated(out, 0.85);
    out[0] = out[0]! * 1.02;
    out[1] = out[1]! * 0.93;
    out[2] = out[2]! * 0.72;
  });
}

/** Washes on rough paper: pale, blotchy, darker where a wash ends, white towards a ragged edge. */
export function watercolour(picture: RgbPicture): Uint8Array {
  const { width, height } = picture;
  const unit = unitOf(picture);
  const wobbly = warped(picture, 5 * unit);
  const flat = { ...picture, pixels: flatten(wobbly) };
  const edges = blurred(slopesOf(brightnessOf(flat)), unit).values;
  return shaded(flat, (out, x, y, i) => {
    for (let c = 0; c < 3; c++) out[c] = 0.55 * out[c]! + 0.45 * wobbly.pixels[3 * i + c]!;
    saturated(out, 1.25);
    const wash = cloudAt(x, y, 26 * unit, 1) + 0.5 * cloudAt(x, y, 9 * unit, 2) - 0.75;
    towards(out, [255, 253, 247], 0.3 + 0.34 * wash);
    lit(out, 1 - Math.min(0.4, edges[i]! / 190));
    const tooth = noiseAt(x, y, 7) * 0.5 + cloudAt(x, y, 2.6 * unit, 8) * 0.5;
    lit(out, 0.95 + 0.08 * tooth);
    const edge = Math.min(x, y, width - 1 - x, height - 1 - y) / unit;
    const ragged = 4 + 16 * cloudAt(x, y, 22 * unit, 9) + 6 * cloudAt(x, y, 6 * unit, 10);
    towards(
      out,
      [251 + 4 * tooth, 248 + 4 * tooth, 238 + 6 * tooth],
      Math.min(1, Math.max(0, (ragged - edge) / 4)),
    );
  });
}

/** Ochre, rust, chalk and charcoal rubbed on rock. */
export function cave(picture: RgbPicture): Uint8Array {
  const unit = unitOf(picture);
  const brightness = blurred(brightnessOf(picture), 2 * unit).values;
  const shapes = shapesOf(picture);
  const lines = blurred(maskPlane(picture, shapes.lines(shapes.isPlain ? 1.6 : 1)), unit).values;
  const ground = blurred(maskPlane(picture, shapes.ground), 2 * unit).values;
  return shaded(picture, (out, x, y, i) => {
    const [red, green, blue] = [out[0]!, out[1]!, out[2]!];
    const coarse = cloudAt(x, y, 11 * unit, 5);
    const fine = cloudAt(x, y, 2.6 * unit, 6);
    const rock = 0.55 * cloudAt(x, y, 66 * unit, 1) + 0.3 * coarse + 0.15 * fine;
    const crack = Math.max(0, 1 - 60 * Math.abs(cloudAt(x, y, 90 * unit, 7) - 0.5)) * coarse;
    const light = (0.68 + 0.5 * rock) * (1 - 0.35 * crack);
    put(out, 214 * light, 172 * light, 122 * light);
    // Pigment holds on the high places of the rock.
    const hold = Math.min(1, Math.max(0.12, 1.9 * (0.5 * coarse + 0.5 * fine) - 0.1));
    const body = (1 - ground[i]! / 255) * hold;
    const bright = brightness[i]! / 255;
    const pigment: Colour =
      bright > 0.82
        ? [238, 222, 190]
        : bright < 0.36
          ? [48, 30, 22]
          : red > Math.max(green, blue) + 14
            ? [150, 52, 24]
            : green > blue
              ? [186, 112, 36]
              : [112, 62, 38];
    towards(out, pigment, 0.78 * body);
    towards(out, [34, 20, 14], (lines[i]! / 255) * Math.min(1, 0.3 + 0.9 * hold));
    lit(out, 1.1 - 0.34 * offCentre(x, y, picture.width, picture.height));
  });
}

/** A picture whose places are moved a little, in waves. */
function warped(picture: RgbPicture, reach: number): RgbPicture {
  const { width, height, pixels } = picture;
  const size = 14 * unitOf(picture);
  const at = (value: number, most: number) => Math.min(most - 1, Math.max(0, Math.round(value)));
  const result = new Uint8Array(pixels.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const fromX = at(x + reach * (cloudAt(x, y, size, 21) - 0.5), width);
      const fromY = at(y + reach * (cloudAt(x, y, size, 22) - 0.5), height);
      const from = 3 * (fromY * width + fromX);
      result[3 * i] = pixels[from]!;
      result[3 * i + 1] = pixels[from + 1]!;
      result[3 * i + 2] = pixels[from + 2]!;
    }
  }
  return { width, height, pixels: result };
}
