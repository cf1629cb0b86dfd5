// Icons of the pages, one import each: a page carries those that it uses. Drawings by Lucide (https://lucide.dev, ISC).
import type { IconNode } from 'lucide';

export { default as previousIcon } from 'lucide/dist/esm/icons/arrow-left.mjs';
export { default as nextIcon } from 'lucide/dist/esm/icons/arrow-right.mjs';
export { default as brushIcon } from 'lucide/dist/esm/icons/brush.mjs';
export { default as cameraIcon } from 'lucide/dist/esm/icons/camera.mjs';
export { default as checkIcon } from 'lucide/dist/esm/icons/check.mjs';
export { default as alertIcon } from 'lucide/dist/esm/icons/circle-alert.mjs';
export { default as compareIcon } from 'lucide/dist/esm/icons/columns-2.mjs';
export { default as copyIcon } from 'lucide/dist/esm/icons/copy.mjs';
export { default as surpriseIcon } from 'lucide/dist/esm/icons/dices.mjs';
export { default as downloadIcon } from 'lucide/dist/esm/icons/download.mjs';
export { default as moreIcon } from 'lucide/dist/esm/icons/ellipsis.mjs';
export { default as eraserIcon } from 'lucide/dist/esm/icons/eraser.mjs';
export { default as reportIcon } from 'lucide/dist/esm/icons/flag.mjs';
export { default as likeIcon } from 'lucide/dist/esm/icons/heart.mjs';
export { default as pictureIcon } from 'lucide/dist/esm/icons/image.mjs';
export { default as addPictureIcon } from 'lucide/dist/esm/icons/image-plus.mjs';
export { default as linkIcon } from 'lucide/dist/esm/icons/link.mjs';
export { default as fullScreenIcon } from 'lucide/dist/esm/icons/maximize.mjs';
export { default as newIcon } from 'lucide/dist/esm/icons/plus.mjs';
export { default as againIcon } from 'lucide/dist/esm/icons/refresh-cw.mjs';
export { default as searchIcon } from 'lucide/dist/esm/icons/search.mjs';
export { default as shareIcon } from 'lucide/dist/esm/icons/share-2.mjs';
export { default as optionsIcon } from 'lucide/dist/esm/icons/sliders-horizontal.mjs';
export { default as deviceIcon } from 'lucide/dist/esm/icons/smartphone.mjs';
export { default as favouriteIcon } from 'lucide/dist/esm/icons/star.mjs';
export { default as deleteIcon } from 'lucide/dist/esm/icons/trash.mjs';
export { default as undoIcon } from 'lucide/dist/esm/icons/undo-2.mjs';
export { default as remixIcon } from 'lucide/dist/esm/icons/wand-sparkles.mjs';
export { default as offlineIcon } from 'lucide/dist/esm/icons/wifi-off.mjs';
export { default as closeIcon } from 'lucide/dist/esm/icons/x.mjs';
export { default as zoomInIcon } from 'lucide/dist/esm/icons/zoom-in.mjs';
export { default as zoomOutIcon } from 'lucide/dist/esm/icons/zoom-out.mjs';
export type { IconNode };

/** Attributes of an icon's `<svg>`: decoration beside words, as large as `.icon` (parts.css) says. */
export const ICON_ATTRIBUTES: Readonly<Record<string, string>> = {
  class: 'icon',
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '2',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': 'true',
};

/** An icon as HTML, for pages made of text. */
export const iconMarkup = (icon: IconNode): string =>
  element('svg', ICON_ATTRIBUTES, icon.map(([name, attributes]) => element(name, attributes)).join(''));

// All values are the library's: nothing in them needs escaping.
const element = (name: string, attributes: Readonly<Record<string, unknown>>, content = ''): string =>
  `<${[name, ...Object.entries(attributes).map(([key, value]) => `${key}="${String(value)}"`)].join(' ')}>${content}</${name}>`;
