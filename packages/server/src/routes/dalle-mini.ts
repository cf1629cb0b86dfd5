// DALL·E Mini's backend: its clients work when the host is changed. Nine pictures in one long answer.
import { DalleMiniRequest, DalleMiniResponse } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import { errors, json, SUBMIT_ERRORS } from '../openapi/answers.ts';
import { takeAnyJson } from './any-json.ts';
import type { AppContext } from './context.ts';
import { follow, goneSignal } from './follow.ts';
import { readDrawn, toBase64 } from './openai/answer.ts';
import { submit } from './submit.ts';

/** The original told people to wait for up to five minutes. */
const LIMIT_MS = 300_000;
const JPEG = { format: 'jpeg' } as const;

export async function dalleMiniRoutes(app: FastifyInstance, context: AppContext): Promise<void> {
  const version = context.model;

  await app.register(async (scope) => {
    takeAnyJson(scope);
    scope.post<{ Body: DalleMiniRequest }>(
      '/generate',
      { schema: GENERATE },
      async (request, reply): Promise<DalleMiniResponse> => {
        const { prompt } = request.body;
        const caller = await context.identify(request, reply);
        const { id } = await submit(context, caller, { prompt });
        const drawing = { id, owner: caller.owner };
        const { pictures } = await follow(context, drawing, { gone: goneSignal(reply), limitMs: LIMIT_MS });
        const files = await Promise.all(
          pictures.map((path) => readDrawn(context, path, caller.client, JPEG)),
        );
        return { images: files.map(toBase64), version };
      },
    );
  });

  app.get('/version', { schema: VERSION }, () => ({ version }));
}

const tags = ['DALL·E Mini'];

const GENERATE = {
  tags,
  summary: 'Nine pictures in one answer, which may take minutes',
  body: DalleMiniRequest,
  response: {
    200: json(DalleMiniResponse, 'The pictures.'),
    ...errors([...SUBMIT_ERRORS, 'drawing-failed', 'timed-out']),
  },
};

const VERSION = {
  tags,
  summary: 'Name of the model',
  response: { 200: json(DalleMiniResponse.pick({ version: true }), 'The name.'), ...errors([]) },
};
