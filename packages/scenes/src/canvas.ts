// Resizing, rotating and compositing with premultiplied alpha, so that cut-outs get no dark or light rims.
import type { Bitmap } from './bitmap.ts';

/** A cut-out with its colours multiplied by alpha, [height, width, 4], so that averaging keeps edges clean. */
export interface Layer {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** Which source cells each target cell averages, and their shares, when `from` cells become `to`. */
interface Shares {
  /** First source cell of each target cell. */
  first: Int32Array;
  /** How many source cells it has. */
  count: Int32Array;
  /** Their shares: `stride` for each target cell. */
  weights: Float32Array;
  stride: number;
}

function sharesOf(from: number, to: number): Shares {
  const step = from / to;
  // Enlarging reads one linear step around the centre; reducing averages the whole covered span.
  const reach = Math.max(step, 1) / 2;
  const stride = Math.ceil(2 * reach) + 1;
  const first = new Int32Array(to);
  const count = new Int32Array(to);
  const weights = new Float32Array(to * stride);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * step;
    const low = Math.max(0, Math.floor(centre - reach));
    const high = Math.min(from, Math.ceil(centre + reach), low + stride);
    first[i] = low;
    count[i] = high - low;
    let sum = 0;
    for (let j = low; j < high; j++) {
      const share = Math.max(0, Math.min(j + 1, centre + reach) - Math.max(j, centre - reach));
      weights[i * stride + j - low] = share;
      sum += share;
    }
    for (let j = 0; j < high - low; j++) weights[i * stride + j] = weights[i * stride + j]! / sum;
  }
  return { first, count, weights, stride };
}

/** Averages a straight-alpha bitmap to `width` x `height` pixels; `flip` mirrors it left to right. */
export function resize(bitmap: Bitmap, width: number, height: number, flip = false): Layer {
  const { rgba, width: fromWidth, height: fromHeight } = bitmap;
  const across = sharesOf(fromWidth, width);
  const down = sharesOf(fromHeight, height);
  const data = new Uint8ClampedArray(width * height * 4);
  const line = new Float32Array(fromWidth * 4); // one target row, not yet narrowed, multiplied by alpha
  for (let y = 0; y < height; y++) {
    line.fill(0);
    for (let i = 0; i < down.count[y]!; i++) {
      const weight = down.weights[y * down.stride + i]!;
      let from = (down.first[y]! + i) * fromWidth * 4;
      for (let x = 0; x < line.length; x += 4, from += 4) {
        const byte = rgba[from + 3]!;
        if (byte === 0) continue;
        const alpha = weight * byte;
        const scale = alpha / 255;
        line[x] = line[x]! + scale * rgba[from]!;
        line[x + 1] = line[x + 1]! + scale * rgba[from + 1]!;
        line[x + 2] = line[x + 2]! + scale * rgba[from + 2]!;
        line[x + 3] = line[x + 3]! + alpha;
      }
    }
    for (let x = 0; x < width; x++) {
      let from = 4 * across.first[x]!;
      let r = 0;
      let g = 0;
      let b = 0;
      let a = 0;
      for (let i = 0, at = x * across.stride; i < across.count[x]!; i++, at++, from += 4) {
        const weight = across.weights[at]!;
        r += weight * line[from]!;
        g += weight * line[from + 1]!;
        b += weight * line[from + 2]!;
        a += weight * line[from + 3]!;
      }
      if (a === 0) continue;
      const to = 4 * (y * width + (flip ? width - 1 - x : x));
      data[to] = r;
      data[to + 1] = g;
      data[to + 2] = b;
      data[to + 3] = a;
    }
  }
  return { data, width, height };
}

/** Rotates a layer about its centre, clockwise, by degrees; the result is large enough to hold it. */
export function rotate(layer: Layer, degrees: number): Layer {
  if (degrees === 0) return layer;
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const { width: w, height: h, data } = layer;
  // Slightly less, so that rounding errors at right angles add no empty row.
  const width = Math.ceil(Math.abs(w * cos) + Math.abs(h * sin) - 1e-6);
  const height = Math.ceil(Math.abs(w * sin) + Math.abs(h * cos) - 1e-6);
  const out = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dx = x + 0.5 - width / 2;
      const dy = y + 0.5 - height / 2;
      const sx = cos * dx + sin * dy + w / 2 - 0.5;
      const sy = -sin * dx + cos * dy + h / 2 - 0.5;
      const x0 = Math.floor(sx);
      const y0 = Math.floor(sy);
      if (x0 < -1 || y0 < -1 || x0 >= w || y0 >= h) continue;
      const fx = sx - x0;
      const fy = sy - y0;
      for (let c = 0; c < 4; c++) {
        let value = 0;
        for (let j = 0; j < 2; j++) {
          for (let i = 0; i < 2; i++) {
            if (x0 + i < 0 || x0 + i >= w || y0 + j < 0 || y0 + j >= h) continue;
            value += (i ? fx : 1 - fx) * (j ? fy : 1 - fy) * data[4 * ((y0 + j) * w + x0 + i) + c]!;
          }
        }
        out[4 * (y * width + x) + c] = value;
      }
    }
  }
  return { data: out, width, height };
}

/** Lays layers over one another, in order, into one layer that is just large enough for all. */
export function merge(
  parts: readonly { layer: Layer; left: number; top: number }[],
): Layer & { left: number; top: number } {
  const left = Math.floor(Math.min(...parts.map((part) => part.left)));
  const top = Math.floor(Math.min(...parts.map((part) => part.top)));
  const right = Math.ceil(Math.max(...parts.map((part) => part.left + part.layer.width))) + 1;
  const bottom = Math.ceil(Math.max(...parts.map((part) => part.top + part.layer.height))) + 1;
  const width = right - left;
  const height = bottom - top;
  const data = new Uint8ClampedArray(width * height * 4);
  for (const part of parts) {
    const dx = Math.round(part.left) - left;
    const dy = Math.round(part.top) - top;
    for (let y = 0; y < part.layer.height; y++) {
      let from = 4 * y * part.layer.width;
      let to = 4 * ((y + dy) * width + dx);
      for (let x = 0; x < part.layer.width; x++, from += 4, to += 4) {
        const rest = 255 - part.layer.data[from + 3]!;
        if (rest === 255) continue;
        for (let c = 0; c < 4; c++) data[to + c] = part.layer.data[from + c]! + (data[to + c]! * rest) / 255;
      }
    }
  }
  return { data, width, height, left, top };
}

/** Multiplies a layer's colours (0..1 each), as the light of the hour does. Changes the layer. */
export function light(layer: Layer, [r, g, b]: readonly [number, number, number]): void {
  if (r === 1 && g === 1 && b === 1) return;
  const { data } = layer;
  for (let i = 0; i < data.length; i += 4) {
    data[i] = data[i]! * r;
    data[i + 1] = data[i + 1]! * g;
    data[i + 2] = data[i + 2]! * b;
  }
}

/** An opaque square picture that layers are laid upon. */
export class Canvas {
  /** RGB, [size, size, 3]. */
  readonly pixels: Uint8Array;
  readonly size: number;

  /** @param background RGB of the whole picture, [size, size, 3], or one colour for all of it */
  constructor(size: number, background: Uint8Array | readonly [number, number, number]) {
    this.size = size;
    this.pixels = new Uint8Array(size * size * 3);
    if (background.length === 3) {
      this.pixels.set(background);
      // Doubles what is filled until all is.
      for (let done = 3; done < this.pixels.length; done *= 2) this.pixels.copyWithin(done, 0, done);
    } else {
      this.pixels.set(background);
    }
  }

  /** Lays a layer with its top left corner at a whole pixel; what lies outside is cut off. */
  draw(layer: Layer, left: number, top: number): void {
    const x0 = Math.round(left);
    const y0 = Math.round(top);
    const { pixels, size } = this;
    for (let y = Math.max(0, -y0); y < layer.height && y + y0 < size; y++) {
      let from = 4 * (y * layer.width + Math.max(0, -x0));
      let to = 3 * ((y + y0) * size + Math.max(0, x0));
      const end = 4 * (y * layer.width + Math.min(layer.width, size - x0));
      for (; from < end; from += 4, to += 3) {
        const rest = 255 - layer.data[from + 3]!;
        if (rest === 255) continue;
        pixels[to] = layer.data[from]! + (((pixels[to]! * rest + 127) / 255) | 0);
        pixels[to + 1] = layer.data[from + 1]! + (((pixels[to + 1]! * rest + 127) / 255) | 0);
        pixels[to + 2] = layer.data[from + 2]! + (((pixels[to + 2]! * rest + 127) / 255) | 0);
      }
    }
  }

  /** A soft dark ellipse: the shadow of a thing on the ground that it stands on. */
  shadow(centreX: number, centreY: number, radiusX: number, radiusY: number, strength = 0.28): void {
    const { pixels, size } = this;
    for (let y = Math.max(0, Math.floor(centreY - radiusY)); y < Math.min(size, centreY + radiusY); y++) {
      for (let x = Math.max(0, Math.floor(centreX - radiusX)); x < Math.min(size, centreX + radiusX); x++) {
        const distance = ((x - centreX) / radiusX) ** 2 + ((y - centreY) / radiusY) ** 2;
        if (distance >= 1) continue;
        const keep = 1 - strength * Math.min(1, 1.6 * (1 - distance));
        const at = 3 * (y * size + x);
        for (let c = 0; c < 3; c++) pixels[at + c] = pixels[at + c]! * keep;
      }
    }
  }
}
