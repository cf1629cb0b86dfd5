// Requests above the rate limit are refused, by whatever address a route is called.
import { request } from 'node:http';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { network } from '../routes/caller.ts';
import { startTestNode, type TestNode } from '../testing/node.ts';
import { Bursts } from './bursts.ts';
import { limitOpinions } from './opinions.ts';

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode({ requestsPerMinute: 1, worker: { threads: 1, simulateMs: 1 } });
});
afterAll(() => node.close());

/** Asks for a path as it is: `fetch` would tidy it. */
const statusOf = (path: string) =>
  new Promise<number>((resolve, reject) => {
    request(node.url, { path }, (response) => resolve(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end();
  });

it.each(['/api/models', '/%61pi/models', 'http://elsewhere/api/models', '/gallery', '/%67allery'])(
  'too often: %s',
  async (path) => {
    const statuses = [];
    for (let n = 0; n < 7; n++) statuses.push(await statusOf(path));
    expect(statuses.at(-1)).toBe(429);
    expect(await statusOf('/healthz')).toBe(200);
  },
);

it("gets an error in the form of OpenAI's API, to pages of other origins too", async () => {
  const ask = () => fetch(`${node.url}/v1/models`, { headers: { origin: 'https://chat.example' } });
  await ask();
  const answer = await ask();
  expect(answer.status).toBe(429);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-expose-headers')).toContain('retry-after');
  expect(await answer.json()).toMatchObject({ error: { type: 'rate_limit_error', code: 'rate_limited' } });
});

it.each([-1, 1])('a clock that is set by a day, %i, changes no limit', async (days) => {
  onTestFinished(() => void vi.useRealTimers());
  await statusOf('/api/models');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 86_400_000 });
  const answer = await fetch(`${node.url}/api/models`);
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
});

it.each([
  ['192.0.2.1:4711', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['[2001:db8:1:2::5]:4711', '2001:db8:1:2'],
  ['[2001:db8:1:2::6]', '2001:db8:1:2'],
  ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2'],
])('an address is the same client by every port and name: %s', (named, client) => {
  expect(network(named)).toBe(client);
});

it('made-up subjects of one address hide no burst, and give nobody else a new share', async () => {
  const bursts = new Bursts();
  const app = Fastify();
  limitOpinions(app, bursts);
  app.put('/api/shares/:id/like', async () => ({}));
  const like = async (id: string, remoteAddress: string) =>
    (await app.inject({ method: 'PUT', url: `/api/shares/${id}/like`, remoteAddress })).json<{
      code?: string;
    }>().code;
  for (let n = 0; n < 10; n++) await like('liked', '192.0.2.1');
  for (let n = 0; n <= 10_000; n++) await like(`made-up-${n}`, '192.0.2.2');
  expect(await like('liked', '192.0.2.1')).toBe('rate-limited');
  expect(bursts.list()).toMatchObject([{ subject: 'liked', count: 11 }]);
});
