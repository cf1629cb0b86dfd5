// Measures cut-outs: real ones whose true alpha is known are drawn by the codec and cut again.
import { openParts } from '@nonet/models/node';
import { hasHoles, liftThing } from '@nonet/scenes';
import { cutOutSamples, type Ground, type SampleOptions } from './samples.ts';
import { type CutScore, isDamaged, scoreCut } from './true-shape.ts';

export interface CutOutsOptions extends Pick<SampleOptions, 'dataDir' | 'seed' | 'count' | 'signal'> {
  /** Folder of the model whose codec draws. */
  readonly model: string;
  readonly threads: number;
  readonly onSample?: (done: number, total: number) => void;
}

/** One drawing, cut out, and how far that is from what was drawn. */
export interface MeasuredCut extends CutScore {
  readonly ground: Ground;
  readonly name: string;
  readonly id: string;
  readonly line: boolean;
  /** The damage that cutting itself reports, 0 to 1. */
  readonly guess: number;
  /** RGB `[size, size, 3]`, as drawn. */
  readonly pixels: Uint8Array;
  /** Straight-alpha RGBA `[size, size, 4]`. */
  readonly cut: Uint8Array;
  /** `[size, size]` */
  readonly alpha: Uint8Array;
}

/** Figures over some cuts. */
export interface CutOutsRow {
  readonly label: string;
  readonly pictures: number;
  readonly alphaError: number;
  /** Share of cuts that lost and added more than 4 % of the thing. */
  readonly damaged: number;
}

const GROUNDS: readonly Ground[] = ['white', 'colours'];

/** @throws NonetError as `openParts` and `cutOutSamples` */
export async function measureCutOuts(options: CutOutsOptions): Promise<MeasuredCut[]> {
  const { model, threads, count, onSample } = options;
  const { codec } = openParts(model, { threads });
  const size = codec.config.resolution;
  const cuts: MeasuredCut[] = [];
  try {
    for (const ground of GROUNDS) {
      for await (const sample of cutOutSamples({ ...options, codec, ground })) {
        const { name, id, line, pixels, alpha } = sample;
        const lifted = liftThing({ pixels, width: size, height: size }, { holes: hasHoles(name) });
        const cut = lifted?.rgba ?? new Uint8Array(4 * size * size);
        const cutAlpha = alpha.map((_, i) => cut[4 * i + 3]!);
        const score = scoreCut(alpha, cutAlpha, size);
        cuts.push({ ...score, ground, name, id, line, guess: lifted?.damage ?? 1, pixels, cut, alpha });
        onSample?.(cuts.length, GROUNDS.length * count);
      }
    }
  } finally {
    await codec.release();
  }
  return cuts;
}

/** Rows of the report: by ground, and drawings of lines beside all others. */
export function summariseCutOuts(cuts: readonly MeasuredCut[]): CutOutsRow[] {
  const row = (label: string, chosen: readonly MeasuredCut[]): CutOutsRow => ({
    label,
    pictures: chosen.length,
    alphaError: mean(chosen.map(({ alphaError }) => alphaError)),
    damaged: mean(chosen.map((cut) => (isDamaged(cut) ? 1 : 0))),
  });
  return GROUNDS.flatMap((ground) => {
    const own = cuts.filter((cut) => cut.ground === ground);
    return [
      row(`on ${ground}`, own),
      row(
        `- drawings of lines`,
        own.filter(({ line }) => line),
      ),
      row(
        `- all others`,
        own.filter(({ line }) => !line),
      ),
    ];
  });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export function formatCutOuts(rows: readonly CutOutsRow[]): string {
  const lines = rows.map(({ label, pictures, alphaError, damaged }) =>
    [
      label.padEnd(20),
      String(pictures).padStart(8),
      alphaError.toFixed(4).padStart(14),
      `${(100 * damaged).toFixed(1)} %`.padStart(9),
    ].join('  '),
  );
  return [
    `${''.padEnd(20)}  ${'pictures'}  ${'error of alpha'}  ${'damaged'.padStart(9)}`,
    ...lines,
    'Damaged: more than 4 % of the thing lost or added, rims of two pixels aside.',
  ].join('\n');
}
