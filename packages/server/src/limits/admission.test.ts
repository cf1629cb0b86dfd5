// A node whose line has no room, over real sockets.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestNode, type TestNode } from '../testing/node.ts';

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode({ maxWaiting: 0, requestsPerMinute: 5, worker: { threads: 1, simulateMs: 1 } });
}, 120_000);
afterAll(() => node.close());

const ask = (path: string, body = '{"prompt":"a cat"}', headers: Record<string, string> = {}) =>
  fetch(node.url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-request-id': 'given-by-proxy', ...headers },
  });

it.each([
  ['/api/drawings', { code: 'queue-full' }],
  ['/api/drawings?x=1', { code: 'queue-full' }],
  ['/generate', { code: 'queue-full' }],
  ['/v1/images/generations', { error: { type: 'rate_limit_error', code: 'queue_full' } }],
  ['/v1/images/edits', { error: { type: 'rate_limit_error', code: 'queue_full' } }],
  ['/v1/images/variations', { error: { type: 'rate_limit_error', code: 'queue_full' } }],
])('POST %s gets the time to come back', async (path, form) => {
  const answer = await ask(path, undefined, { origin: 'https://chat.example' });
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(answer.headers.get('x-request-id')).toBe('given-by-proxy');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*'); // else a page could not read it
  expect(await answer.json()).toMatchObject(form);
});

it('refuses without looking at the body, however large, and keeps the connection', async () => {
  const refused = await Promise.all(
    Array.from({ length: 20 }, () => ask('/api/drawings', 'x'.repeat(1_000_000))),
  );
  expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 429));
});

it('counts what it refuses, and lets everything else through', async () => {
  const figures = await (await fetch(`${node.url}/metrics`)).text();
  const refused = /^nonet_errors_total\{code="queue-full"\} (\d+)$/m.exec(figures)?.[1];
  expect(Number(refused)).toBeGreaterThanOrEqual(25);
  expect(figures).toContain('nonet_http_seconds_count{method="POST",route="/api/drawings",status="429"}');
  expect((await fetch(`${node.url}/api/drawings`)).status).toBe(200);
  expect((await ask('/api/reports')).status).toBe(400);
});
