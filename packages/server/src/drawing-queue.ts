// Drawings wait in line; one is made at a time.
import { ApiError, type DrawEvent, type DrawRequest } from '@nonet/api';
import type { Artist } from './artist.ts';

/** What the routes need: where drawings are handed in. */
export interface Drawings {
  /**
   * Hands a drawing in. `emit` gets its events, the last of which is `done` or `error`; after an abort, none.
   * @throws ApiError `queue-full`, `shutting-down`
   */
  submit(request: DrawRequest, signal: AbortSignal, emit: (event: DrawEvent) => void): void;
}

interface Job {
  readonly request: DrawRequest;
  readonly signal: AbortSignal;
  readonly emit: (event: DrawEvent) => void;
}

/** First come, first served, in the memory of this process. */
export class DrawingQueue implements Drawings {
  readonly #artist: Artist;
  readonly #limit: number;
  readonly #waiting: Job[] = [];
  #busy = false;
  readonly #closing = new AbortController();

  /** @param limit drawings that may wait */
  constructor(artist: Artist, limit = 100) {
    this.#artist = artist;
    this.#limit = limit;
  }

  submit(request: DrawRequest, signal: AbortSignal, emit: (event: DrawEvent) => void): void {
    if (this.#closing.signal.aborted) throw new ApiError('shutting-down', 'the service is shutting down');
    if (this.#waiting.length >= this.#limit) {
      throw new ApiError(
        'queue-full',
        `${this.#limit} drawings are waiting already; please try again in a while`,
      );
    }
    const job = { request, signal, emit };
    signal.addEventListener('abort', () => this.#leave(job));
    emit({ type: 'queued', position: this.#waiting.push(job) - 1 + Number(this.#busy) });
    if (!this.#busy) void this.#work();
  }

  /** Ends every drawing with `shutting-down`. */
  close(): void {
    this.#closing.abort();
    const error = new ApiError('shutting-down', 'the service is shutting down');
    for (const { emit } of this.#waiting.splice(0)) emit({ type: 'error', ...error.body });
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) {
      this.#tellPositions();
      await this.#draw(job);
    }
    this.#busy = false;
  }

  async #draw({ request, signal, emit }: Job): Promise<void> {
    const ended = AbortSignal.any([signal, this.#closing.signal]);
    const start = performance.now();
    try {
      const { seed, pictures } = await this.#artist.draw(request, ended, (progress) => {
        if (!ended.aborted) emit({ type: 'progress', ...progress, previews: progress.previews?.slice() });
      });
      const seconds = Math.round(performance.now() - start) / 1000;
      if (!signal.aborted) emit({ type: 'done', seed, seconds, pictures: [...pictures] });
    } catch (error) {
      if (!signal.aborted) emit({ type: 'error', ...this.#toApiError(error).body });
    }
  }

  #toApiError(error: unknown): ApiError {
    if (this.#closing.signal.aborted) return new ApiError('shutting-down', 'the service is shutting down');
    return error instanceof ApiError ? error : new ApiError('drawing-failed', (error as Error).message);
  }

  #leave(job: Job): void {
    const place = this.#waiting.indexOf(job);
    if (place < 0) return;
    this.#waiting.splice(place, 1);
    this.#tellPositions(place);
  }

  #tellPositions(from = 0): void {
    this.#waiting
      .slice(from)
      .forEach(({ emit }, index) => emit({ type: 'queued', position: from + index + 1 }));
  }
}
