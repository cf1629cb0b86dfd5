// A training step and its samples as files, for the JAX runner in `packages/train/jax`.
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import { makeFolder, writeFileAtomically } from '@nonet/core/node';
import { writeSafetensors } from '@nonet/models/node';
import { type Graph, type Tensor, type TensorData, toOnnx } from '@nonet/tensor';
import { usesMuon } from './optimizer.ts';
import type { RunRecipe } from './recipe.ts';
import type { TrainingTask } from './trainer.ts';

/** Goes up when `step.json` changes in a way that an older runner would misread. */
const FORMAT = 1;

/** Batches in one file of samples. */
const SHARD_BATCHES = 64;

export type ExportedRun = Pick<RunRecipe, 'seed' | 'steps' | 'batchSize' | 'accumulate' | 'optimizer'> & {
  /** What the finished weights' file is called: `dalle-bart`, `vqgan`. */
  readonly model: string;
  /** An input that is replaced by `values` in a share of the samples, others each time. */
  readonly blank?: { readonly input: string; readonly share: number; readonly values: readonly number[] };
};

/**
 * Writes `step.onnx` and `step.json`, which says what goes in, what comes out, how each parameter starts and
 * how gradients are applied.
 * @param graph what `traceStep` made
 * @throws NonetError `disk-full`, `file-write`
 */
export function exportStep(folder: string, graph: Graph, run: ExportedRun): void {
  makeFolder(folder);
  const { adamW, muon, weightDecay, beta2, clipNorm, emaDecay } = run.optimizer;
  const json = {
    format: FORMAT,
    model: run.model,
    seed: run.seed,
    steps: run.steps,
    batch_size: run.batchSize,
    accumulate: run.accumulate,
    blank: run.blank,
    optimizer: {
      learning_rate: adamW.peak,
      warmup_steps: adamW.warmupSteps,
      decay_share: adamW.decayShare,
      adam_beta2: beta2,
      muon_learning_rate: muon?.peak ?? 0,
      muon_momentum: muon?.momentum ?? 0,
      weight_decay: weightDecay,
      clip_norm: clipNorm,
      ema_decay: emaDecay,
    },
    inputs: [...graph.inputs].map(describe),
    outputs: [...graph.outputs].map(describe),
    parameters: [...graph.parameters.values()].map(({ name, tensor, init }) => ({
      name,
      shape: tensor.shape,
      init,
      muon: muon !== undefined && usesMuon(name, tensor.shape),
      decays: name.endsWith('/kernel'),
    })),
  };
  writeFileAtomically(join(folder, 'step.onnx'), [toOnnx(graph)]);
  writeFileAtomically(join(folder, 'step.json'), [Buffer.from(`${JSON.stringify(json, null, 2)}\n`)]);
}

const describe = ([name, { dtype, shape }]: [string, Tensor]) => ({ name, dtype, shape });

export interface ExportSamplesOptions {
  /** Inputs of numbers from 0 to 1 that are kept as bytes. */
  readonly bytes?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onBatch?: (done: number, total: number) => void;
}

/**
 * Writes the first `batches` batches of a task as `samples-00000.safetensors` and so on. Every tensor is an input
 * of the step with the batches one behind the other on axis 0; whole numbers are kept as I32, pictures as U8.
 * @throws NonetError `cancelled`, `disk-full`, `file-write`
 */
export async function exportSamples(
  folder: string,
  graph: Graph,
  task: Pick<TrainingTask, 'batch'>,
  batches: number,
  options: ExportSamplesOptions = {},
): Promise<void> {
  makeFolder(folder);
  for (let first = 0; first < batches; first += SHARD_BATCHES) {
    const parts = new Map<string, TensorData[]>([...graph.inputs.keys()].map((name) => [name, []]));
    for (let index = first; index < Math.min(batches, first + SHARD_BATCHES); index++) {
      if (options.signal?.aborted)
        throw new NonetError('cancelled', `export was cancelled at batch ${index}`);
      const feeds = await task.batch(index);
      for (const [name, list] of parts) list.push(feeds[name]!);
      options.onBatch?.(index + 1, batches);
    }
    const name = `samples-${String(first / SHARD_BATCHES).padStart(5, '0')}.safetensors`;
    const tensors = [...parts].map(([input, list]) => {
      const whole = joined(input, graph.inputs.get(input)!, list);
      return options.bytes?.includes(input) ? asBytes(whole) : whole;
    });
    writeSafetensors(join(folder, name), tensors);
  }
}

function joined(name: string, { shape, dtype, size }: Tensor, parts: readonly TensorData[]) {
  const whole =
    dtype === 'float32' ? new Float32Array(size * parts.length) : new Int32Array(size * parts.length);
  parts.forEach((part, index) => {
    whole.set(part instanceof BigInt64Array ? Int32Array.from(part, Number) : part, index * size);
  });
  const [rows = 1, ...rest] = shape;
  return {
    name,
    shape: [rows * parts.length, ...rest],
    dtype: dtype === 'float32' ? 'F32' : 'I32',
    data: whole,
  } as const;
}

function asBytes({ name, shape, data }: ReturnType<typeof joined>) {
  return {
    name,
    shape,
    dtype: 'U8',
    data: Uint8Array.from(data, (value) => Math.round(255 * value)),
  } as const;
}
