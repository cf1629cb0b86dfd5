// Builds the groups of a scene bottom up: hybrids, garments, held things, copies, relations.

import { anchorOf } from '../clothes.ts';
import type { CutOut } from '../cutout/cut-out.ts';
import type { RelationRule } from '../layouts.ts';
import { MAX_COPIES } from '../limits.ts';
import { isInSky } from '../parts-to-play.ts';
import { hashSeed, Random } from '../random.ts';
import { RELATIONS } from '../relations.ts';
import type { Scene, SceneRelation, SceneThing } from '../scene.ts';
import { sizeOf } from '../sizes.ts';
import { bondsOf } from './bonds.ts';
import { crowdOf } from './crowd.ts';
import { dressed, inOrder, ownDrawing } from './garments.ts';
import { type Group, groupOf } from './group.ts';
import { withFood, withHeld } from './held.ts';
import { type Donation, hybridBody, impliedOutfit } from './hybrid-bodies.ts';
import { withStateSigns, withStateSurface } from './in-state.ts';
import { ownersOf, rootOf } from './owners.ts';
import { pairOf } from './pairs.ts';
import { inOneCoat } from './shared-coat.ts';

/** The drawing of a copy of a thing; undefined where there is none. */
export type SceneCast = (thing: string, copy: number) => CutOut | undefined;

/** Random numbers that a layout depends on. */
export interface LayoutSeed {
  /** Side of the picture in pixels. */
  readonly size: number;
  readonly seed: number;
  readonly picture: number;
}

/** A group that stands by itself, with the thing that it is named after. */
export interface Root {
  readonly thing: SceneThing;
  readonly group: Group;
}

/** The input of building figures. */
interface Troupe {
  readonly scene: Scene;
  readonly owners: ReadonlyMap<string, SceneRelation>;
  readonly cast: SceneCast;
  readonly layout: LayoutSeed;
}

/** The random numbers of one thing: no other thing changes them. */
export const randomOf = ({ seed, picture }: LayoutSeed, part: string): Random =>
  new Random(hashSeed('layout', seed, picture, part));

/** The groups of a scene, in the order of their first things. */
export function buildGroups(scene: Scene, cast: SceneCast, layout: LayoutSeed): Root[] {
  const owners = ownersOf(scene);
  const troupe = { scene, owners, cast, layout };
  const roots = new Map<string, Root>(); // by the id of each thing in them without an owner
  for (const thing of scene.things) {
    if (owners.has(thing.id)) continue;
    const group = figureOf(thing, troupe);
    if (group !== undefined) roots.set(thing.id, { thing, group });
  }
  for (const { rule, subjects, objects, key } of bondsOf(scene)) {
    const rootsOf = (ids: readonly string[]): Root[] => [
      ...new Set(ids.map((id) => roots.get(rootOf(id, owners))).filter((root) => root !== undefined)),
    ];
    const members = rootsOf(subjects);
    const others = rootsOf(objects).filter((root) => !members.includes(root));
    if (members.length === 0 || others.length === 0) continue;
    const random = randomOf(layout, key);
    const [a, b] = [members, others].map((side) => sideBySide(side, random));
    const together = { thing: members[0]!.thing, group: pairOf(a!, rule, b!, random, layout.size) };
    for (const [id, root] of roots)
      if (members.includes(root) || others.includes(root)) roots.set(id, together);
  }
  return [...new Set(roots.values())];
}

/** One group of the figures on one side of a bond: in rows as far as rows go. */
function sideBySide(roots: readonly Root[], random: Random): Group {
  if (roots.length === 1) return roots[0]!.group;
  const each = roots.flatMap(({ group }) => group.copies ?? [group]);
  const figures = each.length <= MAX_COPIES ? each : roots.map(({ group }) => group);
  return crowdOf(figures, { stands: true, isAlone: true }, random);
}

/** All copies of a thing with what belongs to them. */
function figureOf(thing: SceneThing, troupe: Troupe): Group | undefined {
  const { scene, layout } = troupe;
  const random = randomOf(layout, thing.id);
  const copies = Array.from({ length: thing.count ?? 1 }, (_, copy) =>
    copyOf(thing, copy, random, troupe),
  ).filter((copy) => copy !== undefined);
  if (copies.length === 0) return undefined;
  const [coat] = partsOf(thing, 'shared', troupe);
  if (coat !== undefined) return inOneCoat(copies, coat, troupe.cast(coat.id, 0), random);
  const stands = scene.place !== undefined || scene.things.length > 1;
  return crowdOf(copies, { stands, isAlone: scene.things.length === 1 }, random);
}

/** The things that are part of a thing's figure in one way. */
const partsOf = (thing: SceneThing, kind: RelationRule['kind'], { scene, owners }: Troupe): SceneThing[] =>
  scene.things.filter(({ id }) => {
    const relation = owners.get(id);
    return relation?.subject === thing.id && RELATIONS[relation.name]?.kind === kind;
  });

function copyOf(thing: SceneThing, copy: number, random: Random, troupe: Troupe): Group | undefined {
  const { cast, owners } = troupe;
  const donations = partsOf(thing, 'given', troupe).map(
    (part): Donation => ({ thing: part, drawn: cast(part.id, copy), relation: owners.get(part.id)!.name }),
  );
  // Somebody with another head needs no drawing.
  const drawn =
    cast(thing.id, copy) ?? donations.find((donation) => donation.drawn)?.drawn ?? ownDrawing(thing);
  if (drawn === undefined) return undefined;
  const body = withStateSurface(hybridBody(thing, drawn, donations), thing, random);
  let group = groupOf(thing, body, { copy, size: sizeOf(thing), flies: isInSky(thing.name) });
  const worn = partsOf(thing, 'worn', troupe);
  const implied = worn.some(({ name }) => anchorOf(name) === 'torso')
    ? undefined
    : impliedOutfit(thing, donations);
  for (const garment of inOrder(implied === undefined ? worn : [implied, ...worn]))
    group = dressed(group, garment, garment === implied ? undefined : cast(garment.id, copy), random);
  // Each copy of an owner has its own copy of what it has one of.
  const figureOfPart = (part: SceneThing): Group | undefined =>
    (part.count ?? 1) > 1 ? figureOf(part, troupe) : copyOf(part, copy, random, troupe);
  for (const [hand, held] of partsOf(thing, 'held', troupe).entries()) {
    const object = figureOfPart(held);
    if (object !== undefined) group = withHeld(group, object, hand, random);
  }
  for (const food of partsOf(thing, 'eaten', troupe)) {
    const object = figureOfPart(food);
    if (object !== undefined) group = withFood(group, object, random);
  }
  return withStateSigns(group, thing, random);
}
