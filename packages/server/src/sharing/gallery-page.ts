// The page of published sets, with search, order and pages.
import { counted, type Gallery, type GalleryQuery, plainText, type Share, shorten } from '@nonet/api';
import { likeIcon, nextIcon, remixIcon, searchIcon } from '@nonet/api/icons';
import { icon, layOut } from './layout.ts';
import { gridPath, remixPath, sharePath } from './links.ts';
import { type Markup, markup } from './markup.ts';

const GRID_SIDE = 384;

export function layOutGallery({ shares, next }: Gallery, { search = '', sort, after }: GalleryQuery): string {
  const found = search === '' ? 'Gallery' : `“${shorten(plainText(search), 60)}”`;
  return layOut({
    title: `${found} – Nonet`,
    listed: search === '' && after === undefined,
    page: 'gallery',
    body: markup`<h1 class="prompt-text" dir="auto">${found}</h1>
<form method="get" action="/gallery" role="search" class="row">
<label class="field grow">Search <input type="search" name="search" value="${search}" maxlength="200" dir="auto"></label>
<label class="field">Order <select name="sort">${option('newest', 'Newest', sort)}${option('liked', 'Most liked', sort)}</select></label>
<button class="button">${icon(searchIcon)}Show</button>
</form>
${shares.length === 0 && nothing(search, after)}
<ul class="sets" aria-label="Published sets">
${shares.map(entry)}</ul>
<nav class="row" aria-label="Pages">
${after !== undefined && markup`<a class="button" href="${address({ search, sort })}">First page</a>`}
${next !== undefined && markup`<a class="button" rel="next" href="${address({ search, sort, after: next })}">More${icon(nextIcon)}</a>`}
</nav>
<p class="facts"><a href="/gallery.rss">RSS feed of the newest</a></p>`,
  });
}

function nothing(search: string, after?: string): Markup {
  if (after !== undefined) return markup`<p>There is nothing after that.</p>`;
  const draw = (path: string, words: string) =>
    markup`<a class="button primary" href="${path}">${icon(remixIcon)}${words}</a>`;
  if (search === '')
    return markup`<div class="message"><p>Nothing is published yet.</p>${draw('/', 'Draw the first')}</div>`;
  const words = shorten(plainText(search), 60);
  return markup`<div class="message"><p>No results for “<span class="prompt-text" dir="auto">${words}</span>”.</p>${draw(`/?prompt=${encodeURIComponent(words)}`, 'Draw it?')}</div>`;
}

const option = (value: string, words: string, chosen: string): Markup =>
  value === chosen
    ? markup`<option value="${value}" selected>${words}</option>`
    : markup`<option value="${value}">${words}</option>`;

function entry({ id, prompt, likes }: Share): Markup {
  const name = shorten(plainText(prompt));
  return markup`<li><a href="${sharePath(id)}">
<img src="${gridPath(id)}" alt="" width="${GRID_SIDE}" height="${GRID_SIDE}" loading="lazy">
<span class="prompt-text" dir="auto">${name}</span></a>
<div class="row between">
<a class="button quiet" href="${remixPath(id)}" aria-label="Remix: ${name}">${icon(remixIcon)}Remix</a>
${likes > 0 && markup`<span class="likes" role="img" aria-label="${counted(likes, 'like')}">${icon(likeIcon)}${likes}</span>`}
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
