// How a published DalleBart is meant to be drawn with.

/** Guidance of the published notebook and web application. */
const GUIDANCE_SCALE = 10;
/** What the published code falls back on where a config says nothing: the default of Hugging Face transformers. */
const TOP_K = 50;

/** `sampling.json` of a model folder, from the config.json of its repository. */
export function publishedSampling(config: unknown): Readonly<Record<string, number>> {
  const given = config as Readonly<Record<string, unknown>>;
  const number = (key: string, fallback: number): number => {
    const value = given[key];
    return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
  };
  return {
    guidance_scale: number('condition_scale', GUIDANCE_SCALE),
    temperature: number('temperature', 1),
    top_k: number('top_k', TOP_K),
    top_p: number('top_p', 1),
  };
}
