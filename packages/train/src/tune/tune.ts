// `nonet train tune`: teaches a model the pictures of a folder, and writes it as a model of its own.
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NonetError } from '@nonet/core';
import { type DalleBartConfig, type LexiconFile, readDalleBart } from '@nonet/models';
import { openParts, withCheckpoint } from '@nonet/models/node';
import { dalleTask } from '../dalle/task.ts';
import { writeModel } from '../model-files.ts';
import { publishPart } from '../publish.ts';
import { readJson } from '../recipe.ts';
import { RunFolder } from '../run-folder.ts';
import { type TrainerOptions, train } from '../trainer.ts';
import { TuningExamples, tokenise } from './examples.ts';
import { withLearnedNames } from './learned-names.ts';
import { LowRankAdapters } from './low-rank-adapters.ts';
import { readPictureFolder } from './picture-folder.ts';
import { rehearse } from './rehearsal.ts';

export interface TuneOptions extends Pick<TrainerOptions, 'threads' | 'signal' | 'onStep' | 'onSample'> {
  /** Folder of pictures with captions. */
  readonly pictures: string;
  /** Model folder to start from. */
  readonly model: string;
  /** Model folder to write; `run/` in it keeps checkpoints, log and sample sheets. */
  readonly out: string;
  readonly steps: number;
  readonly batchSize: number;
  readonly seed: number;
  /** Share of the examples that are the model's own drawings of other things. */
  readonly rehearsalShare: number;
  readonly onPrepare?: (done: number, total: number) => void;
}

/** What a user wants to know before the training starts. */
export interface TuneReport {
  readonly pictures: number;
  readonly unreadable: readonly string[];
  /** Mean absolute difference, 0 to 1, between the pictures and what the model's VQGAN can show of them. */
  readonly meanError: number;
}

/** Gentle enough that a model keeps what it knows, strong enough that a dozen pictures show within minutes. */
const LEARNING_RATE = 3e-3;
const ADAPTER_RANK = 16;
/** Captions of a sample sheet: each takes some seconds. */
const SAMPLE_ROWS = 3;

/**
 * Fine-tunes the DalleBart of a model; the VQGAN stays. The same call goes on where an interrupted one stopped.
 * @throws NonetError `tune-folder`, `tune-out`, `tune-int8`, `model-*`, `config-*`, `checkpoint-*`, `cancelled`
 */
export async function tuneModel(options: TuneOptions, onReport: (report: TuneReport) => void): Promise<void> {
  const { model, out, seed } = options;
  if (resolve(model) === resolve(out)) {
    throw new NonetError('tune-out', `${out}: expected another folder than that of the model to start from`);
  }
  const { tokenizer, generator, codec } = openParts(model, { threads: options.threads });
  const { config } = generator;
  const folder = await readPictureFolder(options.pictures, codec.config.resolution);
  const { examples, meanError } = await tokenise(codec, folder.pictures);
  onReport({ pictures: folder.count, unreadable: folder.unreadable, meanError });

  const rehearsedRows = Math.min(
    Math.round(options.rehearsalShare * options.batchSize),
    options.batchSize - 1,
  );
  const run = new RunFolder(join(out, 'run'));
  const rehearsed =
    rehearsedRows === 0
      ? []
      : await rehearse({
          generator,
          tokenizer,
          model,
          seed,
          file: run.file('rehearsed.json'),
          ...(options.signal ? { signal: options.signal } : {}),
          ...(options.onPrepare ? { onPrompt: options.onPrepare } : {}),
        });
  await generator.release();

  const weights = trainableWeights(model, config);
  const adapters = new LowRankAdapters(weights, ADAPTER_RANK);
  const task = dalleTask({
    config,
    tokenizer,
    dataset: new TuningExamples(
      examples,
      rehearsed,
      { size: options.batchSize, rehearsed: rehearsedRows },
      seed,
    ),
    codec,
    structure: adapters,
    remembered: { rows: rehearsedRows, teacher: (graph) => adapters.baseScope(graph) },
    folder: run,
    batchSize: options.batchSize,
    seed,
    blankShare: 0.1,
    samplePrompts: [...new Set(folder.pictures.map(({ captions }) => captions[0]!))].slice(0, SAMPLE_ROWS),
    sampleGuidance: 3,
  });
  const trained = await train(task, run, { ...trainerOptions(options), startFrom: weights });
  await codec.release();
  if (options.signal?.aborted) return;
  writeModel(run, 'dalle-bart', adapters.fold(trained), readJson(join(model, 'dalle-bart/config.json')));
  cpSync(model, out, { recursive: true, filter: (path) => path !== join(model, 'dalle-bart') });
  publishPart(run.file('dalle-bart'), join(out, 'dalle-bart'));
  writeLearnedNames(
    join(out, 'lexicon.json'),
    folder.pictures.flatMap(({ captions }) => captions),
  );
}

/** Makes things of the words that the captions brought, so that they are drawn in scenes too. */
function writeLearnedNames(path: string, captions: readonly string[]): void {
  if (!existsSync(path)) return;
  const lexicon = withLearnedNames(readJson(path) as LexiconFile, new Set(captions));
  writeFileSync(path, `${JSON.stringify(lexicon, null, 1)}\n`);
}

function trainerOptions(options: TuneOptions): TrainerOptions {
  const { seed, steps, batchSize, threads } = options;
  return {
    seed,
    steps,
    batchSize,
    threads,
    accumulate: 1,
    sampleEverySteps: Math.max(1, Math.floor(steps / 4)),
    checkpointMinutes: 2,
    optimizer: {
      adamW: { peak: LEARNING_RATE, warmupSteps: 10, totalSteps: steps, decayShare: 0.6 },
      weightDecay: 0,
      beta2: 0.95,
      clipNorm: 1,
      emaDecay: 0.9,
    },
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.onStep ? { onStep: options.onStep } : {}),
    ...(options.onSample ? { onSample: options.onSample } : {}),
  };
}

/** @throws NonetError `tune-int8` if the model's numbers are too coarse to be trained */
function trainableWeights(model: string, config: DalleBartConfig): ReadonlyMap<string, Float32Array> {
  const path = join(model, 'dalle-bart/model.safetensors');
  const weights = withCheckpoint(path, (source) => readDalleBart(config, source));
  return new Map(
    [...weights].map(([name, values]) => {
      if (values instanceof Float32Array) return [name, values];
      throw new NonetError('tune-int8', `${path}: expected float weights to train, got int8 in ${name}`);
    }),
  );
}
