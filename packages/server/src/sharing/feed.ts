// The newest published sets as RSS 2.0 (https://www.rssboard.org/rss-specification) with their pictures as Media RSS.
import { POSTER_SIZES, plainText, type Share, shorten } from '@nonet/api';
import { cardPath } from './links.ts';
import { markup } from './markup.ts';

const { card: CARD } = POSTER_SIZES;

/** @param origin where the client sees this service */
export function layOutFeed(shares: readonly Share[], origin: string): string {
  const items = shares.map(({ id, url, prompt, publishedAt, createdAt }) => {
    const title = shorten(plainText(prompt));
    const image = origin + cardPath(id);
    // Markup within text: it is escaped once more when it is put in.
    const about = markup`<p dir="auto">${title}</p><p><a href="${url}"><img src="${image}" alt="" width="${CARD.width / 2}" height="${CARD.height / 2}"></a></p>`;
    return markup`<item>
<title>${title}</title>
<link>${url}</link>
<guid isPermaLink="true">${url}</guid>
<pubDate>${new Date(publishedAt ?? createdAt).toUTCString()}</pubDate>
<description>${about.text}</description>
<media:content url="${image}" type="image/jpeg" medium="image" width="${CARD.width}" height="${CARD.height}"/>
</item>
`;
  });
  return markup`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>Nonet: the gallery</title>
<link>${origin}/gallery</link>
<description>Pictures that people had drawn and published.</description>
<atom:link href="${origin}/gallery.rss" rel="self" type="application/rss+xml"/>
${items}</channel>
</rss>
`.text;
}
