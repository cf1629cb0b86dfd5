// Throws damaged checkpoints at the readers: each must be read or refused with a proper error, quickly.
import { NonetError } from '@nonet/core';
import { encodeFlaxMsgpack } from './encode-flax-msgpack.ts';
import { finitePieces } from './finite.ts';
import { openFlaxMsgpack } from './flax-msgpack.ts';
import { encodeSafetensors, openSafetensors } from './safetensors.ts';
import { elementCount, type WeightSource } from './weights.ts';

export interface FuzzOptions {
  readonly runs: number;
  /** The same seed makes the same inputs. */
  readonly seed: number;
  readonly onProgress?: (done: number) => void | Promise<void>;
}

export interface FuzzResult {
  readonly runs: number;
  /** Inputs that were read to the end. */
  readonly read: number;
  /** Inputs that were refused, by error code. */
  readonly refused: Readonly<Record<string, number>>;
  /** Longest time for one input. */
  readonly slowestMs: number;
}

const PROGRESS_EVERY = 1000;

/**
 * Runs the safetensors and Flax readers on made-up and damaged inputs.
 * @throws NonetError `fuzz-crash` with the input in hex when a reader throws anything but a NonetError, or reads
 * something else than the shape says
 */
export async function fuzzCheckpoints({ runs, seed, onProgress }: FuzzOptions): Promise<FuzzResult> {
  const random = new Dice(seed);
  const formats = [
    { open: openSafetensors, samples: [safetensorsSample()] },
    { open: openFlaxMsgpack, samples: [flaxSample(2 ** 30), flaxSample(20)] },
  ];
  const refused: Record<string, number> = {};
  let read = 0;
  let slowestMs = 0;
  for (let run = 0; run < runs; run++) {
    if (run % PROGRESS_EVERY === 0) await onProgress?.(run);
    const { open, samples } = random.oneOf(formats);
    const input =
      random.below(10) === 0 ? random.bytes(random.below(64)) : damage(random.oneOf(samples), random);
    const start = performance.now();
    try {
      readAll(open(input));
      read++;
    } catch (error) {
      if (!(error instanceof NonetError) || error.code === 'fuzz-crash') {
        throw new NonetError('fuzz-crash', `${open.name}, run ${run} of seed ${seed}: ${hex(input)}`, {
          cause: error,
        });
      }
      refused[error.code] = (refused[error.code] ?? 0) + 1;
    }
    slowestMs = Math.max(slowestMs, performance.now() - start);
  }
  return { runs, read, refused, slowestMs };
}

function readAll(source: WeightSource): void {
  for (const tensor of source.tensors.values()) {
    const { length } = tensor.read();
    if (length !== elementCount(tensor.shape)) {
      throw new NonetError('fuzz-crash', `${tensor.name}: read ${length} numbers, its shape says otherwise`);
    }
    for (const _ of finitePieces(source.label, tensor));
  }
}

/** A small xorshift generator: quick, and the same everywhere. */
class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = (Math.imul(seed, 0x9e3779b9) ^ 0x2545f491) | 1;
  }

  below(limit: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % Math.max(1, limit);
  }

  oneOf<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.below(256));
  }
}

type Change = (bytes: Uint8Array, random: Dice) => Uint8Array;

/** Values at which sizes, signs and counts break, and the first bytes of MessagePack's large forms. */
const TELLING = [
  0x00, 0x01, 0x7f, 0x80, 0x81, 0x90, 0x9f, 0xc1, 0xc4, 0xc6, 0xc7, 0xc9, 0xdb, 0xdd, 0xdf, 0xff,
];

const CHANGES: readonly Change[] = [
  (bytes, random) => replaceByte(bytes, random.below(bytes.length), () => random.below(256)),
  (bytes, random) => replaceByte(bytes, random.below(bytes.length), () => random.oneOf(TELLING)),
  (bytes, random) => replaceByte(bytes, random.below(bytes.length), (old) => old ^ (1 << random.below(8))),
  (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  // four bytes in a row: a length or an offset
  (bytes, random) => splice(bytes, random.below(bytes.length), 4, random.bytes(4)),
  (bytes, random) =>
    splice(bytes, random.below(bytes.length), random.below(12), random.bytes(random.below(12))),
  // a stretch of the file again somewhere else: keys and tensors twice, maps in maps
  (bytes, random) => {
    const from = random.below(bytes.length);
    return splice(bytes, random.below(bytes.length), 0, bytes.slice(from, from + random.below(200)));
  },
  // another digit: shapes and offsets of a JSON header
  (bytes, random) => {
    const digits = [...bytes.keys()].filter((at) => bytes[at]! >= 0x30 && bytes[at]! <= 0x39);
    return replaceByte(bytes, random.oneOf(digits) ?? 0, () => 0x30 + random.below(10));
  },
];

function damage(sample: Uint8Array, random: Dice): Uint8Array {
  let bytes = sample;
  for (let change = random.below(4); change >= 0; change--) bytes = random.oneOf(CHANGES)(bytes, random);
  return bytes;
}

function replaceByte(bytes: Uint8Array, at: number, change: (old: number) => number): Uint8Array {
  const changed = bytes.slice();
  if (at < changed.length) changed[at] = change(changed[at]!);
  return changed;
}

function splice(bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array {
  const tail = bytes.subarray(Math.min(at + remove, bytes.length));
  const changed = new Uint8Array(at + insert.length + tail.length);
  changed.set(bytes.subarray(0, at));
  changed.set(insert, at);
  changed.set(tail, at + insert.length);
  return changed;
}

function safetensorsSample(): Uint8Array {
  const pieces = encodeSafetensors(
    [
      { name: 'a/kernel', shape: [2, 3], dtype: 'F32', data: Float32Array.of(1, -2, 3.5, 0, 1e-8, 7) },
      { name: 'half', shape: [2], dtype: 'F16', data: Float32Array.of(0.5, -1) },
      { name: 'ids', shape: [2], dtype: 'I64', data: BigInt64Array.of(-9n, 5n) },
      { name: 'nothing', shape: [0, 4], dtype: 'F32', data: new Float32Array(0) },
    ],
    { format: 'sample' },
  );
  const parts = [...pieces].map((piece) => piece.slice());
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

function flaxSample(maxChunkBytes: number): Uint8Array {
  const kernel = new Uint8Array(Float32Array.from({ length: 12 }, (_, i) => i - 5.5).buffer);
  return encodeFlaxMsgpack(
    {
      step: 300,
      lm_head: { kernel: { shape: [3, 4], dtype: 'float32', data: kernel } },
      model: {
        half: { shape: [3], dtype: 'float16', data: new Uint8Array(6) },
        brain: { shape: [1, 2], dtype: 'bfloat16', data: new Uint8Array(4) },
        flags: { shape: [], dtype: 'bool', data: Uint8Array.of(1) },
      },
    },
    maxChunkBytes,
  );
}

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
