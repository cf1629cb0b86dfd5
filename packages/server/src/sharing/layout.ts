// The frame of all public pages that the server renders. They work without a script; where there is one, it adds what
// browsers offer.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type IconNode, iconMarkup, newIcon } from '@nonet/api/icons';
import { layOutDocument } from './document.ts';
import { Markup, markup } from './markup.ts';

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

export const style = ['../../../api/src/theme.css', '../../../api/src/parts.css', './pages.css']
  .map(read)
  .join('\n');
export const script = read('./share.js');
/** They change with the content, so that browsers may keep it for good. */
export const stylePath = `/sharing-${digest(style)}.css`;
export const scriptPath = `/sharing-${digest(script)}.js`;

export const icon = (node: IconNode): Markup => new Markup(iconMarkup(node));

type SitePage = 'gallery' | 'openapi';

export interface PageParts {
  readonly title: string;
  /** Whether search engines may list the page. */
  readonly listed: boolean;
  readonly head?: Markup;
  /** Class of the body, for pages with a look of their own. */
  readonly look?: string;
  /** The page of the header's links that this is. */
  readonly page?: SitePage;
  readonly body: Markup;
}

/** A whole page as text. */
export function layOut({ title, listed, head, look, page, body }: PageParts): string {
  return layOutDocument({
    title,
    listed,
    styles: [stylePath],
    ...(look === undefined ? {} : { look }),
    head: markup`<link rel="alternate" type="application/rss+xml" title="Nonet: the gallery" href="/gallery.rss">
${head}`,
    body: markup`<header class="site-header">
<a href="/" class="brand" aria-label="Nonet, start page"><img src="/icon.svg" alt="" width="32" height="32">Nonet</a>
<nav class="site-nav" aria-label="Site"><a href="/">${icon(newIcon)}New</a>${link('gallery', 'Gallery', page)}${link('openapi', 'API', page)}</nav>
</header>
<main>
${body}
</main>
<footer class="site-footer">
<p>Made by a machine from words alone: it can be odd or wrong, and repeats the biases of what it learnt from.
<a href="/model-card">About the model</a> · <a href="/privacy">Privacy</a></p>
</footer>`,
  });
}

const link = (page: SitePage, words: string, shown?: SitePage): Markup =>
  page === shown
    ? markup`<a href="/${page}" aria-current="page">${words}</a>`
    : markup`<a href="/${page}">${words}</a>`;

/** A page that says one thing. */
export const layOutMessage = (title: string, message: string): string =>
  layOut({
    title: `${title} – Nonet`,
    listed: false,
    body: markup`<div class="message"><h1>${title}</h1><p>${message}</p>
<p class="row"><a class="button primary" href="/">Draw something</a><a class="button" href="/gallery">Gallery</a></p></div>`,
  });
