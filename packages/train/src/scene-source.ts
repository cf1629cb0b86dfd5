// Batches of composed scenes, made ahead of time on another thread.
import type { ComposerOptions } from './data/index.ts';
import { RequestWorker } from './request-worker.ts';

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

/** Batches that are being made before they are asked for. */
const AHEAD = 2;

export class SceneSource {
  readonly #worker: RequestWorker<SceneRequest, SceneBatch>;
  readonly #batches = new Map<number, Promise<SceneBatch>>();

  constructor(options: SceneSourceOptions) {
    this.#worker = new RequestWorker(new URL('./scene-worker.ts', import.meta.url), options);
  }

  /** Scenes `start` to `start + count - 1`; begins on the batches after them too. */
  async batch(start: number, count: number): Promise<SceneBatch> {
    for (let ahead = 0; ahead <= AHEAD; ahead++) {
      const from = start + ahead * count;
      if (this.#batches.has(from)) continue;
      const batch = this.#worker.ask({ start: from, count });
      batch.catch(() => {}); // an error ahead of time is thrown when its batch is asked for
      this.#batches.set(from, batch);
    }
    const batch = await this.#batches.get(start)!;
    this.#batches.delete(start);
    return batch;
  }

  close(): Promise<void> {
    return this.#worker.close();
  }
}
