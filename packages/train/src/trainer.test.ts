// The training loop on a small regression: it learns, resumes exactly, and accumulates as one large batch.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { dense, mean, mul, Scope, sub } from '@nonet/tensor';
import { afterAll, describe, expect, it } from 'vitest';
import { RunFolder } from './run-folder.ts';
import { regressionOptions, regressionTask } from './testing/regression-task.ts';
import { type TrainingTask, train } from './trainer.ts';

const folders: string[] = [];
const newFolder = () => {
  const path = mkdtempSync(join(tmpdir(), 'nonet-train-'));
  folders.push(path);
  return new RunFolder(path);
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('train', () => {
  it('learns', async () => {
    const folder = newFolder();
    await train(regressionTask(32), folder, regressionOptions(200));
    const losses = folder.log().map(({ loss }) => loss);
    expect(losses).toHaveLength(200);
    expect(losses.at(-1)!).toBeLessThan(losses[0]! / 10);
  });

  it('goes on exactly where it stopped', async () => {
    const whole = await train(regressionTask(32), newFolder(), regressionOptions(12));
    const folder = newFolder();
    const abort = new AbortController();
    await train(
      regressionTask(32),
      folder,
      regressionOptions(12, { signal: abort.signal, onStep: ({ step }) => step === 5 && abort.abort() }),
    );
    expect(folder.load()!.step).toBe(5);
    const resumed = await train(regressionTask(32), folder, regressionOptions(12));
    expect(folder.load()!.step).toBe(12);
    for (const [name, values] of whole.weights) expect(resumed.weights.get(name)).toEqual(values);
  });

  it('makes a finished run longer as if it had been planned so', async () => {
    const plan = (totalSteps: number) => {
      const options = regressionOptions(totalSteps);
      const adamW = { ...options.optimizer.adamW, totalSteps };
      return { ...options, optimizer: { ...options.optimizer, adamW } };
    };
    const planned = await train(regressionTask(32), newFolder(), plan(20));
    const folder = newFolder();
    await train(regressionTask(32), folder, plan(10));
    const longer = await train(regressionTask(32), folder, plan(20));
    for (const [name, values] of planned.weights) expect(longer.weights.get(name)).toEqual(values);
    expect(folder.log().map(({ step }) => step)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  it('survives kill -9 with the last checkpoint', async () => {
    const folder = newFolder();
    const script = fileURLToPath(new URL('./testing/train-until-killed.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, folder.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let reported = 0;
    for await (const line of createInterface(child.stdout)) {
      reported = Number(line.replace('step ', ''));
      if (reported === 20) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const saved = folder.load()!.step;
    // A step is reported before its checkpoint is written.
    expect(saved).toBeGreaterThanOrEqual(reported - 1);
    await train(regressionTask(32), folder, regressionOptions(saved + 2));
    expect(folder.load()!.step).toBe(saved + 2);
  });

  it('makes the same start whatever else the model holds', async () => {
    const first = await train(regressionTask(32), newFolder(), regressionOptions(0));
    const second = await train(regressionTask(8), newFolder(), regressionOptions(0));
    expect(second.weights).toEqual(first.weights);
  });

  it('accumulates micro-batches into the gradient of their mean', async () => {
    const inner = regressionTask(32);
    const halves: TrainingTask = {
      ...regressionTask(16),
      async batch(index) {
        const whole = await inner.batch(Math.floor(index / 2));
        const half = index % 2;
        const part = (data: Float32Array, width: number) =>
          data.subarray(half * 16 * width, (half + 1) * 16 * width);
        return { x: part(whole['x'] as Float32Array, 2), y: part(whole['y'] as Float32Array, 1) };
      },
    };
    const whole = await train(inner, newFolder(), regressionOptions(3));
    const split = await train(halves, newFolder(), regressionOptions(3, { batchSize: 16, accumulate: 2 }));
    for (const [name, values] of whole.weights) {
      split.weights.get(name)!.forEach((value, i) => {
        expect(value).toBeCloseTo(values[i]!, 4);
      });
    }
  });

  it('stops before a bad step spoils the weights', async () => {
    const folder = newFolder();
    const good = regressionTask(32);
    await train(good, folder, regressionOptions(2));
    const bad: TrainingTask = {
      ...good,
      batch: async (index) => ({ ...(await good.batch(index)), y: new Float32Array(32).fill(Number.NaN) }),
    };
    await expect(train(bad, folder, regressionOptions(4))).rejects.toMatchObject({
      code: 'training-diverged',
    });
    expect(folder.load()!.step).toBe(2);
  });

  it('refuses a damaged checkpoint by name', async () => {
    const folder = newFolder();
    await train(regressionTask(32), folder, regressionOptions(2));
    writeFileSync(folder.file('state.safetensors'), 'not a checkpoint');
    await expect(train(regressionTask(32), folder, regressionOptions(4))).rejects.toMatchObject({
      code: expect.stringMatching(/^checkpoint-/),
    });
  });

  it('refuses a checkpoint of another model', async () => {
    const folder = newFolder();
    const other: TrainingTask = {
      ...regressionTask(32),
      build(graph) {
        const y = dense(new Scope(graph).at('other'), graph.input('x', [32, 2]), 1);
        const error = sub(y, graph.input('y', [32, 1]));
        return { loss: mean(mul(error, error)), metrics: {} };
      },
    };
    await train(other, folder, regressionOptions(1));
    await expect(train(regressionTask(32), folder, regressionOptions(2))).rejects.toMatchObject({
      code: 'parameters-missing',
    });
  });
});
