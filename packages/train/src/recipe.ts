// A training run as one readable JSON file; every key is checked.

import { readJson as readJsonFile } from '@nonet/core/node';
import type { ConfigReader } from '@nonet/models';
import type { OptimizerOptions } from './optimizer.ts';

/** Keys that both trainers share. */
export interface RunRecipe {
  readonly seed: number;
  readonly steps: number;
  readonly batchSize: number;
  readonly accumulate: number;
  readonly sampleEverySteps: number;
  readonly checkpointMinutes: number;
  readonly optimizer: OptimizerOptions;
}

/** A recipe, or a file of a run. @throws NonetError `recipe-read` if the file is missing or not JSON */
export const readJson = (path: string): unknown => readJsonFile(path, 'recipe-read');

/** Takes the shared keys; the caller takes its own and calls `finish`. */
export function readRun(reader: ConfigReader): RunRecipe {
  const steps = reader.integer('steps', undefined, 1, Number.MAX_SAFE_INTEGER);
  return {
    seed: reader.integer('seed', 1, 0, Number.MAX_SAFE_INTEGER),
    steps,
    batchSize: reader.integer('batch_size'),
    accumulate: reader.integer('accumulate', 1),
    sampleEverySteps: reader.integer('sample_every_steps', 500),
    checkpointMinutes: reader.number('checkpoint_minutes', 10),
    optimizer: readOptimizer(reader, steps),
  };
}

function readOptimizer(reader: ConfigReader, totalSteps: number): OptimizerOptions {
  const muonRate = reader.number('muon_learning_rate', 0);
  return {
    adamW: {
      peak: reader.number('learning_rate'),
      warmupSteps: reader.integer('warmup_steps', 100, 0),
      totalSteps,
      decayShare: reader.number('decay_share', 0.4),
    },
    ...(muonRate > 0 ? { muon: { peak: muonRate, momentum: reader.number('muon_momentum', 0.95) } } : {}),
    weightDecay: reader.number('weight_decay', 0),
    beta2: reader.number('adam_beta2', 0.95),
    clipNorm: reader.number('clip_norm', 1),
    emaDecay: reader.number('ema_decay', 0.999),
  };
}
