// Turns the words of a scene into data: things with ids, relations between them, place, hour and weather.
import {
  type ColourName,
  MAX_COPIES,
  MAX_THINGS,
  PLACE_ID,
  placeNamed,
  type Scene,
  type SceneRelation,
  type SceneThing,
  STATES,
} from '@nonet/scenes';
import { Attacher, type Edge, type Node } from './attach.ts';
import type { Lexicon } from './lexicon.ts';
import { HYBRIDS } from './relation-kinds.ts';
import { type Part, PROP, type SceneWords } from './scene-text.ts';

/** Parts of a prompt whose relations are read: the scene shows fewer. */
const MOST_PARTS = 40;
/** Copies that a plural without a number shows. */
const SEVERAL = 3;
const COUNTS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5 };
const SIZES: Readonly<Record<string, NonNullable<SceneThing['size']>>> = {
  tiny: 'tiny',
  small: 'small',
  big: 'big',
  huge: 'giant',
};
const HOURS: Readonly<Record<string, NonNullable<Scene['hour']>>> = {
  'at night': 'night',
  'at sunset': 'sunset',
};
const WEATHERS: Readonly<Record<string, NonNullable<Scene['weather']>>> = {
  'in the rain': 'rain',
  'in the snow': 'snow',
  'in the fog': 'fog',
};
/** Relations whose object comes with its subject: one for each copy. */
const OWNED: ReadonlySet<string> = new Set(['wearing', ...HYBRIDS]);

/** Relations that take a hand. */
const HANDS: ReadonlySet<string> = new Set(['holding', 'carrying', 'drinking', 'eating']);

/** Garments that several may be in together, and how many of them. */
const ROOMY = /\b(?:coat|raincoat|overcoat|sweater|jumper|hoodie|shirt|robe|kimono|jacket|suit)$/;
const MOST_IN_ONE = 4;

/** Whether a garment is one: "three frogs in a trench coat". */
const isInOne = ({ name, plural, count, said }: Part): boolean =>
  ROOMY.test(name) && !plural && count === undefined && said?.costume === undefined;

/** A scene, and the names of the things left out of it because there are too many. */
export interface TypedScene {
  readonly scene: Scene;
  readonly dropped: readonly string[];
}

/** The scene that some words describe; undefined for a single thing on plain background. */
export function typedScene(words: SceneWords, lexicon: Lexicon): TypedScene | undefined {
  const attacher = new Attacher(lexicon);
  const parts = words.parts.slice(0, MOST_PARTS);
  for (const [i, part] of parts.entries()) attacher.add(part, parts[i + 1]);
  const [first] = attacher.nodes;
  const place = settingOf(words);
  if (first === undefined || (place.place === undefined && isSingle(attacher, lexicon))) return undefined;
  const kept = mostImportant(attacher);
  const things = new Map([...kept].map((node, i) => [node, thingOf(node, i, kept, attacher, lexicon)]));
  const relations = attacher.edges.flatMap((edge) => relationOf(edge, things));
  if (words.placeRelation !== undefined)
    relations.push({ subject: things.get(first)!.id, name: words.placeRelation, object: PLACE_ID });
  const scene = {
    things: [...things.values()],
    relations,
    ...place,
    ...(words.style && { style: words.style }),
  };
  const dropped = attacher.nodes.filter((node) => !things.has(node) && node.part.weight !== PROP);
  const unread = words.parts.slice(MOST_PARTS).filter(({ weight }) => weight !== PROP);
  return { scene: withTwins(scene), dropped: [...dropped, ...unread].map(({ name }) => name) };
}

/** Place, hour and weather; an hour or weather without a place is shown on a plain. */
function settingOf({
  place,
  setting = place,
  time,
  weather,
}: SceneWords): Pick<Scene, 'place' | 'hour' | 'weather'> {
  const hour = time === undefined ? undefined : HOURS[time];
  const sky = weather === undefined ? undefined : WEATHERS[weather];
  const key = setting === undefined ? undefined : placeNamed(setting);
  const isSomewhere = setting !== undefined || hour !== undefined || sky !== undefined;
  return {
    ...(isSomewhere && { place: key ?? 'plain' }),
    ...(hour && { hour }),
    ...(sky && { weather: sky }),
  };
}

/** Whether the prompt is about one thing that wears and holds nothing and is in no state. */
function isSingle({ nodes: [first, second] }: Attacher, lexicon: Lexicon): boolean {
  if (first === undefined || second !== undefined) return false;
  const isOne = countOf(first.part, lexicon) === 1;
  return isOne && !hasSigns(first.part) && !lexicon.isComposedOnly(first.name);
}

/** Whether a thing has a state, or a pose, that a composed scene shows by signs. */
const hasSigns = ({ states, pose }: Part): boolean =>
  states !== undefined || (pose !== undefined && pose in STATES);

/** The things of most weight, in their order; things that the prompt names come before what a stand-in holds. */
function mostImportant(attacher: Attacher): Node[] {
  const { nodes, edges } = attacher;
  const isNeeded = (node: Node) => {
    if (node.part.weight !== PROP) return true;
    const own = edges.find(({ object }) => object === node);
    if (!HANDS.has(own?.name ?? '')) return true; // worn
    const rivals = edges.filter((edge) => edge !== own && edge.subject === own?.subject);
    return !rivals.some(({ name, object }) => HANDS.has(name) && object.part.weight !== PROP);
  };
  const needed = nodes.filter(isNeeded);
  const kept = new Set(needed.toSorted((a, b) => b.part.weight - a.part.weight).slice(0, MAX_THINGS));
  return nodes.filter((node) => kept.has(node));
}

function thingOf(
  node: Node,
  index: number,
  all: readonly Node[],
  attacher: Attacher,
  lexicon: Lexicon,
): SceneThing {
  const { name, detail, part } = node;
  const { colour, size, pose, states } = part;
  const count = attacher.isObject(node, OWNED) ? 1 : countOf(part, lexicon);
  const isManifold = attacher.edges.some(({ name: verb, object }) => verb === 'juggling' && object === node);
  const isPlainPlural = part.said?.number === undefined && part.count === undefined;
  const isOne = count === 1 || (isPlainPlural && attacher.isTaken(node));
  const bent = size === undefined ? undefined : SIZES[size];
  const variant = all.slice(0, index).filter((other) => other.name === name).length;
  return {
    id: String.fromCharCode('a'.charCodeAt(0) + index),
    name,
    ...(!isOne && { count }),
    ...(isOne && isManifold && { count: SEVERAL }),
    ...(colour && { colour: colour as ColourName }),
    ...(bent && { size: bent }),
    ...(pose && { pose }),
    ...(states && { states }),
    ...(detail && { detail }),
    ...(variant > 0 && { variant }),
  };
}

function relationOf({ subject, name, object }: Edge, things: ReadonlyMap<Node, SceneThing>): SceneRelation[] {
  const [from, to] = [things.get(subject), things.get(object)];
  if (from === undefined || to === undefined) return [];
  const isShared =
    name === 'wearing' &&
    isInOne(object.part) &&
    (from.count ?? 1) <= MOST_IN_ONE &&
    from.count !== undefined;
  return [{ subject: from.id, name: isShared ? 'sharing' : name, object: to.id }];
}

/**
 * Moves the subject of "between" to the middle, as things stand in the order of the scene: "two dogs" become one on
 * either side.
 */
function withTwins(scene: Scene): Scene {
  const between = scene.relations.filter(({ name }) => name === 'between');
  const [first] = between;
  const subject = scene.things.find(({ id }) => id === first?.subject);
  if (first === undefined || subject === undefined) return scene;
  const sides = scene.things.filter(({ id }) => between.some(({ object }) => object === id));
  const others = scene.things.filter((thing) => thing !== subject && !sides.includes(thing));
  const [left, right] = sides;
  if (left === undefined) return scene;
  if (right !== undefined) return { ...scene, things: [left, subject, ...sides.slice(1), ...others] };
  const { count = 1, ...one } = left;
  if (count < 2 || scene.things.length >= MAX_THINGS) return scene;
  const twin = { ...one, id: `${one.id}2`, variant: (one.variant ?? 0) + 1 };
  const fewer = { ...one, ...(count > 3 && { count: Math.floor(count / 2) }) };
  return {
    ...scene,
    things: [fewer, subject, { ...twin, ...(count > 3 && { count: Math.ceil(count / 2) }) }, ...others],
    relations: [...scene.relations, { ...first, object: twin.id }],
  };
}

/** Number of copies of a thing that the prompt asks for. */
function countOf({ said, count, plural, name }: Part, lexicon: Lexicon): number {
  const hasOwnPlural = lexicon.plural(name) !== name; // "glasses" and "bread" are one
  const number = said?.number ?? (count === undefined ? undefined : COUNTS[count]);
  if (number !== undefined) return hasOwnPlural || number !== 2 ? Math.min(MAX_COPIES, number) : number;
  return plural && hasOwnPlural ? SEVERAL : 1;
}
