// Relations between two things, and the layouts that show them.
import type { Random } from './random.ts';

/** What one thing does to the other; the words between their names. */
export type Relation =
  | 'next to'
  | 'on'
  | 'under'
  | 'behind'
  | 'in front of'
  | 'chasing'
  | 'attacking'
  | 'eating'
  | 'riding'
  | 'looking at';

/** A thing's place: sizes and positions are shares of the picture's side; (x, y) is the middle of its foot. */
export interface Placement {
  x: number;
  /** Where its lowest pixels are. */
  foot: number;
  /** The box that it must fit in. */
  width: number;
  height: number;
  /** Which way it looks, for things that look left by nature. */
  facing: 'left' | 'right';
  tilt: number;
}

/** Two placements, and which is nearer to the viewer. */
export interface PairLayout {
  subject: Placement;
  object: Placement;
  front: 'subject' | 'object';
}

const at = (
  x: number,
  foot: number,
  width: number,
  height: number,
  facing: 'left' | 'right' = 'left',
  tilt = 0,
): Placement => ({ x, foot, width, height, facing, tilt });

/** How two things that a relation joins are put together. */
export interface RelationRule {
  /**
   * `beside`: they stand side by side. `pair`: as `layout` has it. `worn`, `held`: the object is part of the subject's figure.
   * `form`, `head`: the object gives the subject its surface or its head.
   */
  readonly kind: 'beside' | 'pair' | 'worn' | 'held' | 'form' | 'head';
  readonly layout?: (random: Random) => PairLayout;
  /** The upper thing is lowered until it touches the lower one, and sinks in by this share of its height. */
  readonly seat?: number;
  /** The lower part of the object is drawn over the subject. */
  readonly contains?: true;
}

const trained = (relation: Relation, more: Partial<RelationRule> = {}): RelationRule => ({
  kind: 'pair',
  layout: (random) => layoutPair(relation, random),
  ...more,
});
const paired = (layout: (random: Random) => PairLayout, more: Partial<RelationRule> = {}): RelationRule => ({
  kind: 'pair',
  layout: (random) => mirroredByChance(layout(random), random),
  ...more,
});

/** Every relation of a scene by its name. To add one: an entry here, and its words in the lexicon's tables. */
export const RELATIONS: Readonly<Record<string, RelationRule>> = {
  'next to': { kind: 'beside' },
  on: trained('on', { seat: 0.06 }),
  under: trained('under'),
  // Further apart than in training: what is hidden is not recognised.
  behind: paired(() => ({
    subject: at(0.34, 0.78, 0.56, 0.62),
    object: at(0.7, 0.94, 0.46, 0.48),
    front: 'object',
  })),
  'in front of': paired(() => ({
    subject: at(0.3, 0.94, 0.46, 0.48),
    object: at(0.65, 0.78, 0.6, 0.64),
    front: 'subject',
  })),
  chasing: trained('chasing'),
  attacking: trained('attacking'),
  fighting: paired((random) => ({
    subject: at(0.29, 0.86, 0.5, 0.62, 'right', random.range(4, 12)),
    object: at(0.72, 0.86, 0.5, 0.62, 'left', random.range(-12, -4)),
    front: 'subject',
  })),
  eating: paired(() => ({
    subject: at(0.6, 0.9, 0.66, 0.76, 'left'),
    object: at(0.2, 0.7, 0.34, 0.34, 'right'),
    front: 'object',
  })),
  drinking: paired(() => ({
    subject: at(0.6, 0.9, 0.66, 0.76, 'left'),
    object: at(0.2, 0.72, 0.3, 0.36, 'right', 10),
    front: 'object',
  })),
  riding: trained('riding', { seat: 0.2 }),
  'looking at': trained('looking at'),
  'looking for': trained('looking at'),
  'pointing at': trained('looking at'),
  in: paired(
    () => ({ subject: at(0.5, 0.66, 0.46, 0.54), object: at(0.5, 0.94, 0.84, 0.56), front: 'subject' }),
    { contains: true },
  ),
  inside: paired(
    () => ({ subject: at(0.5, 0.7, 0.42, 0.5), object: at(0.5, 0.95, 0.86, 0.7), front: 'subject' }),
    { contains: true },
  ),
  above: paired(() => ({
    subject: at(0.5, 0.46, 0.5, 0.42),
    object: at(0.5, 0.95, 0.62, 0.44),
    front: 'subject',
  })),
  between: { kind: 'beside' },
  around: { kind: 'beside' },
  carrying: paired(
    () => ({ subject: at(0.5, 0.95, 0.56, 0.6), object: at(0.5, 0.4, 0.44, 0.36), front: 'object' }),
    { seat: 0.04 },
  ),
  holding: { kind: 'held' },
  wearing: { kind: 'worn' },
  'in the shape of': { kind: 'form' },
  'with the head of': { kind: 'head' },
};

/** The layout of a relation on a plain picture whose ground is near the bottom; mirrored half of the time. */
export function layoutPair(relation: Relation, random: Random): PairLayout {
  const jitter = () => random.range(-0.015, 0.015);
  const floor = 0.84 + jitter();
  const mirror = random.chance(0.5);
  const layout = place(relation, floor, random);
  layout.subject.x += jitter();
  layout.object.x += jitter();
  return mirror ? mirrored(layout) : layout;
}

const mirroredByChance = (layout: PairLayout, random: Random): PairLayout =>
  random.chance(0.5) ? mirrored(layout) : layout;

function mirrored(layout: PairLayout): PairLayout {
  const flip = (p: Placement): Placement => ({
    ...p,
    x: 1 - p.x,
    facing: p.facing === 'left' ? 'right' : 'left',
    tilt: -p.tilt,
  });
  return { ...layout, subject: flip(layout.subject), object: flip(layout.object) };
}

function place(relation: Relation, floor: number, random: Random): PairLayout {
  switch (relation) {
    case 'next to':
      return {
        subject: at(0.27, floor, 0.44, 0.6),
        object: at(0.74, floor, 0.44, 0.6, random.chance(0.5) ? 'left' : 'right'),
        front: 'subject',
      };
    case 'on':
      return { subject: at(0.5, 0.5, 0.5, 0.44), object: at(0.5, 0.94, 0.66, 0.46), front: 'subject' };
    case 'under':
      return { subject: at(0.5, 0.95, 0.5, 0.46), object: at(0.5, 0.53, 0.7, 0.48), front: 'subject' };
    case 'behind':
      return { subject: at(0.38, 0.72, 0.56, 0.62), object: at(0.58, 0.92, 0.56, 0.52), front: 'object' };
    case 'in front of':
      return { subject: at(0.38, 0.92, 0.52, 0.5), object: at(0.56, 0.76, 0.7, 0.68), front: 'subject' };
    case 'chasing':
      return {
        subject: at(0.74, floor, 0.48, 0.56, 'left', random.range(-8, 0)),
        object: at(0.22, floor, 0.4, 0.42, 'left', random.range(-8, 0)),
        front: 'subject',
      };
    case 'attacking':
      return {
        subject: at(0.68, floor - 0.04, 0.58, 0.66, 'left', random.range(-20, -10)),
        object: at(0.25, floor, 0.44, 0.5, 'right', random.range(-6, 10)),
        front: 'subject',
      };
    case 'eating':
      return {
        subject: at(0.6, 0.9, 0.7, 0.78, 'left'),
        object: at(0.18, 0.66, 0.3, 0.3, 'right'),
        front: 'object',
      };
    case 'riding':
      return { subject: at(0.52, 0.62, 0.42, 0.5), object: at(0.5, 0.94, 0.8, 0.58), front: 'subject' };
    case 'looking at':
      return {
        subject: at(0.76, floor, 0.44, 0.58, 'left'),
        object: at(0.24, floor, 0.42, 0.52, 'right'),
        front: 'subject',
      };
  }
}
