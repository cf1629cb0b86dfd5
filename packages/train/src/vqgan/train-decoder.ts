// `nonet train decoder`: reads a recipe, goes on from a trained VQGAN, and writes it with a better decoder.
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
 * encoder, and so its tokens, are those it came with. A recipe's `decoder` begins a new one of these sizes.
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
  const tokenNoise = reader.number('token_noise', 0);
  const newDecoder = reader.object('decoder', {});
  reader.finish();
  const source = openCheckpoint(`${options.vqgan}.safetensors`);
  const vqgan = readJson(`${options.vqgan}.config.json`) as Record<string, unknown>;
  const given = parseVqganConfig(vqgan);
  const codec = new PictureCodec(given, readVqgan(given, source), (graph, values) =>
    compile(graph, { weights: values, threads: options.threads }),
  );
  const isNew = Object.keys(newDecoder).length > 0;
  const json = isNew ? { ...vqgan, decoder: newDecoder } : vqgan;
  const config = parseVqganConfig(json);
  const kept = [...source.tensors].filter(([name]) => !(isNew && /^(decoder|post_quant_conv)\//.test(name)));
  const before = new Map(kept.map(([name, tensor]) => [name, tensor.read()]));
  const encoderShapes = kept.map(([name, { shape }]) => [name, shape] as const);
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
    const task = decoderTask({
      config,
      codec,
      batchSize: run.batchSize,
      seed: run.seed,
      tokenNoise,
      scenes,
      folder,
      ...weights,
    });
    const trained = await train(task, folder, { ...run, ...options, startFrom: before });
    const decoder = [...trained.weights].filter(([name]) => !name.startsWith('discriminator/'));
    const shapes = new Map([...encoderShapes, ...trained.shapes]);
    writeModel(folder, 'vqgan', { weights: new Map([...before, ...decoder]), shapes }, json);
  } finally {
    await scenes.close();
    await codec.release();
  }
}
