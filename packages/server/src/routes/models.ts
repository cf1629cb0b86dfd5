// Which models draw, and what the one that draws by default says about itself.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiError, type ModelList } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import type { AppContext } from './context.ts';

export function modelRoutes(app: FastifyInstance, { line, model, modelFolder }: AppContext): void {
  app.get(
    '/api/models',
    (): ModelList => ({ default: model, models: [...new Set([model, ...line.models])] }),
  );

  app.get('/model-card', async (_request, reply) => {
    const card = await readFile(join(modelFolder, 'README.md'), 'utf8').catch(() => undefined);
    if (card === undefined) throw new ApiError('not-found', `${model} has no model card`);
    return reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(card);
  });
}
