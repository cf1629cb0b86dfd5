// The hook for a moderation service, against a real HTTP server.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readAll } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ModerationService } from './moderation-service.ts';
import { Moderator } from './moderator.ts';

let server: Server;
let url: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const flag = (flagged: boolean) => (_: IncomingMessage, response: ServerResponse) => {
  response.end(
    JSON.stringify({
      id: 'modr-1',
      model: 'm',
      results: [{ flagged, categories: { hate: false, violence: flagged } }],
    }),
  );
};

it('sends what OpenAI is sent and believes the answer', async () => {
  let seen: unknown;
  answer = async (request, response) => {
    seen = [request.method, request.url, request.headers.authorization, JSON.parse(await readAll(request))];
    flag(true)(request, response);
  };
  const service = new ModerationService({ url, key: 'k', model: 'm', timeoutMs: 60_000 });
  expect(await service.check('a fight')).toEqual({ flagged: true, category: 'violence' });
  expect(seen).toEqual(['POST', '/v1/moderations', 'Bearer k', { input: 'a fight', model: 'm' }]);
  answer = flag(false);
  expect(await service.check('a cat')).toEqual({ flagged: false });
});

const broken: [string, typeof answer][] = [
  ['says nothing', () => {}],
  ['fails', (_, response) => void response.writeHead(500).end()],
  ['says something else', (_, response) => void response.end('{"results":[]}')],
  ['says no JSON', (_, response) => void response.end('<html>')],
  ['hangs up', (request) => void request.socket.destroy()],
  [
    'sends the key elsewhere',
    (_, response) => void response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
  ],
];

it.each(broken)('is open or closed, as the host wants, to a service that %s', async (_, how) => {
  answer = how;
  const moderator = (whenAway?: 'open' | 'closed') =>
    new Moderator({
      service: new ModerationService({ url, timeoutMs: 300, ...(whenAway ? { whenAway } : {}) }),
    });
  await expect(moderator('open').check({ prompt: 'a cat' }, 'me')).resolves.toBeUndefined();
  await expect(moderator('closed').check({ prompt: 'a cat' }, 'me')).rejects.toMatchObject({
    code: 'unavailable',
  });
  await expect(moderator().check({ prompt: 'a cat' }, 'me')).rejects.toMatchObject({ code: 'unavailable' });
});

it('refuses what is flagged, by its category', async () => {
  answer = flag(true);
  const moderator = new Moderator({ service: new ModerationService({ url, timeoutMs: 60_000 }) });
  await expect(moderator.check({ prompt: 'a fight' }, 'me')).rejects.toMatchObject({
    code: 'prompt-refused',
    message: expect.stringContaining('[violence]'),
  });
});
