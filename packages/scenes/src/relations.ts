// Relations between two things, and the layouts that show them.

import { ACTION_RULES } from './actions.ts';
import { at, mirrored, type PairLayout, paired, type RelationRule } from './layouts.ts';
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

const trained = (relation: Relation, more: Partial<RelationRule> = {}): RelationRule => ({
  kind: 'pair',
  layout: (random) => layoutPair(relation, random),
  ...more,
});
/** Every relation of a scene by its name. To add one: an entry here or in `actions.ts`, and its words in the lexicon's tables. */
export const RELATIONS: Readonly<Record<string, RelationRule>> = {
  ...ACTION_RULES,
  'next to': { kind: 'beside' },
  on: paired(
    () => ({ subject: at(0.5, 0.5, 0.6, 0.5), object: at(0.5, 0.95, 0.84, 0.5), front: 'subject' }),
    { seat: 0.05 },
  ),
  under: paired((_, hangs) =>
    hangs
      ? {
          subject: at(0.5, 0.96, 0.56, 0.5),
          object: at(0.5, 0.5, 0.8, 0.46),
          front: 'subject',
          raised: 'object',
        }
      : { subject: at(0.34, 0.97, 0.46, 0.4), object: at(0.54, 0.93, 0.86, 0.86), front: 'subject' },
  ),
  // Further apart than in training: hidden parts are not recognised.
  behind: paired(() => ({
    subject: at(0.34, 0.78, 0.56, 0.62),
    object: at(0.7, 0.94, 0.48, 0.5),
    front: 'object',
  })),
  'in front of': paired(() => ({
    subject: at(0.28, 0.94, 0.46, 0.48),
    object: at(0.64, 0.78, 0.64, 0.66),
    front: 'subject',
  })),
  chasing: trained('chasing'),
  attacking: trained('attacking'),
  fighting: paired((random) => ({
    subject: at(0.28, 0.86, 0.5, 0.66, 'right', random.range(4, 12)),
    object: at(0.73, 0.86, 0.5, 0.66, 'left', random.range(-12, -4)),
    front: 'subject',
  })),
  eating: { kind: 'eaten' },
  drinking: { kind: 'eaten' },
  riding: paired(
    () => ({ subject: at(0.53, 0.5, 0.5, 0.52), object: at(0.5, 0.95, 0.9, 0.58), front: 'subject' }),
    { seat: 0.2 },
  ),
  'looking at': trained('looking at'),
  'looking for': trained('looking at'),
  'pointing at': trained('looking at'),
  in: paired(
    () => ({ subject: at(0.5, 0.66, 0.6, 0.58), object: at(0.5, 0.94, 0.9, 0.62), front: 'subject' }),
    { contains: true },
  ),
  inside: paired(
    () => ({ subject: at(0.5, 0.7, 0.5, 0.52), object: at(0.5, 0.95, 0.9, 0.74), front: 'subject' }),
    { contains: true },
  ),
  above: paired(() => ({
    subject: at(0.5, 0.46, 0.56, 0.42),
    object: at(0.5, 0.95, 0.7, 0.46),
    front: 'subject',
    raised: 'subject',
  })),
  between: { kind: 'pair', ring: 'between' },
  around: { kind: 'pair', ring: 'around' },
  'covered in': { kind: 'pair', ring: 'over' },
  carrying: paired(
    () => ({ subject: at(0.5, 0.95, 0.64, 0.6), object: at(0.5, 0.4, 0.5, 0.4), front: 'object' }),
    { seat: 0.04 },
  ),
  holding: { kind: 'held' },
  wearing: { kind: 'worn' },
  sharing: { kind: 'shared' },
  'in the shape of': { kind: 'given' },
  'made of': { kind: 'given' },
  'with the head of': { kind: 'given' },
  'with the face of': { kind: 'given' },
  'dressed as': { kind: 'given' },
};

/** The layout of a relation on plain background, with feet near the bottom; mirrored with probability 0.5. */
export function layoutPair(relation: Relation, random: Random): PairLayout {
  const jitter = () => random.range(-0.015, 0.015);
  const floor = 0.84 + jitter();
  const mirror = random.chance(0.5);
  const layout = place(relation, floor, random);
  layout.subject.x += jitter();
  layout.object.x += jitter();
  return mirror ? mirrored(layout) : layout;
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
