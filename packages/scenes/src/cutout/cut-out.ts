// Cuts a drawn thing out of its plain background, with soft edges and without rims of the background's colour.
import { type Bitmap, crop, visibleBox } from '../bitmap.ts';
import { backgroundOf, type SquarePicture } from './background.ts';
import { damageOf } from './damage.ts';
import { type Facing, facingOf, type View, viewOf } from './facing.ts';
import { softened } from './matte.ts';
import { outsideOf } from './openings.ts';
import { dropSpecks } from './pieces.ts';

/** A thing cut out of its drawing. */
export interface CutOut extends Bitmap {
  readonly facing: Facing;
  readonly view: View;
  /** Estimated probability that the cut is broken, 0 to 1. */
  readonly damage: number;
}

export interface CutOptions {
  /** Whether the background shows through holes of the thing, as it does between the legs of a chair: see `hasHoles`. */
  readonly holes?: boolean | undefined;
}

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
  { holes }: CutOptions = {},
): (Bitmap & Pick<CutOut, 'damage'>) | undefined {
  const { width: size } = picture;
  const background = backgroundOf(picture);
  const { mask, doubt } = outsideOf(picture, background, holes);
  const pieces = dropSpecks(background, mask, size);
  if (pieces === undefined) return undefined;
  const rgba = softened(picture, background, mask);
  return { rgba, width: size, height: size, damage: damageOf(mask, pieces, doubt, size) };
}
