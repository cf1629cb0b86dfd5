// Opens a model folder for drawing in Node; beside what every model has (`model-parts.ts`) it may hold a clip/.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import { readJson } from '@nonet/core/node';
import type { BytePreference } from '@nonet/tensor';
import { bytePreference, compile, type Device } from '@nonet/tensor/node';
import { withCheckpoint } from './checkpoint/checkpoint-node.ts';
import { checkFinite } from './checkpoint/finite.ts';
import { openClip } from './clip/open-clip-node.ts';
import type { Compile } from './compile.ts';
import { type ModelFiles, modelParts } from './model-parts.ts';
import { Pipeline, type PipelineParts } from './pipeline.ts';
import { readVqgan } from './vqgan/weights.ts';

export interface OpenModelOptions {
  /** Threads for one operation; 0 lets ONNX Runtime choose. */
  readonly threads?: number;
  /** Where it computes; what a GPU cannot do runs on the CPU. */
  readonly device?: Device;
  /** What parameters in 8 bits are turned into; absent: what this processor multiplies best. */
  readonly bytes?: BytePreference;
  /** How the names of profiles begin, one for each session; see `NodeSessionOptions.profile`. */
  readonly profile?: string;
}

/**
 * Opens a model for drawing.
 * @throws NonetError `model-missing`, `model-file`, `config-*`, `checkpoint-*`; when first drawing `lexicon-format`
 */
export const openModel = (folder: string, options: OpenModelOptions = {}): Pipeline =>
  new Pipeline(openParts(folder, options));

/** What a model folder holds. @throws as `openModel` */
export function openParts(
  folder: string,
  { threads = 0, device = 'cpu', ...others }: OpenModelOptions = {},
): PipelineParts {
  const toSession: Compile = Object.assign(
    (...[graph, weights, options]: Parameters<Compile>) =>
      compile(graph, { weights, threads, device, ...others, ...options }),
    device === 'cpu' && { bytes: async () => others.bytes ?? bytePreference() },
  );
  const clip = join(folder, 'clip');
  return {
    ...modelParts(modelFiles(folder), toSession, readVqgan),
    ...(existsSync(clip) && { openClip: () => openClip(clip, toSession) }),
  };
}

/** A model folder on a disk. @throws NonetError `model-missing`; when read `model-file`, `checkpoint-*` */
export function modelFiles(folder: string): ModelFiles {
  if (!existsSync(folder)) {
    throw new NonetError('model-missing', `model ${folder}: there is no such folder`);
  }
  return {
    has: (path) => existsSync(join(folder, path)),
    readJson: (path) => readJson(join(folder, path)),
    readWeights: (part, read) =>
      withCheckpoint(join(folder, part, 'model.safetensors'), (source) => {
        checkFinite(source);
        return read(source);
      }),
  };
}
