// The kinds of scene: how each is cast, laid out and put into words.
import {
  ACTORS,
  COPY_ROWS,
  type ColourName,
  FRONT_VIEWS,
  findHead,
  garmentBitmap,
  HANDHELD,
  HAT_WEARERS,
  HATS,
  type Layer,
  merge,
  PAINTS,
  type Posture,
  PROPS,
  putOn,
  type Random,
  type Relation,
  repaint,
  rotate,
} from '@nonet/scenes';
import { captionScene, captionSingle, countPhrase, describe, type StyleWords } from './captions.ts';
import type { Cast } from './casting.ts';
import type { Concept } from './concepts.ts';
import { type Figure, fit, nameOf, type Painter, styleOf, trueColour } from './figures.ts';
import { heldOutColourNouns } from './holdout.ts';
import { withArticle } from './names.ts';
import { Stage } from './stage.ts';

/** What a picture is made of. */
export type SceneKind = 'single' | 'count' | 'pair' | 'wearing' | 'holding' | 'scene';

/** One training example. */
export interface Scene {
  /** RGB, [size, size, 3]. */
  pixels: Uint8Array;
  caption: string;
  kind: SceneKind;
  /** The things to be seen, as the concepts are named. */
  subjects: string[];
}

/** What scenes are made from. */
export interface Workshop {
  cast: Cast;
  painter: Painter;
  /** Side of the pictures in pixels. */
  size: number;
  /** Share of the singles that are framed alike. */
  steady: number;
}

/** Draws a scene of one kind; undefined when the data set lacks what the dice asked for. */
export type SceneMaker = (shop: Workshop, random: Random) => Promise<Scene | undefined>;

/** Longer side of a steady thing, in shares of the picture's. */
const STEADY_EXTENT = 0.86;
const PAIR_PLACES = ['meadow', 'plain', 'beach', 'park', 'desert', 'snowland', 'street', 'room'];

/** One thing on a plain ground: what most of the training is made of. */
export async function single(shop: Workshop, random: Random): Promise<Scene> {
  const concept = shop.cast.all.draw(random);
  if (shop.steady > 0 && random.chance(shop.steady)) return steadySingle(shop, random, concept);
  const options = { recolour: 0.14, effects: true };
  return frame(
    shop,
    random,
    await shop.painter.paint(random, concept, options, concept.sprites.draw(random)),
  );
}

/** Every thing at one size, in the middle, as drawn, on white: nothing to learn but what it looks like. */
async function steadySingle({ painter, size }: Workshop, random: Random, concept: Concept): Promise<Scene> {
  const drawings = concept.cutouts.size > 0 ? concept.cutouts : concept.sprites;
  const figure = await painter.plain(concept, drawings.draw(random));
  const stage = Stage.white(size);
  stage.centre(fit(figure, size, STEADY_EXTENT, STEADY_EXTENT, false), random);
  const style = random.chance(0.3) ? styleOf(figure) : undefined;
  return {
    pixels: stage.canvas.pixels,
    caption: captionSingle(random, nameOf(random, figure), style),
    kind: 'single',
    subjects: [concept.name],
  };
}

/** One thing in a colour that training never gives it. */
export async function heldOutColour(shop: Workshop, random: Random): Promise<Scene | undefined> {
  for (let attempt = 0; attempt < 30; attempt++) {
    const [colour, noun] = random.pick(heldOutColourNouns());
    const concept = shop.cast.find(noun);
    const figure = concept && (await shop.painter.paintIn(random, concept, colour));
    if (figure !== undefined) return frame(shop, random, figure);
  }
  return undefined;
}

function frame({ size }: Workshop, random: Random, figure: Figure): Scene {
  const { concept } = figure;
  const sizeWord = random.chance(0.06) ? random.pick(['big', 'huge', 'small', 'tiny']) : undefined;
  const large = sizeWord === 'big' || sizeWord === 'huge';
  const extent = sizeWord === undefined ? random.range(0.74, 0.92) : large ? 0.97 : random.range(0.24, 0.36);
  const stage = Stage.plain(random, size, figure);
  const pose = ACTORS.includes(concept.name) && random.chance(0.12) ? random.pick(POSES) : undefined;
  // A turned square needs up to 1.4 times its side.
  const reach = pose === undefined ? extent : Math.min(extent, 0.68);
  const upright = fit(figure, size, reach, reach, random.chance(0.5));
  const side = random.chance(0.5) ? 1 : -1;
  const layer = pose === undefined ? upright : rotate(upright, side * random.range(...pose.angle));
  stage.centre(layer, random, (size - Math.max(layer.width, layer.height)) * 0.12);
  const colour = figure.colour ?? (random.chance(0.15) ? trueColour(figure) : undefined);
  const moving = pose === undefined ? '' : ` ${random.pick(pose.words)}`;
  const phrase = describe(nameOf(random, figure), colour, sizeWord) + moving;
  const style = figure.effect !== undefined || random.chance(0.5) ? styleOf(figure) : undefined;
  return {
    pixels: stage.canvas.pixels,
    caption: captionSingle(random, phrase, style) + stage.words,
    kind: 'single',
    subjects: [concept.name],
  };
}

interface Pose {
  readonly words: readonly string[];
  /** From upright, in degrees; to either side. */
  readonly angle: readonly [number, number];
}

/** What a turned figure is doing. */
export const POSES: readonly Pose[] = [
  { words: ['dancing', 'dancing', 'jumping'], angle: [16, 34] },
  { words: ['breakdancing', 'upside down', 'doing a headstand'], angle: [150, 210] },
  { words: ['lying down', 'sleeping', 'falling'], angle: [80, 100] },
];

/** Two to five of a thing. */
export async function count({ cast, painter, size }: Workshop, random: Random): Promise<Scene | undefined> {
  if (cast.countable.size === 0) return undefined;
  const concept = cast.countable.draw(random);
  const figure = await painter.paint(random, concept, { recolour: 0.12, effects: true });
  const stage = Stage.plain(random, size, figure);
  const number = random.int(2, 5);
  const rows = random.pick(COPY_ROWS[number]!);
  const cellWidth = size / Math.max(...rows);
  const cellHeight = rows.length === 1 ? size * 0.6 : size / rows.length;
  const layer = fit(figure, size, (cellWidth * 0.86) / size, (cellHeight * 0.86) / size, random.chance(0.5));
  for (const [row, inRow] of rows.entries()) {
    for (let i = 0; i < inRow; i++) {
      const x = size / 2 + (i - (inRow - 1) / 2 + random.range(-0.04, 0.04)) * cellWidth;
      const y = size / 2 + (row - (rows.length - 1) / 2 + random.range(-0.04, 0.04)) * cellHeight;
      stage.canvas.draw(layer, x - layer.width / 2, y - layer.height / 2);
    }
  }
  const style = figure.effect ?? (random.chance(0.3) ? styleOf(figure) : undefined);
  const text = countPhrase(number, describe(concept.name, figure.colour));
  const caption = captionScene(random, text, style) + stage.words;
  return { pixels: stage.canvas.pixels, caption, kind: 'count', subjects: [concept.name] };
}

/** Two things, one of which does something to the other. */
export async function pair({ cast, painter, size }: Workshop, random: Random): Promise<Scene | undefined> {
  const couple = cast.couple(random);
  if (couple === undefined) return undefined;
  const [subject, object] = await painter.paintTogether(random, couple.subject, couple.object);
  const plain = random.chance(0.62);
  const stage = plain ? Stage.plain(random, size, subject) : Stage.place(random, size, PAIR_PLACES);
  stage.putPair(random, subject, couple.relation, object);
  const where = plain || random.chance(0.7) ? stage.words : '';
  const text = sentence(random, subject, couple.relation, object);
  return {
    pixels: stage.finish(),
    caption: captionScene(random, text, sharedStyle(random, subject, object, 0.3)) + where,
    kind: 'pair',
    subjects: [couple.subject.name, couple.object.name],
  };
}

/** Somebody with a hat on. */
export async function wearing(shop: Workshop, random: Random): Promise<Scene | undefined> {
  const { cast, painter, size } = shop;
  const concept = cast.pick(random, HAT_WEARERS);
  if (concept === undefined) return undefined;
  const figure = await painter.paint(random, concept, { recolour: 0.1, effects: true });
  const dressed = dress(shop, random, figure, 0.8);
  if (dressed === undefined) return undefined;
  const stage = random.chance(0.75) ? Stage.plain(random, size, figure) : Stage.place(random, size);
  stage.put(random, dressed.layer, concept.name);
  const text = `${mention(random, figure)} ${dressed.words}`;
  const style = figure.effect ?? (random.chance(0.3) ? styleOf(figure) : undefined);
  return {
    pixels: stage.finish(),
    caption: captionScene(random, text, style) + stage.words,
    kind: 'wearing',
    subjects: [concept.name, dressed.name],
  };
}

/** Somebody with a thing in their hand, at the side they look to. */
export async function holding({ cast, painter, size }: Workshop, random: Random): Promise<Scene | undefined> {
  const holder = cast.pick(random, ACTORS);
  const thing = cast.pick(random, HANDHELD);
  if (holder === undefined || thing === undefined || !cast.allows(holder.name, thing.name)) return undefined;
  const [figure, held] = await painter.paintTogether(random, holder, thing);
  const mirror = random.chance(0.5);
  const body = fit(figure, size, 0.62, 0.8, mirror);
  const object = fit(held, size, 0.34, 0.42, mirror);
  const handX = body.width * (mirror ? 0.9 : 0.1);
  const both = merge([
    { layer: body, left: 0, top: 0 },
    {
      layer: object,
      left: handX - object.width * (mirror ? 0.12 : 0.88),
      top: body.height * 0.56 - object.height * 0.62,
    },
  ]);
  const stage = Stage.plain(random, size, figure);
  stage.centre(both, random);
  const verb = random.pick(['holding', 'holding', 'with', 'carrying']);
  const text = `${mention(random, figure)} ${verb} ${withArticle(describe(thing.name, held.colour))}`;
  return {
    pixels: stage.canvas.pixels,
    caption: captionScene(random, text, sharedStyle(random, figure, held, 0.3)) + stage.words,
    kind: 'holding',
    subjects: [holder.name, thing.name],
  };
}

/** One or two things in a place. */
export async function scene(shop: Workshop, random: Random): Promise<Scene | undefined> {
  const { cast, painter, size } = shop;
  const stage = Stage.place(random, size);
  const finish = async (text: string, subjects: string[], style?: StyleWords, words = stage.words) => {
    const placeFirst = words !== '' && style === undefined && random.chance(0.12);
    const caption = placeFirst ? `${words.trim()}, ${text}` : captionScene(random, text + words, style);
    return { pixels: stage.finish(), caption, kind: 'scene' as const, subjects };
  };
  const roll = random.next();
  if (roll < 0.28) {
    const couple = cast.couple(random);
    if (couple === undefined) return undefined;
    const [subject, object] = await painter.paintTogether(random, couple.subject, couple.object);
    stage.putPair(random, subject, couple.relation, object);
    const text = sentence(random, subject, couple.relation, object);
    const style = sharedStyle(random, subject, object, 0.2);
    return finish(text, [couple.subject.name, couple.object.name], style);
  }
  const concept = cast.pick(random, random.chance(0.7) ? ACTORS : PROPS);
  if (concept === undefined) return undefined;
  const figure = await painter.paint(random, concept, { recolour: 0.1, effects: true });
  const style = figure.effect ?? (random.chance(0.2) ? styleOf(figure) : undefined);
  const dressed =
    roll < 0.48 && HAT_WEARERS.includes(concept.name) ? dress(shop, random, figure, 0.62) : undefined;
  const extent = random.range(0.46, 0.66);
  stage.put(random, dressed?.layer ?? fit(figure, size, extent, extent, random.chance(0.5)), concept.name);
  const who = mention(random, figure);
  const text = dressed === undefined ? who : `${who} ${dressed.words}`;
  const subjects = dressed === undefined ? [concept.name] : [concept.name, dressed.name];
  // What monsters come to Tokyo for.
  const attacks = ACTORS.includes(concept.name) && random.chance(0.4);
  return finish(
    text,
    subjects,
    style,
    attacks ? stage.words.replace(' in tokyo', ' attacking tokyo') : stage.words,
  );
}

/** "a red cat", in one of the thing's names. */
function mention(random: Random, figure: Figure): string {
  return withArticle(describe(nameOf(random, figure), figure.colour));
}

function sentence(random: Random, subject: Figure, relation: Relation, object: Figure): string {
  const a = mention(random, subject);
  const b = mention(random, object);
  if (relation === 'next to' && random.chance(0.5))
    return `${a} ${random.pick(['and', 'and', 'beside'])} ${b}`;
  if (relation === 'on' && random.chance(0.4)) {
    return `${a} ${random.pick(['sitting on', 'standing on', 'on top of'])} ${b}`;
  }
  if (relation === 'attacking' && random.chance(0.3)) return `${a} fighting ${b}`;
  if (relation === 'looking at' && random.chance(0.4)) return `${a} looking for ${b}`;
  return `${a} ${relation} ${b}`;
}

function sharedStyle(random: Random, a: Figure, b: Figure, share: number) {
  return a.sprite.source === b.sprite.source && random.chance(share) ? styleOf(a) : undefined;
}

function postureOf(concept: Concept): Posture {
  if (concept.category === 'face' || FRONT_VIEWS.includes(concept.name)) return 'face';
  return concept.category === 'animal' ? 'side' : 'upright';
}

/** The figure with a hat on, in a box of `extent` of the side; undefined when no head is found. */
function dress(
  { cast, size }: Workshop,
  random: Random,
  figure: Figure,
  extent: number,
): { layer: Layer; words: string; name: string } | undefined {
  const allowed = HATS.filter((hat) => cast.allows(figure.concept.name, hat.names[0]!));
  if (allowed.length === 0) return undefined;
  const hat = random.pick(allowed);
  const bitmap = garmentBitmap(hat);
  let colour: ColourName | undefined;
  if (hat.colour !== undefined && random.chance(0.5)) colour = random.pick(PAINTS);
  const worn =
    hat.colour === undefined || colour === undefined || colour === hat.colour
      ? bitmap
      : { ...bitmap, rgba: repaint(bitmap.rgba, hat.colour, colour) };
  const seed = random.range(-1, 1);
  for (let share = extent; share > 0.3; share *= 0.86) {
    const body = fit(figure, size, share, share * 0.86, false);
    const head = findHead(body, postureOf(figure.concept));
    if (head === undefined) return undefined;
    const layer = putOn(body, head, hat, worn, seed);
    if (layer.width > size * 0.97 || layer.height > size * 0.97) continue;
    const verb = hat.hovers === true ? 'with' : random.pick(['wearing', 'in', 'with']);
    return {
      layer,
      words: `${verb} ${withArticle(describe(random.pick(hat.names), colour))}`,
      name: hat.names[0]!,
    };
  }
  return undefined;
}
