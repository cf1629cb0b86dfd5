// Layouts of two things: the boxes that a relation gives them, and signs of what happens.
import type { Random } from './random.ts';
import type { MarkName } from './states/marks.ts';

/** A thing's place: sizes and positions are shares of the picture's side; (x, y) is the middle of its foot. */
export interface Placement {
  x: number;
  /** Height of its lowest pixels. */
  foot: number;
  /** The box that it must fit in. */
  width: number;
  height: number;
  /** The side to which it looks, for things that look left by nature. */
  facing: 'left' | 'right';
  tilt: number;
  /** The edge of the thing that is at x, instead of its middle: things that touch meet there. */
  edge?: 'left' | 'right';
}

/** A sign of what happens: lines of motion, a bubble. Sizes and positions as those of things; it is fitted into its box. */
export interface LayoutMark {
  readonly mark: MarkName;
  readonly x: number;
  readonly foot: number;
  readonly width: number;
  readonly height: number;
  readonly layer: 'behind' | 'front';
  readonly tilt?: number;
  readonly mirror?: boolean;
}

/** Two placements, and which is nearer to the viewer. */
export interface PairLayout {
  subject: Placement;
  object: Placement;
  front: 'subject' | 'object';
  /** The one that is off the ground. */
  raised?: 'subject' | 'object';
  marks?: readonly LayoutMark[];
}

/** A box by the middle of its foot. */
export const at = (
  x: number,
  foot: number,
  width: number,
  height: number,
  facing: 'left' | 'right' = 'left',
  tilt = 0,
): Placement => ({ x, foot, width, height, facing, tilt });

/** The layout of two things that a relation joins. */
export interface RelationRule {
  /**
   * `beside`: they stand side by side. `pair`: as `layout` or `ring` has it. `worn`, `held`, `eaten`: the object is part of
   * the subject's figure. `shared`: all copies of the subject are in one garment. `given`: the object gives the subject
   * its surface, its head, its face or a hood.
   */
  readonly kind: 'beside' | 'pair' | 'worn' | 'shared' | 'held' | 'eaten' | 'given';
  /** @param hangs whether the object hangs in the sky */
  readonly layout?: (random: Random, hangs: boolean) => PairLayout;
  /** The upper thing is lowered until it touches the lower one, and sinks in by this share of its height. */
  readonly seat?: number;
  /** The lower part of the object is drawn over the subject. */
  readonly contains?: true;
  /** Copies of the subject around the object, the subject between copies of the object, or copies of the object over it. */
  readonly ring?: 'around' | 'between' | 'over';
}

/** A rule whose layout is mirrored with probability 0.5. */
export const paired = (
  layout: (random: Random, hangs: boolean) => PairLayout,
  more: Partial<RelationRule> = {},
): RelationRule => ({
  kind: 'pair',
  layout: (random, hangs) => mirroredAtRandom(layout(random, hangs), random),
  ...more,
});

const mirroredAtRandom = (layout: PairLayout, random: Random): PairLayout =>
  random.chance(0.5) ? mirrored(layout) : layout;

export function mirrored(layout: PairLayout): PairLayout {
  const flip = (p: Placement): Placement => ({
    ...p,
    x: 1 - p.x,
    facing: p.facing === 'left' ? 'right' : 'left',
    tilt: -p.tilt,
    ...(p.edge && { edge: p.edge === 'left' ? 'right' : 'left' }),
  });
  const marks = layout.marks?.map((mark) => ({
    ...mark,
    x: 1 - mark.x,
    tilt: -(mark.tilt ?? 0),
    mirror: !mark.mirror,
  }));
  return {
    ...layout,
    subject: flip(layout.subject),
    object: flip(layout.object),
    ...(marks && { marks }),
  };
}
