// Cuts a drawn thing out of its plain background, with soft edges and without rims of the background's colour.
import { type Bitmap, crop, visibleBox } from '../bitmap.ts';
import { type Background, backgroundOf, rimDistance, type SquarePicture } from './background.ts';
import { type Facing, facingOf, type View, viewOf } from './facing.ts';
import { areaOf, regionsOf } from './mask.ts';

/** A thing cut out of its drawing. */
export interface CutOut extends Bitmap {
  readonly facing: Facing;
  readonly view: View;
  /** How likely the cut is broken, 0 to 1. */
  readonly damage: number;
}

export interface CutOptions {
  /** Whether the background shows through holes of the thing, as it does between the legs of a chair; true when absent. */
  readonly holes?: boolean;
}

/** Pieces smaller than this share of the largest are specks. */
const SPECK = 0.02;
const LEAST_SPECK = 24;
/** Nothing that is smaller than this share of the picture is a thing. */
const LEAST_THING = 0.01;
/** Half side of the square in which the full contrast of a rim pixel's thing is looked for. */
const NEAR = 3;
/** Contrast beyond this is never a mixture with the background. */
const FULL_CONTRAST = 200;
/** Alpha of the second pixel from the background is at least this: pale things are pale there by themselves. */
const SECOND_PIXEL = 0.75;

/** The thing of a picture on plain background; undefined where there is none. */
export function cutOut(picture: SquarePicture, options: CutOptions = {}): CutOut | undefined {
  const whole = liftThing(picture, options);
  const box = whole && visibleBox(whole);
  if (box === undefined) return undefined;
  const bitmap = crop(whole!, box);
  const view = viewOf(bitmap);
  return { ...bitmap, view, facing: facingOf(bitmap, view), damage: whole!.damage };
}

/** The thing where it stands in the picture, with nothing around it; undefined where there is none. */
export function liftThing(
  picture: SquarePicture,
  { holes = true }: CutOptions = {},
): (Bitmap & Pick<CutOut, 'damage'>) | undefined {
  const { width: size } = picture;
  const background = backgroundOf(picture, holes);
  const pieces = dropSpecks(background, size);
  if (pieces === 0) return undefined;
  const rgba = softened(picture, background);
  return { rgba, width: size, height: size, damage: damageOf(background, pieces, size) };
}

/** Adds what is too small to belong to the thing to the background; returns the number of pieces left. */
function dropSpecks({ mask }: Background, size: number): number {
  const regions = regionsOf(
    mask.map((isBackground) => 1 - isBackground),
    size,
  );
  const largest = regions[0]?.length ?? 0;
  if (largest < LEAST_THING * size * size) return 0;
  const least = Math.max(LEAST_SPECK, SPECK * largest);
  const specks = regions.filter(({ length }) => length < least);
  for (const region of specks) for (const pixel of region) mask[pixel] = 1;
  return regions.length - specks.length;
}

/** RGBA with the background's share taken out of the rim. `[size, size, 4]` */
function softened({ width: size, pixels }: SquarePicture, background: Background): Uint8Array {
  const { colour, mask } = background;
  const rim = rimDistance(background, size);
  const rgba = new Uint8Array(4 * mask.length);
  for (let i = 0; i < mask.length; i++) {
    if (mask[i]) continue;
    const alpha = rim[i]! <= 2 ? rimAlpha(i, rim[i]!, background, size) : 1;
    for (let channel = 0; channel < 3; channel++) {
      const mixed = pixels[3 * i + channel]!;
      const own = alpha === 1 ? mixed : (mixed - (1 - alpha) * colour[channel]!) / Math.max(alpha, 0.08);
      rgba[4 * i + channel] = Math.max(0, Math.min(255, Math.round(own)));
    }
    rgba[4 * i + 3] = Math.round(255 * alpha);
  }
  return rgba;
}

/** The share of a rim pixel that is the thing's: its contrast beside the largest around it. */
function rimAlpha(pixel: number, distance: number, { contrast, mask }: Background, size: number): number {
  const [x, y] = [pixel % size, Math.floor(pixel / size)];
  let full = contrast[pixel]!;
  for (let v = Math.max(0, y - NEAR); v <= Math.min(size - 1, y + NEAR); v++) {
    for (let u = Math.max(0, x - NEAR); u <= Math.min(size - 1, x + NEAR); u++) {
      const other = v * size + u;
      if (!mask[other]) full = Math.max(full, contrast[other]!);
    }
  }
  const share = Math.min(1, contrast[pixel]! / Math.max(1, Math.min(full, FULL_CONTRAST)));
  return distance <= 1 ? share : Math.max(share, SECOND_PIXEL);
}

/** A leak, several pieces, and a thing that the border of the picture cuts are signs of a broken cut. */
function damageOf({ mask, leak }: Background, pieces: number, size: number): number {
  const area = 1 - areaOf(mask) / mask.length;
  let cropped = 0;
  for (let i = 0; i < size; i++) {
    for (const pixel of [i, size * (size - 1) + i, i * size, i * size + size - 1])
      cropped += mask[pixel] ? 0 : 1;
  }
  const signs = [
    Math.min(1, leak / 0.2),
    Math.min(1, Math.max(0, pieces - 2) / 6),
    Math.min(1, cropped / size),
    area < 0.04 ? 1 : 0,
    area > 0.9 ? 1 : 0,
  ];
  return Math.max(...signs);
}
