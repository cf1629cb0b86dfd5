// From a request of AUTOMATIC1111's API to one of Nonet's.
import { type DrawRequest, MAX_COUNT, parseDrawRequest, type SdTextRequest } from '@nonet/api';
import { toSquare } from '../openai/squares.ts';

/** Side of pictures, in pixels, when a request names none. */
const DEFAULT_SIDE = 512;
/** A request without words asks for any picture; without guidance its words hardly count. */
const NO_WORDS = { prompt: 'a picture', guidanceScale: 1 };
/** What clients send as `cfg_scale` unless their user chooses: it stands for what the model does by itself. */
const USUAL_CFG = 7;
/** Guidance by which a model leads away from a negative prompt if it needs none otherwise. */
const USUAL_GUIDANCE = 2;
const MAX_GUIDANCE = 100;

const within = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));

/** Pictures of all batches, up to what one drawing can have. */
const countOf = ({ batch_size = 1, n_iter = 1 }: SdTextRequest): number =>
  within(1, Math.round(batch_size * n_iter), MAX_COUNT);

/** The available side nearest to the size of a request, by area. */
export function sideOf({ width = DEFAULT_SIDE, height = width }: SdTextRequest): number {
  const { side = DEFAULT_SIDE } = toSquare({ width: Math.round(width), height: Math.round(height) });
  return side;
}

/**
 * Guidance is what a negative prompt works by. Without one the model decides: what clients send by default would be
 * far too much for it.
 */
function guidanceOf({ negative_prompt, cfg_scale }: SdTextRequest): { guidanceScale?: number } {
  if (negative_prompt === undefined || cfg_scale === undefined || cfg_scale === USUAL_CFG) return {};
  const share = (cfg_scale - 1) / (USUAL_CFG - 1);
  return { guidanceScale: within(1, 1 + share * (USUAL_GUIDANCE - 1), MAX_GUIDANCE) };
}

/** @throws ApiError `prompt-too-long`, `request-invalid` */
export function toDrawRequest(asked: SdTextRequest, others: Partial<DrawRequest>): DrawRequest {
  const { prompt = '', negative_prompt, seed } = asked;
  return parseDrawRequest({
    ...(prompt.trim() === '' ? NO_WORDS : { prompt, ...guidanceOf(asked) }),
    count: countOf(asked),
    ...(negative_prompt === undefined ? {} : { negativePrompt: negative_prompt }),
    ...(seed === undefined || seed < 0 ? {} : { seed: Math.trunc(seed) }),
    ...others,
  });
}
