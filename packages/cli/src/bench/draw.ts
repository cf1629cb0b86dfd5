// Times drawing: warm in this process, and as a whole command.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import { peakMegabytes } from '@nonet/core/node';
import { openModel } from '@nonet/models/node';
import { encodePng } from '@nonet/server/images';

export interface BenchDrawResult {
  /** Median seconds for nine pictures once everything is loaded. */
  readonly warmSeconds: number;
  /** Part of it until the last image token. */
  readonly tokenSeconds: number;
  /** The same of two things side by side, drawn thing by thing. */
  readonly pairSeconds: number;
  /** The same of three things in a place. */
  readonly threeSeconds: number;
  /** The same of two things that the model draws all at once, as the original does. */
  readonly jointSeconds: number;
  /** Median seconds of `nonet draw` from process start to nine files. */
  readonly coldSeconds: number;
  /** Median milliseconds for the understanding of a prompt of the greatest length that is read. */
  readonly understandMilliseconds: number;
  /** Largest memory of this process. */
  readonly peakMegabytes: number;
}

interface Subject {
  readonly prompt: string;
  readonly joint?: true;
}

const SINGLE: Subject = { prompt: 'a cat' };
const PAIR = { prompt: 'a cat next to a dog' };
const SCENES: readonly Subject[] = [
  PAIR,
  { prompt: 'a cat, a dog and a robot on the beach' },
  { ...PAIR, joint: true },
];

/** Prompts that are joined until 1,000 characters are full. */
const SENTENCES = [
  'a pug dressed as a bee at a tea party',
  'courtroom sketch of a frog suing a snail',
  'two skeletons on a date in the rain',
  'a zombi brushing its teeth with a huge purple sword',
  'grandpa skateboarding on mars, highly detailed, 8k',
];
const UNDERSTANDINGS = 200;

interface BenchDrawOptions {
  readonly model: string;
  readonly runs: number;
  readonly threads: number;
}

/** Measures with the model in a folder; the first drawing is not counted. */
export async function benchDraw(options: BenchDrawOptions): Promise<BenchDrawResult> {
  const [single, pair, three, joint] = await timeDrawings(options, [SINGLE, ...SCENES]);
  const cold = Array.from({ length: options.runs }, () => timeCommand(options.model, options.threads));
  return {
    warmSeconds: single!.warmSeconds,
    tokenSeconds: single!.tokenSeconds,
    pairSeconds: pair!.warmSeconds,
    threeSeconds: three!.warmSeconds,
    jointSeconds: joint!.warmSeconds,
    coldSeconds: median(cold),
    understandMilliseconds: await timeUnderstanding(options),
    peakMegabytes: peakMegabytes(),
  };
}

/** Median times of one subject. */
interface DrawingTimes {
  readonly warmSeconds: number;
  readonly tokenSeconds: number;
  /** Bytes of a picture as a file. */
  readonly pictureBytes: number;
}

/** Median times of each subject, drawn by rotation in this process, so that all see the same machine. */
export async function timeDrawings(
  { model, runs, threads }: BenchDrawOptions,
  subjects: readonly Subject[] = [SINGLE],
): Promise<DrawingTimes[]> {
  const pipeline = openModel(model, { threads });
  await pipeline.prepare();
  const times = subjects.map(() => ({ warm: [] as number[], tokens: [] as number[], bytes: [] as number[] }));
  for (let run = -1; run < runs; run++) {
    for (const [i, { prompt, joint }] of subjects.entries()) {
      const start = performance.now();
      let lastToken = start;
      const { pictures } = await pipeline.draw(prompt, {
        seed: run + 1,
        ...(joint && { joint }),
        onProgress: () => {
          lastToken = performance.now();
        },
      });
      if (run < 0) continue;
      times[i]!.warm.push((performance.now() - start) / 1000);
      times[i]!.tokens.push((lastToken - start) / 1000);
      times[i]!.bytes.push((await encodePng(pictures[0]!)).length);
    }
  }
  await pipeline.release();
  return times.map(({ warm, tokens, bytes }) => ({
    warmSeconds: median(warm),
    tokenSeconds: median(tokens),
    pictureBytes: median(bytes),
  }));
}

async function timeUnderstanding({ model, threads }: BenchDrawOptions): Promise<number> {
  const pipeline = openModel(model, { threads });
  await pipeline.prepare();
  const prompt = SENTENCES.join(', ').repeat(10).slice(0, 1000);
  const times = Array.from({ length: 2 * UNDERSTANDINGS }, () => {
    const start = performance.now();
    pipeline.plan(prompt);
    return performance.now() - start;
  });
  await pipeline.release();
  return median(times.slice(UNDERSTANDINGS));
}

function timeCommand(model: string, threads: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'nonet-bench-'));
  const nonet = process.argv[1]!;
  const start = performance.now();
  const args = [
    nonet,
    'draw',
    SINGLE.prompt,
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
