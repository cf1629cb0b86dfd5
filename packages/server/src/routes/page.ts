// The built page, which there is one document of for each language.
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { chooseLanguage } from '@nonet/api/messages';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ACCOUNT_PAGE } from '../accounts/places.ts';
import { variesByLanguage } from '../languages.ts';
import type { AppContext } from './context.ts';

export async function pageRoutes(app: FastifyInstance, { page }: AppContext): Promise<void> {
  if (!page) return;
  await app.register(fastifyStatic, {
    root: page,
    cacheControl: false,
    preCompressed: true,
    index: false,
    setHeaders(reply, path) {
      const hashed = path.startsWith(join(page, 'assets'));
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const send = (name: string) => (request: FastifyRequest, reply: FastifyReply) =>
    variesByLanguage(reply).sendFile(`${name}.${chooseLanguage(request.headers)}.html`);
  app.get('/', { schema: { hide: true } }, send('index'));
  app.get(ACCOUNT_PAGE, { schema: { hide: true } }, send('account'));
}
