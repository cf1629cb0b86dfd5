// Lists the drawings that a scene needs: a text and random numbers for each thing.
import {
  ACTION_RULES,
  type Anchor,
  anchorOf,
  type ColourName,
  isDrawnByComposer,
  isPerson,
  isProp,
  MATERIALS,
  type Origin,
  type Scene,
  type SceneThing,
  STATES,
} from '@nonet/scenes';
import type { Effect } from '../effects/index.ts';
import type { Turn } from '../effects/turn.ts';
import type { SceneNames } from './without-names.ts';

/** The words of a model's training captions. */
export interface Vocabulary {
  /** A thing as a caption names it: "a cat", "a man wearing a suit". */
  describe(thing: { readonly name: string; readonly detail?: string }): string;
  /** The name under which the model draws a thing best: "snowman without snow" of "snowman". */
  bestDrawnAs(name: string): string;
  /** Whether the composer draws a thing that the model cannot draw. */
  isComposedOnly(name: string): boolean;
  /** How many of a million training pictures show a thing of this name. */
  popularity(name: string): number;
  /** Rotation of a figure by a pose. */
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
  /** Makes its random numbers differ from those of other variants; 0: those of the thing drawn alone. */
  readonly salt: number;
  readonly colour?: ColourName;
  readonly turn?: Turn;
  readonly origin?: Origin;
}

/** A scene ready to be drawn. */
export interface CastScene {
  readonly scene: Scene;
  readonly roles: readonly Role[];
}

const WORN: ReadonlySet<string> = new Set(['wearing', 'sharing']);
const HOOD = 'dressed as';
/** Relations whose object gives its face or its head. */
const FACES: ReadonlySet<string> = new Set(['with the head of', 'with the face of', HOOD]);
/** Anchors of garments that need a large head: those on a whole body would be too small. */
const NEEDS_FACE: ReadonlySet<Anchor> = new Set(['face', 'neck', 'torso']);
/** Actions of which a face tells as much as a body. */
const SITTING: ReadonlySet<string> = new Set(['driving', 'reading', 'smoking', 'playing', 'knitting']);
/** Those whose faces the model draws badly. */
const NO_FACE: ReadonlySet<string> = new Set(['horse']);
/** Relations that show the whole body of their subject. */
const BODILY: ReadonlySet<string> = new Set([
  'riding',
  'chasing',
  'attacking',
  'fighting',
  'carrying',
  'looking for',
  'pointing at',
  ...Object.keys(ACTION_RULES).filter((name) => !SITTING.has(name)),
]);

/** Casts a scene with the words that a model knows. */
export function castScene(scene: Scene, vocabulary: Vocabulary): CastScene {
  const drawn = scene.things.filter(
    (thing) => !isComposed(scene, thing) && !isProp(thing.name) && !vocabulary.isComposedOnly(thing.name),
  );
  return { scene, roles: drawn.map((thing) => roleOf(scene, thing, vocabulary)) };
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
function viewOf(scene: Scene, { id, name, detail, states }: SceneThing, vocabulary: Vocabulary): string {
  const isShown = (view: string) => vocabulary.popularity(view) > 0;
  const own = scene.relations.filter(({ subject }) => subject === id);
  const nameOf = (thing: string) => scene.things.find((other) => other.id === thing)?.name ?? '';
  const isDressed = own.some(
    ({ name: verb, object }) => verb === HOOD || (WORN.has(verb) && NEEDS_FACE.has(anchorOf(nameOf(object)))),
  );
  const isHead = scene.relations.some(({ name: verb, object }) => FACES.has(verb) && object === id);
  const isMoody = (states ?? []).some((state) => STATES[state]?.expression !== undefined);
  const isBodily = scene.place !== undefined || own.some(({ name: verb }) => BODILY.has(verb));
  const needsFace = isDressed || isHead || (isMoody && !isBodily);
  if (needsFace && !NO_FACE.has(name) && isShown(`${name} face`)) return `${name} face`;
  // People are drawn as heads by their name alone.
  const best = vocabulary.bestDrawnAs(name);
  if (isDressed) return best;
  const walking = `${name} walking`;
  return isBodily && detail === undefined && isShown(walking) ? walking : best;
}

/** Whether the composer needs no drawing of a thing: its own garments, materials, people with the head of another. */
const isComposed = ({ relations }: Scene, { id, name }: SceneThing): boolean =>
  relations.some(
    ({ name: verb, subject, object }) =>
      (object === id && WORN.has(verb) && isDrawnByComposer(name)) ||
      (object === id && verb === 'made of' && name in MATERIALS) ||
      (subject === id && verb === 'with the head of' && isPerson(name)),
  );
