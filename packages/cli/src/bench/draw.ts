// Times drawing: warm in this process, and as a whole command.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openModel } from '@nonet/models/node';
import { encodePng } from '@nonet/server/images';
import { NonetError } from '@nonet/tensor';

export interface BenchDrawResult {
  /** Median seconds for nine pictures once everything is loaded. */
  readonly warmSeconds: number;
  /** Part of it until the last image token. */
  readonly tokenSeconds: number;
  /** The same of two things side by side, which some models guide. */
  readonly sceneSeconds: number;
  /** Median seconds of `nonet draw` from process start to nine files. */
  readonly coldSeconds: number;
  /** Largest memory of this process. */
  readonly peakMegabytes: number;
}

const PROMPT = 'a cat in a sombrero';
const SCENE = 'a cat next to a dog';

interface BenchDrawOptions {
  readonly model: string;
  readonly runs: number;
  readonly threads: number;
}

/** Measures with the model in a folder; the first drawing is not counted. */
export async function benchDraw(options: BenchDrawOptions): Promise<BenchDrawResult> {
  const { warmSeconds, tokenSeconds } = await timeDrawings(options);
  const { warmSeconds: sceneSeconds } = await timeDrawings(options, SCENE);
  const cold = Array.from({ length: options.runs }, () => timeCommand(options.model, options.threads));
  return {
    warmSeconds,
    tokenSeconds,
    sceneSeconds,
    coldSeconds: median(cold),
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}

/** Median times of drawings in this process, and the bytes of a picture as a file. */
export async function timeDrawings({ model, runs, threads }: BenchDrawOptions, prompt = PROMPT) {
  const pipeline = openModel(model, { threads });
  await pipeline.prepare();
  const warm: number[] = [];
  const tokens: number[] = [];
  const bytes: number[] = [];
  for (let run = -1; run < runs; run++) {
    const start = performance.now();
    let lastToken = start;
    const { pictures } = await pipeline.draw(prompt, {
      seed: run + 1,
      onProgress: () => {
        lastToken = performance.now();
      },
    });
    if (run < 0) continue;
    warm.push((performance.now() - start) / 1000);
    tokens.push((lastToken - start) / 1000);
    bytes.push((await encodePng(pictures[0]!)).length);
  }
  await pipeline.release();
  return { warmSeconds: median(warm), tokenSeconds: median(tokens), pictureBytes: median(bytes) };
}

function timeCommand(model: string, threads: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'nonet-bench-'));
  const nonet = fileURLToPath(new URL('../../../../scripts/nonet.mjs', import.meta.url));
  const start = performance.now();
  const args = [
    nonet,
    'draw',
    PROMPT,
    '--model',
    model,
    '--threads',
    String(threads),
    '--out',
    join(folder, 'out'),
  ];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  rmSync(folder, { recursive: true, force: true });
  if (status !== 0) throw new NonetError('bench-draw', `nonet draw failed: ${stderr.trim()}`);
  return seconds;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
