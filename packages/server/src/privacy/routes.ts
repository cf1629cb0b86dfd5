// One's own data, and the page that tells what is kept.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { empty, errors, json, READ_ERRORS } from '../openapi/answers.ts';
import type { AppContext } from '../routes/context.ts';
import { layOutMessage } from '../sharing/layout.ts';
import { deleteOwnData, exportOwnData } from './own-data.ts';
import { privacyPage } from './privacy-page.ts';

export function privacyRoutes(app: FastifyInstance, context: AppContext): void {
  const { db, blobs, identify } = context;

  app.get('/api/me', { schema: EXPORT }, async (request, reply) => {
    const { owner, key } = await identify(request, reply);
    reply.header('cache-control', 'no-store');
    return { ...(await exportOwnData(db, owner)), ...(key ? { key } : {}) };
  });

  app.delete('/api/me', { schema: DELETE }, async (request, reply) => {
    const { owner } = await identify(request, reply);
    await deleteOwnData({ db, blobs }, owner);
    return reply.status(204).send();
  });

  app.get('/privacy', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(privacyPage(context.trust.facts)),
  );

  // The page's button, without script. The cookie is SameSite=Lax: another site's form does not carry it.
  app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', async () => ({})); // the form is empty
    scope.post('/privacy/delete', { schema: { hide: true } }, async (request, reply) => {
      const { owner } = await identify(request, reply);
      const count = await deleteOwnData({ db, blobs }, owner);
      const told = `${count === 1 ? '1 drawing' : `${count} drawings`} and all that belonged to them are gone.`;
      return reply.type('text/html; charset=utf-8').send(layOutMessage('Your data is deleted', told));
    });
  });
}

const tags = ['privacy'];
const EXPORT = {
  tags,
  summary: 'All that is stored about the caller',
  response: {
    200: json(z.looseObject({}), 'Drawings, links, likes and reports.'),
    ...errors(['key-unknown', 'key-forbidden', ...READ_ERRORS]),
  },
};
const DELETE = {
  tags,
  summary: 'Delete all that is stored about the caller',
  response: { 204: empty('It is gone.'), ...errors(['key-unknown', 'key-forbidden', ...READ_ERRORS]) },
};
