// Composes captioned pictures without end from the built data set; each is a pure function of its number.

import { NonetError } from '@nonet/core';
import { hashSeed, Random, WeightedTable } from '@nonet/scenes';
import { Cast } from './casting.ts';
import { Painter } from './figures.ts';
import type { Split } from './holdout.ts';
import { readManifest } from './manifest.ts';
import {
  count,
  heldOutColour,
  holding,
  pair,
  type Scene,
  type SceneKind,
  type SceneMaker,
  scene,
  single,
  type Workshop,
  wearing,
} from './scenes.ts';
import { SpriteStore } from './sprite-store.ts';

export interface ComposerOptions {
  /** Side of the pictures in pixels; default 256. */
  size?: number;
  /** Another seed gives another endless sequence; default 0. */
  seed?: number;
  /** Relative shares of the kinds; those left out keep their default share. */
  mix?: Partial<Record<SceneKind, number>>;
  /** `heldout` shows only combinations that `train` never shows (kinds single and pair). Default `train`. */
  split?: Split;
  /** Sets whose drawings are left out, by the id of their source. */
  without?: readonly string[];
  /** Share (0..1) of the singles with the thing centred, at one size, as drawn, on white; default 0. */
  steady?: number;
  /** Memory for decoded pictures; default 192 MiB. */
  cacheBytes?: number;
}

/** Drawings are kept a little larger than the pictures: small pictures need no large ones. */
const SPRITE_MARGIN = 1.25;

/** The default shares of the kinds. */
const DEFAULT_MIX: Readonly<Record<SceneKind, number>> = {
  single: 0.5,
  count: 0.08,
  pair: 0.14,
  wearing: 0.08,
  holding: 0.04,
  scene: 0.16,
};

const MAKERS: Readonly<Record<Split, Readonly<Partial<Record<SceneKind, SceneMaker>>>>> = {
  train: { single, count, pair, wearing, holding, scene },
  heldout: { single: heldOutColour, pair },
};

/** Makes scenes from a data set that `buildData` built. */
export class SceneComposer {
  private readonly store: SpriteStore;
  private readonly workshop: Workshop;
  private readonly seed: number;
  private readonly split: Split;
  private readonly kinds: WeightedTable<SceneKind>;

  private constructor(store: SpriteStore, workshop: Workshop, options: ComposerOptions) {
    this.store = store;
    this.workshop = workshop;
    this.seed = options.seed ?? 0;
    this.split = options.split ?? 'train';
    const mix = { ...DEFAULT_MIX, ...options.mix };
    const kinds = (Object.keys(MAKERS[this.split]) as SceneKind[]).filter((kind) => mix[kind] > 0);
    this.kinds = new WeightedTable(kinds, (kind) => mix[kind]);
  }

  /**
   * Opens a built data set. Throws `NonetError` `data-missing` when there is none, `data-empty` when it holds
   * no pictures, `data-manifest-damaged` when its records cannot be read, and `data-mix` when the mix leaves
   * no kind of scene that the split has.
   */
  static async open(dataDir: string, options: ComposerOptions = {}): Promise<SceneComposer> {
    const manifest = await readManifest(dataDir);
    const sprites = manifest.filter(({ source }) => !options.without?.includes(source));
    if (sprites.length === 0)
      throw new NonetError('data-empty', `${dataDir} holds no pictures; build it again.`);
    const size = options.size ?? 256;
    const maxSide = Math.ceil(SPRITE_MARGIN * size);
    const store = await SpriteStore.open(dataDir, options.cacheBytes ?? 192 * 2 ** 20, maxSide);
    const cast = new Cast(sprites, options.split ?? 'train');
    const workshop = { cast, painter: new Painter(store), size, steady: options.steady ?? 0 };
    const composer = new SceneComposer(store, workshop, options);
    if (composer.kinds.size > 0) return composer;
    await store.close();
    throw new NonetError(
      'data-mix',
      `The mix leaves no kind of scene: expected a share above 0 for one of ` +
        `${Object.keys(MAKERS[composer.split]).join(', ')}.`,
    );
  }

  /**
   * The scene of this number: the same for the same data set, options and number, whatever came before.
   * Throws `NonetError` `data-no-heldout` when the set has no held-out combination to show.
   */
  async render(index: number): Promise<Scene> {
    const random = new Random(hashSeed(this.seed, this.split, index));
    const maker = MAKERS[this.split][this.kinds.draw(random)]!;
    const made = await maker(this.workshop, random);
    if (made !== undefined) return made;
    if (this.split === 'train') return single(this.workshop, random);
    const other = (await pair(this.workshop, random)) ?? (await heldOutColour(this.workshop, random));
    if (other !== undefined) return other;
    throw new NonetError(
      'data-no-heldout',
      'This data set has none of the things that held-out combinations need.',
    );
  }

  async close(): Promise<void> {
    await this.store.close();
  }
}
