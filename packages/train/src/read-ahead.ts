// Batches that another thread makes before they are asked for.
import { RequestWorker } from './request-worker.ts';

/** Samples `start` to `start + count - 1` of an endless run. */
export interface BatchRequest {
  readonly start: number;
  readonly count: number;
}

/** Batches that are being made before they are asked for. */
const AHEAD = 2;

export class ReadAhead<Batch> {
  readonly #worker: RequestWorker<BatchRequest, Batch>;
  readonly #batches = new Map<number, Promise<Batch>>();

  /** @param entry a `.ts` file that answers a `BatchRequest` */
  constructor(entry: URL, workerData: unknown) {
    this.#worker = new RequestWorker(entry, workerData);
  }

  /** A batch by itself. */
  once(start: number, count: number): Promise<Batch> {
    return this.#worker.ask({ start, count });
  }

  /** A batch, and begins on those after it; batches of one run are all of one size. */
  async batch(start: number, count: number): Promise<Batch> {
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
