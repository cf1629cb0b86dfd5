// A node that has everything, and the callers that its routes are tried as.
import type { Drawing, Share } from '@nonet/api';
import type { OpenAPIV3_1 } from 'openapi-types';
import { createKey } from '../../keys/api-keys.ts';
import type { AccountSite } from '../account-site.ts';
import { cookieClient } from '../cookie-client.ts';
import { until } from '../until.ts';
import type { FuzzCaller, FuzzOptions } from './fuzz-routes.ts';

/** Pages and forms that the document leaves out, by path: their fields and the parts of their query. */
const PAGES: readonly (readonly [string, 'get' | 'post', ...string[]])[] = [
  ['/s/{id}', 'get'],
  ['/s/{id}/like', 'post', 'liked'],
  ['/s/{id}/published', 'post', 'published'],
  ['/s/{id}/delete', 'post'],
  ['/s/{id}/report', 'post', 'reason', 'message'],
  ['/gallery', 'get', 'sort', 'after'],
  ['/privacy', 'get'],
  ['/privacy/delete', 'post'],
  ['/desk/reports', 'get', 'status', 'after'],
  ['/desk/reports/{id}', 'post', 'form', 'decision'],
  ['/desk/keys', 'post', 'form', 'name', 'priority', 'picturesPerDay', 'scope-read'],
  ['/desk/keys/revoke', 'post', 'form', 'id'],
  ['/desk/bans', 'get', 'who'],
  ['/desk/bans', 'post', 'form', 'who', 'whose', 'reason', 'days'],
  ['/desk/bans/lift', 'post', 'form', 'id'],
  ['/desk/log', 'get', 'before'],
  ['/desk/users', 'get', 'search', 'after'],
  ['/desk/sign-in', 'post', 'token'],
  ['/mcp', 'post', 'jsonrpc', 'method', 'params', 'id'],
];

/**
 * Somebody who is signed in, a key of every right, a host at the desk and a shared drawing.
 * @param site with a desk
 */
export async function prepareFuzz(
  site: AccountSite,
  deskToken: string,
): Promise<Omit<FuzzOptions, 'random' | 'seed'>> {
  const { url, store } = site;
  const ann = await site.signIn('who-is-tried@example.org');
  const prompt = { prompt: 'a cat', count: 1, seed: 1 };
  const { id } = await ann.expect<Drawing>(202, 'POST', '/api/drawings', prompt);
  const drawn = await until(async () => {
    const drawing = await ann.expect<Drawing>(200, 'GET', `/api/drawings/${id}`);
    return drawing.status === 'done' ? drawing : undefined;
  });
  const share = await ann.expect<Share>(200, 'PUT', `/api/drawings/${id}/share`);
  const scopes = ['read', 'draw', 'delete', 'metrics', 'admin'] as const;
  const key = await createKey(store.db, { name: 'all', scopes, band: 1, picturesPerDay: null });
  const host = await signInAtDesk(url, deskToken);
  const here = { origin: url, 'sec-fetch-site': 'same-origin' };
  const callers: readonly FuzzCaller[] = [
    { headers: { 'nonet-client': 'who-is-tried-as-a-program' } },
    { headers: { cookie: cookiesOf(ann.cookies), ...here }, meantFor: / \/(api|s)\// },
    { headers: { authorization: `Bearer ${key.secret}` }, meantFor: / \/api\/admin\// },
    { headers: { cookie: host.cookie, ...here }, meantFor: / \/desk/ },
    { headers: {} },
  ];
  return {
    url,
    callers,
    known: {
      '/s/ id': [share.id],
      '/api/shares/ id': [share.id],
      '/api/drawings/ id': [id],
      id: ['1', key.id],
      name: [drawn.pictures![0]!.split('/').at(-1)!],
      form: [host.form],
      sort: ['liked', 'new'],
      method: ['initialize', 'tools/list', 'tools/call'],
    },
    others: toPaths(),
  };
}

const cookiesOf = (cookies: ReadonlyMap<string, string>): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

async function signInAtDesk(
  url: string,
  token: string,
): Promise<{ readonly cookie: string; readonly form: string }> {
  const host = cookieClient(url);
  const body = new URLSearchParams({ token });
  const answer = await fetch(`${url}/desk/sign-in`, { method: 'POST', body, redirect: 'manual' });
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '') ?? [];
  host.cookies.set(name, value);
  const page = await (await host.send('GET', '/desk/keys')).text();
  return { cookie: cookiesOf(host.cookies), form: /name="form" value="([^"]+)"/.exec(page)?.[1] ?? '' };
}

function toPaths(): OpenAPIV3_1.PathsObject {
  const paths: OpenAPIV3_1.PathsObject = {};
  for (const [path, method, ...names] of PAGES) {
    const inPath = path.includes('{id}') ? [{ name: 'id', in: 'path', schema: { type: 'string' } }] : [];
    const inQuery =
      method === 'get' ? names.map((name) => ({ name, in: 'query', schema: { type: 'string' } })) : [];
    const type = path === '/mcp' ? 'application/json' : 'application/x-www-form-urlencoded';
    const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
    const requestBody = { content: { [type]: { schema: { type: 'object' as const, properties } } } };
    const operation = {
      parameters: [...inPath, ...inQuery] as OpenAPIV3_1.ParameterObject[],
      ...(method === 'post' ? { requestBody } : {}),
      responses: {},
    };
    paths[path] = { ...paths[path], [method]: operation };
  }
  return paths;
}
