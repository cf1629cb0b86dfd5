// Attacks on a real node over real sockets, by kind (testing/hostile). Behind one proxy, which the tests are.
import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tryAddresses } from './testing/hostile/addresses.ts';
import { tryConnections } from './testing/hostile/connections.ts';
import { tryCookies } from './testing/hostile/cookies.ts';
import { tryRequests } from './testing/hostile/requests.ts';
import { HostileTarget } from './testing/hostile/target.ts';
import { tryTexts } from './testing/hostile/texts.ts';
import { startTestNode, type TestNode } from './testing/node.ts';

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

it('an address before the one that the proxy saw counts for nothing', async () => {
  const slow = await startTestNode({
    trustProxy: 1,
    maxWaitingPerClient: 1,
    worker: { threads: 1, simulateMs: 3_600_000 },
  });
  const ask = (forwarded: string) =>
    new Promise<number>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': forwarded };
      request(`${slow.url}/api/drawings`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end('{"prompt":"a cat"}');
    });
  const statuses = [];
  for (let n = 0; n < 4; n++) statuses.push(await ask(`6.6.6.${n}, 10.0.0.1`));
  expect(statuses.at(-1)).toBe(429);
  expect(await ask('10.0.0.1, 10.0.0.2')).toBe(202);
  await slow.close();
});
