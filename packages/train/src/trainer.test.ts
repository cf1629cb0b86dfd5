// The training loop on a small regression: it learns, resumes exactly, and accumulates as one large batch.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dense, mean, mul, Scope, sub, tanh } from '@nonet/tensor';
import { afterAll, describe, expect, it } from 'vitest';
import { uniformStream } from './random.ts';
import { RunFolder } from './run-folder.ts';
import { type TrainerOptions, type TrainingTask, train } from './trainer.ts';

const folders: string[] = [];
const newFolder = () => {
  const path = mkdtempSync(join(tmpdir(), 'nonet-train-'));
  folders.push(path);
  return new RunFolder(path);
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Learns y = sin(x1) x2 from random points. */
function task(batchSize: number): TrainingTask {
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

const options = (steps: number, changes: Partial<TrainerOptions> = {}): TrainerOptions => ({
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

describe('train', () => {
  it('learns', async () => {
    const folder = newFolder();
    await train(task(32), folder, options(200));
    const losses = folder.log().map(({ loss }) => loss);
    expect(losses).toHaveLength(200);
    expect(losses.at(-1)!).toBeLessThan(losses[0]! / 10);
  });

  it('goes on exactly where it stopped', async () => {
    const whole = await train(task(32), newFolder(), options(12));
    const folder = newFolder();
    const abort = new AbortController();
    await train(
      task(32),
      folder,
      options(12, { signal: abort.signal, onStep: ({ step }) => step === 5 && abort.abort() }),
    );
    expect(folder.load()!.step).toBe(5);
    const resumed = await train(task(32), folder, options(12));
    expect(folder.load()!.step).toBe(12);
    for (const [name, values] of whole.weights) expect(resumed.weights.get(name)).toEqual(values);
  });

  it('makes the same start whatever else the model holds', async () => {
    const first = await train(task(32), newFolder(), options(0));
    const second = await train(task(8), newFolder(), options(0));
    expect(second.weights).toEqual(first.weights);
  });

  it('accumulates micro-batches into the gradient of their mean', async () => {
    const inner = task(32);
    const halves: TrainingTask = {
      ...task(16),
      async batch(index) {
        const whole = await inner.batch(Math.floor(index / 2));
        const half = index % 2;
        const part = (data: Float32Array, width: number) =>
          data.subarray(half * 16 * width, (half + 1) * 16 * width);
        return { x: part(whole['x'] as Float32Array, 2), y: part(whole['y'] as Float32Array, 1) };
      },
    };
    const whole = await train(inner, newFolder(), options(3));
    const split = await train(halves, newFolder(), options(3, { batchSize: 16, accumulate: 2 }));
    for (const [name, values] of whole.weights) {
      split.weights.get(name)!.forEach((value, i) => {
        expect(value).toBeCloseTo(values[i]!, 4);
      });
    }
  });

  it('refuses a damaged checkpoint by name', async () => {
    const folder = newFolder();
    await train(task(32), folder, options(2));
    writeFileSync(folder.file('state.safetensors'), 'not a checkpoint');
    await expect(train(task(32), folder, options(4))).rejects.toMatchObject({
      code: expect.stringMatching(/^checkpoint-/),
    });
  });

  it('refuses a checkpoint of another model', async () => {
    const folder = newFolder();
    const other: TrainingTask = {
      ...task(32),
      build(graph) {
        const y = dense(new Scope(graph).at('other'), graph.input('x', [32, 2]), 1);
        const error = sub(y, graph.input('y', [32, 1]));
        return { loss: mean(mul(error, error)), metrics: {} };
      },
    };
    await train(other, folder, options(1));
    await expect(train(task(32), folder, options(2))).rejects.toMatchObject({ code: 'parameters-missing' });
  });
});
