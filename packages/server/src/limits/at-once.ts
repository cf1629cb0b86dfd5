// Bounds on work under way at the same time: for all clients together and for each. No client takes more than is left free,
// so that more clients are needed to hold all of it (dynamic thresholds; Choudhury, Hahne 1998).
import { ApiError } from '@nonet/api';
import type { FastifyRequest } from 'fastify';

const AGAIN_SECONDS = 2;
/** Of a small upload: a connection and what reads it take this much too. */
const LEAST_BYTES = 512 * 1024;

/** Bytes that an upload may take in memory. @param most that its route reads, also where the request does not say */
export const uploadBytes = ({ headers }: Pick<FastifyRequest, 'headers'>, most: number): number =>
  Math.min(most, Math.max(LEAST_BYTES, Number(headers['content-length'] ?? most)));

export class AtOnce {
  readonly #most: number;
  readonly #mostEach: number;
  readonly #running = new Map<string, number>();
  #all = 0;

  /** @param most in all  @param mostEach of one name */
  constructor(most: number, mostEach: number) {
    this.#most = most;
    this.#mostEach = mostEach;
  }

  /**
   * Runs `action` for somebody.
   * @param size what it takes of both limits
   * @throws ApiError `rate-limited` if that would be too much
   */
  async run<T>(name: string, action: () => Promise<T>, size = 1): Promise<T> {
    const release = this.take(name, size);
    try {
      return await action();
    } finally {
      release();
    }
  }

  /**
   * Begins something of a size.
   * @returns the function that ends it, to be called once
   * @throws ApiError `rate-limited` if that would be too much
   */
  take(name: string, size = 1): () => void {
    const own = this.#running.get(name) ?? 0;
    const free = this.#most - this.#all;
    if (size > free || own + size > this.#mostEach || (own > 0 && own + size > free)) {
      throw new ApiError('rate-limited', 'too many at the same time; please wait', {
        retryAfter: AGAIN_SECONDS,
      });
    }
    this.#all += size;
    this.#running.set(name, own + size);
    return () => {
      this.#all -= size;
      const left = this.#running.get(name)! - size;
      if (left > 0) this.#running.set(name, left);
      else this.#running.delete(name);
    };
  }
}
