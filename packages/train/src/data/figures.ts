// A drawing made ready for a picture: loaded, perhaps repainted, named, and scaled to its place.
import {
  type Bitmap,
  type ColourName,
  isHanded,
  type Layer,
  PAINTS,
  type Random,
  repaint,
  resize,
  shadeOf,
  tint,
} from '@nonet/scenes';
import type { StyleWords } from './captions.ts';
import type { Concept } from './concepts.ts';
import { drain, EFFECT_WORDS, pixelate } from './effects.ts';
import { isHeldOutColour } from './holdout.ts';
import type { Sprite } from './manifest.ts';
import { sourceById } from './sources.ts';
import type { SpriteStore } from './sprite-store.ts';

/** One thing in a picture. */
export interface Figure {
  concept: Concept;
  sprite: Sprite;
  bitmap: Bitmap;
  /** The colour it was given, to be named. */
  colour?: ColourName;
  /** The rendering it was given; without one its source's style holds. */
  effect?: StyleWords;
}

const COLOUR_WORD =
  /\b(?:red|orange|yellow|green|blue|purple|pink|brown|black|grey|white|golden|polar|gold|silver)\b/;

/** Words for how a figure is drawn. */
export function styleOf(figure: Figure): StyleWords | undefined {
  return figure.effect ?? sourceById(figure.sprite.source);
}

/** Whether a picture has one colour that can be swapped without making it something else. */
function isPaintable(sprite: Sprite, concept: Concept): boolean {
  return (
    !sprite.mono &&
    !sprite.framed &&
    sprite.colourShare >= 0.42 &&
    !['face', 'person', 'body', 'symbol', 'nature', 'place'].includes(concept.category) &&
    !COLOUR_WORD.test(concept.name)
  );
}

/** The colour that a picture has anyway, where it is plain and training may say it. */
export function trueColour({ concept, sprite, effect }: Figure): ColourName | undefined {
  if (sprite.mono || effect === EFFECT_WORDS.drain || sprite.colourShare < 0.55) return undefined;
  if (['person', 'face', 'body', 'symbol'].includes(concept.category)) return undefined;
  if (COLOUR_WORD.test(concept.name) || concept.name === sprite.colour) return undefined;
  return isHeldOutColour(sprite.colour, concept.name) ? undefined : sprite.colour;
}

/** A name for the figure's thing: mostly the concept's, else an alias or what the drawing itself is called. */
export function nameOf(random: Random, { concept, sprite }: Figure): string {
  const roll = random.next();
  if (roll < 0.2 && concept.aliases.length > 0) return random.pick(concept.aliases);
  return roll > 0.7 ? sprite.phrase : concept.name;
}

/** A figure as a layer that fits a box given in shares of the picture's side. */
export function fit(figure: Figure, size: number, width: number, height: number, mirror: boolean): Layer {
  const { bitmap, concept } = figure;
  const scale = Math.min((width * size) / bitmap.width, (height * size) / bitmap.height);
  const flip = mirror && !isHanded(concept.name);
  const across = Math.max(2, Math.round(bitmap.width * scale));
  return resize(bitmap, across, Math.max(2, Math.round(bitmap.height * scale)), flip);
}

/** How often a figure is given another colour (0..1), and whether other renderings may be used. */
export interface PaintOptions {
  recolour: number;
  effects: boolean;
}

/** Loads drawings and now and then changes their colour or rendering. */
export class Painter {
  private readonly store: SpriteStore;

  constructor(store: SpriteStore) {
    this.store = store;
  }

  /** One drawing of a concept, chosen by the weight of its source unless given. */
  async paint(random: Random, concept: Concept, options: PaintOptions, chosen?: Sprite): Promise<Figure> {
    const sprite = chosen ?? concept.cutouts.draw(random);
    const bitmap = await this.store.load(sprite);
    const figure: Figure = { concept, sprite, bitmap };
    if (sprite.mono) return tinted(random, figure);
    const roll = random.next();
    if (roll < options.recolour && isPaintable(sprite, concept)) {
      const colour = random.pick(PAINTS);
      return colour === sprite.colour || isHeldOutColour(colour, concept.name)
        ? figure
        : recoloured(figure, colour);
    }
    if (!options.effects) return figure;
    if (roll > 0.955)
      return { ...figure, effect: EFFECT_WORDS.pixelate, bitmap: pixelate(bitmap, random.int(22, 32)) };
    if (roll > 0.94) return { ...figure, effect: EFFECT_WORDS.drain, bitmap: drain(bitmap) };
    return figure;
  }

  /** A drawing as it is. */
  async plain(concept: Concept, sprite: Sprite): Promise<Figure> {
    return { concept, sprite, bitmap: await this.store.load(sprite) };
  }

  /** Two figures, mostly from one set so that they look alike. */
  async paintTogether(random: Random, a: Concept, b: Concept): Promise<[Figure, Figure]> {
    const options = { recolour: 0.08, effects: false };
    const first = await this.paint(random, a, options);
    const matching = random.chance(0.85) ? b.cutoutsBySource.get(first.sprite.source) : undefined;
    const second = await this.paint(random, b, options, matching && random.pick(matching));
    return [first, second];
  }

  /** A drawing of a concept in this very colour; undefined when the drawing met does not lend itself to it. */
  async paintIn(random: Random, concept: Concept, colour: ColourName): Promise<Figure | undefined> {
    const sprite = concept.cutouts.draw(random);
    if (!isPaintable(sprite, concept)) return undefined;
    return recoloured({ concept, sprite, bitmap: await this.store.load(sprite) }, colour);
  }
}

function recoloured(figure: Figure, colour: ColourName): Figure {
  const rgba = repaint(figure.bitmap.rgba, figure.sprite.colour, colour);
  return { ...figure, colour, bitmap: { ...figure.bitmap, rgba } };
}

/** A one-coloured shape in black or in a colour that is named more often than not. */
function tinted(random: Random, figure: Figure): Figure {
  const colour = random.chance(0.4) ? 'black' : random.pick(PAINTS);
  if (colour === 'white' || isHeldOutColour(colour, figure.concept.name)) return figure;
  const bitmap = { ...figure.bitmap, rgba: tint(figure.bitmap.rgba, shadeOf(colour, random)) };
  return random.chance(0.6) ? { ...figure, bitmap, colour } : { ...figure, bitmap };
}
