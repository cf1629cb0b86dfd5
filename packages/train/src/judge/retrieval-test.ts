// Retrieval accuracy of a CLIP on drawings: single drawings, each against the thousand nouns.

import { NonetError } from '@nonet/core';
import type { ClipRanker, RgbPicture } from '@nonet/models';
import { Canvas, resize } from '@nonet/scenes';
import { readManifest } from '../data/index.ts';
import type { Sprite } from '../data/manifest.ts';
import { SpriteStore } from '../data/sprite-store.ts';
import { conceptOf } from '../data/thing-names.ts';
import { permutation, uniformStream } from '../random.ts';
import { nearest, placeNouns, readNouns } from './nouns.ts';

export interface RetrievalScore {
  readonly pictures: number;
  /** Among how many nouns. */
  readonly nouns: number;
  /** Shares of the pictures whose noun was the first, or among the first five. */
  readonly top1: number;
  readonly top5: number;
}

/** Side of the shown pictures, and of the drawing on them. */
const SIZE = 128;
const EXTENT = 0.84;
const BATCH = 63;

/**
 * Drawings of known nouns from these sources, in a random order that is always the same.
 * @throws NonetError `test-empty` if the sources draw none of the nouns
 */
export async function drawingsOf(dataDir: string, sources: readonly string[]): Promise<Sprite[]> {
  const known = new Set(readNouns());
  const found = (await readManifest(dataDir)).filter(
    ({ source, phrase, framed }) => sources.includes(source) && !framed && known.has(conceptOf(phrase)),
  );
  if (found.length === 0) {
    throw new NonetError(
      'test-empty',
      `retrieval test: expected sources that draw one of the nouns, got ${sources.join(', ') || 'none'}`,
    );
  }
  const order = permutation(found.length, uniformStream(0, 'retrieval test'));
  return [...order].map((index) => found[index]!);
}

/** Shows each drawing on white. */
export async function testRetrieval(
  clip: ClipRanker,
  dataDir: string,
  drawings: readonly Sprite[],
): Promise<RetrievalScore> {
  const nouns = readNouns();
  const placed = await placeNouns(clip, nouns);
  const store = await SpriteStore.open(dataDir, 0, SIZE);
  let [first, five] = [0, 0];
  try {
    for (let start = 0; start < drawings.length; start += BATCH) {
      const batch = drawings.slice(start, start + BATCH);
      const pictures = [];
      for (const sprite of batch) pictures.push(await onWhite(store, sprite));
      const places = await clip.embedPictures(pictures);
      batch.forEach(({ phrase }, i) => {
        const rank = nearest(places[i]!, placed, 5).indexOf(conceptOf(phrase));
        if (rank === 0) first++;
        if (rank >= 0) five++;
      });
    }
  } finally {
    await store.close();
  }
  const share = (count: number) => count / drawings.length;
  return { pictures: drawings.length, nouns: nouns.length, top1: share(first), top5: share(five) };
}

async function onWhite(store: SpriteStore, sprite: Sprite): Promise<RgbPicture> {
  const bitmap = await store.load(sprite);
  const scale = (EXTENT * SIZE) / Math.max(bitmap.width, bitmap.height);
  const layer = resize(bitmap, Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  const canvas = new Canvas(SIZE, [255, 255, 255]);
  canvas.draw(layer, (SIZE - layer.width) / 2, (SIZE - layer.height) / 2);
  return { width: SIZE, height: SIZE, pixels: canvas.pixels };
}
