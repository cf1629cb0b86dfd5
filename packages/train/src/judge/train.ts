// `nonet train judge`: trains a small CLIP on the data set, tests it on styles that it never saw, writes its folder.
import { appendFileSync, copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '@nonet/core/node';
import { ClipRanker, ConfigReader, parseClipConfig, publishedNormalisation } from '@nonet/models';
import { writeSafetensors } from '@nonet/models/node';
import type { ParameterValues } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { readJson, readRun } from '../recipe.ts';
import { RunFolder } from '../run-folder.ts';
import { type TrainedModel, train } from '../trainer.ts';
import type { TrainOptions } from '../vqgan/train.ts';
import { PictureSource } from './picture-source.ts';
import { drawingsOf, type RetrievalScore, testRetrieval } from './retrieval-test.ts';
import { clipTask } from './task.ts';
import { clipTokenizer } from './tokenizer.ts';

/** Drawings of a test while training. */
const QUICK_TEST = 300;

/**
 * Trains a CLIP and writes `model/` into the run's folder: config, float16 weights, tokenizer, and `test.json` with
 * how well it knows drawings of the styles that it never saw. A run that was stopped leaves its checkpoint alone.
 */
export async function trainJudge(options: TrainOptions): Promise<RetrievalScore | undefined> {
  const { dataDir } = options;
  const reader = new ConfigReader(`recipe ${options.recipe}`, readJson(options.recipe));
  const run = readRun(reader);
  const model = reader.object('model');
  const mix = reader.object('mix', {}) as Record<string, number>;
  const scenes = reader.integer('scenes', undefined, 1, Number.MAX_SAFE_INTEGER);
  const without = reader.strings('held_out_sources');
  reader.finish();
  const config = parseClipConfig(model);
  const drawings = await drawingsOf(dataDir, without);
  const folder = new RunFolder(options.runDir);
  const { imageSize } = config.vision;
  const pictures = new PictureSource({ dataDir, imageSize, scenes, seed: run.seed, mix, without });
  try {
    const tokenizer = await clipTokenizer(folder, pictures, dataDir, config.text.vocabSize);
    const test = async (weights: ParameterValues, limit = drawings.length): Promise<RetrievalScore> => {
      const clip = new ClipRanker({
        config,
        weights,
        tokenizer,
        normalisation: publishedNormalisation,
        compile: (graph, values) => compile(graph, { weights: values, threads: options.threads }),
      });
      const score = await testRetrieval(clip, dataDir, drawings.slice(0, limit));
      await clip.release();
      return score;
    };
    const task = clipTask({
      config,
      tokenizer,
      pictures,
      batchSize: run.batchSize,
      seed: run.seed,
      async test(weights, step) {
        const score = await test(weights, QUICK_TEST);
        appendFileSync(folder.file('test.jsonl'), `${JSON.stringify({ step, ...score })}\n`);
      },
    });
    const trained = await train(task, folder, { ...run, ...options });
    if (options.signal?.aborted) return undefined;
    const score = await test(trained.weights);
    writeClip(folder, trained, model, { held_out_sources: without, ...score });
    return score;
  } finally {
    await pictures.close();
  }
}

function writeClip(folder: RunFolder, trained: TrainedModel, config: unknown, score: unknown): void {
  const out = folder.file('model');
  makeFolder(out);
  const tensors = [...trained.weights].map(
    ([name, data]) => ({ name, shape: trained.shapes.get(name)!, dtype: 'F16', data }) as const,
  );
  writeSafetensors(join(out, 'model.safetensors'), tensors);
  copyFileSync(folder.file('tokenizer.json'), join(out, 'tokenizer.json'));
  writeFileSync(join(out, 'config.json'), toJson(config));
  writeFileSync(join(out, 'test.json'), toJson(score));
}

const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
