// Publishing on nodes with other rules and one database: permission to draw is not permission to publish.
import { join } from 'node:path';
import { createClient, type Share } from '@nonet/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore, type Store } from '../db/index.ts';
import { addBan } from '../moderation/bans.ts';
import { startTestNode, type TestNode } from '../testing/node.ts';

let before: TestNode;
let now: TestNode;
let store: Store;
const sets = new Map<string, { readonly id: string; readonly headers: Record<string, string> }>();

async function share(name: string, prompt: string): Promise<string> {
  const headers = { 'nonet-client': `${name}-who-draws-here` };
  const client = createClient({ baseUrl: before.url, token: headers['nonet-client'] });
  const { id: drawing } = await client.create({ prompt, count: 1 });
  for await (const { type } of client.events(drawing)) expect(type).not.toBe('error');
  const answer = await fetch(`${before.url}/api/drawings/${drawing}/share`, { method: 'PUT', headers });
  sets.set(name, { id: ((await answer.json()) as Share).id, headers });
  return drawing;
}

beforeAll(async () => {
  before = await startTestNode({ trust: { policy: 'none' }, worker: { threads: 1, simulateMs: 1 } });
  store = await openStore({ ...before, owner: false });
  await share('careless', 'p.o.r.n');
  await share('good', 'a cat');
  const drawing = await share('banned', 'a dog');
  await addBan(store.db, 'command line', { of: { drawing, whose: 'owner' }, reason: 'a test' });
  now = await startTestNode({
    databaseUrl: store.url,
    blobs: join(before.data, 'pictures'),
    worker: { threads: 1, simulateMs: 1 },
  });
}, 120_000);
afterAll(async () => {
  await store.close();
  await now.close();
  await before.close();
});

it.each([
  ['good', 200, undefined],
  ['careless', 400, 'prompt-refused'],
  ['banned', 403, 'banned'],
])('the set of somebody %s is answered %d, by the API and by the page', async (name, status, code) => {
  const { id, headers } = sets.get(name)!;
  const put = await fetch(`${now.url}/api/shares/${id}/published`, { method: 'PUT', headers });
  expect([put.status, ((await put.json()) as { code?: string }).code]).toEqual([status, code]);
  const sent = await fetch(`${now.url}/s/${id}/published`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ published: 'yes' }),
    redirect: 'manual',
  });
  expect(sent.status).toBe(status === 200 ? 303 : status);
  const gallery = await (await fetch(`${now.url}/api/gallery`)).text();
  expect(gallery.includes(id)).toBe(status === 200);
});

it('taking out of the gallery is nobody refused', async () => {
  for (const { id, headers } of sets.values()) {
    const answer = await fetch(`${now.url}/api/shares/${id}/published`, { method: 'DELETE', headers });
    expect([answer.status, ((await answer.json()) as Share).published]).toEqual([200, false]);
  }
});
