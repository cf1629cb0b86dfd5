// Addresses of shared sets and of their pictures, and a set as the API tells it.
import type { DrawRequest, Share } from '@nonet/api';
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

/** @param picture its number from 1; the whole set when absent */
export const sharePath = (id: string, picture?: number | string): string =>
  picture === undefined ? `/s/${id}` : `/s/${id}/${picture}`;
export const cardPath = (id: string, picture?: number | string): string =>
  `${sharePath(id, picture)}/card.jpg`;
export const gridPath = (id: string): string => `${sharePath(id)}/grid.webp`;
export const embedPath = (id: string): string => `${sharePath(id)}/embed`;
export const zipPath = (id: string): string => `${sharePath(id)}/pictures.zip`;
/** Files of a set that are ready to post. */
export const postPaths = {
  post: (id: string): string => `${sharePath(id)}/grid.jpg`,
  story: (id: string): string => `${sharePath(id)}/story.jpg`,
  postAnimation: (id: string): string => `${sharePath(id)}/build-up.gif`,
  storyAnimation: (id: string): string => `${sharePath(id)}/build-up-story.gif`,
} as const;

/** Address of the start page with everything that a set was asked for filled in. */
export const remixPath = (id: string): string => `/?remix=${encodeURIComponent(id)}`;

/** A set, or a picture of one. */
export interface SharedThing {
  readonly id: string;
  /** From 1; absent for the whole set. */
  readonly picture?: number;
}

/**
 * What an address of a page of this service shows; undefined if it is another address.
 * @param request that came to this service: its host is one of ours too
 */
export function sharedThingAt(
  url: string,
  address: PublicAddress,
  request: Pick<FastifyRequest, 'host' | 'protocol'>,
): SharedThing | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, pathname } = new URL(url);
  const own = address.of(request);
  const isOwn = host === request.host || (URL.canParse(own) && new URL(own).host === host);
  const [, id, picture] = (isOwn && PAGE.exec(address.pathOf(pathname))) || [];
  if (id === undefined) return undefined;
  return { id, ...(picture === undefined ? {} : { picture: Number(picture) }) };
}

const PAGE = /^\/s\/([\w-]{16})(?:\/([1-9]\d?))?\/?$/;

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
    request: toRemix({ ...request, model, seed: result.seed }),
    ...(result.notes?.length ? { notes: [...result.notes] } : {}),
    createdAt: createdAt.toISOString(),
    ...(publishedAt ? { publishedAt: publishedAt.toISOString() } : {}),
  };
}

/** What others may draw again. A picture that it started from may be a photo of its drawer: it is not passed on. */
function toRemix({ start: _start, ...request }: DrawRequest): DrawRequest {
  return request;
}
