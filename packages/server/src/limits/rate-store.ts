// Counts of the rate limit. The library's own go by the system's clock: where that is set back, who has been counted before is
// refused until it catches up.
import type { FastifyRateLimitStore } from '@fastify/rate-limit';

/** Names are made up by strangers: of more than this, the oldest is forgotten. */
const MOST = 10_000;
const MINUTE_MS = 60_000;

type Callback = Parameters<FastifyRateLimitStore['incr']>[1];

export class RateStore implements FastifyRateLimitStore {
  readonly #counts = new Map<string, { current: number; readonly until: number }>();

  incr(name: string, callback: Callback, windowMs = MINUTE_MS): void {
    const now = performance.now();
    const known = this.#counts.get(name);
    const count = known && known.until > now ? known : { current: 0, until: now + windowMs };
    count.current++;
    this.#counts.delete(name);
    this.#counts.set(name, count);
    if (this.#counts.size > MOST) this.#counts.delete(this.#counts.keys().next().value!);
    callback(null, { current: count.current, ttl: count.until - now });
  }

  /** Of a route: all share one. */
  child(): this {
    return this;
  }
}
