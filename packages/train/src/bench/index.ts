// `nonet bench train`: our training steps against PyTorch's, same models, same weights, same batch.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownProgram } from '@nonet/core/node';
import { writeJob } from './job.ts';
import { type FirstStep, TrainingChild } from './protocol.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

export interface BenchTrainOptions {
  /** Timed steps of each side. */
  readonly steps: number;
  readonly threads: number;
  /** Which workloads, by name; absent: all. */
  readonly workloads?: readonly string[];
  /** The Python that may have PyTorch. */
  readonly python?: string;
}

interface Side {
  readonly medianSeconds: number;
  readonly peakMegabytes: number;
}

export interface BenchTrainResult {
  readonly workload: string;
  readonly parameters: number;
  readonly ours: Side;
  /** Absent where Python has no PyTorch. */
  readonly peer?: Side & {
    readonly version: string;
    /** Median over pairs of steps of our time divided by PyTorch's. */
    readonly timeRatio: number;
    /** Relative difference of the loss of the first step. */
    readonly lossDifference: number;
    /** Largest relative difference of a gradient's norm at the first step; tiny gradients count against the largest. */
    readonly gradientDifference: number;
  };
}

/** Measures every workload, our step and PyTorch's in turn. */
export async function benchTrain(options: BenchTrainOptions): Promise<BenchTrainResult[]> {
  const python = options.python ?? '/usr/bin/python3';
  const version = torchVersion(python);
  const chosen = WORKLOADS.filter(({ name }) => options.workloads?.includes(name) ?? true);
  const results: BenchTrainResult[] = [];
  for (const workload of chosen)
    results.push(await measure(workload, options, version ? { python, version } : undefined));
  return results;
}

/** The result as lines for people. */
export function formatBenchTrain(results: readonly BenchTrainResult[]): string {
  const rows = results.map(({ workload, parameters, ours, peer }) => [
    workload,
    `${(parameters / 1e6).toFixed(1)} M`,
    `${ours.medianSeconds.toFixed(2)} s`,
    peer ? `${peer.medianSeconds.toFixed(2)} s` : '-',
    peer ? peer.timeRatio.toFixed(2) : '-',
    `${ours.peakMegabytes.toFixed(0)} MB`,
    peer ? `${peer.peakMegabytes.toFixed(0)} MB` : '-',
    peer ? peer.lossDifference.toExponential(0) : '-',
    peer ? peer.gradientDifference.toExponential(0) : '-',
  ]);
  const head = [
    'step',
    'size',
    'ours',
    'PyTorch',
    'ratio',
    'memory',
    'PyTorch',
    'loss diff',
    'gradient diff',
  ];
  const table = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  const version = results.find(({ peer }) => peer)?.peer?.version;
  const note = version
    ? `PyTorch ${version}`
    : 'No PyTorch in python3 (Debian: python3-torch): our own numbers only.';
  return [...lines, note].join('\n');
}

function torchVersion(python: string): string | undefined {
  const { status, stdout } = spawnSync(python, ['-c', 'import torch; print(torch.__version__)'], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : undefined;
}

async function measure(
  workload: Workload,
  { steps, threads }: BenchTrainOptions,
  torch: { readonly python: string; readonly version: string } | undefined,
): Promise<BenchTrainResult> {
  const folder = mkdtempSync(join(tmpdir(), 'nonet-bench-train-'));
  const children: TrainingChild[] = [];
  const start = (command: string, args: readonly string[]) => {
    const limits = { OMP_NUM_THREADS: `${threads}`, OPENBLAS_NUM_THREADS: `${threads}` };
    const child = new TrainingChild(command, [...args, folder], { ...process.env, ...limits });
    children.push(child);
    return child;
  };
  try {
    writeJob(folder, workload, threads);
    const { path, execArgv } = ownProgram(new URL('./our-child.ts', import.meta.url));
    const ours = start(process.execPath, [...execArgv, path]);
    const ourFirst = await ours.first();
    const peer = torch && start(torch.python, [besides('./peer.py')]);
    const peerFirst = await peer?.first();
    const [ourTimes, peerTimes]: [number[], number[]] = [[], []];
    for (let i = -1; i < steps; i++) {
      const [ourStep, peerStep] = [await ours.step(), await peer?.step()];
      if (i < 0) continue; // the first step of each warms up
      ourTimes.push(ourStep.seconds);
      if (peerStep) peerTimes.push(peerStep.seconds);
    }
    const { parameters } = ourFirst;
    const result = {
      workload: workload.name,
      parameters,
      ours: { medianSeconds: median(ourTimes), ...(await ours.end()) },
    };
    if (!peer || !peerFirst) return result;
    return {
      ...result,
      peer: {
        version: torch.version,
        medianSeconds: median(peerTimes),
        ...(await peer.end()),
        timeRatio: median(ourTimes.map((seconds, i) => seconds / peerTimes[i]!)),
        ...agreement(ourFirst, peerFirst),
      },
    };
  } finally {
    for (const child of children) child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const besides = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

function agreement(ours: FirstStep, peer: FirstStep) {
  const norms = Object.entries(peer.gradientNorms);
  const smallest = 1e-3 * Math.max(...norms.map(([, norm]) => norm));
  const differences = norms.map(
    ([name, norm]) => Math.abs(ours.gradientNorms[name]! - norm) / Math.max(norm, smallest),
  );
  return {
    lossDifference: Math.abs(ours.loss - peer.loss) / Math.abs(peer.loss),
    gradientDifference: Math.max(...differences),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
