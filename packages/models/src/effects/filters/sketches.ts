// Drawn pictures: in pencil, by an artist in court, as a blueprint.
import type { RgbPicture } from '../../picture.ts';
import { brush } from '../kit/brush.ts';
import { draw } from '../kit/lay.ts';
import { lettering } from '../kit/letters.ts';
import {
  blurred,
  brightnessOf,
  cloudAt,
  maskPlane,
  noiseAt,
  offCentre,
  type Plane,
  slopesOf,
  unitOf,
} from '../kit/planes.ts';
import { lit, put, saturated, shaded, towards } from '../kit/tones.ts';
import { shapesOf } from '../redraw.ts';

const GRAPHITE = [52, 52, 58] as const;

/** Lines of a pencil, shaded by hatching that is denser where the picture is darker. */
export function pencil(picture: RgbPicture): Uint8Array {
  const unit = unitOf(picture);
  const brightness = blurred(brightnessOf(picture), unit);
  const lines = pencilLines(picture);
  return shaded(picture, (out, x, y, i) => {
    const tooth = noiseAt(x, y, 1);
    put(out, 250 - 8 * tooth, 248 - 8 * tooth, 241 - 8 * tooth);
    const dark = 1 - brightness.values[i]! / 255;
    const grain = 0.4 + 0.6 * tooth;
    for (const [least, angle] of HATCHES) {
      if (dark < least) continue;
      const line = hatch(x / unit, y / unit, angle);
      towards(out, GRAPHITE, Math.min(0.75, 0.42 + dark - least) * line * grain);
    }
    towards(out, GRAPHITE, Math.min(0.95, lines.values[i]! / 120) * (0.55 + 0.45 * tooth));
  });
}

/** From how dark on a layer of hatching is made, and how it leans. */
const HATCHES = [
  [0.1, 0.8],
  [0.34, -0.75],
  [0.58, 0.1],
] as const;

/** 0 to 1: how much of a line runs through a place. */
function hatch(x: number, y: number, lean: number): number {
  const across = (y + lean * x + 2.4 * cloudAt(x, y, 26, 3)) / 4.8;
  const phase = across - Math.floor(across);
  const along = cloudAt(lean * y - x, 3 * Math.floor(across), 16, 4);
  return Math.max(0, 1 - Math.abs(phase - 0.5) * 2.6) * Math.min(1, 0.25 + 1.3 * along);
}

/** Lines where brightness changes, drawn twice by an unsteady hand. */
function pencilLines(picture: RgbPicture): Plane {
  const unit = unitOf(picture);
  const contours = maskPlane(picture, shapesOf(picture).lines(0.4));
  const slopes = slopesOf(brightnessOf(picture));
  const { width, height } = picture;
  const values = new Float32Array(slopes.values.length);
  const at = (value: number, most: number) => Math.min(most - 1, Math.max(0, Math.round(value)));
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const fromX = at(x + 3.4 * unit * (cloudAt(x, y, 18 * unit, 31) - 0.5), width);
      const fromY = at(y + 3.4 * unit * (cloudAt(x, y, 18 * unit, 32) - 0.5), height);
      values[i] = 1.7 * slopes.values[i]! + 0.5 * contours.values[fromY * width + fromX]!;
    }
  }
  return { width, height, values };
}

/** A drawing as artists make it in court: pastel strokes to one side on tinted paper, under dark lines, running out at the edges. */
export function courtroom(picture: RgbPicture): Uint8Array {
  const { width, height } = picture;
  const unit = unitOf(picture);
  const pale = {
    ...picture,
    pixels: shaded(picture, (out) => {
      saturated(out, 0.8);
      towards(out, [214, 190, 152], 0.3);
    }),
  };
  const paper = shaded(picture, (out, x, y) => {
    const tooth = 0.6 * noiseAt(x, y, 1) + 0.4 * cloudAt(x, y, 3 * unit, 2);
    put(out, 214 - 14 * tooth, 192 - 14 * tooth, 156 - 14 * tooth);
  });
  const pixels = new Uint8Array(paper);
  const pastel = { jitter: 20, cover: 0.5, bristles: 1, angle: -0.95 };
  brush(pixels, pale, { ...pastel, step: 6, length: 24, width: 7, salt: 41 });
  brush(pixels, pale, { ...pastel, step: 4.6, length: 14, width: 3.2, salt: 51 });
  const lines = pencilLines(picture).values;
  return shaded({ ...picture, pixels }, (out, x, y, i) => {
    const edge = Math.min(x, y, width - 1 - x, height - 1 - y) / unit;
    const streak = 26 * cloudAt(x - 0.7 * y, 0.3 * y, 7 * unit, 6) + 4;
    towards(
      out,
      [paper[3 * i]!, paper[3 * i + 1]!, paper[3 * i + 2]!],
      Math.min(1, Math.max(0, (streak - edge) / 5)),
    );
    const tooth = noiseAt(x, y, 8);
    const ends = Math.min(1, edge / 12);
    towards(out, [46, 34, 30], ends * Math.min(0.95, lines[i]! / 85) * (0.55 + 0.45 * tooth));
    if (tooth > 0.86) lit(out, 1.06);
  });
}

/** White lines on blue, a grid, measures, and the box where a draughtsman signs. */
export function blueprint(picture: RgbPicture): Uint8Array {
  const { width, height } = picture;
  const unit = unitOf(picture);
  const lines = maskPlane(picture, shapesOf(picture).lines(0.6)).values;
  const detail = slopesOf(brightnessOf(picture)).values;
  const pixels = shaded(picture, (out, x, y, i) => {
    const light = 1.05 - 0.2 * offCentre(x, y, width, height) + 0.08 * cloudAt(x, y, 60 * unit, 1);
    put(out, 24 * light, 74 * light, 158 * light);
    const [gx, gy] = [(x / unit) % 16, (y / unit) % 16];
    if (gx < 1 || gy < 1) towards(out, [255, 255, 255], 0.15);
    towards(out, [232, 242, 255], Math.min(1, (0.55 * lines[i]!) / 255 + Math.min(0.8, detail[i]! / 60)));
  });
  const result = { width, height, pixels };
  const line = 'fill="none" stroke="#e8f2ff"';
  draw(
    result,
    `<rect x="6" y="6" width="244" height="244" ${line} stroke-width="1.6"/>
    <path d="M22 16H234M22 13V19M234 13V19M22 16l5-2.5v5zM234 16l-5-2.5v5z" ${line} stroke-width="1"/>
    <path d="M16 26V214M13 26H19M13 214H19M16 26l-2.5 5h5zM16 214l-2.5-5h5z" ${line} stroke-width="1"/>
    <rect x="172" y="218" width="78" height="32" fill="#184a9e" stroke="#e8f2ff" stroke-width="1.2"/>
    <path d="M172 229H250M172 240H250M212 229V250" ${line} stroke-width="1"/>
    <rect x="116" y="10" width="24" height="12" fill="#184a9e"/>
    ${lettering('256', { x: 128, y: 13, size: 6, colour: '#e8f2ff', align: 'middle', weight: 0.14 })}
    ${lettering('BLUEPRINT', { x: 211, y: 221, size: 5.4, colour: '#e8f2ff', align: 'middle', weight: 0.14 })}
    ${lettering('NO.12', { x: 176, y: 232, size: 5, colour: '#e8f2ff', weight: 0.14 })}
    ${lettering('1:10', { x: 216, y: 232, size: 5, colour: '#e8f2ff', weight: 0.14 })}
    ${lettering('REV.A', { x: 176, y: 243, size: 5, colour: '#e8f2ff', weight: 0.14 })}`,
  );
  return result.pixels;
}
