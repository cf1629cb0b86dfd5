// oEmbed answers for shared sets and pictures: https://oembed.com
import { type OEmbed, type OEmbedQuery, POSTER_SIZES, plainText, type Share, shorten } from '@nonet/api';
import { widthOfPng } from '../images/costs.ts';
import { cardPath, embedPath } from './links.ts';
import { markup } from './markup.ts';

const CACHE_SECONDS = 3_600;
/** Of the frame, in pixels; its pictures take whatever width there is. */
const FRAME = { width: 420, height: 500 } as const;
/** Below the pictures. */
const CAPTION_HEIGHT = FRAME.height - FRAME.width;
const LEAST_WIDTH = 200;

/** The frame of a set as other sites put it into their pages. */
export const frameMarkup = (
  { id, prompt }: Share,
  origin: string,
  { width, height } = FRAME as Size,
): string =>
  markup`<iframe src="${origin}${embedPath(id)}" width="${width}" height="${height}" title="${shorten(plainText(prompt))}" loading="lazy" frameborder="0" allowfullscreen></iframe>`
    .text;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A set in a frame, or only a link where there is no room for it. @param origin where the client sees this service */
export function embedSet(share: Share, { maxwidth, maxheight }: OEmbedQuery, origin: string): OEmbed {
  const width = Math.min(FRAME.width, maxwidth ?? FRAME.width, (maxheight ?? FRAME.height) - CAPTION_HEIGHT);
  const shared = sharedOf(share, origin);
  if (width < LEAST_WIDTH) return { ...shared, type: 'link' };
  const size = { width, height: width + CAPTION_HEIGHT };
  return {
    ...shared,
    type: 'rich',
    html: frameMarkup(share, origin, size),
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
