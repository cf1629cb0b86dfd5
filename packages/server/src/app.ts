// The service over HTTP; listening is left to the caller. To add routes: write a module in routes/ and name it here.
import type { ApiError } from '@nonet/api';
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance } from 'fastify';
import type { DestinationStream } from 'pino';
import { accountRoutes } from './accounts/routes.ts';
import { adRoutes } from './ads/routes.ts';
import { toApiError } from './api-error.ts';
import { serveBelow } from './base-path.ts';
import { type AllowedOrigins, ANY_ORIGIN, openToOrigins } from './cross-origin.ts';
import { deskRoutes } from './desk/routes.ts';
import { createGuardedServer } from './limits/admission.ts';
import { checkNesting } from './limits/nesting.ts';
import { limitOpinions } from './limits/opinions.ts';
import { limitRate } from './limits/rate-limit.ts';
import { drainBody, dropEmptyType } from './limits/request-body.ts';
import { createLogger, type LogLevel, requestId } from './logging.ts';
import { endMalformed, refuseMalformed } from './malformed.ts';
import { moderationRoutes } from './moderation/routes.ts';
import { describeRoutes, openApiRoutes } from './openapi/index.ts';
import { premiumRoutes } from './premium/routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import type { AppContext } from './routes/context.ts';
import { dalleMiniRoutes } from './routes/dalle-mini.ts';
import { deviceRoutes } from './routes/device.ts';
import { drawingRoutes } from './routes/drawings.ts';
import { sendError } from './routes/error-page.ts';
import { healthRoutes } from './routes/health.ts';
import { languageRoutes } from './routes/language.ts';
import { withoutLastSlash } from './routes/last-slash.ts';
import { mcpRoutes } from './routes/mcp.ts';
import { modelCardRoutes } from './routes/model-card.ts';
import { modelRoutes } from './routes/models.ts';
import { nothingAt } from './routes/nothing-at.ts';
import { openAiRoutes } from './routes/openai/index.ts';
import { pageRoutes } from './routes/page.ts';
import { pictureRoutes } from './routes/pictures.ts';
import { sdRoutes } from './routes/sdapi/index.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { watchMethods } from './routes/wrong-method.ts';
import { securityHeaders } from './security-headers.ts';
import { sharingRoutes } from './sharing/index.ts';

export interface AppOptions {
  /** Log failures as JSON lines on standard output. */
  readonly log?: boolean;
  /** How much is logged; `error` with `log`, else nothing, when absent. */
  readonly logLevel?: LogLevel;
  /** Where the log is written; standard output when absent. */
  readonly logTo?: DestinationStream;
  /** Requests a minute of one key or address; no limit when absent or 0. */
  readonly requestsPerMinute?: number;
  /** Time that a client has to send a request, in milliseconds; who takes longer is slow on purpose. */
  readonly requestTimeoutMs?: number;
  /** Proxies whose `X-Forwarded-For` is believed: their number, or addresses; none when absent. */
  readonly trustProxy?: number | string;
  /** Origins whose pages may call the API without cookies; any when absent. */
  readonly cors?: AllowedOrigins;
}

/** Two texts of 10,000 characters, each at most `\u0000`. */
const BODY_LIMIT = 128 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
const CONNECTION_IDLE_MS = 75_000;

type AddRoutes = (app: FastifyInstance, context: AppContext) => void | Promise<void>;

const routes: readonly AddRoutes[] = [
  healthRoutes,
  drawingRoutes,
  uploadRoutes,
  modelRoutes,
  modelCardRoutes,
  pictureRoutes,
  sharingRoutes,
  privacyRoutes,
  accountRoutes,
  premiumRoutes,
  moderationRoutes,
  deskRoutes,
  adRoutes,
  openAiRoutes,
  dalleMiniRoutes,
  sdRoutes,
  mcpRoutes,
  openApiRoutes,
  deviceRoutes,
  languageRoutes,
  pageRoutes,
];

export async function createApp(context: AppContext, options: AppOptions = {}): Promise<FastifyInstance> {
  const { log = false, trustProxy = false, logLevel = log ? 'error' : 'silent', requestsPerMinute } = options;
  const { requestTimeoutMs = REQUEST_TIMEOUT_MS, cors = ANY_ORIGIN, logTo } = options;
  const { metrics } = context;
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    serverFactory: (handle) =>
      createGuardedServer(
        {
          requestTimeout: requestTimeoutMs,
          headersTimeout: requestTimeoutMs,
          connectionsCheckingInterval: requestTimeoutMs / 10,
          keepAliveTimeout: CONNECTION_IDLE_MS,
        },
        { ...context, cors },
        handle,
      ).setTimeout(1.5 * requestTimeoutMs), // after Node has answered 408 to slow requests
    forceCloseConnections: true,
    clientErrorHandler: endMalformed,
    frameworkErrors: (_error, { raw }, reply) => refuseMalformed(raw, reply.raw, 'the address is malformed'),
    routerOptions: { ignoreDuplicateSlashes: true }, // base URLs are given with and without a slash at their end
    rewriteUrl: ({ url = '/' }) => withoutLastSlash(url),
    loggerInstance: createLogger(
      logLevel,
      (from) => context.trust.addresses.hash(from),
      logTo,
    ) as FastifyBaseLogger,
    genReqId: requestId,
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
  });
  app.addHook('onRequest', async (request, reply) => {
    dropEmptyType(request.raw);
    reply.headers(securityHeaders).header('x-request-id', request.id);
  });
  app.addHook('onSend', async ({ raw }, reply) => {
    if (!raw.complete && !(await drainBody(raw))) reply.header('connection', 'close');
  });
  app.addHook('preValidation', async ({ body }) => checkNesting(body));
  await openToOrigins(app, context, cors);
  serveBelow(app, context.address);
  app.addHook(
    'onResponse',
    async ({ method, routeOptions: { url: route = 'none' } }, { statusCode, elapsedTime }) => {
      metrics.requests.observe({ method, route, status: statusCode }, elapsedTime / 1_000);
    },
  );
  if (requestsPerMinute) await limitRate(app, context.keys, requestsPerMinute);
  const wrongMethod = watchMethods(app);
  app.setErrorHandler<FastifyError | ApiError>((error, request, reply) => {
    const answer = toApiError(error);
    metrics.errors.inc({ code: answer.code });
    if (answer.code === 'internal') request.log.error(error);
    if (answer.retryAfter !== undefined) reply.header('retry-after', answer.retryAfter);
    return sendError(answer, request, reply);
  });
  app.setNotFoundHandler((request, reply) => {
    const error = wrongMethod(request, reply) ?? nothingAt(request, context.page !== undefined);
    return sendError(error, request, reply);
  });
  limitOpinions(app, context.bursts);
  await describeRoutes(app, context.address);
  for (const add of routes) await add(app, context);
  return app;
}
