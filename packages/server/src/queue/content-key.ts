// The key by which requests for the same pictures are recognised.
import { createHash } from 'node:crypto';
import { DEFAULT_COUNT, type DrawRequest } from '@nonet/api';

type Seeded = DrawRequest & { readonly seed: number };

/**
 * A digest of all that decides the pictures: equal requests are drawn once. It covers the whole request, so that a field
 * added to it later cannot give one request the pictures of another.
 * @param weights a digest of what the model is: its name may stand for another tomorrow
 */
export function contentKey(model: string, request: Seeded, weights = model): string {
  return createHash('sha256')
    .update(JSON.stringify([model, weights, withDefaults(request)], sortFields))
    .digest('base64url');
}

/** Whether two requests for one model differ in nothing that decides the pictures. */
export const isSameRequest = (model: string, one: Seeded, other: Seeded): boolean =>
  contentKey(model, one) === contentKey(model, other);

/** Absent values as what they mean; the model's name is a part of its own. */
function withDefaults({ model: _model, count = DEFAULT_COUNT, start, ...rest }: Seeded) {
  return {
    negativePrompt: '',
    joint: false,
    candidates: count,
    ...rest,
    count,
    ...(start && { start: { place: 'spread', ...start } }),
  };
}

/** The database orders the fields of a stored request in its own way. */
const sortFields = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
