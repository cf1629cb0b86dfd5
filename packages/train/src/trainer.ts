// The training loop: gradients from a compiled graph, accumulation, optimizer, checkpoints, resume.
import { NonetError } from '@nonet/core';
import { decayStart, type Feeds } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { writeLossCurve } from './loss-curve.ts';
import { Optimizer, type OptimizerOptions } from './optimizer.ts';
import { initialParameters, loadParameters, type Parameters } from './parameters.ts';
import type { LogEntry, RunFolder } from './run-folder.ts';
import { type StepBuilder, traceStep } from './training-step.ts';

/** What is trained: a graph with a loss, and batches for it. */
export interface TrainingTask extends StepBuilder {
  /** Inputs of micro-batch `index`, counted from the start of the run. */
  batch(index: number): Promise<Feeds>;
  /** Draws a sample sheet with the averaged weights. */
  sample(weights: Parameters, step: number): Promise<void>;
}

export interface TrainerOptions {
  readonly seed: number;
  readonly steps: number;
  readonly batchSize: number;
  /** Micro-batches per step. */
  readonly accumulate: number;
  readonly optimizer: OptimizerOptions;
  readonly sampleEverySteps: number;
  readonly checkpointMinutes: number;
  readonly threads: number;
  /** Weights to begin a new run with; parameters that it lacks begin random. */
  readonly startFrom?: ReadonlyMap<string, Float32Array>;
  readonly signal?: AbortSignal;
  readonly onStep?: (entry: LogEntry, total: number) => void;
  /** Gets the file of each sample sheet. */
  readonly onSample?: (file: string) => void;
}

/** What training made. */
export interface TrainedModel {
  /** Averaged weights by parameter name. */
  readonly weights: Parameters;
  readonly shapes: ReadonlyMap<string, readonly number[]>;
}

/**
 * Trains until `steps` are done or the signal aborts; leaves a checkpoint that resumes exactly there. A finished
 * run goes on when its `steps` are raised.
 * @throws NonetError `training-diverged` before a bad step touches the weights, `parameters-missing`, `checkpoint-*`
 */
export async function train(
  task: TrainingTask,
  folder: RunFolder,
  options: TrainerOptions,
): Promise<TrainedModel> {
  const graph = traceStep(task);
  const parameters = initialParameters(graph, options.seed);
  if (options.startFrom) loadParameters(parameters, new Map([...parameters, ...options.startFrom]));
  const optimizer = new Optimizer(graph, parameters, options.optimizer, options.threads);
  const plateauEnd = decayStart(options.optimizer.adamW);
  const saved = folder.resume(plateauEnd);
  if (saved) {
    loadParameters(parameters, saved.parameters);
    loadParameters(optimizer.state, saved.optimizer);
  }
  const session = await compile(graph, { threads: options.threads });
  const shapes = new Map([...graph.parameters.values()].map(({ name, tensor }) => [name, tensor.shape]));
  let hours = saved?.hours ?? 0;
  let lastSave = performance.now();

  const save = (step: number) => {
    folder.save({ parameters, optimizer: optimizer.state, step, hours }, shapes);
    lastSave = performance.now();
  };
  let step = saved?.step ?? 0;
  for (; step < options.steps && !options.signal?.aborted; step++) {
    if (step === plateauEnd) {
      save(step);
      folder.keepPlateau();
    }
    const start = performance.now();
    const sums = new Map<string, Float32Array>();
    const scalars: Record<string, number> = {};
    let waited = 0;
    for (let micro = 0; micro < options.accumulate; micro++) {
      const asked = performance.now();
      const feeds = await task.batch(step * options.accumulate + micro);
      waited += performance.now() - asked;
      const results = await session.run({ ...feeds, ...Object.fromEntries(parameters) });
      for (const [name, { data }] of Object.entries(results)) {
        if (name.startsWith('gradient/'))
          accumulate(sums, name.slice(9), data as Float32Array, options.accumulate);
        else scalars[name] = (scalars[name] ?? 0) + Number(data[0]) / options.accumulate;
      }
    }
    if (!Number.isFinite(scalars['loss'])) {
      throw new NonetError(
        'training-diverged',
        `step ${step + 1}: the loss is ${scalars['loss']}; the last checkpoint is kept, try a lower learning rate`,
      );
    }
    const gradientNorm = await optimizer.apply(sums, step);
    const seconds = (performance.now() - start) / 1000;
    hours += seconds / 3600;
    const { loss, ...rest } = scalars;
    const entry: LogEntry = {
      step: step + 1,
      loss: loss!,
      gradientNorm,
      waitShare: waited / 1000 / seconds,
      samplesPerSecond: (options.batchSize * options.accumulate) / seconds,
      hours,
      metrics: Object.fromEntries(
        Object.entries(rest).map(([name, value]) => [name.replace('metric/', ''), value]),
      ),
    };
    folder.appendLog(entry);
    options.onStep?.(entry, options.steps);
    if (entry.step % options.sampleEverySteps === 0) {
      await task.sample(optimizer.averaged(), entry.step);
      options.onSample?.(folder.sampleFile(entry.step));
      await writeLossCurve(folder.log(), folder.file('loss.png'));
    }
    if (performance.now() - lastSave > options.checkpointMinutes * 60_000) save(entry.step);
    // Sessions block the event loop; this lets signals and messages in.
    await new Promise((resolve) => setImmediate(resolve));
  }
  save(step);
  await session.release();
  return { weights: optimizer.averaged(), shapes };
}

function accumulate(
  sums: Map<string, Float32Array>,
  name: string,
  gradient: Float32Array,
  count: number,
): void {
  const sum = sums.get(name);
  if (!sum) {
    if (count > 1) for (let i = 0; i < gradient.length; i++) gradient[i] = gradient[i]! / count;
    sums.set(name, gradient);
    return;
  }
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + gradient[i]! / count;
}
