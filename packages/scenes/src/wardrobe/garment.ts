// The types of the composer's own drawings of what is worn.
import type { ColourName } from '../colours.ts';

/** The part of a figure that something worn is put on. */
export type Anchor = 'head' | 'face' | 'neck' | 'torso' | 'waist' | 'back' | 'hands' | 'feet';

/** A garment in its own plane of 100 units' width. Drawings are SVG elements that `drawSvg` knows. */
export interface Clothes {
  readonly names: readonly string[];
  readonly anchor: Exclude<Anchor, 'head'>;
  /** Before the wearer. */
  readonly body: string;
  /** Behind the wearer, in the same plane. */
  readonly rear?: string;
  /** As it is on a wearer that looks to the left, where that is another drawing; in a plane of the same height. */
  readonly profile?: string;
  /** Height of its plane. */
  readonly height: number;
  /** Row of the anchor in the plane: the chin, the line of the eyes, the middle of the back. */
  readonly at: number;
  /** Its width beside that of the head, for the waist and the back beside that of the body. */
  readonly span: number;
  /** The colour that may be swapped. */
  readonly colour?: ColourName;
}

/** Buttons or pearls at every crossing of some columns and rows. @param r radius, in units of the garment */
export const buttons = (xs: readonly number[], ys: readonly number[], colour: string, r = 1.9): string =>
  xs.flatMap((x) => ys.map((y) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}"/>`)).join('');
