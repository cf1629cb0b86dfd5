// Keys and values of the positions drawn so far, in arrays that the decoder reads in place.
import type { HostTensor } from '@nonet/tensor';
import type { DalleBartConfig } from '../dalle-bart/config.ts';

/** Session input names of layer `i`. */
export const cacheName = (kind: 'key' | 'value', layer: number): string => `self/${layer}/${kind}`;

/** Session output names of layer `i`. */
export const addedName = (kind: 'key' | 'value', layer: number): string => `added/${layer}/${kind}`;

export class KVCache {
  /** Arrays `[rows, heads, imageLength, head width]` under their input names. */
  readonly feeds: Record<string, Float32Array> = {};
  /** Added to the scores of cached positions: hides those not drawn yet. `[imageLength]` */
  readonly mask: Float32Array;
  readonly #config: DalleBartConfig;
  readonly #rows: number;

  constructor(config: DalleBartConfig, rows: number) {
    this.#config = config;
    this.#rows = rows;
    this.mask = new Float32Array(config.imageLength).fill(-1e9);
    for (let layer = 0; layer < config.decoderLayers; layer++) {
      for (const kind of ['key', 'value'] as const) {
        this.feeds[cacheName(kind, layer)] = new Float32Array(rows * config.imageLength * config.dModel);
      }
    }
  }

  /** Stores what a step added for `position`. */
  write(results: Readonly<Record<string, HostTensor>>, position: number): void {
    const { decoderLayers, decoderAttentionHeads: heads, dModel, imageLength } = this.#config;
    const width = dModel / heads;
    for (let layer = 0; layer < decoderLayers; layer++) {
      for (const kind of ['key', 'value'] as const) {
        const added = results[addedName(kind, layer)]!.data as Float32Array; // [rows, heads, 1, head width]
        const cache = this.feeds[cacheName(kind, layer)]!;
        for (let lane = 0; lane < this.#rows * heads; lane++) {
          cache.set(
            added.subarray(lane * width, (lane + 1) * width),
            (lane * imageLength + position) * width,
          );
        }
      }
    }
    this.mask[position] = 0;
  }
}
