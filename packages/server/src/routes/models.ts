// Which models draw, and what the one that draws by default says about itself.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiError, ModelList } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { content, errors, json } from '../openapi/answers.ts';
import type { AppContext } from './context.ts';

export function modelRoutes(app: FastifyInstance, { line, model, modelFolder }: AppContext): void {
  app.get(
    '/api/models',
    { schema: LIST },
    (): ModelList => ({ default: model, models: [...new Set([model, ...line.models])] }),
  );

  app.get('/model-card', { schema: CARD }, async (_request, reply) => {
    const card = await readFile(join(modelFolder, 'README.md'), 'utf8').catch(() => undefined);
    if (card === undefined) throw new ApiError('not-found', `${model} has no model card`);
    return reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(card);
  });
}

const tags = ['drawings'];

const LIST = {
  tags,
  summary: 'Models that can be asked for',
  response: { 200: json(ModelList, 'Their names.'), ...errors(['rate-limited']) },
};

const CARD = {
  tags,
  summary: 'What the model that draws by default says about itself',
  response: { 200: content('text/plain', z.string(), 'Markdown.'), ...errors(['not-found']) },
};
