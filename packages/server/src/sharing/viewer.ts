// Identifies the viewer of a page without a new cookie or a key.
import { ApiError } from '@nonet/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasSessionCookie } from '../accounts/call-auth.ts';
import { hasSecret } from '../routes/caller.ts';
import type { AppContext } from '../routes/context.ts';

/** Owner digest of who looks; undefined for a stranger. */
export async function viewerOf(
  { identify, keys }: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string | undefined> {
  const known = hasSecret(request) || hasSessionCookie(request.headers.cookie);
  if (!known && !(await keys.find(request.headers))) return undefined;
  try {
    return (await identify(request, reply)).owner;
  } catch (error) {
    if (error instanceof ApiError) return undefined; // may look all the same
    throw error;
  }
}

/**
 * Whether a form was sent from one of our own pages: browsers say where a form comes from, and other sites must not
 * send ours in a visitor's name. Programs, which have no visitors, say nothing.
 */
export function cameFromHere(
  { address }: Pick<AppContext, 'address'>,
  { headers, host }: Pick<FastifyRequest, 'headers' | 'host'>,
): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  return (
    origin === undefined || address.isAt(origin) || (URL.canParse(origin) && new URL(origin).host === host)
  );
}
