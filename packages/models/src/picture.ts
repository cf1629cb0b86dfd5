// Pictures as rows of RGB bytes, brought to the size that a model sees.

/** An RGB picture, `[height, width, 3]`. */
export interface RgbPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/**
 * Scales a picture's shorter side to `size` and cuts out the middle square, with Pillow's bicubic filter.
 * @returns `[size, size, 3]`
 */
export function fitSquare({ width, height, pixels }: RgbPicture, size: number): Uint8Array {
  const shorter = Math.min(width, height);
  const columns = taps(width, Math.trunc((size * width) / shorter), size);
  const rows = taps(height, Math.trunc((size * height) / shorter), size);
  const narrow = filterRows(pixels, width, height, columns); // [height, size, 3]
  const result = new Uint8Array(size * size * 3);
  rows.forEach(({ first, weights }, y) => {
    for (let i = 0; i < size * 3; i++) {
      let value = 0;
      weights.forEach((weight, k) => {
        value += weight * narrow[(first + k) * size * 3 + i]!;
      });
      result[y * size * 3 + i] = toByte(value);
    }
  });
  return result;
}

/** Which numbers make one number of the scaled line, and how much of each. */
interface Tap {
  readonly first: number;
  readonly weights: readonly number[];
}

/** Taps of the middle `size` numbers of a line of `from` that is scaled to `to`. */
function taps(from: number, to: number, size: number): Tap[] {
  const scale = from / to;
  const stretch = Math.max(1, scale); // shrinking averages over all that falls together
  const offset = Math.trunc((to - size) / 2);
  return Array.from({ length: size }, (_, i) => {
    const centre = (i + offset + 0.5) * scale;
    const first = Math.max(0, Math.trunc(centre - 2 * stretch + 0.5));
    const last = Math.min(from, Math.trunc(centre + 2 * stretch + 0.5));
    const raw = Array.from({ length: last - first }, (_, k) => cubic((first + k - centre + 0.5) / stretch));
    const total = raw.reduce((a, b) => a + b, 0);
    return { first, weights: raw.map((weight) => weight / total) };
  });
}

/** Keys' cubic kernel with a = -0.5. */
function cubic(x: number): number {
  const d = Math.abs(x);
  if (d < 1) return (1.5 * d - 2.5) * d * d + 1;
  return d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
}

/** Scales every row. `[height, width, 3] -> [height, columns, 3]` */
function filterRows(pixels: Uint8Array, width: number, height: number, columns: readonly Tap[]): Uint8Array {
  const result = new Uint8Array(height * columns.length * 3);
  for (let y = 0; y < height; y++) {
    columns.forEach(({ first, weights }, x) => {
      for (let channel = 0; channel < 3; channel++) {
        let value = 0;
        for (let i = 0; i < weights.length; i++) {
          value += weights[i]! * pixels[(y * width + first + i) * 3 + channel]!;
        }
        result[(y * columns.length + x) * 3 + channel] = toByte(value);
      }
    });
  }
  return result;
}

const toByte = (value: number): number => Math.min(255, Math.max(0, Math.round(value)));
