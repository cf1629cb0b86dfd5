// Checkpoints as files: opened by path, read tensor by tensor, written atomically.
import { NonetError } from '@nonet/tensor';
import type { ByteSource } from './byte-source.ts';
import { openFileSource, writeFileAtomically } from './file-source-node.ts';
import { openFlaxMsgpack } from './flax-msgpack.ts';
import { encodeSafetensors, openSafetensors, type TensorToWrite } from './safetensors.ts';
import type { WeightSource } from './weights.ts';

/**
 * Opens a checkpoint file by its ending: `.safetensors` or `.msgpack` (Flax). `close()` it when done.
 * @throws NonetError `checkpoint-format` for another ending, and the codes of the readers
 */
export function openCheckpoint(path: string): WeightSource {
  if (path.endsWith('.safetensors')) return openWith(openSafetensors, path);
  if (path.endsWith('.msgpack')) return openWith(openFlaxMsgpack, path);
  throw new NonetError('checkpoint-format', `${path}: expected a .safetensors or .msgpack file`);
}

function openWith(open: (source: ByteSource) => WeightSource, path: string): WeightSource {
  const source = openFileSource(path);
  try {
    return open(source);
  } catch (error) {
    source.close();
    throw error;
  }
}

/**
 * Writes a safetensors file; it appears whole or not at all.
 * @throws NonetError `checkpoint-disk-full`, `checkpoint-write`, `checkpoint-shape`, `checkpoint-duplicate-tensor`
 */
export function writeSafetensors(
  path: string,
  tensors: readonly TensorToWrite[],
  metadata: Readonly<Record<string, string>> = {},
): void {
  writeFileAtomically(path, encodeSafetensors(tensors, metadata));
}
