// How much of something may go on at the same time: in all, and for each of those who ask.
import { ApiError } from '@nonet/api';

const AGAIN_SECONDS = 2;

export class AtOnce {
  readonly #most: number;
  readonly #mostEach: number;
  readonly #running = new Map<string, number>();
  #all = 0;

  constructor(most: number, mostEach: number) {
    this.#most = most;
    this.#mostEach = mostEach;
  }

  /** Runs `action` for somebody. @throws ApiError `rate-limited` if that would be one too many */
  async run<T>(name: string, action: () => Promise<T>): Promise<T> {
    const own = this.#running.get(name) ?? 0;
    if (this.#all >= this.#most || own >= this.#mostEach) {
      throw new ApiError('rate-limited', 'too many at the same time; please wait', {
        retryAfter: AGAIN_SECONDS,
      });
    }
    this.#all++;
    this.#running.set(name, own + 1);
    try {
      return await action();
    } finally {
      this.#all--;
      const left = this.#running.get(name)! - 1;
      if (left > 0) this.#running.set(name, left);
      else this.#running.delete(name);
    }
  }
}
