// Pictures like one of a scene, of which only a part is drawn anew.
import type { DrawRequest, Scene, SceneThing } from '@nonet/api';
import { MAX_VARIANT } from '@nonet/scenes/limits';
import { t } from '../text.ts';
import { describeThing } from './scene-changes.ts';

/** A part that can be drawn anew. */
export interface VaryPart {
  readonly key: string;
  readonly words: string;
  /** Ids of the things that are drawn anew; none: place and layout are. */
  readonly things: readonly string[];
}

/** Relations of somebody to what they have on. */
const WORN: ReadonlySet<string> = new Set(['wearing', 'sharing']);

/** The picture that the rest is kept of. */
export interface VariedPicture {
  readonly request: DrawRequest;
  readonly scene: Scene;
  /** Its number in its drawing, from 0. */
  readonly picture: number;
}

/** The parts of a scene that can be drawn anew: all things, each thing with what it wears, place and layout. */
export function varyParts(scene: Scene): VaryPart[] {
  const wornBy = (wearer: string) =>
    scene.relations.filter(({ subject, name }) => subject === wearer && WORN.has(name));
  const worn = new Set(scene.things.flatMap(({ id }) => wornBy(id).map(({ object }) => object)));
  const things = scene.things.filter(({ id }) => !worn.has(id));
  return [
    ...(things.length > 1
      ? [{ key: 'things', words: t('vary.all'), things: scene.things.map(({ id }) => id) }]
      : []),
    ...things.map((thing) => ({
      key: `thing ${thing.id}`,
      words: describeThing(thing),
      things: [thing.id, ...wornBy(thing.id).map(({ object }) => object)],
    })),
    {
      key: 'place',
      words: scene.place === undefined ? t('vary.layout') : t('vary.placeAndLayout', { place: scene.place }),
      things: [],
    },
  ];
}

/** Asks for pictures like one of a scene with a part drawn anew. */
export function variationOf(
  { request, scene, picture }: VariedPicture,
  { things: anew }: VaryPart,
): DrawRequest {
  const here = { seed: request.seed ?? 0, picture };
  // A thing that was kept of another picture before stays that one's.
  const kept = <T extends Scene | SceneThing>(part: T): T => ({ ...part, origin: part.origin ?? here });
  if (anew.length === 0) {
    const { seed: _seed, ...settings } = request; // the layout has no variants: another seed makes another one
    const { origin: _origin, ...unplaced } = scene;
    return { ...settings, scene: { ...unplaced, things: scene.things.map(kept) } };
  }
  const variant = anotherVariant(scene);
  const things = scene.things.map((thing) => {
    if (!anew.includes(thing.id)) return kept(thing);
    const { origin: _origin, ...rest } = thing;
    return { ...rest, variant };
  });
  return { ...request, scene: { ...kept(scene), things } };
}

/** One number for all: drawings of one number often share their style. */
function anotherVariant({ things }: Scene): number {
  const used = things.map(({ variant = 0 }) => variant);
  for (;;) {
    const variant = 1 + Math.floor(Math.random() * MAX_VARIANT);
    if (!used.includes(variant)) return variant;
  }
}
