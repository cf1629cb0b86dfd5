// A small regression that tests train: y = sin(x1) x2.
import { dense, mean, mul, Scope, sub, tanh } from '@nonet/tensor';
import { uniformStream } from '../random.ts';
import type { TrainerOptions, TrainingTask } from '../trainer.ts';

/** Batches of random points, the same for the same index and size. */
export function regressionTask(batchSize: number): TrainingTask {
  return {
    build(graph) {
      const scope = new Scope(graph);
      const x = graph.input('x', [batchSize, 2]);
      const hidden = tanh(dense(scope.at('hidden'), x, 16, { bias: true }));
      const middle = tanh(dense(scope.at('middle'), hidden, 16, { bias: true }));
      const error = sub(dense(scope.at('out'), middle, 1), graph.input('y', [batchSize, 1]));
      return { loss: mean(mul(error, error)), metrics: {} };
    },
    async batch(index) {
      const uniform = uniformStream(7, `point ${batchSize} ${index}`);
      const x = Float32Array.from({ length: 2 * batchSize }, () => 4 * uniform() - 2);
      const y = Float32Array.from({ length: batchSize }, (_, i) => Math.sin(x[2 * i]!) * x[2 * i + 1]!);
      return { x, y };
    },
    async sample() {},
  };
}

export const regressionOptions = (steps: number, changes: Partial<TrainerOptions> = {}): TrainerOptions => ({
  seed: 3,
  steps,
  batchSize: 32,
  accumulate: 1,
  sampleEverySteps: 1e9,
  checkpointMinutes: 10,
  threads: 1,
  optimizer: {
    adamW: { peak: 0.01, warmupSteps: 5, totalSteps: 200, decayShare: 0.5 },
    muon: { peak: 0.05, momentum: 0.95 },
    weightDecay: 0.01,
    beta2: 0.95,
    clipNorm: 1,
    emaDecay: 0.9,
  },
  ...changes,
});
