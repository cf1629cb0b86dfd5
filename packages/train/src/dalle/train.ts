// `nonet train dalle`: reads a recipe, makes tokenizer and image tokens, trains, and writes the finished model.
import { join } from 'node:path';
import { makeFolder } from '@nonet/core/node';
import { ConfigReader, PictureCodec, parseDalleBartConfig, parseVqganConfig, readVqgan } from '@nonet/models';
import { openCheckpoint, writeSafetensors } from '@nonet/models/node';
import type { Graph } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { exportSamples, exportStep } from '../export-step.ts';
import { writeModel } from '../model-files.ts';
import type { Parameters } from '../parameters.ts';
import { readJson, readRun } from '../recipe.ts';
import { RunFolder } from '../run-folder.ts';
import { train } from '../trainer.ts';
import { traceStep } from '../training-step.ts';
import type { TrainOptions } from '../vqgan/train.ts';
import { captionTokenizer } from './caption-tokenizer.ts';
import { pupilOf, withoutTeacher } from './guidance-teacher.ts';
import { SharedStructure } from './shared-structure.ts';
import { captionTokens, dalleTask } from './task.ts';
import { TokenDataset } from './token-dataset.ts';

/** Prompts of the sample sheet. */
const SAMPLE_PROMPTS = [
  'a cat',
  'a pizza',
  'a rocket',
  'a castle',
  'a red rose',
  'a fish',
  'a robot',
  'a car',
  'three apples',
  'a cat in a sombrero',
  'a dog next to a tree',
  'a dinosaur in a city at night',
];

export interface TrainDalleOptions extends TrainOptions {
  /** Path of a trained VQGAN without its endings `.safetensors` and `.config.json`. */
  readonly vqgan: string;
  /**
   * Path of a trained DalleBart without its endings: the run starts as this model and learns to draw without guidance
   * as it draws with the recipe's `teacher_guidance`.
   */
  readonly teacher?: string;
}

/** Trains a DalleBart and writes `dalle-bart.safetensors`, `dalle-bart.config.json` and `tokenizer.json` into the run's folder. */
export async function trainDalle(options: TrainDalleOptions): Promise<void> {
  const { task, structure, run, model, folder, dataset, startFrom } = await prepare(options);
  try {
    const trained = await train(task, folder, { ...run, ...options, ...(startFrom && { startFrom }) });
    const finished = structure ? structure.fold(trained) : withoutTeacher(trained);
    writeModel(folder, 'dalle-bart', finished, model);
  } finally {
    await dataset.close();
  }
}

export interface ExportDalleOptions extends Omit<TrainDalleOptions, 'onStep'> {
  /** Folder to write. */
  readonly out: string;
  readonly onBatch?: (done: number, total: number) => void;
}

/** Writes the training step as ONNX with the run's samples, for the JAX runner in `packages/train/jax`. */
export async function exportDalle(options: ExportDalleOptions): Promise<void> {
  const { task, run, dataset, scenes, blank, startFrom } = await prepare(options, { blankShare: 0 });
  try {
    const graph = traceStep(task);
    if (startFrom) writeStart(options.out, graph, startFrom);
    exportStep(options.out, graph, { ...run, model: 'dalle-bart', blank });
    await exportSamples(options.out, graph, task, Math.ceil(scenes / run.batchSize), options);
  } finally {
    await dataset.close();
  }
}

/** @param instead of what the recipe says */
async function prepare(
  options: Omit<TrainDalleOptions, 'onStep'>,
  instead: { readonly blankShare?: number } = {},
) {
  const reader = new ConfigReader(`recipe ${options.recipe}`, readJson(options.recipe));
  const run = readRun(reader);
  const model = reader.object('model');
  const config = parseDalleBartConfig(model);
  const mix = reader.object('mix', {}) as Record<string, number>;
  const scenes = reader.integer('scenes', undefined, 1, Number.MAX_SAFE_INTEGER);
  const steady = reader.number('steady', 0);
  const blankShare = reader.number('blank_share', 0.1);
  const sampleGuidance = reader.number('sample_guidance', 3);
  const teacherGuidance = reader.number('teacher_guidance', 2);
  reader.finish();

  const folder = new RunFolder(options.runDir);
  const vqganConfig = parseVqganConfig(readJson(`${options.vqgan}.config.json`));
  const source = openCheckpoint(`${options.vqgan}.safetensors`);
  const codec = new PictureCodec(vqganConfig, readVqgan(vqganConfig, source), (graph, weights) =>
    compile(graph, { weights }),
  );
  source.close();
  const { dataDir, vqgan } = options;
  const dataset = new TokenDataset({
    dataDir,
    vqgan,
    positions: codec.positions,
    scenes,
    seed: run.seed,
    mix,
    steady,
    split: 'train',
  });
  const tokenizer = await captionTokenizer(folder, dataset, dataDir, config.encoderVocabSize);
  const startFrom = options.teacher === undefined ? undefined : readPupil(options.teacher);
  // A pupil starts from finished tables, which have no shares any more.
  const structure = startFrom ? undefined : new SharedStructure(config, vqganConfig.fsqLevels);
  const task = dalleTask({
    config,
    ...(structure ? { structure } : { teacherGuidance }),
    tokenizer,
    dataset,
    codec,
    folder,
    blankShare: instead.blankShare ?? blankShare,
    sampleGuidance,
    batchSize: run.batchSize,
    seed: run.seed,
    samplePrompts: SAMPLE_PROMPTS,
  });
  const empty = Array.from(captionTokens(tokenizer, '', config.maxTextLength), Number);
  const blank = { input: 'text', share: blankShare, values: empty };
  return { task, structure, run, model, folder, dataset, scenes, blank, startFrom };
}

function readPupil(teacher: string): Parameters {
  const source = openCheckpoint(`${teacher}.safetensors`);
  const pupil = pupilOf(source);
  source.close();
  return pupil;
}

/** `start.safetensors`, which the JAX runner begins with. */
function writeStart(folder: string, graph: Graph, parameters: Parameters): void {
  makeFolder(folder);
  const tensors = [...graph.parameters.values()].map(
    ({ name, tensor }) => ({ name, shape: tensor.shape, dtype: 'F32', data: parameters.get(name)! }) as const,
  );
  writeSafetensors(join(folder, 'start.safetensors'), tensors);
}
