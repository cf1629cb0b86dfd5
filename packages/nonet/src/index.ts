// `nonet`: drawing in Node.
import { basename } from 'node:path';
import { modelFolder } from '@nonet/cli/models';
import { type Drawing, type Picture, pngText } from '@nonet/models';
import { openModel as openPipeline } from '@nonet/models/node';
import { encodePng as encode } from '@nonet/server/images';
import { Model } from './model.ts';

export * from './shared.ts';

/** How a model is opened. */
export interface OpenOptions {
  /** Name of a model (the package brings `nonet-1`; `nonet pull` gets others), or its folder; `nonet-1` when absent. */
  readonly model?: string;
  /** Threads for one operation; 0, or absent, lets ONNX Runtime choose. */
  readonly threads?: number;
  /** Where it computes; `cpu` when absent. What a GPU cannot do runs on the CPU. */
  readonly device?: 'cpu' | 'cuda' | 'webgpu';
}

/**
 * Opens a model for drawing.
 * @throws NonetError `model-missing`, `model-file`, `config-*`, `checkpoint-*`
 */
export async function openModel({ model = 'nonet-1', ...options }: OpenOptions = {}): Promise<Model> {
  const folder = modelFolder(model);
  return new Model(basename(folder), openPipeline(folder, options));
}

/** A picture as a PNG file that tells prompt and settings, and that a model made it. */
export function encodePng(
  picture: Picture,
  drawing: Drawing,
  model: Pick<Model, 'name'>,
): Promise<Uint8Array> {
  return encode(picture, pngText(drawing, model.name, picture));
}
