// Turns requests away while the queue is full, before the framework sees them: on a viral day that is most of what
// comes, and what it costs is what everyone else waits for.
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
} from 'node:http';
import type { Socket } from 'node:net';
import { errorStatus } from '@nonet/api';
import { enterBelow } from '../base-path.ts';
import { type AllowedOrigins, corsHeaders } from '../cross-origin.ts';
import { requestId } from '../logging.ts';
import { hasTwoHosts, refuseMalformed } from '../malformed.ts';
import type { AppContext } from '../routes/context.ts';
import { errorBody } from '../routes/error-body.ts';
import { securityHeaders } from '../security-headers.ts';
import { inOrder } from './in-order.ts';
import { drainBody, isSmallBody } from './request-body.ts';

/** The route that knows idempotency keys. */
const REPEATABLE = '/api/drawings';

/** Routes that ask for drawings. */
const DRAWING: ReadonlySet<string> = new Set([
  REPEATABLE,
  '/generate',
  '/v1/images/generations',
  '/v1/images/edits',
  '/v1/images/variations',
  '/sdapi/v1/txt2img',
  '/sdapi/v1/img2img',
]);

interface Guarded {
  /** Origins whose pages may read what is answered. */
  readonly cors: AllowedOrigins;
}

/**
 * A server that answers 429 with Retry-After without parsing the body while there is no room in the queue, and hands on
 * everything else. What slips through is refused by the intake.
 */
export function createGuardedServer(
  options: ServerOptions,
  {
    intake,
    model,
    metrics,
    address,
    cors,
  }: Pick<AppContext, 'intake' | 'model' | 'metrics' | 'address'> & Guarded,
  handle: RequestListener,
): Server {
  const listener = inOrder((request, response) => {
    response.on('timeout', endStalled);
    if (hasTwoHosts(request)) {
      refuseMalformed(request, response, 'more than one host');
      return;
    }
    if (enterBelow(address, request, response)) return;
    const route = routeOf(request);
    // What may have been sent before is looked up by its route: the stored answer needs no room.
    const mayRepeat = route === REPEATABLE && request.headers['idempotency-key'] !== undefined;
    const refusal = DRAWING.has(route) && !mayRepeat ? intake.refusal(model) : undefined;
    if (!refusal) {
      handle(request, response);
      return;
    }
    const { code, retryAfter } = refusal;
    const status = errorStatus[code];
    const body = JSON.stringify(errorBody(refusal, route));
    metrics.errors.inc({ code });
    metrics.requests.observe({ method: 'POST', route, status }, 0);
    const answer = (isWhole: boolean) => {
      response.writeHead(status, {
        ...securityHeaders,
        ...corsHeaders(cors, request.headers.origin),
        'x-request-id': requestId(request),
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
        ...(isWhole ? {} : { connection: 'close' }),
      });
      response.end(body);
    };
    if (isSmallBody(request)) answer(true);
    else void drainBody(request).then(answer);
  });
  const server = createServer(options, listener);
  // Read once, an address stays known after the connection was reset; requests that wait on it are answered still.
  return server.on('connection', (socket) => {
    void socket.remoteAddress;
    socket.setMaxListeners(0); // one for each answer that waits on it
  });
}

/**
 * Ends a connection that took nothing of its answer for the server's `timeout`. Answers that have nothing to send yet wait as
 * long as they need; connections without a request are Node's to end.
 */
const endStalled = (socket: Socket): void => {
  if (socket.writableLength > 0) socket.destroy();
};

/** Path of a POST; empty for other methods. */
const routeOf = ({ method, url = '' }: IncomingMessage): string =>
  method === 'POST' ? url.split('?', 1)[0]! : '';
