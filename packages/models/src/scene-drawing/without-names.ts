// Leaves things and places out of a scene.
import type { Scene } from '@nonet/scenes';

/** Names of things, and keys of places. */
export interface SceneNames {
  readonly things: readonly string[];
  readonly places: readonly string[];
}

/** The scene without what is named, as a negative prompt has it; a scene of nothing else stays as it is. */
export function withoutNames(scene: Scene, { things: names, places }: SceneNames): Scene {
  const things = scene.things.filter(({ name }) => !names.includes(name));
  if (things.length === 0) return scene;
  const kept = new Set(things.map(({ id }) => id));
  const { place, ...rest } = scene;
  const hasPlace = place !== undefined && !places.includes(place);
  const relations = scene.relations.filter(
    ({ subject, object }) =>
      kept.has(subject) && (kept.has(object) || !scene.things.some(({ id }) => id === object)),
  );
  return { ...rest, things, relations, ...(hasPlace && { place }) };
}
