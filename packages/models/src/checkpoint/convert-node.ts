// Converts checkpoints, once, into the form that starts fastest: a safetensors file of float32, to be mapped.
import { setImmediate as afterOthers } from 'node:timers/promises';
import { NonetError } from '@nonet/core';
import { AtomicFile } from '@nonet/core/node';
import { finiteMark, finitePieces } from './finite.ts';
import { encodeSafetensors, type TensorToWrite } from './safetensors.ts';
import {
  bytesPerElement,
  elementCount,
  isFloat,
  toFloat32,
  type WeightDType,
  type WeightSource,
  type WeightTensor,
} from './weights.ts';

export interface ConvertOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
}

/** Bytes of the file that `convertCheckpoint` writes, but for its header. */
function convertedSize(source: WeightSource): number {
  return [...source.tensors.values()].reduce(
    (sum, { shape, dtype }) => sum + elementCount(shape) * bytesPerElement[convertedType(dtype)],
    0,
  );
}

/**
 * Writes every tensor of a checkpoint under its own name, floats of any width as float32, a few MiB at a time. The
 * file appears whole or not at all.
 * @throws NonetError `checkpoint-not-finite`, `checkpoint-truncated`, `disk-full`, `file-write`, `cancelled`
 */
export async function convertCheckpoint(
  source: WeightSource,
  path: string,
  { signal, onProgress }: ConvertOptions = {},
): Promise<void> {
  const total = convertedSize(source);
  const tensors = [...source.tensors.values()].map((tensor) => toWrite(source.label, tensor));
  const file = new AtomicFile(path);
  try {
    let done = 0;
    for (const piece of encodeSafetensors(tensors, finiteMark)) {
      await afterOthers(); // lets Ctrl-C and the progress bar have their turn
      if (signal?.aborted) throw new NonetError('cancelled', `converting ${source.label} was cancelled`);
      file.write(piece);
      done += piece.length;
      onProgress?.(Math.min(done, total), total);
    }
    file.commit();
  } catch (error) {
    file.discard();
    throw error;
  }
}

function toWrite(label: string, tensor: WeightTensor): TensorToWrite {
  const { name, shape, dtype } = tensor;
  return { name, shape, dtype: convertedType(dtype), data: () => convertedPieces(label, tensor) };
}

function* convertedPieces(label: string, tensor: WeightTensor): Generator<Uint8Array> {
  const asIs = convertedType(tensor.dtype) === tensor.dtype;
  for (const piece of finitePieces(label, tensor)) {
    yield asIs ? piece : new Uint8Array(toFloat32(piece, tensor.dtype).buffer);
  }
}

const convertedType = (dtype: WeightDType): WeightDType => (isFloat(dtype) ? 'F32' : dtype);
