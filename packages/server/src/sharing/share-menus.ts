// Menus of the pages of shared sets: where to share, and what to download.
import {
  fileName,
  largeAddress,
  plainText,
  type Share,
  shareTargets,
  shorten,
  stickerAddress,
} from '@nonet/api';
import { copyIcon, downloadIcon, linkIcon, shareIcon } from '@nonet/api/icons';
import type { SiteTexts } from '../languages.ts';
import { toName, variantPath } from '../routes/picture-urls.ts';
import { icon } from './layout.ts';
import { cardPath, postPaths, zipPath } from './links.ts';
import { type Markup, markup } from './markup.ts';

/** @param url of the page to share */
export function shareMenu(url: string, prompt: string, { t }: SiteTexts): Markup {
  const title = shorten(plainText(prompt));
  return markup`<details class="menu"><summary class="button">${icon(shareIcon)}${t('picture.share')}</summary>
<div class="menu-list">
<button type="button" class="menu-item" data-share="${url}" data-title="${title}" hidden>${icon(shareIcon)}${t('share.toApp')}</button>
<button type="button" class="menu-item" data-copy="${url}" hidden>${icon(copyIcon)}${t('share.copyLink')}</button>
${shareTargets(url, title).map(
  ({ name, address }) =>
    markup`<a class="menu-item" href="${address}" target="_blank" rel="noopener noreferrer">${icon(linkIcon)}${t('page.shareOn', { name })}</a>
`,
)}</div></details>`;
}

/** The place where share.js tells what it did, with the words for it. */
export const saidPlace = ({ t }: SiteTexts): Markup =>
  markup`<p id="said" class="said" role="status" data-copied="${t('share.linkCopied')}" data-not-copied="${t('page.cannotCopy')}" data-not-shared="${t('picture.notShared')}"></p>`;

interface Download {
  readonly words: string;
  readonly path: string;
  /** Name of the file. */
  readonly name: string;
}

const downloadMenu = (downloads: readonly Download[], { t }: SiteTexts): Markup =>
  markup`<details class="menu"><summary class="button">${icon(downloadIcon)}${t('page.download')}</summary>
<div class="menu-list">
${downloads.map(
  ({ words, path, name }) =>
    markup`<a class="menu-item" href="${path}" download="${name}">${words}</a>
`,
)}</div></details>`;

export function setDownloads({ id, prompt, seed }: Share, texts: SiteTexts): Markup {
  const { t } = texts;
  const name = fileName(prompt, seed);
  return downloadMenu(
    [
      { words: t('page.grid'), path: postPaths.post(id), name: `${name}.jpg` },
      { words: t('page.story'), path: postPaths.story(id), name: `${name}-story.jpg` },
      { words: t('page.animation'), path: postPaths.postAnimation(id), name: `${name}.gif` },
      { words: t('page.storyAnimation'), path: postPaths.storyAnimation(id), name: `${name}-story.gif` },
      { words: t('page.shareImage'), path: cardPath(id), name: `${name}-card.jpg` },
      { words: t('page.allPictures'), path: zipPath(id), name: `${name}.zip` },
    ],
    texts,
  );
}

export interface DownloadedPicture {
  readonly share: Share;
  /** Of its PNG file. */
  readonly path: string;
  /** From 1. */
  readonly number: number;
  /** Whether it may have a plain background to be cut from. */
  readonly cuttable: boolean;
}

export function pictureDownloads(
  { share: { prompt, seed }, path, number, cuttable }: DownloadedPicture,
  texts: SiteTexts,
): Markup {
  const { t } = texts;
  const stored = toName(path);
  const name = fileName(prompt, seed, number);
  return downloadMenu(
    [
      { words: 'PNG', path, name: `${name}.png` },
      { words: 'WebP', path: variantPath(stored, { format: 'webp' }), name: `${name}.webp` },
      { words: t('page.larger'), path: largeAddress(path), name: `${name}-4x.png` },
      { words: t('picture.svg'), path: path.replace(/png$/, 'svg'), name: `${name}.svg` },
      ...(cuttable
        ? [
            {
              words: t('picture.transparent'),
              path: variantPath(stored, { format: 'png', cut: true }),
              name: `${name}-cut.png`,
            },
            {
              words: t('page.stickerSize'),
              path: stickerAddress(path),
              name: `${name}-sticker.webp`,
            },
          ]
        : []),
    ],
    texts,
  );
}
