// Other sites must not act in the name of who is signed in here: browsers say where a request comes from.
import { ApiError } from '@nonet/api';
import type { FastifyRequest } from 'fastify';

/**
 * Lets pass what one of our own pages sent. A request without any word of it is none of a browser's.
 * @throws ApiError `origin-forbidden`
 */
export function requireOwnOrigin({ headers }: Pick<FastifyRequest, 'headers'>, origin: string): void {
  const { origin: from, 'sec-fetch-site': site } = headers;
  // Forms of pages that tell no referrer say "null".
  const hasOrigin = from !== undefined && from !== 'null';
  if (hasOrigin ? from === origin && (site ?? 'same-origin') === 'same-origin' : site === 'same-origin')
    return;
  throw new ApiError('origin-forbidden', `expected a request of a page at ${origin}`);
}

export const changesNothing = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method);
