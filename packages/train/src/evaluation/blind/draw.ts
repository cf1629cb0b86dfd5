// Draws the prompts of a blind test with one version of a model, into a folder.
import type { DrawOptions } from '@nonet/models';
import { openModel } from '@nonet/models/node';
import type { PromptSet } from '../prompt-file.ts';
import { writeDrawn } from './drawn-folder.ts';

export interface DrawBlindOptions {
  /** Model folder. */
  readonly model: string;
  readonly sets: readonly PromptSet[];
  /** Pictures of each prompt. */
  readonly pictures: number;
  readonly seed: number;
  /** Has the model draw each scene all at once, in place of thing by thing. */
  readonly joint?: boolean | undefined;
  /** Folder to write. */
  readonly out: string;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly onPrompt?: (done: number, total: number, prompt: string) => void;
}

/** Prompts are numbered from 1 through all sets. @throws NonetError `model-*`, `cancelled` and those of drawing */
export async function drawBlind(options: DrawBlindOptions): Promise<void> {
  const { model, sets, pictures: count, seed, joint, out, threads = 0, signal, onPrompt } = options;
  const prompts = sets.flatMap((set) => set.prompts);
  const drawOptions: DrawOptions = {
    seed,
    count,
    ...(joint ? { joint } : {}),
    ...(signal ? { signal } : {}),
  };
  const pipeline = openModel(model, { threads });
  try {
    for (const [index, { prompt }] of prompts.entries()) {
      const { pictures } = await pipeline.draw(prompt, drawOptions);
      await writeDrawn(out, index + 1, pictures);
      onPrompt?.(index + 1, prompts.length, prompt);
    }
  } finally {
    await pipeline.release();
  }
}
