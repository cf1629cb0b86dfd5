// `nonet train dalle`: reads a recipe, makes tokenizer and image tokens, trains, and writes the finished model.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import {
  ConfigReader,
  normalizeText,
  PictureCodec,
  parseDalleBartConfig,
  parseVqganConfig,
  readVqgan,
  Tokenizer,
  trainBpe,
} from '@nonet/models';
import { openCheckpoint } from '@nonet/models/node';
import { compile } from '@nonet/tensor/node';
import { readManifest } from '../data/index.ts';
import { writeModel } from '../model-files.ts';
import { readJson, readRun } from '../recipe.ts';
import { RunFolder } from '../run-folder.ts';
import { train } from '../trainer.ts';
import type { TrainOptions } from '../vqgan/train.ts';
import { dalleTask } from './task.ts';
import { BLOCK_SCENES } from './token-block.ts';
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

/** Blocks whose captions, beside all names in the data set, the text tokenizer is trained on. */
const TOKENIZER_BLOCKS = 8;
/** A name counts as much as this many captions: every thing in the data set should be one or two tokens. */
const NAME_WEIGHT = 2;

export interface TrainDalleOptions extends TrainOptions {
  /** Path of a trained VQGAN without its endings `.safetensors` and `.config.json`. */
  readonly vqgan: string;
}

/** Trains a DalleBart and writes `dalle-bart.safetensors`, `dalle-bart.config.json` and `tokenizer.json` into the run's folder. */
export async function trainDalle(options: TrainDalleOptions): Promise<void> {
  const reader = new ConfigReader(`recipe ${options.recipe}`, readJson(options.recipe));
  const run = readRun(reader);
  const model = reader.object('model');
  const config = parseDalleBartConfig(model);
  const mix = reader.object('mix', {}) as Record<string, number>;
  const scenes = reader.integer('scenes');
  const blankShare = reader.number('blank_share', 0.1);
  const sampleGuidance = reader.number('sample_guidance', 3);
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
    split: 'train',
  });
  try {
    const tokenizer = await tokenizerOf(folder, dataset, options.dataDir, config.encoderVocabSize);
    const task = dalleTask({
      config,
      tokenizer,
      dataset,
      codec,
      folder,
      blankShare,
      sampleGuidance,
      batchSize: run.batchSize,
      seed: run.seed,
      samplePrompts: SAMPLE_PROMPTS,
    });
    const trained = await train(task, folder, { ...run, ...options });
    writeModel(folder, 'dalle-bart', trained, model);
  } finally {
    await dataset.close();
  }
}

/** The run's tokenizer, trained at its first start from captions and names of the data set. */
async function tokenizerOf(
  folder: RunFolder,
  dataset: TokenDataset,
  dataDir: string,
  vocabSize: number,
): Promise<Tokenizer> {
  const path = folder.file('tokenizer.json');
  if (!existsSync(path)) {
    const texts = new Map<string, number>();
    const count = (text: string, weight: number) => texts.set(text, (texts.get(text) ?? 0) + weight);
    for (let block = 0; block < TOKENIZER_BLOCKS; block++) {
      const { captions } = await dataset.block(block);
      for (let i = 0; i < BLOCK_SCENES; i++) count(normalizeText(captions[i]!), 1);
    }
    for (const { phrase } of await readManifest(dataDir)) count(normalizeText(phrase), NAME_WEIGHT);
    writeFileSync(path, JSON.stringify(trainBpe(texts, vocabSize)));
  }
  return new Tokenizer(JSON.parse(readFileSync(path, 'utf8')) as object);
}
