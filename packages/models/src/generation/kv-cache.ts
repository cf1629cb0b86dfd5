// Keys and values of the positions drawn so far, in arrays that the decoder reads in place.
import type { DType, Results, TensorData } from '@nonet/tensor';
import { type CacheForm, cacheParts } from '../dalle-bart/attention-cache.ts';
import type { DalleBartConfig } from '../dalle-bart/config.ts';
import { HIDDEN } from '../dalle-bart/modeling.ts';

/** Session input name of a part of layer `i`'s cache. */
export const cacheName = (part: string, layer: number): string => `self/${layer}/${part}`;

/** Session output name of the same part of a new position. */
export const addedName = (part: string, layer: number): string => `added/${layer}/${part}`;

/**
 * Positions by which the arrays grow: a step attends to this many positions too many at most, and the lanes are moved
 * once in as many steps.
 */
const BLOCK = 32;

type CacheArray = Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Int8Array<ArrayBuffer>;

interface CachedPart {
  readonly input: string;
  readonly output: string;
  /** Numbers of one position of one lane, which is a head of a row. */
  readonly width: number;
  /** Room for all positions; `feeds` are its beginnings. New memory at each growth costs more than moving lanes. */
  readonly room: CacheArray;
}

export class KVCache {
  /** Arrays `[rows, heads, positions, width]` under their input names; positions grow as they are written. */
  readonly feeds: Record<string, TensorData> = {};
  readonly #lanes: number;
  readonly #most: number;
  readonly #parts: readonly CachedPart[];
  #mask = new Float32Array();

  constructor(config: DalleBartConfig, rows: number, form: CacheForm = 'float32') {
    const heads = config.decoderAttentionHeads;
    this.#lanes = rows * heads;
    this.#most = config.imageLength;
    this.#parts = Array.from({ length: config.decoderLayers }, (_, layer) =>
      cacheParts(form, config.dModel / heads).map(({ name, dtype, width }) => ({
        input: cacheName(name, layer),
        output: addedName(name, layer),
        width,
        room: newArray(dtype, this.#lanes * this.#most * width),
      })),
    ).flat();
    this.#growTo(Math.min(BLOCK, this.#most));
  }

  /** Added to the scores of cached positions: hides those not drawn yet. `[positions]` */
  get mask(): Float32Array {
    return this.#mask;
  }

  /** Stores what a step added for `position`; positions come in order. */
  write(results: Results, position: number): void {
    if (position === this.#mask.length) this.#growTo(Math.min(position + BLOCK, this.#most));
    const capacity = this.#mask.length;
    for (const { output, room, width } of this.#parts) {
      const [cache, added] = inLargeSteps(room, results[output]!.data as CacheArray, width);
      const steps = added.length / this.#lanes; // of one position of one lane
      for (let lane = 0; lane < this.#lanes; lane++) {
        const [from, to] = [lane * steps, (lane * capacity + position) * steps];
        for (let i = 0; i < steps; i++) cache[to + i] = added[from + i]!; // faster than so many small set()
      }
    }
    this.#mask[position] = 0;
  }

  /** Moves the lanes apart, the last one first; numbers left between them are hidden by the mask. */
  #growTo(capacity: number): void {
    const before = this.#mask.length;
    for (const { input, room, width } of this.#parts) {
      for (let lane = this.#lanes - 1; lane > 0; lane--) {
        room.copyWithin(lane * capacity * width, lane * before * width, (lane + 1) * before * width);
      }
      this.feeds[input] = room.subarray(0, this.#lanes * capacity * width);
    }
    const mask = new Float32Array(capacity).fill(HIDDEN);
    mask.set(this.#mask);
    this.#mask = mask;
  }
}

function newArray(dtype: DType, length: number): CacheArray {
  if (dtype === 'uint8') return new Uint8Array(length);
  return dtype === 'int8' ? new Int8Array(length) : new Float32Array(length);
}

type Steps = Float32Array | Float64Array | Int32Array | Int8Array | Uint8Array;

/** The same memory in larger elements, where `width` numbers are a whole number of them: two floats, or four bytes. */
function inLargeSteps(cache: CacheArray, added: CacheArray, width: number): readonly [Steps, Steps] {
  const isFloat = cache instanceof Float32Array;
  if (width % (isFloat ? 2 : 4) !== 0) return [cache, added];
  const view = ({ buffer, byteOffset, byteLength }: CacheArray): Steps =>
    isFloat
      ? new Float64Array(buffer, byteOffset, byteLength / 8)
      : new Int32Array(buffer, byteOffset, byteLength / 4);
  return [view(cache), view(added)];
}
