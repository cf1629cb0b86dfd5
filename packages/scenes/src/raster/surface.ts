// A surface to paint on: premultiplied colours in floating point.
import type { Bitmap } from '../bitmap.ts';
import type { Bounds, Coverage } from './coverage.ts';
import { colourAt, type Gradient, type Paint, type Rgba } from './paint.ts';

/** Coverage nearer to 0 or 1 than this is 0 or 1: rounding errors of sums, too small to change a byte. */
const ROUNDING = 1e-4;

export class Surface {
  readonly width: number;
  readonly height: number;
  /** 0 to 255, multiplied by alpha, [height, width, 4]. */
  private readonly data: Float32Array;
  /** All pixels outside this box are transparent. */
  private readonly used: Bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.data = new Float32Array(width * height * 4);
  }

  /**
   * Paints over what is there.
   * @param bounds of the shape, in pixels: gradients are relative to it
   * @param opacity 0 to 1
   */
  paint(coverage: Coverage, paint: Paint, bounds: Bounds, opacity: number): void {
    const { left, top, width, height, shares, stride } = coverage;
    this.use(left, top, left + width, top + height);
    const colour: [number, number, number, number] = [0, 0, 0, 0];
    const gradient = 'stops' in paint ? paint : undefined;
    if (gradient === undefined) setColour(colour, paint as Rgba);
    // Most gradients are vertical: one colour for each row.
    const perRow = gradient !== undefined && gradient.x1 === gradient.x2;
    let [r, g, b, a] = colour;
    for (let y = 0; y < height; y++) {
      if (perRow) {
        colourAt(gradient, offsetAt(gradient, bounds, left, top + y), colour);
        [r, g, b, a] = colour;
      }
      let to = 4 * ((top + y) * this.width + left);
      for (let at = y * stride, end = at + width; at < end; at++, to += 4) {
        const share = shares[at]!;
        // Less than this cannot change a byte: rounding errors of the sums.
        if (share < ROUNDING) continue;
        if (gradient !== undefined && !perRow) {
          colourAt(gradient, offsetAt(gradient, bounds, left + at - y * stride, top + y), colour);
          [r, g, b, a] = colour;
        }
        this.over(to, r, g, b, a * opacity * (share > 1 - ROUNDING ? 1 : share));
      }
    }
  }

  /** Lays another surface of the same size over this one. */
  draw(layer: Surface, opacity: number): void {
    const { left, top, right, bottom } = layer.used;
    if (left >= right) return;
    this.use(left, top, right, bottom);
    for (let y = top; y < bottom; y++) {
      for (let at = 4 * (y * this.width + left), end = 4 * (y * this.width + right); at < end; at += 4) {
        const keep = 1 - (opacity * layer.data[at + 3]!) / 255;
        for (let c = 0; c < 4; c++)
          this.data[at + c] = this.data[at + c]! * keep + opacity * layer.data[at + c]!;
      }
    }
  }

  /** Makes all of it transparent again. */
  clear(): void {
    const { left, top, right, bottom } = this.used;
    for (let y = top; y < bottom; y++)
      this.data.fill(0, 4 * (y * this.width + left), 4 * (y * this.width + right));
    Object.assign(this.used, { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity });
  }

  /** The picture with straight alpha. */
  toBitmap(): Bitmap {
    const { data, width, height } = this;
    const rgba = new Uint8Array(data.length);
    for (let i = 0; i < data.length; i += 4) {
      const alpha = Math.round(data[i + 3]!);
      if (alpha === 0) continue;
      const scale = 255 / data[i + 3]!;
      for (let c = 0; c < 3; c++) rgba[i + c] = Math.min(255, Math.round(data[i + c]! * scale));
      rgba[i + 3] = alpha;
    }
    return { rgba, width, height };
  }

  /** @param at index of the pixel's first channel */
  private over(at: number, r: number, g: number, b: number, alpha: number): void {
    const { data } = this;
    const keep = 1 - alpha;
    data[at] = data[at]! * keep + r * alpha;
    data[at + 1] = data[at + 1]! * keep + g * alpha;
    data[at + 2] = data[at + 2]! * keep + b * alpha;
    data[at + 3] = data[at + 3]! * keep + 255 * alpha;
  }

  private use(left: number, top: number, right: number, bottom: number): void {
    const { used } = this;
    used.left = Math.min(used.left, left);
    used.top = Math.min(used.top, top);
    used.right = Math.max(used.right, right);
    used.bottom = Math.max(used.bottom, bottom);
  }
}

function setColour(out: [number, number, number, number], colour: Rgba): void {
  for (let c = 0; c < 4; c++) out[c] = colour[c]!;
}

/** Position of a pixel's middle along a gradient, 0 to 1 between its ends. */
function offsetAt({ x1, y1, x2, y2 }: Gradient, bounds: Bounds, x: number, y: number): number {
  const u = (x + 0.5 - bounds.left) / (bounds.right - bounds.left) - x1;
  const v = (y + 0.5 - bounds.top) / (bounds.bottom - bounds.top) - y1;
  const [dx, dy] = [x2 - x1, y2 - y1];
  return (u * dx + v * dy) / (dx * dx + dy * dy);
}
