// What a checkpoint is to the models: named tensors, each read as float32 when it is asked for.
import { NonetError } from '@nonet/tensor';
import type { ByteSource } from './byte-source.ts';
import { bfloat16ToFloat32, float16ToFloat32 } from './half.ts';

/** Element types, named as in safetensors. */
export type WeightDType = 'F64' | 'F32' | 'F16' | 'BF16' | 'I64' | 'I32' | 'I16' | 'I8' | 'U8' | 'BOOL';

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
  /** The values, row-major, converted to float32; a new array each time. */
  read(): Float32Array;
  /** The stored little-endian bytes, row-major; a new array each time. */
  readBytes(): Uint8Array;
}

/** An open checkpoint. */
export interface WeightSource {
  /** What error messages call it. */
  readonly label: string;
  readonly tensors: ReadonlyMap<string, WeightTensor>;
  readonly metadata: Readonly<Record<string, string>>;
  /** Closes the file behind it; tensors cannot be read after that. */
  close(): void;
}

/** A stretch of bytes of a source. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** A tensor whose bytes are `ranges` of `source`, one after the other. */
export function tensorInSource(
  source: ByteSource,
  name: string,
  shape: readonly number[],
  dtype: WeightDType,
  ranges: readonly ByteRange[],
): WeightTensor {
  const fill = (target: Uint8Array) => {
    let at = 0;
    for (const { offset, length } of ranges) {
      source.readInto(offset, target.subarray(at, at + length));
      at += length;
    }
  };
  const readBytes = () => {
    const bytes = new Uint8Array(ranges.reduce((sum, range) => sum + range.length, 0));
    fill(bytes);
    return bytes;
  };
  const read = () => {
    if (dtype !== 'F32') return toFloat32(readBytes(), dtype);
    const values = new Float32Array(elementCount(shape));
    fill(new Uint8Array(values.buffer)); // straight into place: large tensors are never held twice
    return values;
  };
  return { name, shape, dtype, read, readBytes };
}

/** `bytes` must start at an even address for its type, as a fresh array does. */
function toFloat32(bytes: Uint8Array, dtype: Exclude<WeightDType, 'F32'>): Float32Array {
  const { buffer, byteOffset, length } = bytes;
  switch (dtype) {
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
