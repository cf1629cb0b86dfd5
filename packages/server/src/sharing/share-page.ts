// The page of one shared set.
import { embedCode, nameOf, plainText, reportReasons, type Share, shorten } from '@nonet/api';
import { deleteIcon, likeIcon, remixIcon, reportIcon } from '@nonet/api/icons';
import { toName, variantPath } from '../routes/picture-urls.ts';
import { cardTags } from './card-tags.ts';
import { icon, layOut, scriptPath } from './layout.ts';
import { remixPath, sharePath } from './links.ts';
import { type Markup, markup } from './markup.ts';
import { setDownloads, shareMenu } from './share-menus.ts';

const LONGEST_PROMPT = 600;

/** @param origin where the client sees this service @param ad at the foot */
export function layOutShare(share: Share, origin: string, ad?: Markup): string {
  const prompt = plainText(share.prompt);
  const title = shorten(prompt);
  return layOut({
    title: `${title} – Nonet`,
    listed: share.published,
    head: markup`${cardTags({ share, title }, origin)}
<script type="module" src="${scriptPath}"></script>`,
    body: markup`<h1 class="prompt-text" dir="auto">${shorten(prompt, LONGEST_PROMPT)}</h1>
${notes(share)}
${tiles(share, prompt, origin)}
<div class="row actions">
<a class="button primary" href="${remixPath(share.id)}">${icon(remixIcon)}Remix</a>
${shareMenu(share.url, prompt)}
${setDownloads(share)}
${likeButton(share)}
</div>
<p id="said" class="said" role="status"></p>
<p class="facts">Drawn by ${share.model} on ${date(share.createdAt)} with seed ${share.seed}.</p>
${share.own && ownerPart(share)}
<div class="row">
<details><summary class="button quiet">Embed</summary>
<label class="field">HTML for another page <textarea readonly rows="4">${embedCode(share.url, share.prompt)}</textarea></label>
</details>
${reportPart(share)}
</div>
${ad}`,
  });
}

export const likeButton = ({ id, liked, likes }: Share): Markup =>
  markup`<form method="post" action="${sharePath(id)}/like">
<button class="button" name="liked" value="${liked ? 'no' : 'yes'}" aria-pressed="${String(liked)}">${icon(likeIcon)}Like <span class="count">${likes}</span></button>
</form>`;

const notes = ({ notes: given = [] }: Share): Markup | false =>
  given.length > 0 &&
  markup`<ul class="chips notes" aria-label="How words were understood">${given.map((note) => markup`<li class="prompt-text" dir="auto">${shorten(plainText(note), LONGEST_PROMPT)}</li>`)}</ul>`;

/** Small forms of a set's pictures, each of which leads to its page. */
function tiles({ id, pictures }: Share, prompt: string, origin: string): Markup {
  const columns = Math.ceil(Math.sqrt(pictures.length));
  return markup`<ul class="tiles columns-${columns}" aria-label="Pictures">
${pictures.map((url, index) => {
  const small = variantPath(toName(url.slice(origin.length)), { format: 'webp', size: 256 });
  return markup`<li><a href="${sharePath(id, index + 1)}"><img src="${small}" alt="${nameOf(prompt, index, pictures.length)}" width="256" height="256"></a></li>
`;
})}</ul>`;
}

const ownerPart = ({
  id,
  published,
}: Share): Markup => markup`<section class="card own" aria-labelledby="yours">
<h2 id="yours">You drew this</h2>
<p>${published ? 'Public in the gallery.' : 'Only people with the link can see it.'}</p>
<div class="row">
<form method="post" action="${sharePath(id)}/published">
<button class="button" name="published" value="${published ? 'no' : 'yes'}">${published ? 'Remove from gallery' : 'Add to gallery'}</button>
</form>
<details><summary class="button danger">${icon(deleteIcon)}Delete</summary>
<form method="post" action="${sharePath(id)}/delete">
<p>This deletes the pictures, this page and every link to them. It cannot be undone.</p>
<button class="button danger">Delete for good</button>
</form>
</details>
</div>
</section>`;

const reportPart = ({
  id,
}: Share): Markup => markup`<details class="report"><summary class="button quiet">${icon(reportIcon)}Report</summary>
<form method="post" action="${sharePath(id)}/report">
<label class="field">What is wrong with it?
<select name="reason" required><option value="">Choose…</option>${Object.entries(reportReasons).map(([reason, words]) => markup`<option value="${reason}">${words}</option>`)}</select>
</label>
<label class="field">What should we know? <textarea name="message" rows="3" maxlength="1000"></textarea></label>
<button class="button">Send report</button>
</form>
</details>`;

function date(iso: string): Markup {
  const words = new Date(iso).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return markup`<time datetime="${iso}">${words}</time>`;
}
