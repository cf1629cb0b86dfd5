// Sampling settings that a published DalleBart was meant to be used with.

import { presets } from '../generation/presets.ts';

/** `sampling.json` of a model folder, from the config.json of its repository. */
export function publishedSampling(config: unknown): Readonly<Record<string, number>> {
  const given = config as Readonly<Record<string, unknown>>;
  const number = (key: string, fallback: number): number => {
    const value = given[key];
    return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
  };
  const published = presets['dalle-mini'];
  return {
    guidance_scale: number('condition_scale', published.guidanceScale),
    temperature: number('temperature', published.temperature),
    top_k: number('top_k', published.topK),
    top_p: number('top_p', published.topP),
  };
}
