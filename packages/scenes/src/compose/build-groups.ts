// Builds the groups of a scene bottom up: hybrids, garments, held things, copies, relations.
import type { CutOut } from '../cutout/cut-out.ts';
import { withHead, withSurface } from '../hybrids.ts';
import { isInSky } from '../parts-to-play.ts';
import { hashSeed, Random } from '../random.ts';
import { RELATIONS } from '../relations.ts';
import { PLACE_ID, type Scene, type SceneRelation, type SceneThing } from '../scene.ts';
import { sizeOf } from '../sizes.ts';
import { crowdOf } from './crowd.ts';
import { dressed, withHeld } from './garments.ts';
import { type Group, groupOf } from './group.ts';
import { pairOf } from './pairs.ts';

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

/** The random numbers of one thing: no other thing changes them. */
export const randomOf = ({ seed, picture }: LayoutSeed, part: string): Random =>
  new Random(hashSeed('layout', seed, picture, part));

/** The groups of a scene, in the order of their first things. */
export function buildGroups(scene: Scene, cast: SceneCast, layout: LayoutSeed): Root[] {
  const parts = scene.relations.filter(({ name, object }) => object !== PLACE_ID && isPart(name));
  const owned = new Set(parts.map(({ object }) => object));
  const roots = new Map<string, Root>(); // by the id of each thing in them
  for (const thing of scene.things) {
    if (owned.has(thing.id)) continue;
    const group = figureOf(thing, scene, cast, layout);
    if (group !== undefined) roots.set(thing.id, { thing, group });
  }
  for (const [i, { subject, name, object }] of scene.relations.entries()) {
    const rule = RELATIONS[name];
    const [a, b] = [roots.get(subject), roots.get(object)];
    if (rule?.kind !== 'pair' || a === undefined || b === undefined || a === b) continue;
    const group = pairOf(a.group, rule, b.group, randomOf(layout, `${subject} ${i}`), layout.size);
    const together = { thing: a.thing, group };
    for (const [id, root] of roots) if (root === a || root === b) roots.set(id, together);
  }
  return [...new Set(roots.values())];
}

const isPart = (relation: string): boolean =>
  ['worn', 'held', 'form', 'head'].includes(RELATIONS[relation]?.kind ?? '');

/** All copies of a thing with what belongs to them. */
function figureOf(thing: SceneThing, scene: Scene, cast: SceneCast, layout: LayoutSeed): Group | undefined {
  const random = randomOf(layout, thing.id);
  const parts = scene.relations.filter(({ subject }) => subject === thing.id);
  const copies = Array.from({ length: thing.count ?? 1 }, (_, copy) =>
    copyOf(thing, copy, { parts, scene, cast, random }),
  ).filter((copy) => copy !== undefined);
  if (copies.length === 0) return undefined;
  const stands = scene.place !== undefined || scene.things.length > 1;
  return crowdOf(copies, stands, random);
}

interface CopyParts {
  readonly parts: readonly SceneRelation[];
  readonly scene: Scene;
  readonly cast: SceneCast;
  readonly random: Random;
}

function copyOf(
  thing: SceneThing,
  copy: number,
  { parts, scene, cast, random }: CopyParts,
): Group | undefined {
  const drawn = cast(thing.id, copy);
  if (drawn === undefined) return undefined;
  const objects = (kind: string) =>
    parts
      .filter(({ name }) => RELATIONS[name]?.kind === kind)
      .map(({ object }) => scene.things.find(({ id }) => id === object))
      .filter((object) => object !== undefined);
  let body = drawn;
  for (const { id } of objects('form')) body = withObject(body, cast(id, copy), withSurface);
  for (const { id } of objects('head')) body = withObject(body, cast(id, copy), withHead);
  const facts = { copy, size: sizeOf(thing), flies: isInSky(thing.name) };
  let group = groupOf(thing, body, facts);
  for (const garment of objects('worn')) group = dressed(group, garment, cast(garment.id, copy), random);
  for (const [hand, held] of objects('held').entries()) {
    const object = cast(held.id, copy);
    if (object === undefined) continue;
    group = withHeld(group, groupOf(held, object, { copy, size: sizeOf(held), flies: false }), hand, random);
  }
  return group;
}

const withObject = (
  body: CutOut,
  object: CutOut | undefined,
  make: (a: CutOut, b: CutOut) => CutOut,
): CutOut => (object === undefined ? body : make(body, object));
