// Keys and values of the positions drawn so far, in arrays that the decoder reads in place.
import type { Results } from '@nonet/tensor';
import type { DalleBartConfig } from '../dalle-bart/config.ts';
import { HIDDEN } from '../dalle-bart/modeling.ts';

/** Session input names of layer `i`. */
export const cacheName = (kind: 'key' | 'value', layer: number): string => `self/${layer}/${kind}`;

/** Session output names of layer `i`. */
export const addedName = (kind: 'key' | 'value', layer: number): string => `added/${layer}/${kind}`;

/**
 * Positions by which the arrays grow: a step attends to this many positions too many at most, and the lanes are moved
 * once in as many steps.
 */
const BLOCK = 32;

type View = Float32Array | Float64Array;

const viewOf = (
  Kind: Float32ArrayConstructor | Float64ArrayConstructor,
  { buffer, byteOffset, byteLength }: Float32Array<ArrayBuffer>,
): View => new Kind(buffer, byteOffset, byteLength / Kind.BYTES_PER_ELEMENT);

export class KVCache {
  /** Arrays `[rows, heads, positions, head width]` under their input names; positions grow as they are written. */
  readonly feeds: Record<string, Float32Array<ArrayBuffer>> = {};
  readonly #config: DalleBartConfig;
  readonly #rows: number;
  readonly #names: readonly (readonly [cache: string, added: string])[];
  /** Room for all positions; `feeds` are its beginnings. New memory at each growth costs more than moving lanes. */
  readonly #room: Readonly<Record<string, Float32Array<ArrayBuffer>>>;
  #mask = new Float32Array();

  constructor(config: DalleBartConfig, rows: number) {
    this.#config = config;
    this.#rows = rows;
    this.#names = Array.from({ length: config.decoderLayers }, (_, layer) =>
      (['key', 'value'] as const).map((kind) => [cacheName(kind, layer), addedName(kind, layer)] as const),
    ).flat();
    const size = rows * config.imageLength * config.dModel;
    this.#room = Object.fromEntries(this.#names.map(([name]) => [name, new Float32Array(size)]));
    this.#growTo(Math.min(BLOCK, config.imageLength));
  }

  /** Added to the scores of cached positions: hides those not drawn yet. `[positions]` */
  get mask(): Float32Array {
    return this.#mask;
  }

  /** Stores what a step added for `position`; positions come in order. */
  write(results: Results, position: number): void {
    const { dModel, decoderAttentionHeads: heads, imageLength } = this.#config;
    if (position === this.#mask.length) this.#growTo(Math.min(position + BLOCK, imageLength));
    const capacity = this.#mask.length;
    const width = dModel / heads;
    const [View, viewWidth] = width % 2 === 0 ? [Float64Array, width / 2] : [Float32Array, width];
    for (const [cacheName, addedName] of this.#names) {
      // Two numbers are moved as one where they fit: loops in this order are faster than so many small set().
      const added = viewOf(View, results[addedName]!.data as Float32Array<ArrayBuffer>); // [rows, heads, 1, head width]
      const cache = viewOf(View, this.feeds[cacheName]!);
      for (let lane = 0; lane < this.#rows * heads; lane++) {
        const [from, to] = [lane * viewWidth, (lane * capacity + position) * viewWidth];
        for (let i = 0; i < viewWidth; i++) cache[to + i] = added[from + i]!;
      }
    }
    this.#mask[position] = 0;
  }

  /** Moves the lanes apart, the last one first; numbers left between them are hidden by the mask. */
  #growTo(capacity: number): void {
    const { dModel, decoderAttentionHeads: heads } = this.#config;
    const before = this.#mask.length;
    const width = dModel / heads;
    for (const [name] of this.#names) {
      const room = this.#room[name]!;
      for (let lane = this.#rows * heads - 1; lane > 0; lane--) {
        room.copyWithin(lane * capacity * width, lane * before * width, (lane + 1) * before * width);
      }
      this.feeds[name] = room.subarray(0, this.#rows * capacity * dModel);
    }
    const mask = new Float32Array(capacity).fill(HIDDEN);
    mask.set(this.#mask);
    this.#mask = mask;
  }
}
