// Queue of generation requests: one batch after another, two requests in one batch where they fit.
import { SIDES } from './cached-decoder.ts';
import type { DrawnPictures } from './drawn-pictures.ts';

export class GenerationQueue {
  readonly #draw: (batch: readonly DrawnPictures[]) => Promise<void>;
  #queued: DrawnPictures[] = [];
  #isDrawing = false;

  /** @param draw draws the requests of a batch together */
  constructor(draw: (batch: readonly DrawnPictures[]) => Promise<void>) {
    this.#draw = draw;
  }

  /** Appends a request; its promise `drawn` settles when it has been drawn, has failed or was cancelled. */
  add(request: DrawnPictures): void {
    this.#queued.push(request);
    // A cancelled request leaves the queue at once.
    const cancel = () => {
      if (!this.#queued.includes(request)) return; // being drawn: checked at the next position
      this.#queued = this.#queued.filter((other) => other !== request);
      request.checkCancelled(0);
    };
    const { signal } = request;
    signal?.addEventListener('abort', cancel);
    const unsubscribe = () => signal?.removeEventListener('abort', cancel); // many requests may share a signal
    void request.drawn.then(unsubscribe, unsubscribe);
    if (signal?.aborted) cancel();
    if (!this.#isDrawing) void this.#drawAll();
  }

  async #drawAll(): Promise<void> {
    this.#isDrawing = true;
    await Promise.resolve(); // requests of one tick may share a batch
    while (this.#queued.length > 0) {
      const batch = this.#nextBatch();
      try {
        await this.#draw(batch);
        for (const request of batch) request.finish();
      } catch (error) {
        for (const request of batch) request.fail(error);
      }
    }
    this.#isDrawing = false;
  }

  /** The first request and the next one that fits: the same number of pictures, and texts for one decoder in all. */
  #nextBatch(): DrawnPictures[] {
    const first = this.#queued.shift()!;
    const other = this.#queued.findIndex(
      ({ texts, count }) => texts.length + first.texts.length <= SIDES && count === first.count,
    );
    return other < 0 ? [first] : [first, ...this.#queued.splice(other, 1)];
  }
}
