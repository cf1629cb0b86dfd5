// Turns requests away while the line is full, before the framework sees them: on a viral day that is most of what
// comes, and what it costs is what everyone else waits for.
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
} from 'node:http';
import { type ApiError, errorStatus } from '@nonet/api';
import { requestId } from '../logging.ts';
import { hasTwoHosts, refuseMalformed } from '../malformed.ts';
import type { AppContext } from '../routes/context.ts';
import { toOpenAiError } from '../routes/openai/errors.ts';
import { securityHeaders } from '../security-headers.ts';

type ToBody = (error: ApiError) => object;

const plain: ToBody = ({ body }) => body;

/** Routes that ask for drawings, with the form of their errors. */
const DRAWING: ReadonlyMap<string, ToBody> = new Map<string, ToBody>([
  ['/api/drawings', plain],
  ['/generate', plain],
  ['/v1/images/generations', toOpenAiError],
  ['/v1/images/variations', toOpenAiError],
]);

/**
 * A server that answers 429 with Retry-After without reading the body while there is no room in the line, and hands on
 * everything else. What slips through is refused by the intake.
 */
export function createGuardedServer(
  options: ServerOptions,
  { intake, model, metrics }: Pick<AppContext, 'intake' | 'model' | 'metrics'>,
  handle: RequestListener,
): Server {
  return createServer(options, (request, response) => {
    if (hasTwoHosts(request)) {
      refuseMalformed(response, 'more than one host');
      return;
    }
    const route = routeOf(request);
    const toBody = DRAWING.get(route);
    const refusal = toBody && intake.refusal(model);
    if (!refusal) {
      handle(request, response);
      return;
    }
    const { code, retryAfter } = refusal;
    const status = errorStatus[code];
    const body = JSON.stringify(toBody(refusal));
    metrics.errors.inc({ code });
    metrics.requests.observe({ method: 'POST', route, status }, 0);
    response.writeHead(status, {
      ...securityHeaders,
      'x-request-id': requestId(request),
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    });
    response.end(body);
  });
}

/** Path of a POST; empty for other methods. */
const routeOf = ({ method, url = '' }: IncomingMessage): string =>
  method === 'POST' ? url.split('?', 1)[0]! : '';
