// How a shared set is shown on other sites: https://oembed.com
import { type OEmbed, type OEmbedQuery, plainText, type Share, shorten } from '@nonet/api';
import { CARD_SIZE } from '../images/index.ts';
import { cardPath } from './links.ts';

const CACHE_SECONDS = 3_600;

/** The card as a photo, or only a link where there is no room for it. @param origin where the client sees this service */
export function toOEmbed(
  { id, prompt }: Share,
  { maxwidth, maxheight }: OEmbedQuery,
  origin: string,
): OEmbed {
  const { width, height } = CARD_SIZE;
  const shared = {
    version: '1.0' as const,
    title: shorten(plainText(prompt)),
    provider_name: 'Nonet',
    provider_url: origin,
    cache_age: CACHE_SECONDS,
  };
  const fits = (maxwidth ?? width) >= width && (maxheight ?? height) >= height;
  return fits
    ? { ...shared, type: 'photo', url: origin + cardPath(id), width, height }
    : { ...shared, type: 'link' };
}
