// Moves things to the positions that a scene gives explicitly, which override the layout.
import { RELATIONS } from '../relations.ts';
import type { Position, Scene } from '../scene.ts';
import type { Arranged } from './arrange.ts';
import { extentOf, type Group, transformedPiece } from './group.ts';
import { ownersOf, rootOf } from './owners.ts';

/** The groups with every thing that has a position there, and with it what it wears, holds and carries. */
export function withMovedThings(groups: readonly Arranged[], scene: Scene, size: number): Arranged[] {
  const moved = scene.things.reduce(
    (all, { id, at }) => (at ? all.map((arranged) => withMoved(arranged, id, at, scene, size)) : all),
    groups,
  );
  return moved.toSorted((a, b) => a.foot - b.foot);
}

function withMoved(
  arranged: Arranged,
  id: string,
  { x, y, scale = 1 }: Position,
  scene: Scene,
  size: number,
): Arranged {
  const { group } = arranged;
  const own = group.pieces.filter(({ thing }) => thing === id);
  if (own.length === 0) return arranged;
  const { left, right, bottom } = extentOf({ pieces: own });
  const followers = followersOf(id, scene);
  const [dx, dy] = [x * size - (scale * (left + right)) / 2, y * size - scale * bottom];
  const pieces = group.pieces.map((piece) =>
    followers.has(piece.thing) ? transformedPiece(piece, scale, dx, dy) : piece,
  );
  const isWhole = group.pieces.every(({ thing }) => followers.has(thing));
  return {
    ...arranged,
    group: { ...group, pieces } satisfies Group,
    foot: isWhole ? y * size : arranged.foot,
  };
}

/** A thing with what is part of its figure and what rests on it. */
function followersOf(id: string, scene: Scene): ReadonlySet<string> {
  const owners = ownersOf(scene);
  const followers = new Set([id]);
  let before = 0;
  while (before < followers.size) {
    before = followers.size;
    for (const { id: other } of scene.things) {
      const owner = owners.get(other);
      if (owner !== undefined && followers.has(owner.subject)) followers.add(other);
    }
    for (const { subject, name, object } of scene.relations) {
      const rule = RELATIONS[name];
      if (rule?.seat === undefined && !rule?.contains) continue;
      const [upper, lower] = name === 'carrying' ? [object, subject] : [subject, object];
      if (followers.has(rootOf(lower, owners)) && upper !== id) followers.add(upper);
    }
  }
  return followers;
}
