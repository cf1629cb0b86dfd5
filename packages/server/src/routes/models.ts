// Models that can be asked for.
import { ModelList } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import { errors, json } from '../openapi/answers.ts';
import type { AppContext } from './context.ts';

export function modelRoutes(app: FastifyInstance, { line, model }: AppContext): void {
  app.get(
    '/api/models',
    { schema: LIST },
    (): ModelList => ({ default: model, models: [...new Set([model, ...line.models])] }),
  );
}

const tags = ['drawings'];

const LIST = {
  tags,
  summary: 'Models that can be asked for',
  response: { 200: json(ModelList, 'Their names.'), ...errors(['rate-limited']) },
};
