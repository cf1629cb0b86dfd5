// Sizes of an upscaler, read from its config.json.
import { ConfigReader } from '../config-reader.ts';

/** How many times wider and higher a picture becomes. */
export const UPSCALE_FACTOR = 4;

export interface UpscalerConfig {
  readonly channels: number;
  /** Residual blocks of two convolutions each. */
  readonly blocks: number;
}

/** @throws NonetError `config-*` that names the key, what was expected and what came */
export function parseUpscalerConfig(json: unknown): UpscalerConfig {
  const reader = new ConfigReader('upscaler config', json);
  const config = { channels: reader.integer('channels'), blocks: reader.count('blocks') };
  reader.only('factor', UPSCALE_FACTOR);
  reader.finish();
  return config;
}

/** How far a pixel is seen from, in pixels of the small picture: one for each 3x3 convolution. */
export const reachOf = ({ blocks }: UpscalerConfig): number => 2 + 2 * blocks;
