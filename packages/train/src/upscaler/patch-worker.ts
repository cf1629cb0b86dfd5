// The other thread of a PatchSource: draws patches and shrinks them.

import { workerData } from 'node:worker_threads';
import { toPlanes, UPSCALE_FACTOR } from '@nonet/models';
import { hashSeed, Random } from '@nonet/scenes';
import sharp from 'sharp';
import type { BatchRequest } from '../read-ahead.ts';
import { answerRequests } from '../request-worker.ts';
import { vectorDrawings } from './drawings.ts';
import type { PatchBatch, PatchSourceOptions } from './patch-source.ts';
import { drawPatch } from './patches.ts';
import { roughen, shrink } from './shrink.ts';

const { dataDir, sources, size, seed } = workerData as PatchSourceOptions;
sharp.concurrency(1);
const drawings = await vectorDrawings(dataDir, sources, false);

answerRequests<BatchRequest, PatchBatch>(
  async ({ start, count }) => {
    const side = size / UPSCALE_FACTOR;
    const small = new Float32Array(count * 3 * side * side);
    const large = new Float32Array(count * 3 * size * size);
    for (let i = 0; i < count; i++) {
      const random = new Random(hashSeed(seed, 'patch', start + i));
      const pixels = await drawPatch(drawings, size, random);
      const shrunk = shrink(pixels, size);
      roughen(shrunk, side, random);
      small.set(shrunk, i * shrunk.length);
      large.set(toPlanes(pixels, 1, size), i * 3 * size * size);
    }
    return { small, large };
  },
  ({ small, large }) => [small.buffer, large.buffer],
);
