// The page of one picture of a shared set, with the ways to those beside it.
import { plainText, type Share, shorten } from '@nonet/api';
import { nextIcon, previousIcon, remixIcon } from '@nonet/api/icons';
import type { SiteTexts } from '../languages.ts';
import { toName, variantPath } from '../routes/picture-urls.ts';
import { cardTags } from './card-tags.ts';
import { type AskedPage, icon, layOut, scriptPath } from './layout.ts';
import { remixPath, sharePath } from './links.ts';
import { type Markup, markup } from './markup.ts';
import { pictureDownloads, saidPlace, shareMenu } from './share-menus.ts';
import { likeButton } from './share-page.ts';

const LONGEST_PROMPT = 600;

export interface PictureOf {
  readonly share: Share;
  /** From 1. */
  readonly number: number;
  /** Whether it may have a plain background to be cut from. */
  readonly cuttable: boolean;
}

export function layOutPicture({ share, number, cuttable }: PictureOf, asked: AskedPage): string {
  const { texts, here, origin } = asked;
  const { t } = texts;
  const { id, pictures } = share;
  const prompt = plainText(share.prompt);
  const title = shorten(prompt);
  const path = pictures[number - 1]!.slice(origin.length);
  const large = variantPath(toName(path), { format: 'webp', size: 512 });
  const name = t('picture.name', { prompt: title, number, count: pictures.length });
  return layOut({
    texts,
    here,
    title: `${name} – Nonet`,
    listed: share.published,
    head: markup`${cardTags({ share, title, picture: number }, { texts, origin })}
<script type="module" src="${scriptPath}"></script>`,
    body: markup`<h1 class="prompt-text" dir="auto">${shorten(prompt, LONGEST_PROMPT)}</h1>
<div class="one">
${step(share, number - 1, 'prev', texts)}
<a href="${path}" aria-label="${t('page.asFile')}"><img src="${large}" alt="${name}" width="512" height="512"></a>
${step(share, number + 1, 'next', texts)}
</div>
<p class="count-of"><a class="button quiet" href="${sharePath(id)}">${t('page.seeAll', { number, count: pictures.length })}</a></p>
<div class="row actions">
<a class="button primary" href="${remixPath(id)}">${icon(remixIcon)}${t('page.remix')}</a>
${shareMenu(origin + sharePath(id, number), prompt, texts)}
${pictureDownloads({ share, path, number, cuttable }, texts)}
${likeButton(share, texts)}
</div>
${saidPlace(texts)}`,
  });
}

const STEPS = {
  prev: { words: 'picture.before', icon: icon(previousIcon) },
  next: { words: 'picture.next', icon: icon(nextIcon) },
} as const;

/** A link to the picture before or after; from the last on to the first. */
function step(
  { id, pictures: { length } }: Share,
  number: number,
  rel: keyof typeof STEPS,
  { t }: SiteTexts,
): Markup {
  const { words, icon: arrow } = STEPS[rel];
  const other = ((number - 1 + length) % length) + 1;
  return markup`<a class="button icon-only" rel="${rel}" href="${sharePath(id, other)}" aria-label="${t(words)}">${arrow}</a>`;
}
