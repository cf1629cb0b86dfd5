// Batches of captioned pictures as a CLIP sees them, made ahead of time on another thread.
import type { ComposerOptions } from '../data/index.ts';
import { RequestWorker } from '../request-worker.ts';

export interface PictureSourceOptions {
  readonly dataDir: string;
  /** Width and height that the model sees, in pixels. */
  readonly imageSize: number;
  /** Different scenes, kept in memory; after these the next epoch shows them anew. */
  readonly scenes: number;
  readonly seed: number;
  readonly mix: NonNullable<ComposerOptions['mix']>;
  /** Ids of the sources that are never shown. */
  readonly without: readonly string[];
}

export interface PictureBatch {
  /** `[count, 3, imageSize, imageSize]`, normalised */
  readonly planes: Float32Array<ArrayBuffer>;
  readonly captions: readonly string[];
}

export interface PictureRequest {
  readonly start: number;
  readonly count: number;
}

/** Batches that are being made before they are asked for. */
const AHEAD = 2;

export class PictureSource {
  readonly #worker: RequestWorker<PictureRequest, PictureBatch>;
  readonly #batches = new Map<number, Promise<PictureBatch>>();

  constructor(options: PictureSourceOptions) {
    this.#worker = new RequestWorker(new URL('./picture-worker.ts', import.meta.url), options);
  }

  /** Samples `start` to `start + count - 1` of an endless run. */
  once(start: number, count: number): Promise<PictureBatch> {
    return this.#worker.ask({ start, count });
  }

  /** The same, and begins on the batches after them too; batches of one source are all of one size. */
  async batch(start: number, count: number): Promise<PictureBatch> {
    for (let from = start; from <= start + AHEAD * count; from += count) {
      if (this.#batches.has(from)) continue;
      const batch = this.once(from, count);
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
