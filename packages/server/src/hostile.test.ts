// Attacks on a real node over real sockets, by kind (testing/hostile). Behind one proxy, which the tests are.
import type { Drawing, ErrorBody } from '@nonet/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tryAddresses } from './testing/hostile/addresses.ts';
import { tryConnections } from './testing/hostile/connections.ts';
import { tryCookies } from './testing/hostile/cookies.ts';
import { tryRequests } from './testing/hostile/requests.ts';
import { HostileTarget, openSocket } from './testing/hostile/target.ts';
import { tryTexts } from './testing/hostile/texts.ts';
import { startTestNode, type TestNode } from './testing/node.ts';
import { until } from './testing/until.ts';

const target = new HostileTarget();
let node: TestNode;

beforeAll(async () => {
  node = await startTestNode({
    trustProxy: 1,
    maxWaitingPerClient: 20,
    worker: { threads: 1, simulateMs: 20 },
    logLevel: 'info',
    logTo: { write: (line) => void target.logged.push(line) },
  });
  target.node = node;
});
afterAll(() => node.close());

tryConnections(target);
tryRequests(target);
tryCookies(target);
tryTexts(target);
tryAddresses(target);

it('an address before the one that the proxy saw counts for nothing; a full queue repeats its answers; one client watches few drawings', async () => {
  const slow = await startTestNode({
    trustProxy: 1,
    maxWaitingPerClient: 1,
    maxWaiting: 2,
    maxStreamsPerClient: 3,
    worker: { threads: 1, simulateMs: 3_600_000 },
  });
  const ask = async (forwarded: string, key?: string) => {
    const answer = await fetch(`${slow.url}/api/drawings`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': forwarded,
        'nonet-client': 'a-program-at-several-addresses',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      body: '{"prompt":"a cat"}',
    });
    return { status: answer.status, body: (await answer.json()) as Partial<Drawing & ErrorBody> };
  };
  const statuses = [];
  for (let n = 0; n < 4; n++) statuses.push((await ask(`6.6.6.${n}, 10.0.0.1`)).status);
  expect(statuses.at(-1)).toBe(429);
  const last = await ask('10.0.0.1, 10.0.0.2', 'last');
  expect(last.status).toBe(202);
  await until(async () => (await ask('10.0.0.3')).body.code === 'queue-full');
  const again = await ask('10.0.0.2', 'last');
  expect([again.status, again.body.id]).toEqual([202, last.body.id]);
  expect(await ask('10.0.0.2', 'new')).toMatchObject({ status: 429, body: { code: 'queue-full' } });

  const events = `/api/drawings/${last.body.id}/events`;
  const stop = new AbortController();
  const watch = (from: string) =>
    fetch(slow.url + events, { headers: { 'x-forwarded-for': from }, signal: stop.signal });
  // Whoever asks for the head alone waits for nothing and watches nothing.
  const head = await fetch(slow.url + events, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const crowd = Array.from({ length: 3 }, () => openSocket(slow.url));
  for (const socket of crowd)
    socket.write(`GET ${events} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 10.0.0.3\r\n\r\n`);
  await Promise.all(crowd.map((socket) => new Promise((resolve) => socket.once('data', resolve))));
  const refused = await until(async () => {
    const answer = await watch('10.0.0.3');
    if (answer.status === 429) return answer;
    await answer.body?.cancel();
    return undefined;
  });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await watch('10.0.0.4')).status).toBe(200);
  for (const socket of crowd) socket.destroy();
  await until(async () => (await watch('10.0.0.3')).status === 200);
  stop.abort();
  await slow.close();
});
