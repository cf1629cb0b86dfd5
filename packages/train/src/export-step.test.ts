import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  decodeCodes,
  decodeSequence,
  encodePictures,
  encodeText,
  parseDalleBartConfig,
  parseVqganConfig,
  quantizeScalars,
  tokensPerSide,
} from '@nonet/models';
import { openCheckpoint, writeSafetensors } from '@nonet/models/node';
import {
  abs,
  averagePool2,
  crossEntropy,
  type Feeds,
  type Graph,
  mean,
  reshape,
  Scope,
  sub,
} from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExportedRun, exportSamples, exportStep } from './export-step.ts';
import { initialParameters, type Parameters } from './parameters.ts';
import { normalStream, uniformStream } from './random.ts';
import { RunFolder } from './run-folder.ts';
import { type TrainingTask, train } from './trainer.ts';
import { traceStep } from './training-step.ts';

const python = process.env['NONET_PYTHON'] ?? 'python3';
const runner = join(import.meta.dirname, '../jax');
const can = (module: string) => spawnSync(python, ['-c', `import ${module}`]).status === 0;
const backends = ['numpy', 'jax'].filter(can);
for (const missing of ['numpy', 'jax'].filter((name) => !backends.includes(name))) {
  console.warn(
    `skipped: the exported step with ${missing}, which ${python} does not have (NONET_PYTHON names another)`,
  );
}

const BATCH = 4;
const dalleConfig = parseDalleBartConfig({
  d_model: 32,
  encoder_layers: 2,
  encoder_attention_heads: 2,
  encoder_ffn_dim: 48,
  decoder_layers: 2,
  decoder_attention_heads: 2,
  decoder_ffn_dim: 48,
  encoder_vocab_size: 60,
  image_vocab_size: 25,
  max_text_length: 6,
  image_length: 9,
});
const vqganConfig = parseVqganConfig({
  ch: 16,
  ch_mult: [1, 2],
  num_res_blocks: 1,
  attn_resolutions: [4],
  z_channels: 16,
  resolution: 16,
  patch_size: 2,
  norm_groups: 8,
  fsq_levels: [5, 4],
});

function buildDalle(graph: Graph) {
  const scope = new Scope(graph);
  const { maxTextLength, imageLength, imageVocabSize } = dalleConfig;
  const text = encodeText(scope, graph.input('text', [BATCH, maxTextLength], 'int64'), dalleConfig);
  const shifted = graph.input('shifted', [BATCH, imageLength], 'int64');
  const logits = decodeSequence(scope, shifted, text, dalleConfig);
  const rows = reshape(logits, [BATCH * imageLength, imageVocabSize + 1]);
  const loss = mean(crossEntropy(rows, graph.input('targets', [BATCH * imageLength], 'int64')));
  return { loss, metrics: { double: mean(rows) } };
}

function buildVqgan(graph: Graph) {
  const scope = new Scope(graph);
  const pictures = graph.input('pictures', [BATCH, 3, 16, 16]);
  const codes = quantizeScalars(encodePictures(scope, pictures, vqganConfig), vqganConfig.fsqLevels);
  const grid = reshape(codes, [BATCH, tokensPerSide(vqganConfig) ** 2, vqganConfig.embedDim]);
  const difference = sub(decodeCodes(scope, grid, vqganConfig), pictures);
  return { loss: mean(abs(averagePool2(difference))), metrics: { pixel: mean(abs(difference)) } };
}

/** Seeded numbers for every input: pictures in [0, 1], small tokens with many repeats. */
function batchOf(graph: Graph): Feeds {
  return Object.fromEntries(
    [...graph.inputs].map(([name, { dtype, size }]) => {
      const uniform = uniformStream(7, name);
      const whole = () => BigInt64Array.from({ length: size }, () => BigInt(Math.floor(uniform() * 12)));
      return [name, dtype === 'int64' ? whole() : Float32Array.from({ length: size }, uniform)];
    }),
  );
}

/** Parameters away from their start, where zeros and ones would hide mistakes. */
function parametersOf(graph: Graph): Parameters {
  const parameters = initialParameters(graph, 3);
  for (const [name, values] of parameters) {
    const normal = normalStream(5, name);
    for (let i = 0; i < values.length; i++) values[i] = values[i]! + 0.1 * normal();
  }
  return parameters;
}

const run: ExportedRun = {
  model: 'tiny',
  seed: 1,
  steps: 4,
  batchSize: BATCH,
  accumulate: 2,
  optimizer: {
    adamW: { peak: 0.01, warmupSteps: 2, totalSteps: 4, decayShare: 0.5 },
    muon: { peak: 0.02, momentum: 0.9 },
    weightDecay: 0.1,
    beta2: 0.95,
    clipNorm: 0.5,
    emaDecay: 0.9,
  },
};

/** JAX gets two devices, so that batches are split among them. */
const env = { ...process.env, XLA_FLAGS: '--xla_force_host_platform_device_count=2' };

function runPython(script: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(python, [join(runner, script), ...args], { encoding: 'utf8', env });
  expect(stderr).not.toContain('Error');
  expect(status).toBe(0);
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a, (value, i) => Math.abs(value - b[i]!)).reduce(
    (most, value) => Math.max(most, value),
    0,
  );
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nonet-export-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// JAX compiles for minutes on a busy machine.
describe.each(backends)('an exported step, run by %s', { timeout: 900_000 }, (backend) => {
  it.each([
    ['DalleBart', buildDalle],
    ['VQGAN', buildVqgan],
  ])('gives the loss and gradients of a %s as ONNX Runtime does', async (name, build) => {
    const graph = traceStep({ build });
    const exported = join(folder, `${backend}-${name}`);
    exportStep(exported, graph, run);
    const feeds = batchOf(graph);
    const parameters = parametersOf(graph);
    const tensors = [
      ...[...graph.inputs].map(([input, { shape, dtype }]) => ({
        name: input,
        shape,
        dtype: dtype === 'int64' ? ('I64' as const) : ('F32' as const),
        data: feeds[input]!,
      })),
      ...[...parameters].map(([parameter, data]) => ({
        name: parameter,
        shape: graph.parameters.get(parameter)!.tensor.shape,
        dtype: 'F32' as const,
        data,
      })),
    ];
    const [inputs, outputs] = [join(exported, 'inputs.safetensors'), join(exported, 'outputs.safetensors')];
    writeSafetensors(inputs, tensors);
    runPython('run_step.py', exported, inputs, outputs, '--backend', backend);

    const session = await compile(graph);
    const expected = await session.run({ ...feeds, ...Object.fromEntries(parameters) });
    await session.release();
    const source = openCheckpoint(outputs);
    expect([...source.tensors.keys()].sort()).toEqual(Object.keys(expected).sort());
    for (const [output, { data }] of Object.entries(expected)) {
      const values = data as Float32Array;
      const scale = Math.max(
        1,
        values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
      );
      const got = source.tensors.get(output)!.read();
      expect(largestDifference(got, values) / scale, output).toBeLessThan(1e-4);
    }
    source.close();
  });

  it('trains like the trainer here, and leaves a run that it can go on with', async () => {
    const graph = traceStep({ build: buildDalle });
    const exported = join(folder, `${backend}-train`);
    exportStep(exported, graph, run);
    // One batch, again and again: the runner's order of samples is its own.
    const batch = async () => batchOf(graph);
    const task: TrainingTask = { build: buildDalle, batch, sample: async () => {} };
    await exportSamples(exported, graph, task, 1);
    const startFrom = parametersOf(graph);
    const start = join(exported, 'start.safetensors');
    const shapeOf = (name: string) => graph.parameters.get(name)!.tensor.shape;
    writeSafetensors(
      start,
      [...startFrom].map(([name, data]) => ({ name, shape: shapeOf(name), dtype: 'F32' as const, data })),
    );
    const ours = new RunFolder(join(exported, 'ours'));
    const never = { sampleEverySteps: 100, checkpointMinutes: 100, threads: 0 };
    await train(task, ours, { ...run, ...never, startFrom });

    const theirs = join(exported, 'theirs');
    const options = ['--run', theirs, '--start', start, '--backend', backend, '--precision', 'float32'];
    runPython('train.py', exported, ...options, '--stop-after', '3');
    runPython('train.py', exported, ...options); // goes on from step 3
    const [a, b] = [ours.load()!, new RunFolder(theirs).load()!];
    expect(b.step).toBe(4);
    expect([...b.optimizer.keys()].sort()).toEqual([...a.optimizer.keys()].sort());
    for (const [name, values] of [...a.parameters, ...a.optimizer]) {
      const other = b.parameters.get(name) ?? b.optimizer.get(name)!;
      expect(largestDifference(other, values), name).toBeLessThan(1e-4);
    }
    const finished = openCheckpoint(join(theirs, 'tiny.safetensors'));
    for (const [name, tensor] of finished.tensors) {
      expect(tensor.shape).toEqual(shapeOf(name));
      expect(largestDifference(tensor.read(), a.optimizer.get(`ema/${name}`)!), name).toBeLessThan(1e-4);
    }
    finished.close();
  });
});
