// Serves everything below a path that a proxy gave this service, such as `/draw`. Routes know nothing of it: requests
// lose the path before they are routed, and what leaves gets it where a browser would go by it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { PublicAddress } from './public-address.ts';
import { securityHeaders } from './security-headers.ts';

/** Addresses from the root of the host, in markup that we make: attributes are in double quotes. */
const ADDRESSES = /( (?:href|src|action)=")\/(?!\/)/g;
const COOKIE_PATH = /(; Path=)\//i;

const PERMANENT = 308;

/**
 * Takes the base path from a request. Where there is nothing else in its address, a slash is missing, without which
 * links of the page would lead beside the service.
 * @returns whether it was answered
 */
export function enterBelow(
  address: PublicAddress,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { url = '/' } = request;
  const { basePath } = address;
  const [path = ''] = url.split('?', 1);
  if (basePath !== '' && path === basePath) {
    response
      .writeHead(PERMANENT, { ...securityHeaders, location: `${basePath}/${url.slice(path.length)}` })
      .end();
    return true;
  }
  request.url = address.pathOf(url);
  return false;
}

/** To be called before routes are added. */
export function serveBelow(app: FastifyInstance, { basePath }: PublicAddress): void {
  if (basePath === '') return;
  app.addHook('onSend', async (_request, reply, payload) => {
    const location = reply.getHeader('location');
    if (typeof location === 'string' && /^\/(?!\/)/.test(location))
      reply.header('location', basePath + location);
    const cookies = [reply.getHeader('set-cookie') ?? []].flat();
    if (cookies.length > 0) {
      reply.removeHeader('set-cookie');
      for (const cookie of cookies)
        reply.header('set-cookie', String(cookie).replace(COOKIE_PATH, `$1${basePath}/`));
    }
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html');
    return isPage && typeof payload === 'string' ? payload.replace(ADDRESSES, `$1${basePath}/`) : payload;
  });
}
