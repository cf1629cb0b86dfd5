// Draws each single thing once, whatever number of scenes it is in, and composes scenes of them.
import {
  castScene,
  type Picture,
  type Pipeline,
  partOf,
  type RgbPicture,
  type Vocabulary,
  withEffect,
} from '@nonet/models';
import { type CutOut, composeScene } from '@nonet/scenes';
import type { Shot } from './entries.ts';

/** Drawings of each thing: as many as the copies in a scene that differ. */
const DRAWINGS = 3;

export interface CompanyOptions {
  readonly seed: number;
  /** Side of a composed picture. */
  readonly size: number;
  readonly signal?: AbortSignal;
}

export class Company {
  readonly #pipeline: Pipeline;
  readonly #vocabulary: Vocabulary;
  readonly #options: CompanyOptions;
  /** By name. */
  readonly #drawn = new Map<string, readonly Picture[]>();

  constructor(pipeline: Pipeline, vocabulary: Vocabulary, options: CompanyOptions) {
    this.#pipeline = pipeline;
    this.#vocabulary = vocabulary;
    this.#options = options;
  }

  /** @throws NonetError `cancelled` */
  async compose({ scene, effect }: Shot): Promise<RgbPicture> {
    const { size, seed } = this.#options;
    const cast = castScene(scene, this.#vocabulary);
    const parts = new Map<string, readonly CutOut[]>();
    for (const role of cast.roles) {
      const pictures = await this.#draw(role.name);
      const cuts = pictures.map((picture, i) => partOf(role, picture, seed, i));
      parts.set(
        role.thing,
        cuts.filter((cut) => cut !== undefined).sort((a, b) => a.damage - b.damage),
      );
    }
    const { pixels } = composeScene(
      cast.scene,
      (thing, copy) => {
        const found = parts.get(thing);
        return found?.[copy % found.length];
      },
      { size, seed, picture: 0 },
    );
    const composed = { width: size, height: size, pixels };
    return effect === undefined ? composed : { ...composed, pixels: withEffect(effect, composed) };
  }

  /** The thing alone, as scenes show it: in its intact drawings. */
  async #draw(name: string): Promise<readonly Picture[]> {
    const { seed, signal } = this.#options;
    const known = this.#drawn.get(name);
    if (known !== undefined) return known;
    const { pictures } = await this.#pipeline.draw(name, {
      seed,
      count: DRAWINGS,
      scene: { things: [{ id: 'a', name }], relations: [] },
      ...(signal && { signal }),
    });
    this.#drawn.set(name, pictures);
    return pictures;
  }
}
