// Checks relations between two things by their places in the picture.
import { type Box, PLACE_ID, type PlacedThing, type Scene, type SceneRelation } from '@nonet/scenes';

/** Boxes are in pixels; `side` is the picture's. */
type Check = (subject: Box, object: Box, side: number) => boolean;

/** Things whose boxes are nearer than this share of the side touch: shadows and soft edges lie between. */
const TOUCHING = 0.03;
/** Farther apart than this share of the side, two things do nothing to each other. */
const REACH = 0.35;
const HAND_REACH = 0.12;
/** Share of the narrower thing's width that must lie over the other one for it to be on, under or in it. */
const OVER = 0.5;

const centreX = ({ left, right }: Box): number => (left + right) / 2;
const centreY = ({ top, bottom }: Box): number => (top + bottom) / 2;
/** Widths of the boxes that lie over each other, in pixels; negative: the gap between them. */
const sharedWidth = (a: Box, b: Box): number => Math.min(a.right, b.right) - Math.max(a.left, b.left);
const sharedHeight = (a: Box, b: Box): number => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
const narrower = (a: Box, b: Box): number => Math.min(a.right - a.left, b.right - b.left);
const gap = (a: Box, b: Box): number => Math.max(0, -sharedWidth(a, b), -sharedHeight(a, b));

const isOver = (a: Box, b: Box): boolean => sharedWidth(a, b) >= OVER * narrower(a, b);
const touches: Check = (a, b, side) => gap(a, b) <= TOUCHING * side;
const isNear: Check = (a, b, side) => gap(a, b) <= REACH * side;
const isAtHand: Check = (a, b, side) => gap(a, b) <= HAND_REACH * side;
const isBeside: Check = (a, b) =>
  Math.abs(centreX(a) - centreX(b)) >= 0.5 * narrower(a, b) && sharedHeight(a, b) > 0;
const isAbove: Check = (a, b) => centreY(a) < centreY(b) && isOver(a, b);
const isOnTop: Check = (a, b, side) => isAbove(a, b, side) && touches(a, b, side) && a.bottom < b.bottom;
const isInside: Check = (a, b, side) =>
  isOver(a, b) && sharedHeight(a, b) > 0 && a.bottom <= b.bottom + TOUCHING * side;
/** Things further back have their feet higher up. */
const isBehind: Check = (a, b, side) => a.bottom < b.bottom && isNear(a, b, side);

/** By the names of `RELATIONS`. Who looks where cannot be read from boxes: nearness must do. */
const CHECKS: Readonly<Record<string, Check>> = {
  'next to': isBeside,
  on: isOnTop,
  under: (a, b, side) => isAbove(b, a, side),
  behind: isBehind,
  'in front of': (a, b, side) => isBehind(b, a, side),
  chasing: (a, b, side) => isBeside(a, b, side) && isNear(a, b, side),
  attacking: isAtHand,
  fighting: isAtHand,
  eating: isAtHand,
  drinking: isAtHand,
  riding: isOnTop,
  'looking at': isBeside,
  'looking for': isBeside,
  'pointing at': isBeside,
  in: isInside,
  inside: isInside,
  above: isAbove,
  carrying: touches,
  holding: touches,
  wearing: (a, b, side) => touches(a, b, side) && isOver(a, b),
  sharing: (a, b, side) => touches(a, b, side) && isOver(a, b),
  'covered in': (a, b) => isOver(a, b) && sharedHeight(a, b) > 0,
  kissing: isAtHand,
  hugging: touches,
  loving: isBeside,
  'dancing with': isAtHand,
  throwing: isBeside,
  kicking: isBeside,
  pushing: isAtHand,
  pulling: isBeside,
  walking: isBeside,
  driving: isInside,
  juggling: (a, b, side) => isAbove(b, a, side),
  playing: touches,
  reading: touches,
  cooking: isBeside,
  teaching: isNear,
  selling: isNear,
  'falling on': isAbove,
  'casting a spell on': isBeside,
  shooting: isBeside,
  'talking to': isBeside,
  'shouting at': isBeside,
  'dreaming of': (a, b) => centreY(b) < centreY(a),
  painting: isBeside,
  'working on': isBeside,
  knitting: touches,
  washing: isBeside,
  climbing: touches,
  abducting: isAbove,
  smoking: isAtHand,
};

/** Checks of all copies and all objects of a relation at once. */
const GROUP_CHECKS: Readonly<Record<string, (subjects: readonly Box[], objects: readonly Box[]) => boolean>> =
  {
    between: (subjects, objects) => subjects.every((subject) => isAmid(subject, objects)),
    around: (subjects, objects) => objects.every((object) => isAmid(object, subjects)),
  };

/** Whether some others are on its left and some on its right. */
function isAmid(one: Box, others: readonly Box[]): boolean {
  const x = centreX(one);
  return others.some((other) => centreX(other) < x) && others.some((other) => centreX(other) > x);
}

/** Names of relations that can be checked; hybrids cannot, as two things share a place. */
export const CHECKED_RELATIONS: readonly string[] = [...Object.keys(CHECKS), ...Object.keys(GROUP_CHECKS)];

/**
 * Whether a relation holds: for every copy of the subject with some copy of the object. A thing that is not in the
 * picture is in no relation.
 * @param side of the picture in pixels
 * @returns undefined where it cannot be checked, as with a place or in a hybrid
 */
export function relationHolds(
  { subject, name, object }: SceneRelation,
  {
    scene,
    things,
    side,
  }: { readonly scene: Scene; readonly things: readonly PlacedThing[]; readonly side: number },
): boolean | undefined {
  const [check, groupCheck] = [CHECKS[name], GROUP_CHECKS[name]];
  if (object === PLACE_ID || !(check || groupCheck)) return undefined;
  const boxesOf = (ids: readonly string[]) =>
    things.filter(({ id, visible }) => ids.includes(id) && visible > 0).map(({ box }) => box);
  const subjects = boxesOf([subject]);
  const objects = boxesOf([object]);
  if (subjects.length === 0 || objects.length === 0) return false;
  if (check) return subjects.every((one) => objects.some((other) => check(one, other, side)));
  const together = scene.relations.filter((other) => other.subject === subject && other.name === name);
  return groupCheck!(subjects, boxesOf(together.map((other) => other.object)));
}
