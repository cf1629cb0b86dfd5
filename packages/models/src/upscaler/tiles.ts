// A picture cut into overlapping squares of one size, so that any picture fits one session and little memory.
import type { RgbPicture } from '../picture.ts';

/** A square of a picture: where its core begins and how much of the core lies inside the picture, in pixels. */
export interface Tile {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Cores that cover a picture, row by row. */
export function tilesOf(width: number, height: number, core: number): Tile[] {
  const tiles: Tile[] = [];
  for (let top = 0; top < height; top += core) {
    for (let left = 0; left < width; left += core) {
      tiles.push({ left, top, width: Math.min(core, width - left), height: Math.min(core, height - top) });
    }
  }
  return tiles;
}

/**
 * A tile with `margin` pixels around its core, as planes.
 * @param wraps whether the picture goes on at its opposite edge; else its border is repeated
 * @returns `[3, core + 2 margin, core + 2 margin]` in [0, 1]
 */
export function readTile(
  { width, height, pixels }: RgbPicture,
  tile: Tile,
  { core, margin, wraps }: { readonly core: number; readonly margin: number; readonly wraps: boolean },
): Float32Array {
  const side = core + 2 * margin;
  const planes = new Float32Array(3 * side * side);
  const inside = (at: number, length: number) =>
    wraps ? ((at % length) + length) % length : Math.min(length - 1, Math.max(0, at));
  for (let y = 0; y < side; y++) {
    const row = inside(tile.top - margin + y, height) * width;
    for (let x = 0; x < side; x++) {
      const from = 3 * (row + inside(tile.left - margin + x, width));
      for (let c = 0; c < 3; c++) planes[(c * side + y) * side + x] = pixels[from + c]! / 255;
    }
  }
  return planes;
}

/**
 * Writes an enlarged tile's core into the enlarged picture.
 * @param planes `[3, factor * side, factor * side]` of a tile with its margin
 * @param to RGB `[factor * height, factor * width, 3]` of the whole picture
 */
export function writeTile(
  planes: Float32Array,
  tile: Tile,
  { side, margin, factor }: { readonly side: number; readonly margin: number; readonly factor: number },
  to: RgbPicture,
): void {
  const stride = factor * side;
  for (let y = 0; y < factor * tile.height; y++) {
    const row = (factor * margin + y) * stride + factor * margin;
    let at = 3 * ((factor * tile.top + y) * to.width + factor * tile.left);
    for (let x = 0; x < factor * tile.width; x++, at += 3) {
      for (let c = 0; c < 3; c++) {
        const value = planes[c * stride * stride + row + x]!;
        to.pixels[at + c] = Math.round(255 * Math.min(1, Math.max(0, value)));
      }
    }
  }
}
