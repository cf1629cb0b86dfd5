// The frame of all public pages that the server renders. They work without a script; where there is one, it adds what
// browsers offer.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type IconNode, iconMarkup, newIcon } from '@nonet/api/icons';
import { LANGUAGES } from '@nonet/api/messages';
import type { SiteTexts } from '../languages.ts';
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
  readonly texts: SiteTexts;
  /** Address of the page, which the choice of a language leads back to; without it there is none. */
  readonly here?: string;
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

/** What a page is asked for with. */
export interface AskedPage {
  readonly texts: SiteTexts;
  readonly here: string;
  /** Where the client sees this service. */
  readonly origin: string;
}

/** A whole page as text. */
export function layOut({ texts, here, title, listed, head, look, page, body }: PageParts): string {
  const { t, language } = texts;
  return layOutDocument({
    language,
    title,
    listed,
    styles: [stylePath],
    ...(look === undefined ? {} : { look }),
    head: markup`<link rel="alternate" type="application/rss+xml" title="Nonet: the gallery" href="/gallery.rss">
${head}`,
    body: markup`<header class="site-header">
<a href="/" class="brand" aria-label="${t('site.home')}"><img src="/icon.svg" alt="" width="32" height="32">Nonet</a>
<nav class="site-nav" aria-label="${t('site.nav')}"><a href="/">${icon(newIcon)}${t('site.new')}</a>${link('gallery', t('site.gallery'), page)}${link('openapi', 'API', page)}</nav>
</header>
<main>
${body}
</main>
<footer class="site-footer">
<p>${t('page.made')}
<a href="/model-card">${t('page.aboutModel')}</a> · <a href="/privacy">${t('page.privacy')}</a></p>
${here !== undefined && languageMenu(texts, here)}
</footer>`,
  });
}

const link = (page: SitePage, words: string, shown?: SitePage): Markup =>
  page === shown
    ? markup`<a href="/${page}" aria-current="page">${words}</a>`
    : markup`<a href="/${page}">${words}</a>`;

/** A page that says one thing. */
export const layOutMessage = (texts: SiteTexts, title: string, message: string | Markup): string =>
  layOut({
    texts,
    title: `${title} – Nonet`,
    listed: false,
    body: markup`<div class="message"><h1>${title}</h1><p>${message}</p>
<p class="row"><a class="button primary" href="/">${texts.t('page.draw')}</a><a class="button" href="/gallery">${texts.t('site.gallery')}</a></p></div>`,
  });

const languageMenu = ({ t, language }: SiteTexts, here: string): Markup =>
  markup`<form class="languages row" method="post" action="/language" aria-label="${t('site.language')}">
<input type="hidden" name="back" value="${here}">
${Object.entries(LANGUAGES).map(
  ([other, { name }]) =>
    markup`<button class="chip" name="language" value="${other}" lang="${other}" aria-pressed="${String(other === language)}">${name}</button>
`,
)}</form>`;
