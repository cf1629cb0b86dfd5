// Times how a published model gets going: its conversion, and from process start to the first image token.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { NonetError } from '@nonet/core';
import { ownProgram } from '@nonet/core/node';
import { type Precision, writeFormulaRepos } from '@nonet/models/hub';

export interface BenchStartOptions {
  /** Folder of a model; absent: the published mini size with formula weights is made, converted and removed. */
  readonly model?: string;
  readonly precision: Precision;
  readonly runs: number;
  readonly count: number;
  readonly threads: number;
}

export interface BenchStartResult {
  readonly conversion?: {
    /** Size of the two checkpoints. */
    readonly checkpointBytes: number;
    /** Of `nonet pull FOLDER`, from process start. */
    readonly seconds: number;
    readonly peakMegabytes: number;
  };
  /** From process start to the first token of each picture, first run first. */
  readonly startSeconds: readonly number[];
  /** Until then, with the mapped weights. */
  readonly peakMegabytes: number;
}

/** What a child is to do. */
export type StartJob =
  | { readonly do: 'pull'; readonly reference: string; readonly vqgan: string; readonly models: string }
  | { readonly do: 'start'; readonly model: string; readonly count: number; readonly threads: number };

export interface StartReport {
  readonly peakMegabytes: number;
}

export function benchStart(options: BenchStartOptions): BenchStartResult {
  if (options.model !== undefined) return timeStarts(options.model, options);
  const folder = mkdtempSync(join(tmpdir(), 'nonet-bench-start-'));
  try {
    const { dalle, vqgan } = writeFormulaRepos(folder, 'mini', options.precision);
    const weights = [dalle, vqgan].map((repo) => statSync(join(repo, 'flax_model.msgpack')).size);
    const models = join(folder, 'models');
    const pulled = runChild({ do: 'pull', reference: dalle, vqgan, models });
    const conversion = { checkpointBytes: weights.reduce((sum, size) => sum + size, 0), ...pulled };
    return { conversion, ...timeStarts(join(models, basename(dalle)), options) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timeStarts(model: string, { runs, count, threads }: BenchStartOptions): BenchStartResult {
  const starts = Array.from({ length: runs }, () => runChild({ do: 'start', model, count, threads }));
  return {
    startSeconds: starts.map(({ seconds }) => seconds),
    peakMegabytes: Math.max(...starts.map(({ peakMegabytes }) => peakMegabytes)),
  };
}

function runChild(job: StartJob): StartReport & { readonly seconds: number } {
  const { path, execArgv } = ownProgram(new URL('start-child.ts', import.meta.url));
  const start = performance.now();
  const args = [...execArgv, path, JSON.stringify(job)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0)
    throw new NonetError('bench-start', `the ${job.do} failed: ${stderr.trim().slice(-2000)}`);
  return { seconds, ...(JSON.parse(stdout) as StartReport) };
}
