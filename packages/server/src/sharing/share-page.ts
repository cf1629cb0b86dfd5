// The page of one shared set.
import { embedCode, plainText, type ReportReason, reportReasons, type Share, shorten } from '@nonet/api';
import { deleteIcon, likeIcon, remixIcon, reportIcon } from '@nonet/api/icons';
import type { SiteTexts } from '../languages.ts';
import { toName, variantPath } from '../routes/picture-urls.ts';
import { cardTags } from './card-tags.ts';
import { type AskedPage, icon, layOut, scriptPath } from './layout.ts';
import { remixPath, sharePath } from './links.ts';
import { type Markup, markup } from './markup.ts';
import { saidPlace, setDownloads, shareMenu } from './share-menus.ts';

const LONGEST_PROMPT = 600;

/** @param ad at the foot */
export function layOutShare(share: Share, { texts, here, origin }: AskedPage, ad?: Markup): string {
  const { t } = texts;
  const prompt = plainText(share.prompt);
  const title = shorten(prompt);
  return layOut({
    texts,
    here,
    title: `${title} – Nonet`,
    listed: share.published,
    head: markup`${cardTags({ share, title }, { texts, origin })}
<script type="module" src="${scriptPath}"></script>`,
    body: markup`<h1 class="prompt-text" dir="auto">${shorten(prompt, LONGEST_PROMPT)}</h1>
${notes(share, texts)}
${tiles(share, prompt, { texts, origin })}
<div class="row actions">
<a class="button primary" href="${remixPath(share.id)}">${icon(remixIcon)}${t('page.remix')}</a>
${shareMenu(share.url, prompt, texts)}
${setDownloads(share, texts)}
${likeButton(share, texts)}
</div>
${saidPlace(texts)}
<p class="facts">${facts(share, texts)}</p>
${share.own && ownerPart(share, texts)}
<div class="row">
<details><summary class="button quiet">${t('share.embed')}</summary>
<label class="field">${t('share.html')} <textarea readonly rows="4">${embedCode(share.url, share.prompt)}</textarea></label>
</details>
${reportPart(share, texts)}
</div>
${ad}`,
  });
}

export const likeButton = ({ id, liked, likes }: Share, { t }: SiteTexts): Markup =>
  markup`<form method="post" action="${sharePath(id)}/like">
<button class="button" name="liked" value="${liked ? 'no' : 'yes'}" aria-pressed="${String(liked)}">${icon(likeIcon)}${t('page.like')} <span class="count">${likes}</span></button>
</form>`;

const notes = ({ notes: given = [] }: Share, { t }: SiteTexts): Markup | false =>
  given.length > 0 &&
  markup`<ul class="chips notes" aria-label="${t('results.notes')}">${given.map((note) => markup`<li class="prompt-text" dir="auto">${shorten(plainText(note), LONGEST_PROMPT)}</li>`)}</ul>`;

/** Small forms of a set's pictures, each of which leads to its page. */
function tiles({ id, pictures }: Share, prompt: string, { texts, origin }: Omit<AskedPage, 'here'>): Markup {
  const { t } = texts;
  const count = pictures.length;
  const columns = Math.ceil(Math.sqrt(pictures.length));
  return markup`<ul class="tiles columns-${columns}" aria-label="${t('results.pictures')}">
${pictures.map((url, index) => {
  const small = variantPath(toName(url.slice(origin.length)), { format: 'webp', size: 256 });
  return markup`<li><a href="${sharePath(id, index + 1)}"><img src="${small}" alt="${t('picture.name', { prompt: shorten(prompt), number: index + 1, count })}" width="256" height="256"></a></li>
`;
})}</ul>`;
}

const ownerPart = (
  { id, published }: Share,
  { t }: SiteTexts,
): Markup => markup`<section class="card own" aria-labelledby="yours">
<h2 id="yours">${t('page.yours')}</h2>
<p>${t(published ? 'share.public' : 'share.private')}</p>
<div class="row">
<form method="post" action="${sharePath(id)}/published">
<button class="button" name="published" value="${published ? 'no' : 'yes'}">${t(published ? 'share.unpublish' : 'share.publish')}</button>
</form>
<details><summary class="button danger">${icon(deleteIcon)}${t('set.delete')}</summary>
<form method="post" action="${sharePath(id)}/delete">
<p>${t('page.deleteWarning')}</p>
<button class="button danger">${t('page.deleteForGood')}</button>
</form>
</details>
</div>
</section>`;

const reportPart = (
  { id }: Share,
  { t }: SiteTexts,
): Markup => markup`<details class="report"><summary class="button quiet">${icon(reportIcon)}${t('report.title')}</summary>
<form method="post" action="${sharePath(id)}/report">
<label class="field">${t('report.what')}
<select name="reason" required><option value="">${t('report.choose')}</option>${(Object.keys(reportReasons) as ReportReason[]).map((reason) => markup`<option value="${reason}">${t(`reason.${reason}`)}</option>`)}</select>
</label>
<label class="field">${t('report.more')} <textarea name="message" rows="3" maxlength="1000"></textarea></label>
<button class="button">${t('page.sendReport')}</button>
</form>
</details>`;

function facts({ model, seed, createdAt }: Share, { rich, language }: SiteTexts): (string | Markup)[] {
  const locale = language === 'en' ? 'en-GB' : language;
  const date = new Date(createdAt).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return rich<Markup>(
    'page.drawnBy',
    { when: (words) => markup`<time datetime="${createdAt}">${words}</time>` },
    { model, date, seed: String(seed) },
  );
}
