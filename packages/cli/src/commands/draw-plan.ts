// `nonet draw --plan`: the scene that a prompt describes, as JSON, to be changed and given back to `--scene`.
import { NonetError } from '@nonet/core';

export interface PlanOptions {
  /** Model folder. */
  readonly model: string;
  readonly threads: number;
}

/** @throws NonetError `scene-none` if the model draws the prompt all at once, `prompt-*`, and those of opening a model */
export async function planOf(prompt: string, { model, threads }: PlanOptions): Promise<string> {
  const { openModel } = await import('@nonet/models/node');
  const pipeline = openModel(model, { threads });
  try {
    const scene = pipeline.plan(prompt);
    if (scene) return JSON.stringify(scene, undefined, 2);
    throw new NonetError(
      'scene-none',
      `--plan: expected several things or a place, got "${prompt.slice(0, 60)}", which the model draws all at once`,
    );
  } finally {
    await pipeline.release();
  }
}
