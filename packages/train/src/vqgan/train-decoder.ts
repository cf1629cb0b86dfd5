// `nonet train decoder`: reads a recipe, goes on from a trained VQGAN, and writes it with its new decoder.
import { ConfigReader, PictureCodec, parseVqganConfig, readVqgan } from '@nonet/models';
import { openCheckpoint } from '@nonet/models/node';
import { compile } from '@nonet/tensor/node';
import { writeModel } from '../model-files.ts';
import { readJson, readRun } from '../recipe.ts';
import { RunFolder } from '../run-folder.ts';
import { SceneSource } from '../scene-source.ts';
import { train } from '../trainer.ts';
import { decoderTask } from './decoder-task.ts';
import type { TrainOptions } from './train.ts';

export interface TrainDecoderOptions extends TrainOptions {
  /** Path of a trained VQGAN without its endings `.safetensors` and `.config.json`. */
  readonly vqgan: string;
}

/**
 * Trains the decoder of a VQGAN against a discriminator and writes the whole VQGAN into the run's folder: its
 * encoder, and so its tokens, are those it came with.
 */
export async function trainDecoder(options: TrainDecoderOptions): Promise<void> {
  const reader = new ConfigReader(`recipe ${options.recipe}`, readJson(options.recipe));
  const run = readRun(reader);
  const mix = reader.object('mix', {}) as Record<string, number>;
  const steady = reader.number('steady', 0);
  const weights = {
    edgeWeight: reader.number('edge_weight', 1),
    coarseWeight: reader.number('coarse_weight', 1),
    adversarialWeight: reader.number('adversarial_weight'),
  };
  reader.finish();
  const json = readJson(`${options.vqgan}.config.json`);
  const config = parseVqganConfig(json);
  const source = openCheckpoint(`${options.vqgan}.safetensors`);
  const before = new Map([...source.tensors].map(([name, tensor]) => [name, tensor.read()]));
  const shapes = new Map([...source.tensors].map(([name, { shape }]) => [name, shape]));
  const codec = new PictureCodec(config, readVqgan(config, source), (graph, values) =>
    compile(graph, { weights: values, threads: options.threads }),
  );
  source.close();
  const folder = new RunFolder(options.runDir);
  const scenes = new SceneSource({
    dataDir: options.dataDir,
    size: config.resolution,
    seed: run.seed,
    mix,
    steady,
  });
  try {
    const task = decoderTask({ codec, batchSize: run.batchSize, scenes, folder, ...weights });
    const trained = await train(task, folder, { ...run, ...options, startFrom: before });
    const decoder = [...trained.weights].filter(([name]) => before.has(name));
    writeModel(folder, 'vqgan', { weights: new Map([...before, ...decoder]), shapes }, json);
  } finally {
    await scenes.close();
    await codec.release();
  }
}
