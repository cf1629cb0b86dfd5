// Renderings that a picture can be given once it is drawn, whatever it shows: filters over it, and frames around it.
import type { Box } from '@nonet/scenes';
import type { RgbPicture } from '../picture.ts';
import { drain } from './drain.ts';
import {
  camcorder,
  cctv,
  filmStill,
  nightVision,
  oldPhoto,
  thermal,
  trailCam,
  vhs,
  xray,
} from './filters/cameras.ts';
import { neon } from './filters/neon.ts';
import { cave, oil, watercolour } from './filters/paintings.ts';
import { mosaic, stainedGlass } from './filters/pieces.ts';
import { blueprint, courtroom, pencil } from './filters/sketches.ts';
import {
  framedPainting,
  meme,
  playingCard,
  polaroid,
  stamp,
  tarotCard,
  tradingCard,
} from './frames/cards.ts';
import { comic } from './frames/comic.ts';
import { albumCover, bookCover, dvdCover, magazineCover, newspaper } from './frames/covers.ts';
import { type Frame, framed } from './frames/frame.ts';
import { infographic, moviePoster, propagandaPoster, wantedPoster } from './frames/posters.ts';
import { tapestry } from './frames/tapestry.ts';
import { boxWithin, type Window } from './kit/lay.ts';
import { pixelate } from './pixelate.ts';
import { fill, flatten, trace } from './redraw.ts';

export { greyOf } from './drain.ts';

/** Over the whole picture. */
const FILTERS = {
  pixelate,
  drain,
  flatten,
  trace,
  fill,
  oil,
  watercolour,
  cave,
  pencil,
  courtroom,
  blueprint,
  'stained-glass': stainedGlass,
  mosaic,
  neon,
  'old-photo': oldPhoto,
  cctv,
  'trail-cam': trailCam,
  camcorder,
  vhs,
  'film-still': filmStill,
  'night-vision': nightVision,
  thermal,
  'x-ray': xray,
} satisfies Record<string, (picture: RgbPicture) => Uint8Array>;

/** Around the picture. */
const FRAMES = {
  comic,
  tapestry,
  'movie-poster': moviePoster,
  'propaganda-poster': propagandaPoster,
  'wanted-poster': wantedPoster,
  'dvd-cover': dvdCover,
  'album-cover': albumCover,
  'magazine-cover': magazineCover,
  'book-cover': bookCover,
  newspaper,
  'tarot-card': tarotCard,
  'trading-card': tradingCard,
  'playing-card': playingCard,
  stamp,
  polaroid,
  'framed-painting': framedPainting,
  meme,
  infographic,
} satisfies Record<string, Frame>;

export type Effect = keyof typeof FILTERS | keyof typeof FRAMES;

const isFrame = (effect: Effect): effect is keyof typeof FRAMES => effect in FRAMES;

export const effectNames = [...Object.keys(FILTERS), ...Object.keys(FRAMES)] as Effect[];

/** The window in which an effect shows the picture, in 256ths of its sides. */
export const windowOf = (effect: Effect): Window =>
  isFrame(effect) ? FRAMES[effect].window : { x: 0, y: 0, width: 256, height: 256 };

/** The place where an effect shows a box of a square picture of this size. */
export const boxWith = (effect: Effect, box: Box, size: number): Box =>
  boxWithin(windowOf(effect), box, size);

/** @returns the pixels of the picture with an effect, `[height, width, 3]` */
export const withEffect = (effect: Effect, picture: RgbPicture): Uint8Array =>
  isFrame(effect) ? framed(FRAMES[effect], picture) : FILTERS[effect](picture);
