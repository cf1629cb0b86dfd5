// Checkpoints as files: opened by path, read tensor by tensor, written atomically.
import { realpathSync } from 'node:fs';
import { NonetError } from '@nonet/core';
import { writeFileAtomically } from '@nonet/core/node';
import type { ByteSource } from './byte-source.ts';
import { openFileSource } from './file-source-node.ts';
import { openFlaxMsgpack } from './flax-msgpack.ts';
import { encodeSafetensors, openSafetensors, type TensorToWrite } from './safetensors.ts';
import type { WeightSource } from './weights.ts';

/**
 * Opens a checkpoint file by its ending: `.safetensors` or `.msgpack` (Flax). `close()` it when done.
 * @throws NonetError `checkpoint-format` for another ending, `checkpoint-lfs-pointer`, and the codes of the readers
 */
export function openCheckpoint(path: string): WeightSource {
  if (path.endsWith('.safetensors')) return openWith(openSafetensors, path);
  if (path.endsWith('.msgpack')) return openWith(openFlaxMsgpack, path);
  throw new NonetError('checkpoint-format', `${path}: expected a .safetensors or .msgpack file`);
}

function openWith(open: (source: ByteSource) => WeightSource, path: string): WeightSource {
  const source = openFileSource(path);
  try {
    refuseLfsPointer(source);
    const file = { path: realpathSync(path), open: () => openFileSource(path) };
    return { ...open(source), file };
  } catch (error) {
    source.close();
    throw error;
  }
}

/** What git leaves in place of a large file when Git LFS is not installed. */
const LFS_POINTER = 'version https://git-lfs.github.com/spec/';

function refuseLfsPointer(source: ByteSource): void {
  const start = new Uint8Array(Math.min(source.size, LFS_POINTER.length));
  source.readInto(0, start);
  if (new TextDecoder('latin1').decode(start) !== LFS_POINTER) return;
  throw new NonetError(
    'checkpoint-lfs-pointer',
    `${source.label}: is a Git LFS pointer, not the file itself; run \`git lfs pull\` in its folder or download it anew`,
  );
}

/** Opens a checkpoint file, reads what is wanted and closes it. @throws as `openCheckpoint` */
export function withCheckpoint<T>(path: string, read: (source: WeightSource) => T): T {
  const source = openCheckpoint(path);
  try {
    return read(source);
  } finally {
    source.close();
  }
}

/**
 * Writes a safetensors file; it appears whole or not at all.
 * @throws NonetError `disk-full`, `file-write`, `checkpoint-shape`, `checkpoint-duplicate-tensor`
 */
export function writeSafetensors(
  path: string,
  tensors: readonly TensorToWrite[],
  metadata: Readonly<Record<string, string>> = {},
): void {
  writeFileAtomically(path, encodeSafetensors(tensors, metadata));
}
