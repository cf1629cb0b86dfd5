// Real cut-outs pasted on plain backgrounds and drawn by a model's codec: pictures whose true alpha is known.

import { NonetError } from '@nonet/core';
import { type PictureCodec, toPlanes } from '@nonet/models';
import { type Bitmap, Canvas, hashSeed, PAINTS, pastelOf, Random, resize, shadeOf } from '@nonet/scenes';
import { gatherConcepts } from '../../data/concepts.ts';
import { readManifest, type Sprite } from '../../data/manifest.ts';
import { sourceById } from '../../data/sources.ts';
import { SpriteStore } from '../../data/sprite-store.ts';
import { conceptOf } from '../../data/thing-names.ts';
import { isHeldOut } from './held-out.ts';
import { filled, isLineSet } from './true-shape.ts';

type Rgb = readonly [number, number, number];

/** Background of the drawings: white, as the model draws single things, or pastels and strong colours. */
export type Ground = 'white' | 'colours';

/** A picture as the codec draws it, with the alpha that its thing really has. */
export interface CutOutSample {
  /** The thing's name. */
  readonly name: string;
  /** The drawing, `source/name`. */
  readonly id: string;
  readonly line: boolean;
  /** RGB `[size, size, 3]`. */
  readonly pixels: Uint8Array;
  /** `[size, size]` */
  readonly alpha: Uint8Array;
}

export interface SampleOptions {
  readonly codec: PictureCodec;
  readonly dataDir: string;
  readonly seed: number;
  /** Number of drawings. */
  readonly count: number;
  readonly ground: Ground;
  /** Decides whether a drawing may be taken; the held-out ones when absent. */
  readonly accept?: (sprite: Sprite) => boolean;
  readonly signal?: AbortSignal;
}

/** Decoded drawings kept: each is used once. */
const CACHE_BYTES = 1 << 20;
/** Largest side of a thing, in shares of the picture's. */
const SCALE = [0.66, 0.88] as const;
/** Colours that are tried as background, and the difference of a channel at which a colour is nearly another. */
const CHOICES = 3;
const NEAR = 40;
/** Pixels by which it stands off the middle, at most. */
const ASIDE = 6;

/**
 * Draws samples one after the other: things and their drawings as often as the model saw them in training, no drawing twice.
 * @throws NonetError `cancelled`, `data-missing`, `data-manifest-damaged`, `data-sprite-damaged`
 */
export async function* cutOutSamples(options: SampleOptions): AsyncGenerator<CutOutSample> {
  const { codec, dataDir, seed, ground, signal } = options;
  const size = codec.config.resolution;
  const store = await SpriteStore.open(dataDir, CACHE_BYTES, size);
  try {
    for (const sprite of chooseSprites(await readManifest(dataDir), options)) {
      if (signal?.aborted) throw new NonetError('cancelled', 'the measurement of cut-outs was cancelled');
      const bitmap = await store.load(sprite);
      const random = new Random(hashSeed('cut-out', seed, sprite.id));
      const background = ground === 'white' ? ([255, 255, 255] as const) : otherColour(bitmap, random);
      const { pixels, alpha } = paste(bitmap, background, size, random);
      const [drawn] = await codec.decode([await codec.encode(toPlanes(pixels, 1, size), 1)]);
      const line = isLineSet(sprite.source);
      yield {
        name: conceptOf(sprite.phrase),
        id: sprite.id,
        line,
        pixels: drawn!,
        alpha: line ? filled(alpha, size) : alpha,
      };
    }
  } finally {
    await store.close();
  }
}

/** Draws without replacement by weight (Efraimidis and Spirakis 2006). */
function chooseSprites(
  sprites: readonly Sprite[],
  { seed, count, accept = isHeldOut }: SampleOptions,
): Sprite[] {
  const keyed = [...gatherConcepts(sprites).values()].flatMap(({ weight, cutoutsBySource }) => {
    const weightOf = (source: string) => sourceById(source)?.weight ?? 1;
    const total = [...cutoutsBySource.keys()].reduce((sum, source) => sum + weightOf(source), 0);
    return [...cutoutsBySource].flatMap(([source, drawings]) =>
      drawings.filter(accept).map((sprite) => {
        const share = (weight * weightOf(source)) / (total * drawings.length);
        return { sprite, key: Math.log(new Random(hashSeed('choose', seed, sprite.id)).next()) / share };
      }),
    );
  });
  return keyed
    .sort((a, b) => b.key - a.key)
    .slice(0, count)
    .map(({ sprite }) => sprite);
}

/** A pastel or a strong colour; of several the one of which the thing itself has least. */
function otherColour({ rgba }: Bitmap, random: Random): Rgb {
  const colours = Array.from({ length: CHOICES }, () => {
    const colour = random.pick(PAINTS.filter((paint) => paint !== 'white'));
    return random.chance(0.5) && colour !== 'black' ? pastelOf(colour, random) : shadeOf(colour, random);
  });
  return colours.reduce((best, colour) => (shareOf(colour, rgba) < shareOf(best, rgba) ? colour : best));
}

/** Share of a drawing's opaque pixels that nearly have this colour. */
function shareOf(colour: Rgb, rgba: Uint8Array): number {
  let [near, all] = [0, 0];
  for (let i = 0; i < rgba.length; i += 4) {
    if (rgba[i + 3]! < 128) continue;
    all++;
    if (colour.every((value, channel) => Math.abs(rgba[i + channel]! - value) < NEAR)) near++;
  }
  return near / Math.max(1, all);
}

function paste(bitmap: Bitmap, background: Rgb, size: number, random: Random) {
  const scale = (random.range(...SCALE) * size) / Math.max(bitmap.width, bitmap.height);
  const scaled = (length: number) => Math.max(2, Math.round(length * scale));
  const layer = resize(bitmap, scaled(bitmap.width), scaled(bitmap.height));
  const left = Math.round((size - layer.width) / 2 + random.range(-ASIDE, ASIDE));
  const top = Math.round((size - layer.height) / 2 + random.range(-ASIDE, ASIDE));
  const canvas = new Canvas(size, background);
  canvas.draw(layer, left, top);
  const alpha = new Uint8Array(size * size);
  for (let i = 0; i < layer.width * layer.height; i++) {
    const [x, y] = [i % layer.width, Math.floor(i / layer.width)];
    alpha[(y + top) * size + x + left] = layer.data[4 * i + 3]!;
  }
  return { pixels: canvas.pixels, alpha };
}
