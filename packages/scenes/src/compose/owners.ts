// Finds the things that are part of another thing's figure: worn, held, eaten, or giving it a surface, a head or a face.
import { PLACE_ID } from '../limits.ts';
import { RELATIONS } from '../relations.ts';
import type { Scene, SceneRelation } from '../scene.ts';

const PARTS: ReadonlySet<string> = new Set(['worn', 'shared', 'held', 'eaten', 'given']);

/** The relation that makes a thing part of another one's figure, by the id of the part. No thing is part of itself. */
export function ownersOf({ relations }: Scene): ReadonlyMap<string, SceneRelation> {
  const owners = new Map<string, SceneRelation>();
  for (const relation of relations) {
    const { subject, name, object } = relation;
    const isPart = object !== PLACE_ID && PARTS.has(RELATIONS[name]?.kind ?? '');
    if (isPart && !owners.has(object) && rootOf(subject, owners) !== object) owners.set(object, relation);
  }
  return owners;
}

/** The root of a thing's chain of owners: itself where it has none. */
export function rootOf(thing: string, owners: ReadonlyMap<string, SceneRelation>): string {
  const owner = owners.get(thing);
  return owner === undefined ? thing : rootOf(owner.subject, owners);
}
