// Opens an upscaler's folder in Node: config.json and model.safetensors.
import { join } from 'node:path';
import { readJson } from '@nonet/core/node';
import { compile } from '@nonet/tensor/node';
import { withCheckpoint } from '../checkpoint/checkpoint-node.ts';
import { checkFinite } from '../checkpoint/finite.ts';
import type { OpenModelOptions } from '../open-model-node.ts';
import { parseUpscalerConfig } from './config.ts';
import { readUpscaler, Upscaler } from './upscaler.ts';

/** @throws NonetError `model-file`, `config-*`, `checkpoint-*` */
export function openUpscaler(
  folder: string,
  { threads = 0, device = 'cpu' }: OpenModelOptions = {},
): Upscaler {
  const config = parseUpscalerConfig(readJson(join(folder, 'config.json')));
  const weights = withCheckpoint(join(folder, 'model.safetensors'), (source) => {
    checkFinite(source);
    return readUpscaler(config, source);
  });
  return new Upscaler(config, weights, (graph, values) =>
    compile(graph, { weights: values, threads, device }),
  );
}
