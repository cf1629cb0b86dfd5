// The page of one shared set.
import { fileName, nameOf, plainText, reportReasons, type Share, shorten } from '@nonet/api';
import { CARD_SIZE } from '../images/index.ts';
import { toName, variantPath } from '../routes/picture-urls.ts';
import { layOut } from './layout.ts';
import { buildUpPath, cardPath, sharePath } from './links.ts';
import { type Markup, markup } from './markup.ts';

const LONGEST_PROMPT = 600;

/** @param origin where the client sees this service @param ad at the foot */
export function layOutShare(share: Share, origin: string, ad?: Markup): string {
  const prompt = plainText(share.prompt);
  const title = shorten(prompt);
  return layOut({
    title: `${title} – Nonet`,
    listed: share.published,
    head: cardTags(share, title, origin),
    body: markup`<h1 class="prompt-text" dir="auto">${shorten(prompt, LONGEST_PROMPT)}</h1>
${tiles(share, prompt, origin)}
<p class="facts">Drawn by ${share.model} on ${date(share.createdAt)} with seed ${share.seed}.</p>
<div class="row">
<form method="post" action="${sharePath(share.id)}/like">
<button name="liked" value="${share.liked ? 'no' : 'yes'}" aria-pressed="${String(share.liked)}">
<span aria-hidden="true">♥</span> Like <span class="count">${share.likes}</span></button>
</form>
<a class="button" href="/?prompt=${encodeURIComponent(shorten(prompt, LONGEST_PROMPT))}">Draw this again</a>
<a class="button" href="${cardPath(share.id)}" download="${fileName(prompt)}.jpg">Save all in one</a>
<a class="button" href="${buildUpPath(share.id)}" download="${fileName(prompt)}.gif">Save as animation</a>
</div>
${share.own && ownerPart(share)}
${reportPart(share)}
${ad}`,
  });
}

/** What other sites make a card of: https://ogp.me, X's cards, https://oembed.com */
function cardTags({ id, url, published }: Share, title: string, origin: string): Markup {
  const image = origin + cardPath(id);
  const about = 'Drawn by Nonet: type any text, get nine pictures.';
  const oEmbed = `${origin}/oembed?format=json&url=${encodeURIComponent(url)}`;
  return markup`<meta name="description" content="${about}">
${published && markup`<link rel="canonical" href="${url}">`}
<link rel="alternate" type="application/json+oembed" title="${title}" href="${oEmbed}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="Nonet">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${about}">
<meta property="og:url" content="${url}">
<meta property="og:image" content="${image}">
<meta property="og:image:type" content="image/jpeg">
<meta property="og:image:width" content="${CARD_SIZE.width}">
<meta property="og:image:height" content="${CARD_SIZE.height}">
<meta property="og:image:alt" content="${title}">
<meta name="twitter:card" content="summary_large_image">
<meta name="twitter:title" content="${title}">
<meta name="twitter:description" content="${about}">
<meta name="twitter:image" content="${image}">
<meta name="twitter:image:alt" content="${title}">`;
}

function tiles({ pictures }: Share, prompt: string, origin: string): Markup {
  const columns = Math.ceil(Math.sqrt(pictures.length));
  return markup`<ul class="tiles columns-${columns}" aria-label="Pictures">
${pictures.map((url, index) => {
  const path = url.slice(origin.length);
  const small = variantPath(toName(path), { format: 'webp', size: 256 });
  return markup`<li><a href="${path}"><img src="${small}" alt="${nameOf(prompt, index, pictures.length)}" width="256" height="256"></a></li>
`;
})}</ul>`;
}

const ownerPart = ({ id, published }: Share): Markup => markup`<section class="card" aria-labelledby="yours">
<h2 id="yours">You drew this</h2>
<p>${published ? 'Everybody finds it in the gallery.' : 'Only who has the link sees it.'}</p>
<div class="row">
<form method="post" action="${sharePath(id)}/published">
<button name="published" value="${published ? 'no' : 'yes'}">${published ? 'Take it out of the gallery' : 'Put it into the gallery'}</button>
</form>
<details><summary>Delete</summary>
<form method="post" action="${sharePath(id)}/delete">
<p>The pictures, this page and every link to them go for good.</p>
<button>Delete for good</button>
</form>
</details>
</div>
</section>`;

const reportPart = ({ id }: Share): Markup => markup`<details class="report"><summary>Report</summary>
<form method="post" action="${sharePath(id)}/report">
<label>What is wrong with it?
<select name="reason">${Object.entries(reportReasons).map(([reason, words]) => markup`<option value="${reason}">${words}</option>`)}</select>
</label>
<label>What should we know? <textarea name="message" rows="3" maxlength="1000"></textarea></label>
<button>Send</button>
</form>
</details>`;

function date(iso: string): Markup {
  const words = new Date(iso).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return markup`<time datetime="${iso}">${words}</time>`;
}
