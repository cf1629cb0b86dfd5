// The key by which requests for the same pictures are recognised.
import { createHash } from 'node:crypto';
import { DEFAULT_COUNT, type DrawRequest } from '@nonet/api';

/**
 * A digest of all that decides the pictures: equal requests are drawn once.
 * @param weights a digest of what the model is: its name may stand for another tomorrow
 */
export function contentKey(
  model: string,
  request: DrawRequest & { readonly seed: number },
  weights = model,
): string {
  const { prompt, seed, negativePrompt = '', count = DEFAULT_COUNT, candidates = count } = request;
  const { guidanceScale = null, temperature = null, topK = null, topP = null } = request;
  const { picture, share, place } = request.start ?? {};
  // Absent values add nothing: the key of a request without them stays what it was before there were any.
  const { scene, joint = false } = request;
  const composition = scene || joint ? [{ scene, joint }] : [];
  const start =
    picture === undefined ? [] : [picture, share, ...(place && place !== 'spread' ? [place] : [])];
  const parts = [model, weights, prompt, negativePrompt, seed, count, candidates];
  const sampling = [guidanceScale, temperature, topK, topP];
  return createHash('sha256')
    .update(JSON.stringify([...parts, ...sampling, ...start, ...composition]))
    .digest('base64url');
}
