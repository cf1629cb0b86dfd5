// Times nine pictures of a published size with formula weights, and min-dalle in PyTorch beside it.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { NonetError } from '@nonet/core';
import { ownProgram, withLargePages } from '@nonet/core/node';
import { type FormulaPrecision, type FormulaSize, writeFormulaModel } from '@nonet/models/node';
import { formatProfiles, type SessionProfile } from './operator-profile.ts';
import { type Processor, readProcessor } from './processor.ts';

export interface BenchDalleMiniOptions {
  readonly size: FormulaSize;
  readonly precision: FormulaPrecision;
  readonly threads: number;
  /** Whether the time of every operator is measured; that slows a drawing down. */
  readonly profile?: boolean;
  /** A checkout of kuprel/min-dalle. */
  readonly peer?: string;
  /** How many of its 256 equal decoding steps are timed. */
  readonly peerSteps: number;
  /** A Python that has PyTorch. */
  readonly python: string;
  readonly signal?: AbortSignal;
}

export interface DalleMiniReport {
  /** From process start until all sessions are compiled. */
  readonly openSeconds: number;
  /** Encoding the text and the first token. */
  readonly firstTokenSeconds: number;
  readonly tokenSeconds: number;
  /** From tokens to pixels. */
  readonly pixelSeconds: number;
  readonly peakMegabytes: number;
  /** Of the products with weights while tokens were drawn, in 10^9 operations a second. */
  readonly tokenRate: number;
  /** The same of one large product of the same precision and rows, measured right after. */
  readonly productLimit: number;
  readonly profiles?: readonly SessionProfile[];
}

interface PeerReport {
  readonly version: string;
  readonly steps: number;
  readonly tokenSeconds: number;
  readonly pixelSeconds: number;
  readonly peakMegabytes: number;
}

export interface BenchDalleMiniResult extends DalleMiniReport {
  readonly size: FormulaSize;
  readonly precision: FormulaPrecision;
  readonly processor: Processor;
  /** Nine pictures once everything is loaded. */
  readonly seconds: number;
  readonly picturesADay: number;
  readonly shareOfLimit: number;
  readonly peer?: PeerReport & { readonly timesFaster: number };
}

export const PICTURES = 9;
const SECONDS_A_DAY = 86_400;

/** @throws NonetError `bench-peer`, `bench-dalle-mini`, `cancelled`, `disk-full` */
export async function benchDalleMini(options: BenchDalleMiniOptions): Promise<BenchDalleMiniResult> {
  const { size, precision, threads, profile, peer, peerSteps, python, signal } = options;
  if (peer !== undefined && !existsSync(join(peer, 'min_dalle'))) {
    throw new NonetError(
      'bench-peer',
      `${peer}: expected a checkout of github.com/kuprel/min-dalle, there is no folder min_dalle in it`,
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'nonet-bench-dalle-mini-'));
  try {
    await writeFormulaModel(folder, size, precision, { threads, ...(signal && { signal }) });
    const { path, execArgv } = ownProgram(new URL('dalle-mini-child.ts', import.meta.url));
    const job = JSON.stringify({ model: folder, precision, threads, profile });
    const args = [...execArgv, path, job];
    const report = await run<DalleMiniReport>('bench-dalle-mini', process.execPath, args, signal);
    const seconds = report.tokenSeconds + report.pixelSeconds;
    const result = {
      size,
      precision,
      processor: readProcessor(),
      ...report,
      seconds,
      picturesADay: Math.floor((SECONDS_A_DAY / seconds) * PICTURES),
      shareOfLimit: report.tokenRate / report.productLimit,
    };
    if (peer === undefined) return result;
    const script = fileURLToPath(new URL('dalle-mini-peer.py', import.meta.url));
    const theirs = await run<PeerReport>(
      'bench-peer',
      python,
      [script, peer, size, String(threads), String(peerSteps)],
      signal,
    );
    const timesFaster = (theirs.tokenSeconds + theirs.pixelSeconds) / seconds;
    return { ...result, peer: { ...theirs, timesFaster } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a program that prints one JSON object at its end. */
async function run<Report>(
  code: string,
  command: string,
  args: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Report> {
  const child = spawn(command, args, {
    env: withLargePages(process.env), // as the process has that draws for the service
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve);
    child.on('error', reject);
  });
  try {
    const [status, output, errors] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    if (status === 0) return JSON.parse(output.trim().split('\n').at(-1)!) as Report;
    throw new NonetError(code, `${command} failed: ${errors.trim().slice(-2000)}`);
  } catch (error) {
    if (signal?.aborted) throw new NonetError('cancelled', 'the measurement was cancelled', { cause: error });
    if (error instanceof NonetError) throw error;
    throw new NonetError(code, `${command} cannot be run: ${(error as Error).message}`, { cause: error });
  }
}

/** The result as lines for people. */
export function formatBenchDalleMini(result: BenchDalleMiniResult): string {
  const line = (label: string, value: string) => `${`${label}:`.padEnd(39)} ${value}`;
  const { peer, processor } = result;
  return [
    line('Processor', [processor.model, ...(processor.features ?? [])].join(' ')),
    line(`Nine pictures, ${result.size}, ${result.precision}`, `${result.seconds.toFixed(1)} s`),
    line('  image tokens', `${result.tokenSeconds.toFixed(1)} s`),
    line('    until the first', `${result.firstTokenSeconds.toFixed(2)} s`),
    line('  pixels', `${result.pixelSeconds.toFixed(1)} s`),
    line('Pictures a day', result.picturesADay.toLocaleString('en')),
    line('Opening the model', `${result.openSeconds.toFixed(1)} s`),
    line('Peak memory', `${Math.round(result.peakMegabytes)} MB`),
    line('Share of the matrix-product limit', `${Math.round(100 * result.shareOfLimit)} %`),
    line('  limit, 10^9 operations a second', result.productLimit.toFixed(0)),
    ...(peer
      ? [
          line(
            `min-dalle, PyTorch ${peer.version}`,
            `${(peer.tokenSeconds + peer.pixelSeconds).toFixed(1)} s`,
          ),
          line(`  image tokens, from ${peer.steps} of 256 steps`, `${peer.tokenSeconds.toFixed(1)} s`),
          line('  pixels', `${peer.pixelSeconds.toFixed(1)} s`),
          line('  peak memory', `${Math.round(peer.peakMegabytes)} MB`),
          line('Times faster', peer.timesFaster.toFixed(1)),
        ]
      : []),
    ...(result.profiles ? ['', formatProfiles(result.profiles)] : []),
  ].join('\n');
}
