// Pictures as CLIP wants them: scaled with the filter it was trained with, cut square, normalised.
import { ConfigReader } from '../config-reader.ts';
import { fitSquare, type RgbPicture } from '../picture.ts';
import { toPlanes } from '../pixels.ts';

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

/** A picture as CLIP sees it: the middle square. `-> [3, size, size]` */
export function preprocess(picture: RgbPicture, size: number, { mean, std }: Normalisation): Float32Array {
  const area = size * size;
  const planes = toPlanes(fitSquare(picture, size), 1, size);
  for (let i = 0; i < planes.length; i++) {
    const channel = Math.floor(i / area);
    planes[i] = (planes[i]! - mean[channel]!) / std[channel]!;
  }
  return planes;
}
