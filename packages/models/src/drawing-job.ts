// The work order of one drawing: what both ways of drawing, thing by thing and all at once, need to know.
import { NonetError } from '@nonet/core';
import type { DrawOptions, DrawSettings, WeightedPrompt } from './drawing.ts';
import type { Effect } from './effects/index.ts';
import type { Turn } from './effects/turn.ts';
import type { PromptSampling } from './prompt-sampling.ts';

export interface DrawingJob extends PromptSampling {
  /** In the words of the model; the main one first. */
  readonly prompts: readonly WeightedPrompt[];
  /** Applied to finished pictures. */
  readonly effect: Effect | undefined;
  /** Rotates the finished figure. */
  readonly turn: Turn | undefined;
  readonly seed: number;
  readonly settings: DrawSettings;
  readonly options: DrawOptions;
}

/** Pictures drawn together; more are drawn batch by batch. */
export const BATCH = 9;

export const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

export function inBatches<T>(items: readonly T[]): T[][] {
  return range(Math.ceil(items.length / BATCH)).map((i) => items.slice(i * BATCH, (i + 1) * BATCH));
}

/** @throws NonetError `cancelled` */
export function throwIfCancelled({ signal }: DrawOptions): void {
  if (signal?.aborted) throw new NonetError('cancelled', 'drawing was cancelled after its last token');
}
