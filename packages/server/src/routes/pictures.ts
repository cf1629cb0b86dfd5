// Finished pictures. Their names are digests of their content, so that they may be kept for good.
import { ApiError } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import type { AppContext } from './context.ts';

export function pictureRoutes(app: FastifyInstance, { blobs }: AppContext): void {
  app.get<{ Params: { name: string } }>('/pictures/:name', async ({ params: { name } }, reply) => {
    const bytes = await blobs.get(name);
    if (!bytes) throw new ApiError('not-found', 'there is no such picture');
    return reply
      .type('image/png')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('etag', `"${name}"`)
      .send(bytes);
  });
}
