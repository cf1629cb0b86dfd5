// Monitoring: whether this node lives, whether it can serve, and its metrics.
import { ApiError } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import { content, errors, json } from '../openapi/answers.ts';
import type { AppContext } from './context.ts';

const PATIENCE_MS = 2_000;
/** Headers by which a proxy on this machine says that somebody else calls. */
const PROXIED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

export function healthRoutes(
  app: FastifyInstance,
  { db, blobs, intake, isWarm, keys, metrics }: AppContext,
): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });

  app.get('/healthz', { schema: ALIVE }, () => ({ status: 'ok' }));

  app.get('/readyz', { schema: READY }, async () => {
    if (closing) throw new ApiError('shutting-down', 'this node ends');
    if (!isWarm()) throw new ApiError('unavailable', 'this node starts', { retryAfter: 1 });
    const [reachesDatabase, storesPictures] = await Promise.all([
      // A full disk is noticed by what writes only.
      succeeds(intake.isFailing ? sql`update chores set name = name`.execute(db) : sql`select 1`.execute(db)),
      succeeds(blobs.check()),
    ]);
    if (!reachesDatabase) throw new ApiError('unavailable', 'the database is away', { retryAfter: 5 });
    if (!storesPictures) throw new ApiError('unavailable', 'the picture store is away', { retryAfter: 5 });
    intake.isFailing = false;
    return { status: 'ready' };
  });

  // Seen from this machine, or with a key for it: the figures tell how busy a service is.
  app.get('/metrics', { schema: METRICS }, async ({ headers, socket, ip }, reply) => {
    const forwarded = PROXIED.some((name) => headers[name] !== undefined);
    const near = !forwarded && LOOPBACK.test(socket.remoteAddress ?? '') && LOOPBACK.test(ip);
    if (!near && !(await keys.find(headers))?.scopes.includes('metrics')) {
      throw new ApiError('key-forbidden', 'expected a key with the scope metrics');
    }
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

/** Whether something succeeds soon. */
async function succeeds(action: Promise<unknown>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, PATIENCE_MS, false));
  return Promise.race([action.then(() => true), late]).catch(() => false);
}

const tags = ['operating'];

const ALIVE = {
  tags,
  summary: 'Whether this node lives',
  response: { 200: json(z.strictObject({ status: z.literal('ok') }), 'It does.'), ...errors([]) },
};

const READY = {
  tags,
  summary: 'Whether this node can serve: it is warm, reaches database and picture store, and does not end',
  response: {
    200: json(z.strictObject({ status: z.literal('ready') }), 'It can.'),
    ...errors(['shutting-down', 'unavailable']),
  },
};

const METRICS = {
  tags,
  summary: 'Figures of this node for Prometheus',
  description: 'For this machine, or with a key of the scope `metrics`.',
  response: {
    200: content('text/plain', z.string(), "Prometheus's text form."),
    ...errors(['key-forbidden', 'unavailable']),
  },
};
