// Finds what a model draws best with: guidance first, then temperature, then top-k, each at the best of those before.
import type { SamplingOptions } from '@nonet/models';
import { type EvaluatedSet, type EvaluateOptions, evaluate } from './evaluate.ts';
import type { Aspect } from './judge.ts';

type Axis = 'guidanceScale' | 'temperature' | 'topK';

/** Values tried; the model's own defaults hold for axes that were not reached yet. */
const SWEEP: Readonly<Record<Axis, readonly number[]>> = {
  guidanceScale: [1, 1.5, 2.5, 4],
  temperature: [0.25, 0.4, 0.6, 1],
  topK: [0, 20, 100],
};

/** What each set is swept for. */
const AIMS: Readonly<Record<string, Aspect>> = { things: 'top1', pairs: 'all', colours: 'colour' };

export interface SweptPoint {
  readonly sampling: SamplingOptions;
  readonly sets: readonly EvaluatedSet[];
  /** Mean over the sets of the share of pictures in which the set's aim is right. */
  readonly score: number;
}

interface SweepOptions extends EvaluateOptions {
  readonly onPoint?: (point: SweptPoint) => void;
}

/** @returns every point tried, in order; equal points are tried once. @throws NonetError as `evaluate` */
export async function sweep(options: SweepOptions): Promise<SweptPoint[]> {
  const points: SweptPoint[] = [];
  let best: SweptPoint | undefined;
  for (const [axis, values] of Object.entries(SWEEP)) {
    for (const value of values) {
      const sampling = { ...options.sampling, ...best?.sampling, [axis]: value };
      if (points.some((point) => same(point.sampling, sampling))) continue;
      const evaluation = await evaluate({ ...options, sampling });
      const point = { ...evaluation, score: scoreOf(evaluation.sets) };
      points.push(point);
      options.onPoint?.(point);
      if (!best || point.score > best.score) best = point;
    }
  }
  return points;
}

const same = (a: SamplingOptions, b: Partial<SamplingOptions>): boolean =>
  Object.entries(b).every(([key, value]) => a[key as keyof SamplingOptions] === value);

function scoreOf(sets: readonly EvaluatedSet[]): number {
  const shares = sets.flatMap(({ name, model }) => {
    const aim = AIMS[name];
    return aim === undefined ? [] : (model[aim]?.pictures ?? []);
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
