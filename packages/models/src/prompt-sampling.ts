// Chooses guidance and temperature for a prompt: no guidance for most, more for named styles and scenes.
import type { DrawOptions, DrawSettings } from './drawing.ts';
import type { SamplingOptions } from './generation/sampler.ts';
import type { Understanding } from './understanding/understand.ts';

/** Guidance by a style's name; `others` is for those that are not named, 1 where it is absent: not led at all. */
export type StyleGuidance = Readonly<Record<string, number>>;

export type SceneSampling = Pick<SamplingOptions, 'guidanceScale' | 'temperature'>;

/** What a model draws best with. */
export interface Sampling {
  readonly defaults: SamplingOptions;
  /** How far drawings without guidance are led from their prompts without the style towards the style. */
  readonly styleGuidance: StyleGuidance;
  /** What several things, or a thing in a place, are drawn with where a request leaves guidance as it is. */
  readonly sceneSampling: SceneSampling;
}

/** What one prompt is drawn with. */
export interface PromptSampling extends SceneSampling {
  /** What guidance leads away from, in the model's words. */
  readonly unconditional: string;
}

/** What a prompt means to the model. */
export type Meaning = Omit<Understanding, 'notes'>;

/** The prompt sent to the model; a style applied later as an image effect is removed. */
export const modelPrompt = ({ text, style }: Meaning): string => (style?.effect ? style.without : text);

/** Where a request has no other use of guidance, it is for a style that the prompt names, or for a scene. */
export function samplingOf(
  { style, crowded }: Meaning,
  negativePrompt: string,
  { guidanceScale, temperature, blend, ranker }: DrawSettings,
  { defaults, styleGuidance, sceneSampling }: Sampling,
): PromptSampling {
  const asked = { unconditional: negativePrompt, guidanceScale, temperature };
  if (guidanceScale !== 1 || negativePrompt !== '' || blend || ranker === 'self') return asked;
  const scale = style && !style.effect ? (styleGuidance[style.name] ?? styleGuidance['others'] ?? 1) : 1;
  if (style && scale !== 1) return { ...asked, unconditional: style.without, guidanceScale: scale };
  if (!crowded) return asked;
  const isUsual = temperature === defaults.temperature;
  return { ...asked, ...sceneSampling, ...(!isUsual && { temperature }) };
}

/** What the things of a scene are drawn with. */
export interface ThingSampling extends SceneSampling {
  /** What the model reads of a thing, and what guidance leads away from. */
  readonly textsOf: (thing: string) => { readonly text: string; readonly unconditional: string };
}

/**
 * Guidance is for the style of each thing, unless a request asks for more of it.
 * @param style that the model draws in; absent where an effect makes it, or none is asked for
 */
export function thingSampling(
  style: string | undefined,
  { guidanceScale, preset }: DrawOptions,
  settings: DrawSettings,
  { defaults, styleGuidance }: Sampling,
): ThingSampling {
  // A negative prompt is heeded by leaving things out: it needs no guidance.
  const isAsked = guidanceScale !== undefined || preset !== undefined;
  const asked = isAsked ? settings.guidanceScale : defaults.guidanceScale;
  const { temperature } = settings;
  if (style === undefined) {
    return { guidanceScale: asked, temperature, textsOf: (text) => ({ text, unconditional: '' }) };
  }
  const scale = styleGuidance[style] ?? styleGuidance['others'] ?? 1;
  return {
    guidanceScale: asked === 1 ? scale : asked,
    temperature,
    textsOf: (text) => ({ text: `${style} of ${text}`, unconditional: text }),
  };
}
