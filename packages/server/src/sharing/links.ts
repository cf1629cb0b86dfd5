// Addresses of shared sets, and a set as the API tells it.
import type { Share } from '@nonet/api';
import type { FastifyRequest } from 'fastify';
import type { PublicAddress } from '../public-address.ts';
import { pictureUrl } from '../queue/drawings.ts';
import type { ShareRow } from './shares.ts';

/** What a set looks like to whom, seen from where. */
export interface View {
  /** Where the client sees this service. */
  readonly origin: string;
  /** Owner digest of who looks; undefined for a stranger. */
  readonly viewer: string | undefined;
}

export const sharePath = (id: string): string => `/s/${id}`;
export const cardPath = (id: string): string => `${sharePath(id)}/card.jpg`;
export const gridPath = (id: string): string => `${sharePath(id)}/grid.webp`;
export const buildUpPath = (id: string): string => `${sharePath(id)}/build-up.gif`;

/**
 * The id in an address of a set's page on this service; undefined if it is another address.
 * @param request that came to this service: its host is one of ours too
 */
export function idOfUrl(
  url: string,
  address: PublicAddress,
  request: Pick<FastifyRequest, 'host' | 'protocol'>,
): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, pathname } = new URL(url);
  const own = address.of(request);
  const isOwn = host === request.host || (URL.canParse(own) && new URL(own).host === host);
  return isOwn ? /^\/s\/([\w-]{16})\/?$/.exec(address.pathOf(pathname))?.[1] : undefined;
}

export function toShare(row: ShareRow, { origin, viewer }: View): Share {
  const { id, published, publishedAt, likes, liked, owner, model, request, createdAt, result } = row;
  return {
    id,
    url: origin + sharePath(id),
    published: published !== null,
    own: owner === viewer,
    likes,
    liked: Boolean(liked),
    prompt: request.prompt,
    model,
    seed: result.seed,
    pictures: result.pictures.map((name) => origin + pictureUrl(name)),
    createdAt: createdAt.toISOString(),
    ...(publishedAt ? { publishedAt: publishedAt.toISOString() } : {}),
  };
}
