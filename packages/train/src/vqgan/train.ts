// `nonet train vqgan`: reads a recipe, trains, and writes the finished model beside the run.
import { ConfigReader, parseVqganConfig } from '@nonet/models';
import { writeModel } from '../model-files.ts';
import { readJson, readRun } from '../recipe.ts';
import { RunFolder } from '../run-folder.ts';
import { SceneSource } from '../scene-source.ts';
import { type TrainerOptions, train } from '../trainer.ts';
import { vqganTask } from './task.ts';

export interface TrainOptions extends Pick<TrainerOptions, 'threads' | 'signal' | 'onStep'> {
  readonly recipe: string;
  readonly dataDir: string;
  readonly runDir: string;
}

/** Trains a VQGAN and writes `vqgan.safetensors` and `vqgan.config.json` into the run's folder. */
export async function trainVqgan(options: TrainOptions): Promise<void> {
  const reader = new ConfigReader(`recipe ${options.recipe}`, readJson(options.recipe));
  const run = readRun(reader);
  const model = reader.object('model');
  const config = parseVqganConfig(model);
  const mix = reader.object('mix', {}) as Record<string, number>;
  const weights = {
    edgeWeight: reader.number('edge_weight', 1),
    coarseWeight: reader.number('coarse_weight', 1),
  };
  reader.finish();
  const folder = new RunFolder(options.runDir);
  const scenes = new SceneSource({ dataDir: options.dataDir, size: config.resolution, seed: run.seed, mix });
  try {
    const task = vqganTask({ config, batchSize: run.batchSize, scenes, folder, ...weights });
    const trained = await train(task, folder, { ...run, ...options });
    writeModel(folder, 'vqgan', trained, model);
  } finally {
    await scenes.close();
  }
}
