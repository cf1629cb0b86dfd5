// CORS: the routes that pages of other origins may call, never with a visitor's cookies.
import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hasSessionCookie } from './accounts/call-auth.ts';
import type { AppContext } from './routes/context.ts';
import { ServiceError } from './service-error.ts';
import { cameFromHere } from './sharing/viewer.ts';

/** Origins that may call the API from their pages: `*` for any, none where it is empty. */
export type AllowedOrigins = readonly string[];

export const ANY_ORIGIN: AllowedOrigins = ['*'];

/** What other origins may call: what programs use. Accounts, moderation and the host's desk are for our own pages. */
const OPEN =
  /^\/(v1|sdapi|internal\/ping|mcp|generate|version|pictures|openapi\.json|api\/(drawings|models|uploads))(\/|$)/;
const PICTURES = /^\/pictures\//;
/** Statuses from here on: refused. A request that is refused changes nobody's cookies. */
const REFUSED = 400;
const MAX_AGE_SECONDS = 7_200;
const EXPOSED = ['retry-after', 'x-request-id', 'location', 'allow', 'mcp-session-id'];

/** @throws ServiceError `cors-origin` */
function checkOrigins(allowed: AllowedOrigins): void {
  const wrong = allowed.find(
    (text) => text !== '*' && !(URL.canParse(text) && new URL(text).origin === text),
  );
  if (wrong === undefined) return;
  throw new ServiceError(
    'cors-origin',
    `cors: expected origins as in https://example.org, * or none, got ${JSON.stringify(wrong)}`,
  );
}

/** Headers of answers that are sent before the framework sees the request. */
export function corsHeaders(allowed: AllowedOrigins, origin: string | undefined): Record<string, string> {
  if (origin === undefined || allowed.length === 0) return {};
  const exposed = { 'access-control-expose-headers': EXPOSED.join(', ') };
  if (allowed.includes('*')) return { ...exposed, 'access-control-allow-origin': '*' };
  return allowed.includes(origin)
    ? { ...exposed, 'access-control-allow-origin': origin, vary: 'Origin' }
    : {};
}

/** To be called before routes are added. @throws ServiceError `cors-origin` */
export async function openToOrigins(
  app: FastifyInstance,
  context: Pick<AppContext, 'address'>,
  allowed: AllowedOrigins,
): Promise<void> {
  checkOrigins(allowed);
  const open: FastifyCorsOptions = {
    origin: allowed.includes('*') ? '*' : [...allowed],
    credentials: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    exposedHeaders: EXPOSED,
    maxAge: MAX_AGE_SECONDS,
    strictPreflight: false,
  };
  const closed: FastifyCorsOptions = { origin: false };
  await app.register(cors, {
    delegator: (request, callback) => callback(null, allowed.length > 0 && isOpen(request) ? open : closed),
  });
  const isTheSameForAll = allowed.length === 0 || allowed.includes('*');
  app.addHook('onRequest', async (request, reply) => {
    // The library says that every answer depends on the origin. Caches would keep one for each, and miss what they have.
    if (isTheSameForAll || !isOpen(request)) reply.removeHeader('vary');
    if (!isOpen(request)) return;
    if (PICTURES.test(request.url)) reply.header('cross-origin-resource-policy', 'cross-origin');
    // Whatever its browser sends along: a page of another origin acts for nobody, and changes nobody's cookies. What
    // comes with a session is refused later: see accounts/identify.ts.
    const { headers } = request.raw;
    if (isForeign(context, request) && !hasSessionCookie(headers.cookie)) delete headers.cookie;
  });
  app.addHook('onSend', async (request, reply) => {
    if (reply.statusCode >= REFUSED || (isForeign(context, request) && !isReturn(request)))
      reply.removeHeader('set-cookie');
  });
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether other services send people here who then get a cookie, after this browser was sent to them. */
    readonly isReturn?: true;
  }
}

const isReturn = ({ routeOptions: { config } }: FastifyRequest): boolean => config.isReturn ?? false;

/**
 * Decided by the route, as addresses have several spellings; where there is none but that of the page's files, or a
 * request asks for permission, by the address.
 */
function isOpen({ method, url, routeOptions: { url: route = '*' } }: FastifyRequest): boolean {
  return OPEN.test(method === 'OPTIONS' || route.endsWith('*') ? url.split('?', 1)[0]! : route);
}

/**
 * Whether a page of another origin sent a request. Over plain HTTP browsers tell no more than an origin, which proxies may
 * know better than we do: below /api, which nobody may call from elsewhere without asking first, that is no reason.
 */
function isForeign(context: Pick<AppContext, 'address'>, request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site === 'none' || (site === undefined && request.url.startsWith('/api/'))) return false;
  return !cameFromHere(context, request);
}
