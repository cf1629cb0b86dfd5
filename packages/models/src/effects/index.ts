// Renderings that a picture can be given once it is drawn, whatever it shows: large pixels, no colour, flat, lines, cut out.
import type { RgbPicture } from '../picture.ts';
import { drain } from './drain.ts';
import { pixelate } from './pixelate.ts';
import { fill, flatten, trace } from './redraw.ts';

export { greyOf } from './drain.ts';

const EFFECTS = { pixelate, drain, flatten, trace, fill };

export type Effect = keyof typeof EFFECTS;

export const effectNames = Object.keys(EFFECTS) as Effect[];

/** @returns the pixels of the picture with an effect, `[height, width, 3]` */
export const withEffect = (effect: Effect, picture: RgbPicture): Uint8Array => EFFECTS[effect](picture);
