// Limits the rate of requests by key, or by address without one. Each node counts for itself.
import fastifyRateLimit from '@fastify/rate-limit';
import { ApiError, counted } from '@nonet/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { KeyRing } from '../keys/key-ring.ts';
import { network } from '../routes/caller.ts';
import { RateStore } from './rate-store.ts';

/** Pictures and the page are for caches to limit; health must always answer. */
const API = /^\/(api|v1|generate|sdapi|mcp)\b/;
/** Pages of shared sets, their cards and the gallery: counted apart, since browsing fetches many. */
const SHARED = /^\/(s|gallery|oembed)\b/;
/** So many of these for each request of the API. */
const SHARED_FACTOR = 5;

/** Answers 429 with Retry-After to who calls more often. Made-up keys count for their address. */
export async function limitRate(app: FastifyInstance, ring: KeyRing, perMinute: number): Promise<void> {
  const limitOf = (request: FastifyRequest) =>
    SHARED.test(routeOf(request)) ? SHARED_FACTOR * perMinute : perMinute;
  await app.register(fastifyRateLimit, {
    max: limitOf,
    timeWindow: '1 minute',
    store: RateStore,
    allowList: (request) => !API.test(routeOf(request)) && !SHARED.test(routeOf(request)),
    async keyGenerator(request) {
      const { headers, ip } = request;
      const key = await ring.find(headers).catch(() => undefined); // the database is away: by address
      const caller = key ? `key ${key.id}` : `address ${network(ip)}`;
      return SHARED.test(routeOf(request)) ? `shared ${caller}` : caller;
    },
    errorResponseBuilder: (request, { ttl }) =>
      new ApiError('rate-limited', `more than ${counted(limitOf(request), 'request')} within a minute`, {
        retryAfter: Math.max(1, Math.ceil(ttl / 1_000)),
      }),
  });
}

/** What answers, not what the address looks like: `/%61pi` leads to the same as `/api`. */
const routeOf = ({ routeOptions: { url = '' } }: FastifyRequest): string => url;
