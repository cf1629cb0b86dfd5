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
import { toName, variantPath } from '../routes/picture-urls.ts';
import { icon } from './layout.ts';
import { cardPath, postPaths, zipPath } from './links.ts';
import { type Markup, markup } from './markup.ts';

/** @param url of the page to share */
export function shareMenu(url: string, prompt: string): Markup {
  const title = shorten(plainText(prompt));
  return markup`<details class="menu"><summary class="button">${icon(shareIcon)}Share</summary>
<div class="menu-list">
<button type="button" class="menu-item" data-share="${url}" data-title="${title}" hidden>${icon(shareIcon)}Share to an app…</button>
<button type="button" class="menu-item" data-copy="${url}" hidden>${icon(copyIcon)}Copy link</button>
${shareTargets(url, title).map(
  ({ name, address }) =>
    markup`<a class="menu-item" href="${address}" target="_blank" rel="noopener noreferrer">${icon(linkIcon)}Share on ${name}</a>
`,
)}</div></details>`;
}

interface Download {
  readonly words: string;
  readonly path: string;
  /** Name of the file. */
  readonly name: string;
}

const downloadMenu = (downloads: readonly Download[]): Markup =>
  markup`<details class="menu"><summary class="button">${icon(downloadIcon)}Download</summary>
<div class="menu-list">
${downloads.map(
  ({ words, path, name }) =>
    markup`<a class="menu-item" href="${path}" download="${name}">${words}</a>
`,
)}</div></details>`;

export function setDownloads({ id, prompt, seed }: Share): Markup {
  const name = fileName(prompt, seed);
  return downloadMenu([
    { words: 'Grid (1080×1080)', path: postPaths.post(id), name: `${name}.jpg` },
    { words: 'Story (1080×1920)', path: postPaths.story(id), name: `${name}-story.jpg` },
    { words: 'Animation (1080×1080)', path: postPaths.postAnimation(id), name: `${name}.gif` },
    { words: 'Story animation', path: postPaths.storyAnimation(id), name: `${name}-story.gif` },
    { words: 'Share image (1200×630)', path: cardPath(id), name: `${name}-card.jpg` },
    { words: 'All pictures (ZIP)', path: zipPath(id), name: `${name}.zip` },
  ]);
}

/** @param index from 0 @param cuttable whether it may have a plain background to be cut from */
export function pictureDownloads(
  { prompt, seed }: Share,
  path: string,
  index: number,
  cuttable: boolean,
): Markup {
  const stored = toName(path);
  const name = fileName(prompt, seed, index + 1);
  return downloadMenu([
    { words: 'PNG', path, name: `${name}.png` },
    { words: 'WebP', path: variantPath(stored, { format: 'webp' }), name: `${name}.webp` },
    { words: 'PNG, 4× larger', path: largeAddress(path), name: `${name}-4x.png` },
    { words: 'SVG (traced)', path: path.replace(/png$/, 'svg'), name: `${name}.svg` },
    ...(cuttable
      ? [
          {
            words: 'Transparent PNG',
            path: variantPath(stored, { format: 'png', cut: true }),
            name: `${name}-cut.png`,
          },
          {
            words: 'Sticker (512×512)',
            path: stickerAddress(path),
            name: `${name}-sticker.webp`,
          },
        ]
      : []),
  ]);
}
