// The options as the form has them, and the request that they make.
import { type DrawRequest, MAX_COUNT } from '@nonet/api';

/** Texts of the fields; empty ones are left to the model. */
export interface DrawOptions {
  readonly style: string;
  readonly negativePrompt: string;
  readonly seed: string;
  readonly count: string;
  readonly candidates: string;
  readonly temperature: string;
  readonly guidanceScale: string;
  readonly model: string;
}

export const noOptions: DrawOptions = {
  style: '',
  negativePrompt: '',
  seed: '',
  count: '',
  candidates: '',
  temperature: '',
  guidanceScale: '',
  model: '',
};

/** Styles that nonet-1's drawings have; said after the prompt, as in its captions. */
export const STYLES = [
  'cartoon',
  'comic',
  '3d',
  'flat',
  'soft shaded',
  'pixel art',
  'line art',
  'hand-drawn',
  'silhouette',
  'black and white',
];

export function toRequest(prompt: string, options: DrawOptions): DrawRequest {
  const { style, negativePrompt, model } = options;
  const count = toNumber(options.count);
  const candidates = toNumber(options.candidates);
  const request: { -readonly [K in keyof DrawRequest]: DrawRequest[K] | undefined } = {
    prompt: style === '' ? prompt : `${prompt}, ${style} style`,
    negativePrompt: negativePrompt.trim() || undefined,
    seed: toNumber(options.seed),
    count,
    candidates: candidates === undefined ? undefined : Math.max(candidates, count ?? MAX_COUNT),
    temperature: toNumber(options.temperature),
    guidanceScale: toNumber(options.guidanceScale),
    model: model || undefined,
  };
  return Object.fromEntries(
    Object.entries(request).filter(([, value]) => value !== undefined),
  ) as DrawRequest;
}

/** The fields that make a request again; its style is part of its prompt by now. */
export const toOptions = (request: DrawRequest): DrawOptions => ({
  ...noOptions,
  negativePrompt: request.negativePrompt ?? '',
  seed: toText(request.seed),
  count: toText(request.count),
  candidates: toText(request.candidates),
  temperature: toText(request.temperature),
  guidanceScale: toText(request.guidanceScale),
  model: request.model ?? '',
});

const toNumber = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));
const toText = (value: number | undefined): string => (value === undefined ? '' : String(value));
