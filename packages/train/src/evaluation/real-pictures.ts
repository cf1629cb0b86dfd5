// Real pictures of a prompt: composed from the data set's drawings as the prompt says, for the ceiling of every score.

import { type Effect, type RgbPicture, withEffect } from '@nonet/models';
import {
  COLOUR_NAMES,
  type ColourName,
  type CutOut,
  composeScene,
  FRONT_VIEWS,
  hashSeed,
  type PlacedThing,
  Random,
  type Relation,
  type Scene,
} from '@nonet/scenes';
import sharp from 'sharp';
import { Cast } from '../data/casting.ts';
import type { Concept } from '../data/concepts.ts';
import { drain, pixelate } from '../data/effects.ts';
import { type Figure, fit, Painter } from '../data/figures.ts';
import { readManifest } from '../data/index.ts';
import type { Sprite } from '../data/manifest.ts';
import { SpriteStore } from '../data/sprite-store.ts';
import { Stage } from '../data/stage.ts';
import { conceptOf } from '../data/thing-names.ts';
import type { EvaluationPrompt } from './prompt-file.ts';
import { STYLES, type StyleSource } from './styles.ts';

/** Side of the pictures in pixels. */
const SIZE = 128;
/** How often a drawing is looked for that takes a colour. */
const ATTEMPTS = 40;
/** Effects on whole pictures; the others are on drawings, whose ground stays as it is. */
const OF_PICTURES: ReadonlySet<Effect> = new Set(['trace', 'fill']);
/** Relations that training has no layout for: the composer puts the object on the subject. */
const ON_SUBJECT: ReadonlySet<string> = new Set(['wearing', 'holding']);
const PLAIN = { recolour: 0, effects: false };

/** A composed picture; with its scene where the composer of scenes made it. */
export interface RealPicture extends RgbPicture {
  readonly scene?: Scene;
  readonly things?: readonly PlacedThing[];
}

export class RealPictures {
  readonly #store: SpriteStore;
  readonly #painter: Painter;
  readonly #cast: Cast;
  readonly #bySource = new Map<string, Sprite[]>();

  private constructor(store: SpriteStore, sprites: readonly Sprite[]) {
    this.#store = store;
    this.#painter = new Painter(store);
    this.#cast = new Cast(sprites, 'heldout');
    for (const sprite of sprites) {
      const key = `${sprite.source}|${conceptOf(sprite.phrase)}`;
      const list = this.#bySource.get(key);
      if (list) list.push(sprite);
      else this.#bySource.set(key, [sprite]);
    }
  }

  /** @throws NonetError `data-missing` */
  static async open(dataDir: string): Promise<RealPictures> {
    const sprites = await readManifest(dataDir);
    return new RealPictures(await SpriteStore.open(dataDir, 192 * 2 ** 20, 2 * SIZE), sprites);
  }

  /** Up to `count` pictures; fewer or none where the data set lacks what the prompt asks for. */
  async compose(prompt: EvaluationPrompt, count: number, seed: number): Promise<RealPicture[]> {
    const concepts = prompt.things.map((name) => this.#cast.find(name));
    if (concepts.length === 0 || concepts.includes(undefined)) return [];
    const pictures: RealPicture[] = [];
    for (let i = 0; i < count; i++) {
      const random = new Random(hashSeed('real', seed, prompt.prompt, i));
      const isScene = prompt.place !== undefined && concepts.length === 1;
      const picture =
        isScene || ON_SUBJECT.has(prompt.relation ?? '')
          ? await this.#scene(prompt, concepts as Concept[], random)
          : await this.#picture(prompt, concepts as Concept[], random);
      if (picture) pictures.push(picture);
    }
    return pictures;
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  async #picture(
    prompt: EvaluationPrompt,
    [first, second]: readonly Concept[],
    random: Random,
  ): Promise<RgbPicture | undefined> {
    if (second !== undefined) return this.#pair(prompt, first!, second, random);
    const from = this.#sourceOf(prompt.style, first!, random);
    const figure = await this.#figure(prompt, first!, from, random);
    if (!figure) return undefined;
    const stage = Stage.plain(random, SIZE, figure);
    const count = prompt.count ?? 1;
    const extent = count === 1 ? random.range(0.74, 0.92) : 0.86 / count;
    const layer = fit(figure, SIZE, extent, count === 1 ? extent : 0.6, random.chance(0.5));
    for (let i = 0; i < count; i++) {
      stage.canvas.draw(layer, ((i + 0.5) / count) * SIZE - layer.width / 2, (SIZE - layer.height) / 2);
    }
    const picture = { width: SIZE, height: SIZE, pixels: stage.canvas.pixels };
    if (!from || 'source' in from || !OF_PICTURES.has(from.effect)) return picture;
    const large = await enlarged(picture);
    return { ...large, pixels: withEffect(from.effect, large) };
  }

  /** What a style is taken from; where its sets have no drawing of the thing, another of its sources. */
  #sourceOf(style: string | undefined, { name }: Concept, random: Random): StyleSource | undefined {
    const all = STYLES.find((one) => one.name === style)?.from ?? [];
    const usable = all.filter((from) => 'effect' in from || this.#bySource.has(`${from.source}|${name}`));
    return usable.length > 0 ? random.pick(usable) : all[0];
  }

  async #pair(
    { relation = 'next to', place }: EvaluationPrompt,
    first: Concept,
    second: Concept,
    random: Random,
  ): Promise<RgbPicture> {
    const [subject, object] = await this.#painter.paintTogether(random, first, second);
    const stage =
      place === undefined ? Stage.plain(random, SIZE, subject) : Stage.place(random, SIZE, [place]);
    stage.putPair(random, subject, relation as Relation, object);
    return { width: SIZE, height: SIZE, pixels: stage.finish() };
  }

  /** As scenes are drawn, with real drawings in place of the model's. */
  async #scene(
    { things, relation, place }: EvaluationPrompt,
    [first, second]: readonly Concept[],
    random: Random,
  ): Promise<RealPicture> {
    const figures = second
      ? await this.#painter.paintTogether(random, first!, second)
      : [await this.#painter.paint(random, first!, PLAIN)];
    const cutOuts = new Map(figures.map((figure, i) => [`${i}`, cutOutOf(figure)]));
    const scene: Scene = {
      things: things.map((name, i) => ({ id: `${i}`, name })),
      relations: relation === undefined ? [] : [{ subject: '0', name: relation, object: '1' }],
      ...(place === undefined ? {} : { place }),
    };
    const size = 2 * SIZE;
    const layout = { size, seed: random.int(0, 2 ** 31), picture: 0 };
    const { pixels, things: placed } = composeScene(scene, (id) => cutOuts.get(id), layout);
    return { width: size, height: size, pixels, scene, things: placed };
  }

  async #figure(
    { colour }: EvaluationPrompt,
    concept: Concept,
    from: StyleSource | undefined,
    random: Random,
  ): Promise<Figure | undefined> {
    if (colour !== undefined) {
      const name = COLOUR_NAMES.find((known) => known === colour);
      return name && this.#coloured(concept, name, random);
    }
    if (from && 'source' in from) {
      const drawings = this.#bySource.get(`${from.source}|${concept.name}`);
      return drawings && this.#painter.paint(random, concept, PLAIN, random.pick(drawings));
    }
    const figure = await this.#painter.paint(random, concept, PLAIN);
    if (from?.effect === 'drain') return { ...figure, bitmap: drain(figure.bitmap) };
    if (from?.effect === 'pixelate') {
      return { ...figure, bitmap: pixelate(figure.bitmap, random.int(22, 32)) };
    }
    return figure;
  }

  async #coloured(concept: Concept, colour: ColourName, random: Random): Promise<Figure | undefined> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const figure = await this.#painter.paintIn(random, concept, colour);
      if (figure) return figure;
    }
    return undefined;
  }
}

/** Most drawings of the data set look left. */
const cutOutOf = ({ bitmap, concept: { name, category } }: Figure): CutOut => ({
  ...bitmap,
  facing: 'left',
  view: category === 'face' || FRONT_VIEWS.includes(name) ? 'face' : 'body',
  damage: 0,
});

/** Twice as large, as models draw: lines are as sharp as theirs. */
async function enlarged({ width, height, pixels }: RgbPicture): Promise<RgbPicture> {
  const size = { width: 2 * width, height: 2 * height };
  const data = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(size)
    .raw()
    .toBuffer();
  return { ...size, pixels: new Uint8Array(data) };
}
