// Requests above the rate limit are refused, by whatever address a route is called.
import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestNode, type TestNode } from '../testing/node.ts';

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
