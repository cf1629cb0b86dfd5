// Real pictures of a prompt: composed from the data set's drawings as the prompt says, for the ceiling of every score.
import type { RgbPicture } from '@nonet/models';
import { Cast } from '../data/casting.ts';
import { COLOUR_NAMES, type ColourName } from '../data/colours.ts';
import type { Concept } from '../data/concepts.ts';
import { drain, pixelate } from '../data/effects.ts';
import { type Figure, fit, Painter } from '../data/figures.ts';
import { readManifest } from '../data/index.ts';
import type { Sprite } from '../data/manifest.ts';
import { hashSeed, Random } from '../data/random.ts';
import type { Relation } from '../data/relations.ts';
import { SpriteStore } from '../data/sprite-store.ts';
import { Stage } from '../data/stage.ts';
import { conceptOf } from '../data/thing-names.ts';
import type { EvaluationPrompt } from './prompt-file.ts';
import { STYLES } from './styles.ts';

/** Side of the pictures in pixels. */
const SIZE = 128;
/** How often a drawing is looked for that takes a colour. */
const ATTEMPTS = 40;
const PLAIN = { recolour: 0, effects: false };

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
  async compose(prompt: EvaluationPrompt, count: number, seed: number): Promise<RgbPicture[]> {
    const concepts = prompt.things.map((name) => this.#cast.find(name));
    if (concepts.length === 0 || concepts.includes(undefined)) return [];
    const pictures: RgbPicture[] = [];
    for (let i = 0; i < count; i++) {
      const random = new Random(hashSeed('real', seed, prompt.prompt, i));
      const pixels = await this.#picture(prompt, concepts as Concept[], random);
      if (pixels) pictures.push({ width: SIZE, height: SIZE, pixels });
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
  ): Promise<Uint8Array | undefined> {
    if (second !== undefined) return this.#pair(prompt, first!, second, random);
    const figure = await this.#figure(prompt, first!, random);
    if (!figure) return undefined;
    const stage = Stage.plain(random, SIZE, figure);
    const count = prompt.count ?? 1;
    const extent = count === 1 ? random.range(0.74, 0.92) : 0.86 / count;
    const layer = fit(figure, SIZE, extent, count === 1 ? extent : 0.6, random.chance(0.5));
    for (let i = 0; i < count; i++) {
      stage.canvas.draw(layer, ((i + 0.5) / count) * SIZE - layer.width / 2, (SIZE - layer.height) / 2);
    }
    return stage.canvas.pixels;
  }

  async #pair(
    { relation = 'next to', place }: EvaluationPrompt,
    first: Concept,
    second: Concept,
    random: Random,
  ): Promise<Uint8Array> {
    const [subject, object] = await this.#painter.paintTogether(random, first, second);
    const stage =
      place === undefined ? Stage.plain(random, SIZE, subject) : await Stage.place(random, SIZE, [place]);
    stage.putPair(random, subject, relation as Relation, object);
    return stage.finish();
  }

  async #figure(
    { colour, style }: EvaluationPrompt,
    concept: Concept,
    random: Random,
  ): Promise<Figure | undefined> {
    if (colour !== undefined) {
      const name = COLOUR_NAMES.find((known) => known === colour);
      return name && this.#coloured(concept, name, random);
    }
    const from = STYLES.find(({ name }) => name === style)?.from;
    if (from === undefined) return this.#painter.paint(random, concept, PLAIN);
    if ('source' in from) {
      const drawings = this.#bySource.get(`${from.source}|${concept.name}`);
      return drawings && this.#painter.paint(random, concept, PLAIN, random.pick(drawings));
    }
    const figure = await this.#painter.paint(random, concept, PLAIN);
    const bitmap =
      from.effect === 'drain' ? drain(figure.bitmap) : pixelate(figure.bitmap, random.int(22, 32));
    return { ...figure, bitmap };
  }

  async #coloured(concept: Concept, colour: ColourName, random: Random): Promise<Figure | undefined> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const figure = await this.#painter.paintIn(random, concept, colour);
      if (figure) return figure;
    }
    return undefined;
  }
}
