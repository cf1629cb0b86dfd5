// Who draws when several ask at the same time: one batch after the other, two requests in one where they fit.
import { SIDES } from './cached-decoder.ts';
import type { DrawnPictures } from './drawn-pictures.ts';

export class Turns {
  readonly #draw: (requests: readonly DrawnPictures[]) => Promise<void>;
  #waiting: DrawnPictures[] = [];
  #busy = false;

  /** @param draw draws requests together */
  constructor(draw: (requests: readonly DrawnPictures[]) => Promise<void>) {
    this.#draw = draw;
  }

  /** Has a request drawn when its turn comes. */
  take(request: DrawnPictures): void {
    this.#waiting.push(request);
    // Whoever is not wanted any longer need not wait for the end of others.
    const leave = () => {
      if (!this.#waiting.includes(request)) return; // it is being drawn, and will notice
      this.#waiting = this.#waiting.filter((other) => other !== request);
      request.checkCancelled(0);
    };
    const { signal } = request;
    signal?.addEventListener('abort', leave);
    const forget = () => signal?.removeEventListener('abort', leave); // many drawings may share a signal
    void request.drawn.then(forget, forget);
    if (signal?.aborted) leave();
    if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    await Promise.resolve(); // requests of the same moment are drawn together
    while (this.#waiting.length > 0) {
      const batch = this.#nextBatch();
      try {
        await this.#draw(batch);
        for (const request of batch) request.finish();
      } catch (error) {
        for (const request of batch) request.fail(error);
      }
    }
    this.#busy = false;
  }

  /** The first that waits, with the next that fits: of as many pictures, one text each, so that a decoder takes both. */
  #nextBatch(): DrawnPictures[] {
    const first = this.#waiting.shift()!;
    const other = this.#waiting.findIndex(
      ({ texts, count }) => texts.length + first.texts.length <= SIDES && count === first.count,
    );
    return other < 0 ? [first] : [first, ...this.#waiting.splice(other, 1)];
  }
}
