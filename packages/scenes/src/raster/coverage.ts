// Coverage of pixels by polygons: exact signed areas, summed along rows.
import type { Polyline } from './outline.ts';

/** A rectangle of pixels with the covered share (0 to 1) of each, row by row. */
export interface Coverage {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** [height, stride]; the first `width` of each row count. Valid until the next call. */
  readonly shares: Float32Array;
  readonly stride: number;
}

/** Smallest and largest coordinates. */
export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export function boundsOf(polylines: readonly Polyline[]): Bounds {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { points } of polylines) {
    for (let i = 0; i < points.length; i += 2) {
      bounds.left = Math.min(bounds.left, points[i]!);
      bounds.right = Math.max(bounds.right, points[i]!);
      bounds.top = Math.min(bounds.top, points[i + 1]!);
      bounds.bottom = Math.max(bounds.bottom, points[i + 1]!);
    }
  }
  return bounds;
}

/**
 * Sums for each pixel how much a directed edge changes the covered area from the pixel before it on, as in font-rs
 * (https://github.com/raphlinus/font-rs) and stb_truetype: an edge adds the area to its right.
 */
class Accumulator {
  sums = new Float32Array(0);
  width = 0;
  height = 0;
  stride = 0;

  reset(width: number, height: number): void {
    this.width = width;
    this.height = height;
    // Edges at the right border write up to two cells beyond it.
    this.stride = width + 2;
    const length = this.stride * height;
    if (this.sums.length < length) this.sums = new Float32Array(length);
    else this.sums.fill(0, 0, length);
  }

  /** Adds an edge in pixels of the rectangle, cut off at its borders. */
  edge(x0: number, y0: number, x1: number, y1: number): void {
    if (y0 === y1) return;
    if (y0 < y1) this.downward(x0, y0, x1, y1, 1);
    else this.downward(x1, y1, x0, y0, -1);
  }

  private downward(x0: number, y0: number, x1: number, y1: number, sign: number): void {
    if (y1 <= 0 || y0 >= this.height) return;
    const slope = (x1 - x0) / (y1 - y0);
    if (y0 < 0) {
      this.downward(x0 - y0 * slope, 0, x1, y1, sign);
      return;
    }
    if (y1 > this.height) {
      this.downward(x0, y0, x0 + (this.height - y0) * slope, this.height, sign);
      return;
    }
    for (const border of [0, this.width]) {
      // What lies beyond a border is moved on to it.
      if (x0 < border !== x1 < border && x0 !== border && x1 !== border) {
        const y = Math.min(y1, Math.max(y0, y0 + (border - x0) / slope));
        if (y > y0) this.downward(x0, y0, border, y, sign);
        if (y < y1) this.downward(border, y, x1, y1, sign);
        return;
      }
    }
    const low = Math.max(0, Math.min(this.width, x0));
    const high = Math.max(0, Math.min(this.width, x1));
    this.rows(low, y0, y1, high === low ? 0 : slope, sign);
  }

  private rows(start: number, y0: number, y1: number, slope: number, sign: number): void {
    const { sums, stride, width } = this;
    let x = start;
    const last = Math.ceil(y1);
    for (let row = Math.floor(y0); row < last; row++) {
      const part = Math.min(row + 1, y1) - Math.max(row, y0);
      const next = Math.max(0, Math.min(width, x + slope * part));
      const area = sign * part;
      const a = Math.min(x, next);
      const b = Math.max(x, next);
      const first = Math.floor(a);
      const end = Math.ceil(b);
      let at = row * stride + first;
      if (end <= first + 1) {
        const mean = (a + b) / 2 - first;
        sums[at] = sums[at]! + area * (1 - mean);
        sums[at + 1] = sums[at + 1]! + area * mean;
      } else {
        // The edge crosses several pixels: the covered share of each is a trapezium.
        const step = 1 / (b - a);
        let before = 0;
        for (let cell = first; cell < end; cell++, at++) {
          const from = Math.max(a, cell) - a;
          const to = Math.min(b, cell + 1) - a;
          // Integral of the height of the edge over the cell, and the rest of the cell to the right of the edge.
          const share = step * (to - from) * (cell + 1 - a - (from + to) / 2) + step * from;
          sums[at] = sums[at]! + area * (share - before);
          before = share;
        }
        sums[at] = sums[at]! + area * (1 - before);
      }
      x = next;
    }
  }
}

const accumulator = new Accumulator();

/**
 * The coverage of closed polylines (open ones are closed), cut to a picture of `width` x `height` pixels; undefined when
 * they lie outside. Overlapping areas of one orientation count once, as by the rule nonzero.
 */
export function coverageOf(
  polylines: readonly Polyline[],
  width: number,
  height: number,
): Coverage | undefined {
  const bounds = boundsOf(polylines);
  const left = Math.max(0, Math.floor(bounds.left));
  const top = Math.max(0, Math.floor(bounds.top));
  const w = Math.min(width, Math.ceil(bounds.right)) - left;
  const h = Math.min(height, Math.ceil(bounds.bottom)) - top;
  if (!(w > 0 && h > 0)) return undefined;
  accumulator.reset(w, h);
  for (const { points } of polylines) {
    let x0 = points.at(-2)! - left;
    let y0 = points.at(-1)! - top;
    for (let i = 0; i < points.length; i += 2) {
      const x = points[i]! - left;
      const y = points[i + 1]! - top;
      accumulator.edge(x0, y0, x, y);
      x0 = x;
      y0 = y;
    }
  }
  const { sums: shares, stride } = accumulator;
  for (let y = 0; y < h; y++) {
    let sum = 0;
    for (let at = y * stride, end = at + w; at < end; at++) {
      sum += shares[at]!;
      shares[at] = Math.min(1, Math.abs(sum));
    }
  }
  return { left, top, width: w, height: h, shares, stride };
}
