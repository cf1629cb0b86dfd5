// oEmbed answers for shared sets and pictures: https://oembed.com
import {
  EMBED_SIZE,
  embedCode,
  type OEmbed,
  type OEmbedQuery,
  POSTER_SIZES,
  plainText,
  type Share,
  shorten,
} from '@nonet/api';
import { widthOfPng } from '../images/costs.ts';
import { cardPath } from './links.ts';

const CACHE_SECONDS = 3_600;
/** Below the pictures. */
const CAPTION_HEIGHT = EMBED_SIZE.height - EMBED_SIZE.width;
const LEAST_WIDTH = 200;

/** A set in a frame, or only a link where there is no room for it. @param origin where the client sees this service */
export function embedSet(share: Share, { maxwidth, maxheight }: OEmbedQuery, origin: string): OEmbed {
  const width = Math.min(
    EMBED_SIZE.width,
    maxwidth ?? EMBED_SIZE.width,
    (maxheight ?? EMBED_SIZE.height) - CAPTION_HEIGHT,
  );
  const shared = sharedOf(share, origin);
  if (width < LEAST_WIDTH) return { ...shared, type: 'link' };
  const size = { width, height: width + CAPTION_HEIGHT };
  return {
    ...shared,
    type: 'rich',
    html: embedCode(share.url, share.prompt, size),
    ...size,
    thumbnail_url: origin + cardPath(share.id),
    thumbnail_width: POSTER_SIZES.card.width,
    thumbnail_height: POSTER_SIZES.card.height,
  };
}

/** One picture as a photo, or only a link where there is no room for it. @param png its file */
export function embedPicture(
  share: Share,
  url: string,
  png: Uint8Array,
  { maxwidth, maxheight }: OEmbedQuery,
  origin: string,
): OEmbed {
  const side = widthOfPng(png);
  const fits = Math.min(maxwidth ?? side, maxheight ?? side) >= side;
  const shared = sharedOf(share, origin);
  return fits ? { ...shared, type: 'photo', url, width: side, height: side } : { ...shared, type: 'link' };
}

const sharedOf = ({ prompt }: Share, origin: string) => ({
  version: '1.0' as const,
  title: shorten(plainText(prompt)),
  provider_name: 'Nonet',
  provider_url: origin,
  cache_age: CACHE_SECONDS,
});
