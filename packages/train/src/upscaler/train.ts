// `nonet train upscaler`: reads a recipe, trains, and writes a folder that `nonet upscale --upscaler` opens.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import { makeFolder } from '@nonet/core/node';
import { ConfigReader, parseUpscalerConfig, UPSCALE_FACTOR } from '@nonet/models';
import { writeSafetensors } from '@nonet/models/node';
import { readJson, readRun } from '../recipe.ts';
import { RunFolder } from '../run-folder.ts';
import { type TrainedModel, train } from '../trainer.ts';
import type { TrainOptions } from '../vqgan/train.ts';
import { PatchSource } from './patch-source.ts';
import { upscalerTask } from './task.ts';

/**
 * Trains an upscaler and writes `model/` into the run's folder: config and float16 weights. A run that was stopped
 * leaves its checkpoint alone.
 * @throws NonetError `config-value` if the patches' size cannot be shrunk, and as `train` and `vectorDrawings`
 */
export async function trainUpscaler(options: TrainOptions): Promise<void> {
  const { dataDir } = options;
  const reader = new ConfigReader(`recipe ${options.recipe}`, readJson(options.recipe));
  const run = readRun(reader);
  const model = reader.object('model');
  const config = parseUpscalerConfig(model);
  const sources = reader.strings('sources');
  const size = reader.integer('patch_size');
  const weights = {
    edgeWeight: reader.number('edge_weight', 1),
    coarseWeight: reader.number('coarse_weight', 0),
  };
  reader.finish();
  if (size % (2 * UPSCALE_FACTOR)) {
    throw new NonetError(
      'config-value',
      `recipe ${options.recipe}: "patch_size" should be a multiple of ${2 * UPSCALE_FACTOR}, got ${size}`,
    );
  }
  const folder = new RunFolder(options.runDir);
  const patches = new PatchSource({ dataDir, sources, size, seed: run.seed });
  try {
    const task = upscalerTask({ config, batchSize: run.batchSize, size, patches, folder, ...weights });
    const trained = await train(task, folder, { ...run, ...options });
    if (!options.signal?.aborted) writeUpscaler(folder.file('model'), trained, model);
  } finally {
    await patches.close();
  }
}

function writeUpscaler(out: string, { weights, shapes }: TrainedModel, config: unknown): void {
  makeFolder(out);
  const tensors = [...weights].map(
    ([name, data]) => ({ name, shape: shapes.get(name)!, dtype: 'F16', data }) as const,
  );
  writeSafetensors(join(out, 'model.safetensors'), tensors);
  writeFileSync(join(out, 'config.json'), `${JSON.stringify(config, null, 2)}\n`);
}
