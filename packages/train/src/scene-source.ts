// Batches of composed scenes, made ahead of time on another thread.
import type { Worker } from 'node:worker_threads';
import { startTypeScriptWorker } from '@nonet/models/node';
import { NonetError } from '@nonet/tensor';
import type { ComposerOptions } from './data/index.ts';

export interface SceneSourceOptions extends ComposerOptions {
  readonly dataDir: string;
  /** Width and height in pixels. */
  readonly size: number;
}

export interface SceneBatch {
  /** RGB `[count, size, size, 3]` */
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly captions: readonly string[];
}

export interface SceneRequest {
  readonly start: number;
  readonly count: number;
}

export type SceneReply = { readonly start: number } & (SceneBatch | { readonly error: string });

/** Batches that are being made before they are asked for. */
const AHEAD = 2;

export class SceneSource {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve(batch: SceneBatch): void; reject(error: Error): void }>();
  readonly #batches = new Map<number, Promise<SceneBatch>>();

  constructor(options: SceneSourceOptions) {
    this.#worker = startTypeScriptWorker(new URL('./scene-worker.ts', import.meta.url), options);
    this.#worker.on('message', (reply: SceneReply) => {
      const waiting = this.#waiting.get(reply.start);
      this.#waiting.delete(reply.start);
      if ('error' in reply)
        waiting?.reject(new NonetError('scene-failed', `scene ${reply.start}: ${reply.error}`));
      else waiting?.resolve(reply);
    });
    this.#worker.on('error', (error) => {
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    });
  }

  /** Scenes `start` to `start + count - 1`; begins on the batches after them too. */
  async batch(start: number, count: number): Promise<SceneBatch> {
    for (let ahead = 0; ahead <= AHEAD; ahead++) {
      const from = start + ahead * count;
      if (!this.#batches.has(from)) this.#batches.set(from, this.#request(from, count));
    }
    const batch = await this.#batches.get(start)!;
    this.#batches.delete(start);
    return batch;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #request(start: number, count: number): Promise<SceneBatch> {
    const batch = new Promise<SceneBatch>((resolve, reject) => this.#waiting.set(start, { resolve, reject }));
    batch.catch(() => {}); // an error ahead of time is thrown when its batch is asked for
    this.#worker.postMessage({ start, count } satisfies SceneRequest);
    return batch;
  }
}

/** RGB bytes `[count, size, size, 3]` as numbers in [0, 1] `[count, 3, size, size]`. */
export function toPlanes(pixels: Uint8Array, count: number, size: number): Float32Array {
  const area = size * size;
  const planes = new Float32Array(count * 3 * area);
  for (let picture = 0; picture < count; picture++) {
    for (let channel = 0; channel < 3; channel++) {
      const to = (picture * 3 + channel) * area;
      const from = picture * 3 * area + channel;
      for (let i = 0; i < area; i++) planes[to + i] = pixels[from + 3 * i]! / 255;
    }
  }
  return planes;
}
