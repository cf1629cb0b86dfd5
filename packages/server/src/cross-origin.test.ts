// Answers to pages of other origins, by what the host allows.
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { type AllowedOrigins, ANY_ORIGIN, corsHeaders, openToOrigins } from './cross-origin.ts';
import { PublicAddress } from './public-address.ts';

const HERE = 'nonet.example';
const CHAT = 'https://chat.example';

async function appFor(allowed: AllowedOrigins) {
  const app = Fastify();
  await openToOrigins(app, { address: new PublicAddress() }, allowed);
  for (const url of ['/v1/models', '/pictures/:name', '/api/me', '/api/drawings/:id'])
    app.get(url, (request, reply) =>
      reply.header('set-cookie', 'a=b').send({ cookie: request.headers.cookie ?? '' }),
    );
  app.get('/*', (_request, reply) => reply.callNotFound()); // as that of the page's files
  return (method: 'GET' | 'OPTIONS', url: string, headers: Record<string, string> = {}) =>
    app.inject({ method, url, headers: { host: HERE, cookie: 'nonet-client=secret', ...headers } });
}

const preflight = {
  origin: CHAT,
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'authorization',
};

describe('any origin', () => {
  it('may read that there is nothing', async () => {
    const { statusCode, headers } = await (await appFor(ANY_ORIGIN))('GET', '/v1/none', { origin: CHAT });
    expect([statusCode, headers['access-control-allow-origin']]).toEqual([404, '*']);
  });

  it.each(['/v1/models', '/v1/none', '/api/drawings/1', '/generate'])('may call %s', async (url) => {
    const ask = await appFor(ANY_ORIGIN);
    const { statusCode, headers } = await ask('OPTIONS', url, preflight);
    expect(statusCode).toBe(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'authorization',
    });
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it.each(['/api/me', '/api/account', '/desk/', '/v1x', '/s/abc', '/api/drawingsx'])(
    'may not call %s',
    async (url) => {
      const ask = await appFor(ANY_ORIGIN);
      const { statusCode, headers } = await ask('OPTIONS', url, preflight);
      expect([statusCode, headers['access-control-allow-origin']]).toEqual([404, undefined]);
    },
  );

  it.each([
    [{ origin: CHAT }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ] as Record<string, string>[][])('brings no cookies and takes none away: %j', async (foreign) => {
    const ask = await appFor(ANY_ORIGIN);
    const ofSite = 'sec-fetch-site' in foreign ? ['/api/drawings/1?x'] : [];
    for (const url of ['/v1/models', '/%761/models', ...ofSite]) {
      const { headers, body } = await ask('GET', url, foreign);
      expect([url, body, headers['set-cookie']]).toEqual([url, '{"cookie":""}', undefined]);
    }
  });

  it.each([
    [{}],
    [{ origin: `https://${HERE}` }],
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'none' }],
  ] as Record<string, string>[][])('is none of %j', async (own) => {
    const { body } = await (await appFor(ANY_ORIGIN))('GET', '/v1/models', own);
    expect(body).toBe('{"cookie":"nonet-client=secret"}');
  });
});

it('pictures can be shown by any page, whatever may call the API', async () => {
  for (const allowed of [ANY_ORIGIN, []]) {
    const { headers } = await (await appFor(allowed))('GET', '/pictures/a.png', { origin: CHAT });
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(headers['access-control-allow-origin']).toBe(allowed[0]);
  }
});

it('only the origins of a list may call', async () => {
  const ask = await appFor([CHAT, 'http://localhost:3000']);
  const allowedFor = async (origin: string) =>
    (await ask('GET', '/v1/models', { origin })).headers['access-control-allow-origin'];
  expect(await allowedFor(CHAT)).toBe(CHAT);
  expect(await allowedFor('http://localhost:3000')).toBe('http://localhost:3000');
  expect(await allowedFor('https://evil.example')).toBeUndefined();
  expect(corsHeaders([CHAT], CHAT)).toMatchObject({ 'access-control-allow-origin': CHAT, vary: 'Origin' });
  expect(corsHeaders([CHAT], 'https://evil.example')).toEqual({});
});

it('refuses a list with something else in it', async () => {
  for (const wrong of ['chat.example', 'https://chat.example/path', ''])
    await expect(appFor([wrong])).rejects.toMatchObject({ code: 'cors-origin' });
});

it('caches keep one answer for all, unless it depends on the origin', async () => {
  const varyOf = async (allowed: AllowedOrigins, url: string) =>
    (await (await appFor(allowed))('GET', url, { origin: CHAT })).headers['vary'];
  for (const allowed of [ANY_ORIGIN, []])
    for (const url of ['/v1/models', '/pictures/a.png', '/api/me'])
      expect([url, await varyOf(allowed, url)]).toEqual([url, undefined]);
  expect([await varyOf([CHAT], '/v1/models'), await varyOf([CHAT], '/api/me')]).toEqual([
    'Origin',
    undefined,
  ]);
});
