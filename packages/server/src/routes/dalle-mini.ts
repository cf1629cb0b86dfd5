// DALL·E Mini's backend: its clients work when the host is changed. Nine pictures in one long answer.
import { DalleMiniRequest, type DalleMiniResponse, parseBody } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import type { AppContext } from './context.ts';
import { follow, goneSignal } from './follow.ts';
import { readVariant, toBase64 } from './openai/answer.ts';
import { submit } from './submit.ts';

/** The original told people to wait for up to five minutes. */
const LIMIT_MS = 300_000;
const JPEG = { format: 'jpeg' } as const;

export function dalleMiniRoutes(app: FastifyInstance, context: AppContext): void {
  const version = context.model;

  app.post('/generate', async (request, reply): Promise<DalleMiniResponse> => {
    const { prompt } = parseBody(DalleMiniRequest, request.body);
    const caller = await context.identify(request, reply);
    const { id } = await submit(context, caller, { prompt });
    const drawing = { id, owner: caller.owner };
    const { pictures } = await follow(context, drawing, { gone: goneSignal(reply), limitMs: LIMIT_MS });
    const files = await Promise.all(pictures.map((path) => readVariant(context.blobs, path, JPEG)));
    return { images: files.map(toBase64), version };
  });

  app.get('/version', () => ({ version }));
}
