// `nonet train vqgan`: reads a recipe, trains, and writes the finished model beside the run.
import { ConfigReader, parseVqganConfig } from '@nonet/models';
import { type ExportSamplesOptions, exportSamples, exportStep } from '../export-step.ts';
import { writeModel } from '../model-files.ts';
import { readJson, readRun } from '../recipe.ts';
import { RunFolder } from '../run-folder.ts';
import { SceneSource } from '../scene-source.ts';
import { type TrainerOptions, train } from '../trainer.ts';
import { traceStep } from '../training-step.ts';
import { vqganTask } from './task.ts';

export interface TrainOptions extends Pick<TrainerOptions, 'threads' | 'signal' | 'onStep'> {
  readonly recipe: string;
  readonly dataDir: string;
  readonly runDir: string;
}

/** Trains a VQGAN and writes `vqgan.safetensors` and `vqgan.config.json` into the run's folder. */
export async function trainVqgan(options: TrainOptions): Promise<void> {
  const { task, run, model, folder, scenes } = prepare(options);
  try {
    const trained = await train(task, folder, { ...run, ...options });
    writeModel(folder, 'vqgan', trained, model);
  } finally {
    await scenes.close();
  }
}

export interface ExportVqganOptions
  extends Omit<TrainOptions, 'onStep'>,
    Pick<ExportSamplesOptions, 'onBatch'> {
  /** Folder to write. */
  readonly out: string;
  /** Pictures to write; rounded up to whole batches. */
  readonly pictures: number;
}

/** Writes the training step as ONNX with pictures to train on, for the JAX runner in `packages/train/jax`. */
export async function exportVqgan(options: ExportVqganOptions): Promise<void> {
  const { task, run, scenes } = prepare(options);
  try {
    const graph = traceStep(task);
    exportStep(options.out, graph, { ...run, model: 'vqgan' });
    const batches = Math.ceil(options.pictures / run.batchSize);
    await exportSamples(options.out, graph, task, batches, { ...options, bytes: ['pictures'] });
  } finally {
    await scenes.close();
  }
}

function prepare({ recipe, dataDir, runDir }: Omit<TrainOptions, 'onStep'>) {
  const reader = new ConfigReader(`recipe ${recipe}`, readJson(recipe));
  const run = readRun(reader);
  const model = reader.object('model');
  const config = parseVqganConfig(model);
  const mix = reader.object('mix', {}) as Record<string, number>;
  const steady = reader.number('steady', 0);
  const weights = {
    edgeWeight: reader.number('edge_weight', 1),
    coarseWeight: reader.number('coarse_weight', 1),
  };
  reader.finish();
  const folder = new RunFolder(runDir);
  const scenes = new SceneSource({ dataDir, size: config.resolution, seed: run.seed, mix, steady });
  const task = vqganTask({ config, batchSize: run.batchSize, scenes, folder, ...weights });
  return { task, run, model, folder, scenes };
}
