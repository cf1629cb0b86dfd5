// Decides what a scene needs the model to draw: a text and random numbers for each thing.
import { type ColourName, isHat, type Origin, type Scene, type SceneThing } from '@nonet/scenes';
import type { Effect } from '../effects/index.ts';
import type { Turn } from '../effects/turn.ts';
import type { SceneNames } from './without-names.ts';

/** The words of a model's training captions. */
export interface Vocabulary {
  /** A thing as a caption names it: "a cat", "a man wearing a suit". */
  describe(thing: { readonly name: string; readonly detail?: string }): string;
  /** How many of a million training pictures show a thing of this name. */
  popularity(name: string): number;
  /** How far a pose rotates a figure. */
  turn(pose: string): Turn | undefined;
  /** The effect that makes a style of any picture, if there is one. */
  effect(style: string): Effect | undefined;
  /** The things and places that a text names. */
  namesOf(text: string): SceneNames;
}

/** One thing as the model draws it. */
export interface Role {
  /** Id of the thing in the scene. */
  readonly thing: string;
  /** The name of what is drawn: "cat". */
  readonly name: string;
  readonly copies: number;
  readonly text: string;
  /** Parts its random numbers from those of other variants; 0: those of the thing drawn alone. */
  readonly salt: number;
  readonly colour?: ColourName;
  readonly turn?: Turn;
  readonly origin?: Origin;
}

/** A scene ready to be drawn. */
export interface CastScene {
  /** Without the garments that the model draws with the one who wears them. */
  readonly scene: Scene;
  readonly roles: readonly Role[];
}

/** Garments that sit on a face, which a whole body shows too small. */
const ON_FACES = /glasses|goggles|monocle|moustache|mustache|mask/;
/** Relations whose subject is seen with its whole body. */
const BODILY: ReadonlySet<string> = new Set([
  'riding',
  'chasing',
  'attacking',
  'fighting',
  'carrying',
  'looking for',
  'pointing at',
]);

/** Casts a scene with the words that a model knows. */
export function castScene(scene: Scene, vocabulary: Vocabulary): CastScene {
  const folded = foldGarments(scene, vocabulary);
  const drawn = folded.things.filter(({ id, name }) => !isComposedHat(folded, id, name));
  return { scene: folded, roles: drawn.map((thing) => roleOf(folded, thing, vocabulary)) };
}

function roleOf(scene: Scene, thing: SceneThing, vocabulary: Vocabulary): Role {
  const { id, count = 1, colour, pose, variant = 0, origin } = thing;
  const name = viewOf(scene, thing, vocabulary);
  const turn = pose === undefined ? undefined : vocabulary.turn(pose);
  return {
    thing: id,
    name,
    copies: count,
    text: vocabulary.describe({ ...thing, name }),
    salt: variant,
    ...(colour && { colour }),
    ...(turn && { turn }),
    ...(origin && { origin }),
  };
}

/** The name under which the model draws the view of a thing that its part in the scene needs. */
function viewOf(scene: Scene, { id, name, detail }: SceneThing, vocabulary: Vocabulary): string {
  const isShown = (view: string) => vocabulary.popularity(view) > 0;
  const own = scene.relations.filter(({ subject }) => subject === id);
  const nameOf = (thing: string) => scene.things.find((other) => other.id === thing)?.name ?? '';
  const wearsOnFace = own.some(
    ({ name: verb, object }) => verb === 'wearing' && ON_FACES.test(nameOf(object)),
  );
  const isHead = scene.relations.some(
    ({ name: verb, object }) => verb === 'with the head of' && object === id,
  );
  if ((wearsOnFace || isHead) && isShown(`${name} face`)) return `${name} face`;
  // People are drawn as heads by their name alone.
  const isBodily = scene.place !== undefined || own.some(({ name: verb }) => BODILY.has(verb));
  const walking = `${name} walking`;
  return isBodily && detail === undefined && isShown(walking) ? walking : name;
}

/** Garments that are no hats become words about the one who wears them. */
function foldGarments(scene: Scene, vocabulary: Vocabulary): Scene {
  const folded = new Map<string, string>(); // id of the wearer: detail
  const garments = new Set<string>();
  for (const { subject, name, object } of scene.relations) {
    const garment = scene.things.find(({ id }) => id === object);
    if (name !== 'wearing' || garment === undefined) continue;
    if (isHat(garment.name) || ON_FACES.test(garment.name)) continue;
    const words = `wearing ${vocabulary.describe(coloured(garment))}`;
    folded.set(subject, [folded.get(subject), words].filter(Boolean).join(' '));
    garments.add(object);
  }
  if (garments.size === 0) return scene;
  const things = scene.things
    .filter(({ id }) => !garments.has(id))
    .map((thing) => {
      const detail = [thing.detail, folded.get(thing.id)].filter(Boolean).join(' ');
      return detail === '' ? thing : { ...thing, detail };
    });
  const relations = scene.relations.filter(
    ({ subject, object }) => !garments.has(subject) && !garments.has(object),
  );
  return { ...scene, things, relations };
}

const coloured = ({ name, colour }: SceneThing): { name: string } => ({
  name: colour === undefined ? name : `${colour} ${name}`,
});

/** Whether a thing is a hat on somebody, which the composer draws itself. */
const isComposedHat = ({ relations }: Scene, id: string, name: string): boolean =>
  isHat(name) && relations.some((relation) => relation.name === 'wearing' && relation.object === id);
