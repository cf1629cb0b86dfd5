// Puts pictures into windows, and drawings of vectors over pictures; places are in 256ths of the picture.
import { type Bitmap, type Box, drawSvg, resize } from '@nonet/scenes';
import type { RgbPicture } from '../../picture.ts';

/** A rectangle in 256ths of a picture's sides. */
export interface Window {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const PLANE = { width: 256, height: 256 };

/** Draws the body of an SVG, 256 by 256 in its own units, over pixels. */
export function draw(picture: RgbPicture, body: string): void {
  const { width, height, pixels } = picture;
  const side = Math.max(width, height);
  const square = drawSvg(body, PLANE, { width: side, height: side });
  const data = width === height ? square.rgba : straight(resize(square, width, height));
  for (let i = 0; i < width * height; i++) {
    const alpha = data[4 * i + 3]!;
    if (alpha === 0) continue;
    for (let c = 0; c < 3; c++) {
      const below = pixels[3 * i + c]!;
      pixels[3 * i + c] = Math.round(below + (alpha / 255) * (data[4 * i + c]! - below));
    }
  }
}

/** Colours of a layer, which are multiplied by alpha, as they are. */
function straight({ data }: { readonly data: Uint8ClampedArray }): Uint8ClampedArray {
  return data.map((value, i) => (i % 4 === 3 ? value : (255 * value) / Math.max(1, data[i | 3]!)));
}

/**
 * Puts all of a picture into a window of another one; what the window has more of than a square is filled with the
 * mirrored picture.
 */
export function place(target: RgbPicture, picture: RgbPicture, window: Window): void {
  const box = boxOf(target, window);
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  if (width <= 0 || height <= 0) return;
  const scale = Math.min(width / picture.width, height / picture.height);
  const inner = {
    width: Math.max(1, Math.round(scale * picture.width)),
    height: Math.max(1, Math.round(scale * picture.height)),
  };
  const { data } = resize(opaque(picture), inner.width, inner.height);
  const [left, top] = [(width - inner.width) >> 1, (height - inner.height) >> 1];
  for (let y = 0; y < height; y++) {
    const row = mirrored(y - top, inner.height) * inner.width;
    for (let x = 0; x < width; x++) {
      const from = 4 * (row + mirrored(x - left, inner.width));
      const to = 3 * ((box.top + y) * target.width + box.left + x);
      target.pixels[to] = data[from]!;
      target.pixels[to + 1] = data[from + 1]!;
      target.pixels[to + 2] = data[from + 2]!;
    }
  }
}

/** The place of a box of a square picture once that is placed in a window of a picture of the same size. */
export function boxWithin(window: Window, box: Box, size: number): Box {
  const unit = size / 256;
  const side = Math.min(window.width, window.height);
  const left = (window.x + (window.width - side) / 2) * unit;
  const top = (window.y + (window.height - side) / 2) * unit;
  const scaled = (value: number, from: number) => Math.round(from + (value * side) / 256);
  return {
    left: scaled(box.left, left),
    top: scaled(box.top, top),
    right: scaled(box.right, left),
    bottom: scaled(box.bottom, top),
  };
}

/** A picture in an other size, its sides not kept in proportion. */
export function resized(picture: RgbPicture, width: number, height: number): RgbPicture {
  const { data } = resize(opaque(picture), width, height);
  const pixels = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) pixels.set(data.subarray(4 * i, 4 * i + 3), 3 * i);
  return { width, height, pixels };
}

function boxOf({ width, height }: RgbPicture, window: Window) {
  const [left, top] = [Math.round((window.x * width) / 256), Math.round((window.y * height) / 256)];
  const right = Math.min(width, Math.round(((window.x + window.width) * width) / 256));
  const bottom = Math.min(height, Math.round(((window.y + window.height) * height) / 256));
  return { left, top, right, bottom };
}

/** An index into a line of `length`, which goes back and forth outside it. */
function mirrored(at: number, length: number): number {
  const turn = ((at % (2 * length)) + 2 * length) % (2 * length);
  return turn < length ? turn : 2 * length - 1 - turn;
}

function opaque({ width, height, pixels }: RgbPicture): Bitmap {
  const rgba = new Uint8Array(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++) {
    rgba[4 * i] = pixels[3 * i]!;
    rgba[4 * i + 1] = pixels[3 * i + 1]!;
    rgba[4 * i + 2] = pixels[3 * i + 2]!;
  }
  return { rgba, width, height };
}
