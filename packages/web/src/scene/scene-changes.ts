// Changes to a scene, and its parts in words. Ids stay: what is not changed is drawn as before.
import type { Scene, SceneThing } from '@nonet/api';
import { t } from '../text.ts';

export type SceneRelation = Scene['relations'][number];
/** The parts of a scene that are about where it is. */
export type Surroundings = Pick<Scene, 'place' | 'hour' | 'weather'>;

/** @param change fields with `undefined` are taken out */
export const changeThing = (scene: Scene, id: string, change: Partial<SceneThing>): Scene => ({
  ...scene,
  things: scene.things.map((thing) => (thing.id === id ? without({ ...thing, ...change }) : thing)),
});

/** Takes out a thing and its relations. */
export const removeThing = (scene: Scene, id: string): Scene => ({
  ...scene,
  things: scene.things.filter((thing) => thing.id !== id),
  relations: scene.relations.filter(({ subject, object }) => subject !== id && object !== id),
});

export const changeRelation = (scene: Scene, index: number, name: string): Scene => ({
  ...scene,
  relations: scene.relations.map((relation, i) => (i === index ? { ...relation, name } : relation)),
});

export const removeRelation = (scene: Scene, index: number): Scene => ({
  ...scene,
  relations: scene.relations.filter((_, i) => i !== index),
});

/** Without a place there are no relations to it, no hour and no weather. */
export function changeSurroundings(scene: Scene, change: Surroundings): Scene {
  const changed = without({ ...scene, ...change });
  if (changed.place !== undefined) return changed;
  const { hour: _hour, weather: _weather, ...rest } = changed;
  const ids = rest.things.map(({ id }) => id);
  return { ...rest, relations: rest.relations.filter(({ object }) => ids.includes(object)) };
}

/** "2 × big red apple (on fire)" */
export const describeThing = ({ count = 1, size, states, colour, name, pose, detail }: SceneThing): string =>
  words(count > 1 && `${count} ×`, size, colour, name, pose, detail, states && `(${states.join(', ')})`);

/** "cat riding horse" */
export function describeRelation({ things, place }: Scene, { subject, name, object }: SceneRelation): string {
  const nameOf = (id: string) => things.find((thing) => thing.id === id)?.name ?? place;
  return words(nameOf(subject), name, nameOf(object));
}

/** "beach, night, rain" */
export const describeSurroundings = ({ place = t('scene.noPlace'), hour, weather }: Surroundings): string =>
  [place, hour, weather].filter(Boolean).join(', ');

const words = (...parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join(' ');

/** Without fields that are undefined. */
const without = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
