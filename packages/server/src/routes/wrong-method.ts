// Requests of programs whose address is known, but not with their method.
import { ApiError } from '@nonet/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Interfaces of others: their clients tell a wrong address from a wrong method. */
const INTERFACES = /^\/(v1|sdapi|generate|version|internal)(\/|$)/;

interface Route {
  readonly form: RegExp;
  readonly method: string;
}

/** The error of a request, whose `Allow` is set; undefined where there is nothing with any method. */
export type WrongMethod = (request: FastifyRequest, reply: FastifyReply) => ApiError | undefined;

/** To be called before routes are added. */
export function watchMethods(app: FastifyInstance): WrongMethod {
  const routes: Route[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    if (!INTERFACES.test(url)) return;
    const form = new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`);
    const methods = [method].flat().filter((name) => !['HEAD', 'OPTIONS'].includes(name));
    routes.push(...methods.map((name) => ({ form, method: name })));
  });
  return ({ url, method }, reply) => {
    const path = url.split('?', 1)[0]!.replaceAll(/\/+/g, '/');
    const methods = routes.filter(({ form }) => form.test(path)).map((route) => route.method);
    if (methods.length === 0 || methods.includes(method)) return undefined;
    reply.header('allow', methods.join(', '));
    return new ApiError('method-not-allowed', `expected the method ${methods.join(' or ')}, got ${method}`);
  };
}
