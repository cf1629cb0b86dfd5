// Writes a scene in one short line, for tables of tests.
import { PLACE_ID, type Scene, type SceneThing } from '@nonet/scenes';

/** "3 red cat, dog; cat riding dog; beach, night": things, relations, and place with hour, weather and style. */
export function sceneNotation(scene: Scene | undefined): string {
  if (scene === undefined) return '-';
  const { things, relations, place, hour, weather, style } = scene;
  const labels = new Map<string, string>([[PLACE_ID, 'place']]);
  for (const { id, name } of things) {
    const isRepeated = things.some((other) => other.id !== id && other.name === name);
    labels.set(id, isRepeated ? `${name}.${id}` : name);
  }
  const related = relations.map(
    ({ subject, name, object }) => `${labels.get(subject)} ${name} ${labels.get(object)}`,
  );
  const where = [place, hour, weather, style].filter((word) => word !== undefined).join(', ');
  return [things.map((thing) => thingNotation(thing, labels)).join(', '), ...related, where && `@${where}`]
    .filter(Boolean)
    .join('; ');
}

function thingNotation(
  { id, count, size, colour, pose, states, detail }: SceneThing,
  labels: ReadonlyMap<string, string>,
): string {
  return [
    count,
    size,
    colour,
    labels.get(id),
    detail && `(${detail})`,
    pose && `[${pose}]`,
    states && `[${states.join(', ')}]`,
  ]
    .filter(Boolean)
    .join(' ');
}
