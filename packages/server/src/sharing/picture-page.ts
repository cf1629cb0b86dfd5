// The page of one picture of a shared set, with the ways to those beside it.
import { nameOf, plainText, type Share, shorten } from '@nonet/api';
import { nextIcon, previousIcon, remixIcon } from '@nonet/api/icons';
import { toName, variantPath } from '../routes/picture-urls.ts';
import { cardTags } from './card-tags.ts';
import { icon, layOut, scriptPath } from './layout.ts';
import { remixPath, sharePath } from './links.ts';
import { type Markup, markup } from './markup.ts';
import { pictureDownloads, shareMenu } from './share-menus.ts';
import { likeButton } from './share-page.ts';

const LONGEST_PROMPT = 600;

export interface PictureOf {
  readonly share: Share;
  /** From 1. */
  readonly number: number;
  /** Whether it may have a plain background to be cut from. */
  readonly cuttable: boolean;
}

/** @param origin where the client sees this service */
export function layOutPicture({ share, number, cuttable }: PictureOf, origin: string): string {
  const { id, pictures } = share;
  const prompt = plainText(share.prompt);
  const title = shorten(prompt);
  const path = pictures[number - 1]!.slice(origin.length);
  const large = variantPath(toName(path), { format: 'webp', size: 512 });
  return layOut({
    title: `${title}, ${number} of ${pictures.length} – Nonet`,
    listed: share.published,
    head: markup`${cardTags({ share, title, picture: number }, origin)}
<script type="module" src="${scriptPath}"></script>`,
    body: markup`<h1 class="prompt-text" dir="auto">${shorten(prompt, LONGEST_PROMPT)}</h1>
<div class="one">
${step(share, number - 1, 'prev')}
<a href="${path}" aria-label="The picture as a file"><img src="${large}" alt="${nameOf(prompt, number - 1, pictures.length)}" width="512" height="512"></a>
${step(share, number + 1, 'next')}
</div>
<p class="count-of"><a class="button quiet" href="${sharePath(id)}">${number} of ${pictures.length} · see all</a></p>
<div class="row actions">
<a class="button primary" href="${remixPath(id)}">${icon(remixIcon)}Remix</a>
${shareMenu(origin + sharePath(id, number), prompt)}
${pictureDownloads(share, path, number - 1, cuttable)}
${likeButton(share)}
</div>
<p id="said" class="said" role="status"></p>`,
  });
}

const STEPS = {
  prev: { words: 'Previous picture', icon: icon(previousIcon) },
  next: { words: 'Next picture', icon: icon(nextIcon) },
};

/** A link to the picture before or after; from the last on to the first. */
function step({ id, pictures: { length } }: Share, number: number, rel: keyof typeof STEPS): Markup {
  const { words, icon: arrow } = STEPS[rel];
  const other = ((number - 1 + length) % length) + 1;
  return markup`<a class="button icon-only" rel="${rel}" href="${sharePath(id, other)}" aria-label="${words}">${arrow}</a>`;
}
