// Pictures put together of pieces: stained glass, tiles.
import type { RgbPicture } from '../../picture.ts';
import { draw } from '../kit/lay.ts';
import { blurred, cloudAt, maskPlane, noiseAt, unitOf } from '../kit/planes.ts';
import { lit, put, saturated, shaded, strengthOf, towards } from '../kit/tones.ts';
import type { Colour } from '../palette.ts';
import { flatten, shapesOf } from '../redraw.ts';

const LEAD: Colour = [26, 24, 28];
/** Tints of panes that have no colour of their own. */
const PANES: readonly Colour[] = [
  [246, 214, 120],
  [150, 196, 226],
  [190, 222, 168],
  [238, 176, 140],
  [204, 182, 226],
];

/** Panes of coloured glass in lead, which follows the shapes. */
export function stainedGlass(picture: RgbPicture): Uint8Array {
  const { width, height } = picture;
  const unit = unitOf(picture);
  const flat = { ...picture, pixels: flatten(picture) };
  const shapes = shapesOf(picture);
  const contours = blurred(maskPlane(picture, shapes.lines(shapes.isPlain ? 2 : 1)), 0.8 * unit).values;
  const cells = cellsOf(picture, 21 * unit);
  const pixels = shaded(flat, (out, x, y, i) => {
    const { seed, rim, light } = cells(x, y);
    const strength = strengthOf([out[0]!, out[1]!, out[2]!]);
    const pane = PANES[seed % PANES.length]!;
    if (strength < 60) {
      const bright = (out[0]! + out[1]! + out[2]!) / 765;
      towards(out, [pane[0] * bright, pane[1] * bright, pane[2] * bright], 0.75 * (1 - strength / 60));
    }
    saturated(out, 1.75);
    // Light shines through dark glass as well.
    for (let c = 0; c < 3; c++) out[c] = 255 * Math.sqrt(Math.max(0, out[c]!) / 255) * 0.6 + 0.4 * out[c]!;
    lit(
      out,
      0.66 + 0.26 * light + (0.3 * ((seed >>> 8) % 64)) / 64 + 0.14 * cloudAt(x, y, 5 * unit, seed & 7),
    );
    towards(
      out,
      LEAD,
      Math.min(1, Math.max(contours[i]! / 110, rim > 1.3 * unit ? 0 : 1 - (0.25 * rim) / unit)),
    );
  });
  const result = { width, height, pixels };
  draw(
    result,
    `<path d="M0 0H256V256H0ZM8 8V248H248V8ZM0 0" fill="#1b191d"/>
    <path d="M4 4H252V252H4Z" fill="none" stroke="#55505a" stroke-width="1.5"/>`,
  );
  return result.pixels;
}

/** Small stones in mortar, one colour each. */
export function mosaic(picture: RgbPicture): Uint8Array {
  const { width, height, pixels } = picture;
  const unit = unitOf(picture);
  const cells = cellsOf(picture, 7.2 * unit, 0.42);
  const at = (value: number, most: number) => Math.min(most - 1, Math.max(0, Math.round(value)));
  return shaded(picture, (out, x, y) => {
    const { seed, rim, centre } = cells(x, y);
    const from = 3 * (at(centre[1], height) * width + at(centre[0], width));
    put(out, pixels[from]!, pixels[from + 1]!, pixels[from + 2]!);
    saturated(out, 1.15);
    const bright = (out[0]! + out[1]! + out[2]!) / 765;
    if (bright > 0.9) towards(out, [226, 210, 178], 0.65);
    lit(out, 0.8 + 0.28 * ((seed & 255) / 255) + 0.05 * noiseAt(x, y, 2));
    // Light falls from the upper left.
    lit(out, 1 + (0.02 * (centre[0] - x + centre[1] - y)) / unit);
    if (rim < 0.95 * unit) towards(out, [120, 112, 100], 1 - 0.5 * (rim / unit));
  });
}

interface Cell {
  /** A random number of its own. */
  readonly seed: number;
  /** Distance to the nearest edge of the cell, in pixels. */
  readonly rim: number;
  /** 1 at its middle, 0 at its corners. */
  readonly light: number;
  readonly centre: readonly [number, number];
}

/** Cells of Voronoi around points that are strewn over a grid of this size. */
function cellsOf({ width, height }: RgbPicture, size: number, stray = 0.8): (x: number, y: number) => Cell {
  const side = Math.max(2, size);
  const [columns, rows] = [Math.ceil(width / side) + 4, Math.ceil(height / side) + 4];
  const [xs, ys] = [new Float32Array(columns * rows), new Float32Array(columns * rows)];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const i = row * columns + column;
      xs[i] = (column - 2 + 0.5 + stray * (noiseAt(column, row, 71) - 0.5)) * side;
      ys[i] = (row - 2 + 0.5 + stray * (noiseAt(column, row, 72) - 0.5)) * side;
    }
  }
  return (x, y) => {
    const column = Math.floor(x / side) + 2;
    const row = Math.floor(y / side) + 2;
    let best = 0;
    let first = Infinity;
    let second = 0;
    let next = Infinity;
    for (let r = row - 1; r <= row + 1; r++) {
      for (let i = r * columns + column - 1; i <= r * columns + column + 1; i++) {
        const dx = x - xs[i]!;
        const dy = y - ys[i]!;
        const far = dx * dx + dy * dy;
        if (far < first) {
          second = best;
          next = first;
          best = i;
          first = far;
        } else if (far < next) {
          second = i;
          next = far;
        }
      }
    }
    const [bx, by] = [xs[best]!, ys[best]!];
    const [dx, dy] = [xs[second]! - bx, ys[second]! - by];
    const apart = Math.sqrt(dx * dx + dy * dy);
    const rim = apart === 0 ? 0 : (next - first) / (2 * apart);
    return {
      seed: Math.floor(noiseAt(best, 5, 73) * 2 ** 24),
      rim,
      light: Math.max(0, 1 - Math.sqrt(first) / side),
      centre: [bx, by],
    };
  };
}
