// The other thread of a SceneSource: composes scenes while the main thread trains.
import { workerData } from 'node:worker_threads';
import { SceneComposer } from './data/index.ts';
import type { BatchRequest } from './read-ahead.ts';
import { answerRequests } from './request-worker.ts';
import type { SceneBatch, SceneSourceOptions } from './scene-source.ts';

const { dataDir, ...options } = workerData as SceneSourceOptions;
const composer = await SceneComposer.open(dataDir, options);

answerRequests<BatchRequest, SceneBatch>(
  async ({ start, count }) => {
    const size = options.size ** 2 * 3;
    const pixels = new Uint8Array(count * size);
    const captions: string[] = [];
    for (let i = 0; i < count; i++) {
      const scene = await composer.render(start + i);
      pixels.set(scene.pixels, i * size);
      captions.push(scene.caption);
    }
    return { pixels, captions };
  },
  ({ pixels }) => [pixels.buffer],
);
