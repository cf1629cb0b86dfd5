// The other thread of a TokenDataset: composes scenes and encodes them with the frozen VQGAN.
import { workerData } from 'node:worker_threads';
import { PictureCodec, parseVqganConfig, readVqgan, toPlanes } from '@nonet/models';
import { openCheckpoint } from '@nonet/models/node';
import { compile } from '@nonet/tensor/node';
import { SceneComposer } from '../data/index.ts';
import { readJson } from '../recipe.ts';
import { answerRequests } from '../request-worker.ts';
import { BLOCK_SCENES, type TokenBlock, writeBlock } from './token-block.ts';
import type { TokenWorkerOptions } from './token-dataset.ts';

/** Pictures encoded at once. */
const BATCH = 8;

const { folder, dataDir, vqgan, ...options } = workerData as TokenWorkerOptions;
const config = parseVqganConfig(readJson(`${vqgan}.config.json`));
const source = openCheckpoint(`${vqgan}.safetensors`);
const codec = new PictureCodec(config, readVqgan(config, source), (graph, weights) =>
  compile(graph, { weights, threads: 1 }),
);
source.close();
const size = config.resolution;
const composer = await SceneComposer.open(dataDir, { ...options, size });

answerRequests<number, TokenBlock>(async (block) => {
  const captions: string[] = [];
  const tokens = new Uint16Array(BLOCK_SCENES * codec.positions);
  const pixels = new Uint8Array(BATCH * size * size * 3);
  for (let start = 0; start < BLOCK_SCENES; start += BATCH) {
    for (let i = 0; i < BATCH; i++) {
      const scene = await composer.render(block * BLOCK_SCENES + start + i);
      pixels.set(scene.pixels, i * size * size * 3);
      captions.push(scene.caption);
    }
    const encoded = await codec.encode(toPlanes(pixels, BATCH, size), BATCH);
    tokens.set(Uint16Array.from(encoded, Number), start * codec.positions);
  }
  writeBlock(folder, block, { captions, tokens });
  return { captions, tokens };
});
