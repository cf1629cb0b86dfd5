// The other thread of a PictureSource: composes scenes once, and shows them anew each time they are asked for.

import { workerData } from 'node:worker_threads';
import { hashSeed, Random } from '@nonet/scenes';
import { SceneComposer } from '../data/index.ts';
import { permutation, uniformStream } from '../random.ts';
import type { BatchRequest } from '../read-ahead.ts';
import { answerRequests } from '../request-worker.ts';
import { augment } from './augment.ts';
import type { PictureBatch, PictureSourceOptions } from './picture-source.ts';

/** Scenes are composed this much larger than the model sees them, for framing to choose from. */
const MARGIN = 1.125;

interface Known {
  readonly pixels: Uint8Array;
  readonly caption: string;
}

const { dataDir, imageSize, scenes, seed, mix, without } = workerData as PictureSourceOptions;
const size = Math.round(imageSize * MARGIN);
const composer = await SceneComposer.open(dataDir, { size, seed, mix, without, cacheBytes: 512 * 2 ** 20 });
const known = new Map<number, Known>();
let epoch: { number: number; order: Uint32Array } = { number: 0, order: new Uint32Array() };

async function sceneOf(sample: number): Promise<Known> {
  const number = Math.floor(sample / scenes);
  if (number !== epoch.number) {
    epoch = { number, order: permutation(scenes, uniformStream(seed, `epoch ${number}`)) };
  }
  const index = number === 0 ? sample : epoch.order[sample % scenes]!;
  let scene = known.get(index);
  if (!scene) {
    const { pixels, caption } = await composer.render(index);
    scene = { pixels, caption };
    known.set(index, scene);
  }
  return scene;
}

answerRequests<BatchRequest, PictureBatch>(
  async ({ start, count }) => {
    const area = 3 * imageSize * imageSize;
    const planes = new Float32Array(count * area);
    const captions: string[] = [];
    for (let i = 0; i < count; i++) {
      const { pixels, caption } = await sceneOf(start + i);
      const random = new Random(hashSeed(seed, 'view', start + i));
      planes.set(augment(pixels, size, imageSize, random), i * area);
      captions.push(caption);
    }
    return { planes, captions };
  },
  ({ planes }) => [planes.buffer],
);
