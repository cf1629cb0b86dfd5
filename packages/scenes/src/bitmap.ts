// A straight-alpha picture and its visible part.

/** Straight-alpha RGBA, `[height, width, 4]`. */
export interface Bitmap {
  rgba: Uint8Array;
  width: number;
  height: number;
}

/** A rectangle of pixels; right and bottom are exclusive. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Alpha below this counts as empty: fainter pixels are glow and rounding, and would leave a loose frame. */
const VISIBLE = 20;

/** The smallest box around the visible pixels; undefined when there are none. */
export function visibleBox({ rgba, width, height }: Bitmap): Box | undefined {
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (rgba[4 * (y * width + x) + 3]! < VISIBLE) continue;
      if (x < box.left) box.left = x;
      if (x >= box.right) box.right = x + 1;
      if (y < box.top) box.top = y;
      box.bottom = y + 1;
    }
  }
  return box.right === 0 ? undefined : box;
}

/** Cuts a bitmap to a box. */
export function crop({ rgba, width }: Bitmap, box: Box): Bitmap {
  const w = box.right - box.left;
  const h = box.bottom - box.top;
  const out = new Uint8Array(w * h * 4);
  for (let y = 0; y < h; y++) {
    const start = 4 * ((box.top + y) * width + box.left);
    out.set(rgba.subarray(start, start + 4 * w), 4 * w * y);
  }
  return { rgba: out, width: w, height: h };
}
