// The options as the form has them, and the request that they make.
import { DEFAULT_COUNT, type DrawRequest, type Scene } from '@nonet/api';
import { servicePath } from '../service.ts';

/** A picture to start from, and what of it stays. */
export interface StartOption {
  /** Where the page has it from: the PNG file of the service, or a `data:` URL of what was uploaded. */
  readonly url: string;
  readonly keep: Keep;
  /** Name that the service has what was uploaded under; of others it is in `url`. */
  readonly picture?: string;
  /** The marks that were made on it: see start/mask.ts. */
  readonly marks?: string;
}

/** All of a picture but what a mask shows, which was sent with it. */
const MASKED = { share: 1, place: 'opaque' } as const;

/** Ways to start from a picture; `part`: what is drawn anew, in halves from the left top. */
export const KEEPS = {
  'vary-much': { way: 'vary', share: 0.25, place: 'spread' },
  vary: { way: 'vary', share: 0.5, place: 'spread' },
  'vary-little': { way: 'vary', share: 0.75, place: 'spread' },
  'top-quarter': { way: 'complete', share: 0.25, place: 'top' },
  'top-half': { way: 'complete', share: 0.5, place: 'top' },
  'top-most': { way: 'complete', share: 0.75, place: 'top' },
  marked: { way: 'mark', ...MASKED },
  'bottom-half': { way: 'complete', ...MASKED, part: [0, 0, 2, 1] },
  'left-half': { way: 'complete', ...MASKED, part: [1, 0, 1, 2] },
  'right-half': { way: 'complete', ...MASKED, part: [0, 0, 1, 2] },
} as const;

export type Keep = keyof typeof KEEPS;

export const KEEP_NAMES = Object.keys(KEEPS) as Keep[];

/** Values of the fields; empty ones are left to the model. */
export interface DrawOptions {
  /** A picture to start from. */
  readonly start?: StartOption | undefined;
  readonly style: string;
  readonly negativePrompt: string;
  readonly seed: string;
  readonly count: string;
  readonly candidates: string;
  readonly temperature: string;
  readonly guidanceScale: string;
  readonly model: string;
  /** Whether the model draws a scene all at once, not thing by thing. */
  readonly joint: boolean;
  /** The plan of pictures that are drawn again: it holds while the prompt stays as it was. */
  readonly plan?: { readonly prompt: string; readonly scene: Scene } | undefined;
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
  joint: false,
};

/** Styles that nonet-1 draws in, or finishes its drawings in; said after the prompt, as in its captions. */
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
  'oil painting',
  'renaissance painting',
  'watercolour',
  'pencil sketch',
  'courtroom sketch',
  'cave painting',
  'stained glass',
  'mosaic',
  'tapestry',
  'comic panel',
  'neon sign',
  'blueprint',
  'old photo',
  'polaroid',
  'newspaper photo',
  'security camera footage',
  'trail cam footage',
  'found footage',
  'VHS',
  'movie still',
  'night vision',
  'thermal image',
  'x-ray',
  'movie poster',
  'propaganda poster',
  'wanted poster',
  'DVD cover',
  'album cover',
  'magazine cover',
  'book cover',
  'tarot card',
  'trading card',
  'playing card',
  'postage stamp',
  'infographic',
  'meme',
];

export function toRequest(prompt: string, options: DrawOptions): DrawRequest {
  const { start, style, negativePrompt, model, joint, plan } = options;
  const count = toNumber(options.count);
  const candidates = toNumber(options.candidates);
  const request: { -readonly [K in keyof DrawRequest]: DrawRequest[K] | undefined } = {
    prompt: style === '' ? prompt : `${prompt}, ${style} style`,
    negativePrompt: negativePrompt.trim() || undefined,
    seed: toNumber(options.seed),
    count,
    candidates: candidates === undefined ? undefined : Math.max(candidates, count ?? DEFAULT_COUNT),
    temperature: toNumber(options.temperature),
    guidanceScale: toNumber(options.guidanceScale),
    model: model || undefined,
    joint: joint || undefined,
    scene: plan?.prompt === prompt && style === '' ? plan.scene : undefined,
    start: start && startOf(start),
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
  joint: request.joint ?? false,
  ...(request.scene ? { plan: { prompt: request.prompt, scene: request.scene } } : {}),
  ...(request.start ? { start: toStart(request.start) } : {}),
});

function toStart({ picture, share, place = 'spread' }: NonNullable<DrawRequest['start']>): StartOption {
  const known = Object.entries(KEEPS).find(
    ([, keep]) => keep.place === place && (keep.share === share || place === 'opaque'),
  );
  return { url: `${servicePath()}/pictures/${picture}`, keep: (known?.[0] ?? 'vary') as Keep };
}

/** How a request names a picture that it starts from. */
export function startOf({ url, keep, picture }: StartOption): NonNullable<DrawRequest['start']> {
  const { share, place } = KEEPS[keep];
  return { picture: picture ?? url.slice(url.lastIndexOf('/') + 1), share, place };
}

const toNumber = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));
const toText = (value: number | undefined): string => (value === undefined ? '' : String(value));
