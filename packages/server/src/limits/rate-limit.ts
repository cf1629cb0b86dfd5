// How often one may call: counted by key, without one by address. Each node counts for itself.
import fastifyRateLimit from '@fastify/rate-limit';
import { ApiError } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import type { KeyRing } from '../keys/key-ring.ts';
import { network } from '../routes/caller.ts';

/** Pictures and the page are for caches to limit; health must always answer. */
const LIMITED = /^\/(api|v1|generate)\b/;

/** Answers 429 with Retry-After to who calls more often. Made-up keys count for their address. */
export async function limitRate(app: FastifyInstance, ring: KeyRing, perMinute: number): Promise<void> {
  await app.register(fastifyRateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    allowList: ({ url }) => !LIMITED.test(url),
    async keyGenerator({ headers, ip }) {
      const key = await ring.find(headers).catch(() => undefined); // the database is away: by address
      return key ? `key ${key.id}` : `address ${network(ip)}`;
    },
    errorResponseBuilder: (_request, { ttl }) =>
      new ApiError('rate-limited', `more than ${perMinute} requests within a minute`, {
        retryAfter: Math.max(1, Math.ceil(ttl / 1_000)),
      }),
  });
}
