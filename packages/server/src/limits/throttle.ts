// How often something may be done by one name, in this node's memory.
import { ApiError } from '@nonet/api';

/** Names are made up by strangers: of more than this, the oldest is forgotten. */
const MOST = 10_000;

export class Throttle {
  readonly #most: number;
  readonly #windowMs: number;
  readonly #counts = new Map<string, { count: number; readonly until: number }>();

  /** @param most times within a window of so many minutes */
  constructor(most: number, minutes: number) {
    this.#most = most;
    this.#windowMs = minutes * 60_000;
  }

  /** Counts one. @throws ApiError `rate-limited` if that is one too many */
  take(name: string): void {
    const now = Date.now();
    const known = this.#counts.get(name);
    const count = known && known.until > now ? known : { count: 0, until: now + this.#windowMs };
    if (count.count >= this.#most) {
      throw new ApiError('rate-limited', 'too often; please wait', {
        retryAfter: Math.ceil((count.until - now) / 1_000),
      });
    }
    count.count++;
    this.#counts.delete(name);
    this.#counts.set(name, count);
    if (this.#counts.size > MOST) this.#counts.delete(this.#counts.keys().next().value!);
  }
}
