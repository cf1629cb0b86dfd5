// Tags by which other sites show a page as a card: Open Graph, Twitter, oEmbed.
import { POSTER_SIZES, type Share } from '@nonet/api';
import type { AskedPage } from './layout.ts';
import { cardPath, sharePath } from './links.ts';
import { type Markup, markup } from './markup.ts';

const { card: CARD } = POSTER_SIZES;

export interface CardOf {
  readonly share: Share;
  readonly title: string;
  /** From 1; the whole set when absent. */
  readonly picture?: number;
}

export function cardTags(
  { share, title, picture }: CardOf,
  { texts: { t }, origin }: Omit<AskedPage, 'here'>,
): Markup {
  const { id, published, model, pictures } = share;
  const url = origin + sharePath(id, picture);
  const image = origin + cardPath(id, picture);
  const about =
    picture === undefined
      ? t('card.set', { count: pictures.length, model })
      : t('card.picture', { number: picture, count: pictures.length, model });
  const embed = `${origin}/oembed?url=${encodeURIComponent(url)}`;
  return markup`${published && markup`<link rel="canonical" href="${url}">`}
<link rel="alternate" type="application/json+oembed" title="${title}" href="${embed}">
<meta name="description" content="${about}">
<meta property="og:site_name" content="Nonet">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${about}">
<meta property="og:url" content="${url}">
<meta property="og:image" content="${image}">
<meta property="og:image:type" content="image/jpeg">
<meta property="og:image:width" content="${CARD.width}">
<meta property="og:image:height" content="${CARD.height}">
<meta property="og:image:alt" content="${title}">
<meta name="twitter:card" content="summary_large_image">
<meta name="twitter:title" content="${title}">
<meta name="twitter:description" content="${about}">
<meta name="twitter:image" content="${image}">
<meta name="twitter:image:alt" content="${title}">`;
}
