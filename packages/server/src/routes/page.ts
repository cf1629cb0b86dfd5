// The built page, and whether this node lives.
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ACCOUNT_PAGE } from '../accounts/places.ts';
import type { AppContext } from './context.ts';

export async function pageRoutes(app: FastifyInstance, { page }: AppContext): Promise<void> {
  if (!page) return;
  await app.register(fastifyStatic, {
    root: page,
    cacheControl: false,
    preCompressed: true,
    setHeaders(reply, path) {
      const hashed = path.startsWith(join(page, 'assets'));
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get(ACCOUNT_PAGE, { schema: { hide: true } }, (_request, reply) => reply.sendFile('account.html'));
}
