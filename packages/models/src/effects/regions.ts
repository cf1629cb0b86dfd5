// Parts a picture into regions of few colours with smooth borders, without specks.
import type { RgbPicture } from '../picture.ts';
import { type Colour, nearestColours, paletteOf } from './palette.ts';

export interface Regions {
  readonly width: number;
  readonly height: number;
  /** Place of each pixel's colour in the palette, `[height, width]`. */
  readonly labels: Uint8Array;
  readonly palette: readonly Colour[];
}

interface RegionOptions {
  /** As `paletteOf` has them. */
  readonly colours: number;
  readonly worth: number;
  /** A pixel takes the colour that most have in a square of this half side, in 256ths of the picture. */
  readonly smoothing: number;
}

const PASSES = 2;

export function regionsOf(picture: RgbPicture, { colours, worth, smoothing }: RegionOptions): Regions {
  const { width, height } = picture;
  const palette = paletteOf(picture, colours, worth);
  let labels = nearestColours(picture, palette);
  const radius = Math.max(1, Math.round((smoothing * width) / 256));
  for (let pass = 0; pass < PASSES; pass++) {
    labels = majority({ width, height, labels, palette }, radius);
  }
  return { width, height, labels, palette };
}

/** Each pixel's commonest label in the square around it. */
function majority({ width, height, labels, palette }: Regions, radius: number): Uint8Array<ArrayBuffer> {
  const result = Uint8Array.from(labels);
  const counts = new Uint16Array(palette.length);
  const near = nearBorders({ width, height, labels, palette }, radius);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - radius), Math.min(height - 1, y + radius)];
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (!near[i]) continue; // all around it have its label
      const [left, right] = [Math.max(0, x - radius), Math.min(width - 1, x + radius)];
      counts.fill(0);
      for (let row = top; row <= bottom; row++) {
        for (let at = row * width + left; at <= row * width + right; at++) counts[labels[at]!]!++;
      }
      let best = labels[i]!;
      for (let label = 0; label < counts.length; label++) if (counts[label]! > counts[best]!) best = label;
      result[i] = best;
    }
  }
  return result;
}

/** 1 for pixels that have another label than theirs within a square of this half side. */
function nearBorders({ width, height, labels }: Regions, radius: number): Uint8Array {
  const near = new Uint8Array(labels.length);
  const mark = (x: number, y: number) => {
    const [left, right] = [Math.max(0, x - radius), Math.min(width - 1, x + radius)];
    for (let row = Math.max(0, y - radius); row <= Math.min(height - 1, y + radius); row++) {
      near.fill(1, row * width + left, row * width + right + 1);
    }
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const label = labels[y * width + x];
      const differs =
        (x + 1 < width && labels[y * width + x + 1] !== label) ||
        (x > 0 && labels[y * width + x - 1] !== label) ||
        (y + 1 < height && labels[(y + 1) * width + x] !== label) ||
        (y > 0 && labels[(y - 1) * width + x] !== label);
      if (differs) mark(x, y);
    }
  }
  return near;
}
