// Keys, limits, health and figures of a real node.
import { createHash } from 'node:crypto';
import type { Drawing } from '@nonet/api';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { openStore, type Store } from '../db/index.ts';
import { repeatedId } from '../routes/repeats.ts';
import { startTestNode, type TestNode } from '../testing/node.ts';
import { createKey, listKeys, revokeKey, type Scope } from './api-keys.ts';
import { KeyRing } from './key-ring.ts';

let node: TestNode;
let store: Store;

beforeAll(async () => {
  node = await startTestNode({ requestsPerMinute: 20, worker: { threads: 1, simulateMs: 10 } });
  store = await openStore({ ...node, owner: false });
});
afterAll(async () => {
  await store.close();
  await node.close();
});

const make = (scopes: readonly Scope[], picturesPerDay: number | null = null) =>
  createKey(store.db, { name: 'test', scopes, band: 1, picturesPerDay });
const call = (
  path: string,
  secret: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
) => fetch(node.url + path, { ...init, headers: { authorization: `Bearer ${secret}`, ...init.headers } });
const draw = (secret: string, count = 1) =>
  call('/api/drawings', secret, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ prompt: 'a cat', count }),
  });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

it('a key draws within its scopes and its day, until it is revoked; the secret is stored nowhere', async () => {
  const { id, secret } = await make(['draw'], 10);
  expect((await draw(secret, 9)).status).toBe(202);
  const over = await draw(secret, 2);
  expect([over.status, await codeOf(over)]).toEqual([429, 'quota-exceeded']);
  expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await draw(secret, 1)).status).toBe(202);
  expect((await call('/api/drawings', secret)).status).toBe(403);
  const [listed] = (await listKeys(store.db)).filter((key) => key.id === id);
  expect(listed).toMatchObject({ picturesToday: 10, revokedAt: null });
  expect(JSON.stringify(listed)).not.toContain(secret);
  await revokeKey(store.db, id);
  await expect(revokeKey(store.db, id)).rejects.toMatchObject({ code: 'key-unknown' });
  const made = await draw(`nonet_${'x'.repeat(43)}`);
  expect([made.status, await codeOf(made)]).toEqual([401, 'key-unknown']);
});

it('a request that is sent again has the answer of the first, and is counted once', async () => {
  const { id, secret } = await make(['draw'], 9);
  const again = (key: string, seed?: number) =>
    call('/api/drawings', secret, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ prompt: 'a cat', ...(seed === undefined ? {} : { seed }) }),
    });
  const answers = await Promise.all(Array.from({ length: 5 }, () => again('one')));
  answers.push(await again('one'));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
  const drawings = (await Promise.all(answers.map((answer) => answer.json()))) as Drawing[];
  expect(new Set(drawings.map((drawing) => `${drawing.id} ${drawing.request.seed}`)).size).toBe(1);
  expect((await listKeys(store.db)).find((key) => key.id === id)).toMatchObject({ picturesToday: 9 });
  expect(await codeOf(await again('one', 7))).toBe('idempotency-conflict');
  expect(await codeOf(await again('other'))).toBe('quota-exceeded');
  // Of what anybody may know: the id of the key, and a guess.
  const owner = createHash('sha256').update(`key ${id}`).digest('base64url');
  const guess = createHash('sha256').update(`${owner}\none`).digest('hex');
  expect(drawings[0]!.id).not.toContain(guess.slice(0, 8));
});

it('a key that may read may ask for headers alone', async () => {
  const { secret } = await make(['read']);
  for (const method of ['GET', 'HEAD'])
    expect([method, (await call('/api/drawings', secret, { method })).status]).toEqual([method, 200]);
});

it('shared pages have a limit of their own, five times as high', async () => {
  const statuses = [];
  for (let n = 0; n < 105; n++) {
    const path = ['/gallery', '/gallery.rss', '/s/AAAAAAAAAAAAAAAA', '/s/AAAAAAAAAAAAAAAA/card.jpg'][n % 4]!;
    const answer = await fetch(node.url + path);
    await answer.arrayBuffer();
    statuses.push(answer.status);
  }
  expect(statuses.slice(0, 100)).not.toContain(429);
  expect(new Set(statuses.slice(100))).toEqual(new Set([429]));
  const refused = await fetch(`${node.url}/gallery`);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.text()).toContain('More than 100 requests within a minute');
  expect((await fetch(`${node.url}/api/models`)).status).toBe(200);
});

it('above the rate a caller gets the time to come back; a forged address is no other caller, another key is', async () => {
  const statuses = [];
  for (let n = 0; n < 25; n++) {
    statuses.push(
      (await fetch(`${node.url}/api/models`, { headers: { 'x-forwarded-for': `10.0.0.${n}` } })).status,
    );
  }
  expect(statuses).toContain(429);
  const refused = await fetch(`${node.url}/api/models`);
  expect(await codeOf(refused)).toBe('rate-limited');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await fetch(`${node.url}/healthz`)).status).toBe(200);
  const { secret } = await make(['read']);
  expect((await call('/api/drawings', secret)).status).toBe(200);
});

it('tells that it is ready, and its figures to this machine or a key alone', async () => {
  expect((await fetch(`${node.url}/readyz`)).status).toBe(200);
  const text = await (await fetch(`${node.url}/metrics`)).text();
  for (const name of ['nonet_queue_waiting', 'nonet_http_seconds_bucket', 'nonet_worker_slots'])
    expect(text).toContain(name);
  for (const name of ['forwarded', 'via', 'x-real-ip', 'x-forwarded-host', 'x-forwarded-proto'])
    expect((await fetch(`${node.url}/metrics`, { headers: { [name]: '127.0.0.1' } })).status, name).toBe(403);
  const headers = { 'x-forwarded-for': '127.0.0.1' };
  expect((await fetch(`${node.url}/metrics`, { headers })).status).toBe(403);
  const { secret } = await make(['metrics']);
  expect((await call('/metrics', secret, { headers })).status).toBe(200);
});

it('guesses of keys count for the address that they come from', async () => {
  const codes = [];
  for (let n = 0; n < 25; n++) codes.push(await codeOf(await draw(`nonet_${String(n).padStart(43, 'x')}`)));
  expect(codes).toContain('rate-limited');
  expect(codes.every((code) => ['key-unknown', 'rate-limited'].includes(code))).toBe(true);
});

it('a revoked key is forgotten in time, although the clock of the node is set back', async () => {
  const { id, secret } = await make(['read']);
  const ring = new KeyRing(store.db);
  const find = () => ring.find({ authorization: `Bearer ${secret}` });
  onTestFinished(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  expect((await find())?.id).toBe(id);
  await revokeKey(store.db, id);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 86_400_000 });
  const later = performance.now() + 11_000;
  vi.spyOn(performance, 'now').mockReturnValue(later);
  expect((await find())?.id).toBeUndefined();
});

it('the id of a repeated request is made of the secret of its caller, not of what others see', () => {
  const headers = { 'idempotency-key': '1' };
  const id = (secret: string) => repeatedId(headers, { secret, owner: 'key 31c14b8de95f' });
  expect(id('one')).toBe(id('one'));
  expect(id('one')).not.toBe(id('another'));
});
