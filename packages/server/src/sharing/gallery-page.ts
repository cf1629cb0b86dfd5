// The page of published sets, with search, order and pages.
import { type Gallery, type GalleryQuery, plainText, type Share, shorten } from '@nonet/api';
import { likeIcon, nextIcon, remixIcon, searchIcon } from '@nonet/api/icons';
import type { SiteTexts } from '../languages.ts';
import { type AskedPage, icon, layOut } from './layout.ts';
import { gridPath, remixPath, sharePath } from './links.ts';
import { type Markup, markup } from './markup.ts';

const GRID_SIDE = 384;

export function layOutGallery(
  { shares, next }: Gallery,
  { search = '', sort, after }: GalleryQuery,
  { texts, here }: Omit<AskedPage, 'origin'>,
): string {
  const { t } = texts;
  const found = search === '' ? t('site.gallery') : `“${shorten(plainText(search), 60)}”`;
  return layOut({
    texts,
    here,
    title: `${found} – Nonet`,
    listed: search === '' && after === undefined,
    page: 'gallery',
    body: markup`<h1 class="prompt-text" dir="auto">${found}</h1>
<form method="get" action="/gallery" role="search" class="row">
<label class="field grow">${t('gallery.search')} <input type="search" name="search" value="${search}" maxlength="200" dir="auto"></label>
<label class="field">${t('gallery.order')} <select name="sort">${option('newest', t('gallery.newest'), sort)}${option('liked', t('gallery.liked'), sort)}</select></label>
<button class="button">${icon(searchIcon)}${t('gallery.show')}</button>
</form>
${shares.length === 0 && nothing(texts, search, after)}
<ul class="sets" aria-label="${t('gallery.sets')}">
${shares.map((share) => entry(share, texts))}</ul>
<nav class="row" aria-label="${t('gallery.pages')}">
${after !== undefined && markup`<a class="button" href="${address({ search, sort })}">${t('gallery.first')}</a>`}
${next !== undefined && markup`<a class="button" rel="next" href="${address({ search, sort, after: next })}">${t('more')}${icon(nextIcon)}</a>`}
</nav>
<p class="facts"><a href="/gallery.rss">${t('gallery.rss')}</a></p>`,
  });
}

function nothing({ t, rich }: SiteTexts, search: string, after?: string): Markup {
  if (after !== undefined) return markup`<p>${t('gallery.end')}</p>`;
  const draw = (path: string, words: string) =>
    markup`<a class="button primary" href="${path}">${icon(remixIcon)}${words}</a>`;
  if (search === '')
    return markup`<div class="message"><p>${t('gallery.empty')}</p>${draw('/', t('gallery.drawFirst'))}</div>`;
  const words = shorten(plainText(search), 60);
  const none = rich<Markup>(
    'gallery.noResults',
    { words: (inner) => markup`<span class="prompt-text" dir="auto">${inner}</span>` },
    { search: words },
  );
  return markup`<div class="message"><p>${none}</p>${draw(`/?prompt=${encodeURIComponent(words)}`, t('gallery.drawIt'))}</div>`;
}

const option = (value: string, words: string, chosen: string): Markup =>
  value === chosen
    ? markup`<option value="${value}" selected>${words}</option>`
    : markup`<option value="${value}">${words}</option>`;

function entry({ id, prompt, likes }: Share, { t }: SiteTexts): Markup {
  const name = shorten(plainText(prompt));
  return markup`<li><a href="${sharePath(id)}">
<img src="${gridPath(id)}" alt="" width="${GRID_SIDE}" height="${GRID_SIDE}" loading="lazy">
<span class="prompt-text" dir="auto">${name}</span></a>
<div class="row between">
<a class="button quiet" href="${remixPath(id)}" aria-label="${t('page.remixOf', { name })}">${icon(remixIcon)}${t('page.remix')}</a>
${likes > 0 && markup`<span class="likes" role="img" aria-label="${t('page.likes', { count: likes })}">${icon(likeIcon)}${likes}</span>`}
</div></li>
`;
}

/** Address of a page of the gallery. */
function address({ search, sort, after }: { search: string; sort: string; after?: string }): string {
  const query = new URLSearchParams({
    ...(search === '' ? {} : { search }),
    ...(sort === 'newest' ? {} : { sort }),
    ...(after === undefined ? {} : { after }),
  });
  return query.size === 0 ? '/gallery' : `/gallery?${query}`;
}
