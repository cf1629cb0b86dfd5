// The folder that both sides of the benchmark read: one workload, its starting weights and its batch.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import type { Feeds } from '@nonet/tensor';
import { initialParameters, type Parameters } from '../parameters.ts';
import { traceStep } from '../training-step.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

/** Optimiser settings of both sides. */
export const ADAMW = { learningRate: 1e-3, beta1: 0.9, beta2: 0.95, epsilon: 1e-8, weightDecay: 0.01 };

const SEED = 1;

interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int64';
  /** Place in `job.bin`, in bytes. */
  readonly offset: number;
}

interface JobFile {
  readonly workload: string;
  readonly config: unknown;
  readonly adamW: typeof ADAMW;
  readonly threads: number;
  readonly parameters: readonly Entry[];
  readonly feeds: readonly Entry[];
}

export interface Job {
  readonly workload: Workload;
  readonly threads: number;
  readonly parameters: Parameters;
  readonly feeds: Feeds;
}

/** Writes `job.json` and `job.bin`. */
export function writeJob(folder: string, workload: Workload, threads: number): void {
  const graph = traceStep(workload);
  const chunks: Uint8Array[] = [];
  let offset = 0;
  const entry = (name: string, shape: readonly number[], data: Feeds[string]): Entry => {
    chunks.push(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    const dtype = data instanceof BigInt64Array ? 'int64' : 'float32';
    const written = { name, shape, dtype, offset } as const;
    offset += data.byteLength;
    return written;
  };
  const feeds = Object.entries(workload.feeds()).map(([name, data]) =>
    entry(name, graph.inputs.get(name)!.shape, data),
  );
  const parameters = [...initialParameters(graph, SEED)].map(([name, data]) =>
    entry(name, graph.parameters.get(name)!.tensor.shape, data),
  );
  const { name, config } = workload;
  const file: JobFile = { workload: name, config, adamW: ADAMW, threads, parameters, feeds };
  writeFileSync(join(folder, 'job.bin'), Buffer.concat(chunks));
  writeFileSync(join(folder, 'job.json'), JSON.stringify(file));
}

/** @throws NonetError `bench-workload` if the folder is of a workload that is not known */
export function readJob(folder: string): Job {
  const file = JSON.parse(readFileSync(join(folder, 'job.json'), 'utf8')) as JobFile;
  const { buffer } = Uint8Array.from(readFileSync(join(folder, 'job.bin')));
  const workload = WORKLOADS.find(({ name }) => name === file.workload);
  if (!workload)
    throw new NonetError('bench-workload', `bench: expected a known workload, got ${file.workload}`);
  const length = ({ shape }: Entry) => shape.reduce((product, dim) => product * dim, 1);
  const numbers = (entry: Entry) =>
    entry.dtype === 'int64'
      ? new BigInt64Array(buffer, entry.offset, length(entry))
      : new Float32Array(buffer, entry.offset, length(entry));
  return {
    workload,
    threads: file.threads,
    parameters: new Map(file.parameters.map((entry) => [entry.name, numbers(entry) as Float32Array])),
    feeds: Object.fromEntries(file.feeds.map((entry) => [entry.name, numbers(entry)])),
  };
}
