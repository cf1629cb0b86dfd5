// Limits how often a name may do something, in this node's memory.
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
    this.check(name);
    this.add(name, 1);
  }

  /** @throws ApiError `rate-limited` if there is nothing left of the window's */
  check(name: string): void {
    const { count, until } = this.#of(name);
    if (count < this.#most) return;
    throw new ApiError('rate-limited', 'too often; please wait', {
      retryAfter: Math.max(1, Math.ceil((until - performance.now()) / 1_000)),
    });
  }

  /** Counts some, however many are left. */
  add(name: string, amount: number): void {
    const count = this.#of(name);
    count.count += amount;
    this.#counts.delete(name);
    this.#counts.set(name, count);
    if (this.#counts.size > MOST) this.#counts.delete(this.#counts.keys().next().value!);
  }

  #of(name: string): { count: number; readonly until: number } {
    const now = performance.now();
    const known = this.#counts.get(name);
    return known && known.until > now ? known : { count: 0, until: now + this.#windowMs };
  }
}
