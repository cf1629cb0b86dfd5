// Finds weights that are no numbers: one NaN or infinity spoils every picture, so it is named before anything runs.
import { NonetError } from '@nonet/core';
import { printable } from './byte-source.ts';
import {
  bytesPerElement,
  isFloat,
  type WeightDType,
  type WeightSource,
  type WeightTensor,
} from './weights.ts';

/** Key in a file's metadata that says that all its weights have been checked. */
const MARK = 'finite';

/** Metadata of a file whose weights are all finite. */
export const finiteMark: Readonly<Record<string, string>> = { [MARK]: 'checked' };

/**
 * Checks every number of a checkpoint, unless its metadata says that this was done when it was written.
 * @throws NonetError `checkpoint-not-finite`
 */
export function checkFinite(source: WeightSource): void {
  if (source.metadata[MARK] === finiteMark[MARK]) return;
  for (const tensor of source.tensors.values()) {
    if (isFloat(tensor.dtype)) for (const _ of finitePieces(source.label, tensor));
  }
}

/**
 * The pieces of a tensor, each checked before it is handed on.
 * @throws NonetError `checkpoint-not-finite` that names the tensor and the place in it
 */
export function* finitePieces(label: string, tensor: WeightTensor): Generator<Uint8Array> {
  const { name, shape, dtype } = tensor;
  let before = 0;
  for (const piece of tensor.pieces()) {
    const index = indexOfNonFinite(piece, dtype);
    if (index >= 0) {
      throw new NonetError(
        'checkpoint-not-finite',
        `${label}: tensor "${printable(name)}" (${dtype} [${shape.join(', ')}]) holds NaN or infinity at [${placeOf(before + index, shape).join(', ')}]; the file is damaged or its training diverged`,
      );
    }
    before += piece.length / bytesPerElement[dtype];
    yield piece;
  }
}

/** Index of the first element whose exponent bits are all set, or -1. */
function indexOfNonFinite({ buffer, byteOffset, byteLength }: Uint8Array, dtype: WeightDType): number {
  switch (dtype) {
    case 'F32':
      return indexOfBits(new Uint32Array(buffer, byteOffset, byteLength / 4), 0x7f800000);
    case 'F16':
      return indexOfBits(new Uint16Array(buffer, byteOffset, byteLength / 2), 0x7c00);
    case 'BF16':
      return indexOfBits(new Uint16Array(buffer, byteOffset, byteLength / 2), 0x7f80);
    case 'F64':
      return new Float64Array(buffer, byteOffset, byteLength / 8).findIndex(
        (value) => !Number.isFinite(value),
      );
    default:
      return -1;
  }
}

function indexOfBits(words: Uint32Array | Uint16Array, exponent: number): number {
  for (let i = 0; i < words.length; i++) if ((words[i]! & exponent) === exponent) return i;
  return -1;
}

/** Row-major index to one index per axis. */
function placeOf(index: number, shape: readonly number[]): number[] {
  const place: number[] = [];
  let rest = index;
  for (const size of [...shape].reverse()) {
    place.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return place;
}
