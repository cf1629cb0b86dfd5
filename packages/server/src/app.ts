// The service's routes; listening is left to the caller.
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import fastifyStatic from '@fastify/static';
import { ApiError, encodeEvent, errorStatus, parseDrawRequest } from '@nonet/api';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { Drawings } from './drawing-queue.ts';
import { securityHeaders } from './security-headers.ts';

export interface AppOptions {
  readonly drawings: Drawings;
  /** Folder of the built page; without it only the API is served. */
  readonly page?: string;
  /** Log failures as JSON lines on standard output. */
  readonly log?: boolean;
}

/** Two texts of 10,000 characters, each at most `\u0000`. */
const BODY_LIMIT = 128 * 1024;

export async function createApp({ drawings, page, log = false }: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    logger: log && { level: 'error' },
  });

  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders);
  });
  app.setErrorHandler<FastifyError | ApiError>((error, request, reply) => {
    const answer = toApiError(error);
    if (answer.code === 'internal') request.log.error(error);
    return reply.status(errorStatus[answer.code]).send(answer.body);
  });
  app.setNotFoundHandler((request, reply) => {
    const hint = page ? '' : ' (the page is not built: run `npm start`)';
    const error = new ApiError('not-found', `there is nothing at ${request.url.slice(0, 200)}${hint}`);
    return reply.status(errorStatus[error.code]).send(error.body);
  });

  app.get('/healthz', () => ({ status: 'ok' }));

  app.post('/api/drawings', (request, reply) => {
    const drawing = parseDrawRequest(request.body);
    const events = new PassThrough();
    const gone = new AbortController();
    reply.raw.on('close', () => gone.abort());
    drawings.submit(drawing, gone.signal, (event) => {
      events.write(encodeEvent(event));
      if (event.type === 'done' || event.type === 'error') events.end();
    });
    return reply
      .type('text/event-stream')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no') // proxies must pass events on at once
      .send(events);
  });

  if (page) {
    await app.register(fastifyStatic, {
      root: page,
      cacheControl: false,
      setHeaders(reply, path) {
        const hashed = path.startsWith(join(page, 'assets'));
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  return app;
}

function toApiError(error: FastifyError | ApiError): ApiError {
  if (error instanceof ApiError) return error;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ApiError('request-too-large', `expected at most ${BODY_LIMIT} bytes`);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ApiError('request-not-json', 'expected a body of type application/json');
    default:
      return (error.statusCode ?? 500) < 500
        ? new ApiError('request-invalid', error.message)
        : new ApiError('internal', 'something went wrong on our side');
  }
}
