// The other thread of a SceneSource: composes scenes while the main thread trains.
import { parentPort, workerData } from 'node:worker_threads';
import { SceneComposer } from './data/index.ts';
import type { SceneReply, SceneRequest, SceneSourceOptions } from './scene-source.ts';

const { dataDir, ...options } = workerData as SceneSourceOptions;
const composer = await SceneComposer.open(dataDir, options);
const port = parentPort!;

port.on('message', async ({ start, count }: SceneRequest) => {
  try {
    const size = options.size ** 2 * 3;
    const pixels = new Uint8Array(count * size);
    const captions: string[] = [];
    for (let i = 0; i < count; i++) {
      const scene = await composer.render(start + i);
      pixels.set(scene.pixels, i * size);
      captions.push(scene.caption);
    }
    port.postMessage({ start, pixels, captions } satisfies SceneReply, [pixels.buffer]);
  } catch (error) {
    port.postMessage({
      start,
      error: error instanceof Error ? error.message : String(error),
    } satisfies SceneReply);
  }
});
