// Addresses of shared sets, and a set as the API tells it.
import type { Share } from '@nonet/api';
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

/** The id in an address of a set's page on this service; undefined if it is another address. */
export function idOfUrl(url: string, host: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host: named, pathname } = new URL(url);
  return named === host ? /^\/s\/([\w-]{16})\/?$/.exec(pathname)?.[1] : undefined;
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
