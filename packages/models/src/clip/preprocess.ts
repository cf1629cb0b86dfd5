// Pictures as CLIP wants them: scaled with the bicubic filter it was trained with, cut square, normalised.
import { ConfigReader } from '../config-reader.ts';

/** An RGB picture, `[height, width, 3]`. */
export interface RgbPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** What is taken off the colours of [0, 1], and what they are divided by; red, green, blue. */
export interface Normalisation {
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** Of the published checkpoints. */
export const publishedNormalisation: Normalisation = {
  mean: [0.48145466, 0.4578275, 0.40821073],
  std: [0.26862954, 0.26130258, 0.27577711],
};

/** Reads a `preprocessor_config.json`, of which only the colours' mean and deviation are free. */
export function parseNormalisation(json: unknown): Normalisation {
  const reader = new ConfigReader('CLIP preprocessor_config', json);
  const { mean, std } = publishedNormalisation;
  return { mean: reader.numbers('image_mean', 3, mean), std: reader.numbers('image_std', 3, std) };
}

/**
 * Scales the shorter side to `size`, cuts the middle square and normalises.
 * @returns planes `[3, size, size]`
 */
export function preprocess(picture: RgbPicture, size: number, { mean, std }: Normalisation): Float32Array {
  const shorter = Math.min(picture.width, picture.height);
  const columns = taps(picture.width, Math.trunc((size * picture.width) / shorter), size);
  const rows = taps(picture.height, Math.trunc((size * picture.height) / shorter), size);
  const narrow = filterRows(picture.pixels, picture.width, picture.height, columns);
  const planes = new Float32Array(3 * size * size);
  rows.forEach(({ first, weights }, y) => {
    for (let x = 0; x < size; x++) {
      for (let channel = 0; channel < 3; channel++) {
        let value = 0;
        for (let i = 0; i < weights.length; i++) {
          value += weights[i]! * narrow[((first + i) * size + x) * 3 + channel]!;
        }
        planes[(channel * size + y) * size + x] = (toByte(value) / 255 - mean[channel]!) / std[channel]!;
      }
    }
  });
  return planes;
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
