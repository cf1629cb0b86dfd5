// The page of published sets, with search, order and pages.
import { type Gallery, type GalleryQuery, plainText, type Share, shorten } from '@nonet/api';
import { layOut } from './layout.ts';
import { gridPath, sharePath } from './links.ts';
import { type Markup, markup } from './markup.ts';

const GRID_SIDE = 384;

export function layOutGallery({ shares, next }: Gallery, { search = '', sort, after }: GalleryQuery): string {
  const found = search === '' ? 'Gallery' : `“${shorten(plainText(search), 60)}”`;
  return layOut({
    title: `${found} – Nonet`,
    listed: search === '' && after === undefined,
    body: markup`<h1 class="prompt-text" dir="auto">${found}</h1>
<form method="get" action="/gallery" role="search" class="row">
<label class="grow">Search <input type="search" name="search" value="${search}" maxlength="200" dir="auto"></label>
<label>Order <select name="sort">${option('newest', 'newest', sort)}${option('liked', 'most liked', sort)}</select></label>
<button>Show</button>
</form>
${shares.length === 0 && markup`<p>${nothing(search, after)}</p>`}
<ul class="sets" aria-label="Published sets">
${shares.map(entry)}</ul>
<nav class="row" aria-label="Pages">
${after !== undefined && markup`<a class="button" href="${address({ search, sort })}">First page</a>`}
${next !== undefined && markup`<a class="button" rel="next" href="${address({ search, sort, after: next })}">More</a>`}
</nav>
<p><a href="/gallery.rss">Feed of the newest</a></p>`,
  });
}

const nothing = (search: string, after?: string): string =>
  after !== undefined
    ? 'There is nothing after that.'
    : search === ''
      ? 'Nothing is published yet.'
      : 'Nothing was found.';

const option = (value: string, words: string, chosen: string): Markup =>
  value === chosen
    ? markup`<option value="${value}" selected>${words}</option>`
    : markup`<option value="${value}">${words}</option>`;

function entry({ id, prompt, likes }: Share): Markup {
  return markup`<li><a href="${sharePath(id)}">
<img src="${gridPath(id)}" alt="" width="${GRID_SIDE}" height="${GRID_SIDE}" loading="lazy">
<span class="prompt-text" dir="auto">${shorten(plainText(prompt))}</span></a>
${likes > 0 && markup`<span class="likes" role="img" aria-label="${likes} likes">♥ ${likes}</span>`}</li>
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
