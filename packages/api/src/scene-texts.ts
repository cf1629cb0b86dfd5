// The texts of a scene that people write, apart from the schemas: the page must not carry the schema library.
import type { Scene } from './scene.ts';

/**
 * The texts of a scene for moderation: things and relations as phrases, so that a phrase that is spread over several
 * fields is found too.
 */
export function sceneTexts({ things, relations, place, style }: Scene): string[] {
  const join = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ');
  const name = (thing: string) => things.find((other) => other.id === thing)?.name ?? place;
  return [
    ...things.map((thing) =>
      join(...(thing.states ?? []), thing.colour, thing.name, thing.pose, thing.detail),
    ),
    ...relations.map((relation) => join(name(relation.subject), relation.name, name(relation.object))),
    join(style, place),
  ].filter((text) => text !== '');
}
