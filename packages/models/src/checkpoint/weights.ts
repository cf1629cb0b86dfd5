// A checkpoint as the models see it: named tensors, each read as float32 on demand.
import { NonetError } from '@nonet/core';
import type { ByteSource } from './byte-source.ts';
import { bfloat16ToFloat32, float16ToFloat32 } from './half.ts';

/** Element types, named as in safetensors. */
export type WeightDType = 'F64' | 'F32' | 'F16' | 'BF16' | 'I64' | 'I32' | 'I16' | 'I8' | 'U8' | 'BOOL';

export const isFloat = (dtype: WeightDType): boolean => ['F64', 'F32', 'F16', 'BF16'].includes(dtype);

/** Bytes per element. */
export const bytesPerElement: Readonly<Record<WeightDType, number>> = {
  F64: 8,
  F32: 4,
  F16: 2,
  BF16: 2,
  I64: 8,
  I32: 4,
  I16: 2,
  I8: 1,
  U8: 1,
  BOOL: 1,
};

/** One tensor of a checkpoint; its values stay in the file until they are read. */
export interface WeightTensor {
  /** Slash-joined, for example `model/encoder/embed_tokens/embedding`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: WeightDType;
  /** Where its bytes begin in the file, if they lie in one stretch. */
  readonly offset?: number;
  /** The values, row-major, converted to float32; a new array each time. */
  read(): Float32Array;
  /** The stored little-endian bytes, row-major, in pieces of whole elements; a piece is overwritten by the next. */
  pieces(): Iterable<Uint8Array>;
}

/** An open checkpoint. */
export interface WeightSource {
  /** What error messages call it. */
  readonly label: string;
  readonly tensors: ReadonlyMap<string, WeightTensor>;
  readonly metadata: Readonly<Record<string, string>>;
  /** The file it is, if it is one. */
  readonly file?: CheckpointFile;
  /** Closes the file behind it; tensors cannot be read after that. */
  close(): void;
}

/** A checkpoint's file, which can be opened again when the checkpoint is closed. */
export interface CheckpointFile {
  /** Absolute, with links resolved. */
  readonly path: string;
  open(): ByteSource;
}

/** A stretch of bytes of a source. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** Bytes read at once where a tensor is not needed whole. */
const PIECE = 1 << 22;

/** A tensor whose bytes are `ranges` of `source`, one after the other, each of whole elements. */
export function tensorInSource(
  source: ByteSource,
  name: string,
  shape: readonly number[],
  dtype: WeightDType,
  ranges: readonly ByteRange[],
): WeightTensor {
  function* pieces() {
    const longest = Math.max(0, ...ranges.map(({ length }) => length));
    const buffer = new Uint8Array(Math.min(PIECE, longest));
    for (const { offset, length } of ranges) {
      for (let at = 0; at < length; at += PIECE) {
        const piece = buffer.subarray(0, Math.min(PIECE, length - at));
        source.readInto(offset + at, piece);
        yield piece;
      }
    }
  }
  const read = () => {
    const values = new Float32Array(elementCount(shape));
    let at = 0;
    if (dtype === 'F32') {
      const bytes = new Uint8Array(values.buffer); // straight into place: large tensors are never held twice
      for (const { offset, length } of ranges) {
        source.readInto(offset, bytes.subarray(at, at + length));
        at += length;
      }
      return values;
    }
    for (const piece of pieces()) {
      const part = toFloat32(piece, dtype);
      values.set(part, at);
      at += part.length;
    }
    return values;
  };
  const [only, ...others] = ranges;
  const place = only && others.length === 0 ? { offset: only.offset } : {};
  return { name, shape, dtype, ...place, read, pieces };
}

/** Stored bytes as float32; they must start at an address even for their type, as a fresh array does. */
export function toFloat32(bytes: Uint8Array, dtype: WeightDType): Float32Array {
  const { buffer, byteOffset, length } = bytes;
  switch (dtype) {
    case 'F32':
      return new Float32Array(buffer, byteOffset, length / 4);
    case 'F16':
      return float16ToFloat32(new Uint16Array(buffer, byteOffset, length / 2));
    case 'BF16':
      return bfloat16ToFloat32(new Uint16Array(buffer, byteOffset, length / 2));
    case 'F64':
      return Float32Array.from(new Float64Array(buffer, byteOffset, length / 8));
    case 'I64':
      return Float32Array.from(new BigInt64Array(buffer, byteOffset, length / 8), Number);
    case 'I32':
      return Float32Array.from(new Int32Array(buffer, byteOffset, length / 4));
    case 'I16':
      return Float32Array.from(new Int16Array(buffer, byteOffset, length / 2));
    case 'I8':
      return Float32Array.from(new Int8Array(buffer, byteOffset, length));
    case 'U8':
    case 'BOOL':
      return Float32Array.from(bytes);
  }
}

/** The number of elements of a shape (1 for a scalar's empty shape). */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/**
 * The tensor of that name, and of that shape when one is given.
 * @throws NonetError `checkpoint-missing-tensor`, `checkpoint-shape`
 */
export function requireTensor(source: WeightSource, name: string, shape?: readonly number[]): WeightTensor {
  const tensor = source.tensors.get(name);
  if (tensor === undefined) {
    throw new NonetError(
      'checkpoint-missing-tensor',
      `${source.label}: has no tensor "${name}" (it holds ${source.tensors.size} others)`,
    );
  }
  if (shape !== undefined && shape.join() !== tensor.shape.join()) {
    throw new NonetError(
      'checkpoint-shape',
      `${source.label}: tensor "${name}" should have shape [${shape.join(', ')}] but has [${tensor.shape.join(', ')}]`,
    );
  }
  return tensor;
}
