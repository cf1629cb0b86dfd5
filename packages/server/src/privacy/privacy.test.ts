// Personal data on a real node: its content, its period, and that people can fetch and delete it.
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBlobs } from '../blobs/index.ts';
import { openStore, type Store } from '../db/index.ts';
import { createLogger } from '../logging.ts';
import { DEFAULT_PERIODS, retain } from '../retention/retain.ts';
import { startTestNode, type TestNode } from '../testing/node.ts';
import { startTestPostgres, type TestPostgres } from '../testing/postgres.ts';
import { until } from '../testing/until.ts';
import { AddressHasher } from './address-hasher.ts';

let postgres: TestPostgres;
let node: TestNode;
let store: Store;
/** All that the node logs. */
const logged: string[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
  node = await startTestNode({
    databaseUrl: await postgres.createDatabase(),
    trust: { periods: { drawings: 30, reports: 1 } },
    logLevel: 'info',
    logTo: { write: (line) => void logged.push(line) },
  });
  store = await openStore({ ...node, owner: false });
});
afterAll(async () => {
  await store.close();
  await node.close();
  await postgres.close();
});

const as = (who: string) => ({ 'nonet-client': who.padEnd(20, '-') });
const pictures = () =>
  readdirSync(join(node.data, 'pictures'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );

async function draw(who: string, prompt: string, seed = 1): Promise<string> {
  const response = await fetch(`${node.url}/api/drawings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...as(who) },
    body: JSON.stringify({ prompt, count: 1, seed }),
  });
  const { id } = (await response.json()) as { id: string };
  await until(
    async () =>
      ((await (await fetch(`${node.url}/api/drawings/${id}`)).json()) as { status: string }).status ===
      'done',
  );
  return id;
}

/** Tables that hold a text anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await sql<{
    name: string;
  }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(store.db);
  const found = [];
  for (const { name } of tables.rows) {
    const { rows } =
      await sql`select 1 from ${sql.table(name)} t where strpos(t::text, ${text}) > 0 limit 1`.execute(
        store.db,
      );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

it('no table holds an address or a secret', async () => {
  await draw('watched', 'a cat seen');
  expect(await tablesWith('a cat seen')).toContain('drawings');
  for (const text of ['127.0.0.1', 'watched'.padEnd(20, '-')]) expect(await tablesWith(text)).toEqual([]);
  const account = await store.db.selectFrom('drawings').select('account').executeTakeFirstOrThrow();
  expect(account.account).toMatch(/^address \d{4}-\d\d-\d\d:[\w-]{22}$/);
});

it('a log line holds a digest of the address, or nothing of it', () => {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const request = { method: 'GET', url: '/a?secret=1', ip: '203.0.113.7', headers: { cookie: 'c' } };
  for (const toDigest of [undefined, () => 'digest'])
    createLogger('info', toDigest, stream).info({ req: request }, 'x');
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toMatch(/203\.0|secret|cookie/);
  expect(lines[1]).toContain('"from":"digest"');
});

it.each([
  '/s/ID',
  '/s/ID/',
  '//s/ID',
  '/S/ID',
  '/s/ID/card.jpg/',
  '/s/ID%2f',
  '/s%2fID',
  '/%73/ID',
  '/s/ID;x',
  '/s/ID?x=/s/ID',
  '/gallery/../s/ID',
])('no log says the id of a shared set, however its address is spelt: %s', async (address) => {
  const id = 'aB3dE5gH7jK9mN1p';
  logged.length = 0;
  const socket = connect(Number(new URL(node.url).port), '127.0.0.1');
  socket.end(`GET ${address.replaceAll('ID', id)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  socket.resume();
  await once(socket, 'close');
  await until(() => logged.length > 0);
  expect(logged.join('')).not.toContain(id);
});

it('gives out all that is stored about an owner, and of nobody else', async () => {
  const id = await draw('me', 'my own cat');
  await draw('you', 'your own dog');
  const mine = await (await fetch(`${node.url}/api/me`, { headers: as('me') })).json();
  expect(mine).toMatchObject({
    drawings: [{ id, request: { prompt: 'my own cat' }, status: 'done', pictures: [expect.any(String)] }],
  });
  expect(JSON.stringify(mine)).not.toContain('your own dog');
  expect(await (await fetch(`${node.url}/api/me`, { headers: as('nobody') })).json()).toMatchObject({
    drawings: [],
  });
});

it('deletes all that names an owner, in every table and among the pictures, and leaves the rest', async () => {
  const kept = await draw('other', 'a thing that stays', 5);
  const before = pictures().length;
  const id = await draw('leaver', 'a thing that goes', 6);
  const { owner } = await store.db
    .selectFrom('drawings')
    .select('owner')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const headers = { ...as('leaver'), 'content-type': 'application/json' };
  const ask = (method: string, path: string, body?: object) =>
    fetch(node.url + path, {
      method,
      headers: body ? headers : as('leaver'),
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  expect((await ask('PUT', `/api/drawings/${id}/share`)).status).toBe(200);
  expect((await ask('POST', '/api/reports', { drawing: kept, reason: 'other', message: 'hm' })).status).toBe(
    204,
  );
  expect((await ask('POST', '/api/appeals', { prompt: 'mine', message: 'please' })).status).toBe(204);
  const theirs = (await (
    await fetch(`${node.url}/api/drawings/${kept}/share`, { method: 'PUT', headers: as('other') })
  ).json()) as { id: string };
  await fetch(`${node.url}/api/shares/${theirs.id}/published`, { method: 'PUT', headers: as('other') });
  expect((await ask('PUT', `/api/shares/${theirs.id}/like`)).status).toBe(200);
  expect(pictures()).toHaveLength(before + 1);
  expect((await tablesWith(owner)).sort()).toEqual(['drawings', 'likes', 'reports']);

  expect((await ask('DELETE', '/api/me')).status).toBe(204);
  expect(await tablesWith(owner)).toEqual([]);
  expect(await tablesWith('a thing that goes')).toEqual([]);
  expect(await tablesWith(id)).toEqual([]);
  expect(pictures()).toHaveLength(before);
  const share = (await (await fetch(`${node.url}/api/shares/${theirs.id}`)).json()) as { likes: number };
  expect(share.likes).toBe(0);
});

it('the page tells the periods of this node, and its button deletes', async () => {
  const page = await (await fetch(`${node.url}/privacy`)).text();
  expect(page).toContain('for 30 days');
  expect(page).toContain('for 1 day.');
  expect(page).toContain('after 7 days');
  expect(page).toContain('its bytes on the disk');
  await draw('button', 'a cat for the button');
  const response = await fetch(`${node.url}/privacy/delete`, {
    method: 'POST',
    headers: { ...as('button'), 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(await response.text()).toContain('1 drawing and everything');
  expect(await tablesWith('a cat for the button')).toEqual([]);
});

it('digests of an address agree between nodes, change with the day, and end with the salt', async () => {
  const [one, two] = [await AddressHasher.start(store.db), await AddressHasher.start(store.db)];
  const today = one.hash('192.0.2.1');
  expect(two.hash('192.0.2.1')).toBe(today);
  expect(one.hash('192.0.2.2')).not.toBe(today);
  await sql`update salts set day = day - 1`.execute(store.db);
  await one.refresh();
  const [newer, older] = one.hashes('192.0.2.1');
  expect(newer).toBe(one.hash('192.0.2.1'));
  expect(newer!.split(':')[1]).not.toBe(today.split(':')[1]);
  expect(older!.split(':')[1]).toBe(today.split(':')[1]);
  await sql`insert into bans (subject, reason) values (${`address ${older}`}, 'x'), ('key k', 'y')`.execute(
    store.db,
  );
  await retain(
    { db: store.db, blobs: openBlobs(join(node.data, 'pictures')) },
    { ...DEFAULT_PERIODS, addresses: 1 },
  );
  await one.refresh();
  expect(one.hashes('192.0.2.1')).toEqual([newer]);
  expect(await store.db.selectFrom('bans').select('subject').execute()).toEqual([{ subject: 'key k' }]);
  one.close();
  two.close();
});

it('retention deletes what is old, and nothing else', async () => {
  const [old, published, young] = [
    await draw('r', 'old one', 11),
    await draw('r', 'published one', 12),
    await draw('r', 'young one', 13),
  ];
  const blobs = openBlobs(join(node.data, 'pictures'));
  const { result } = await store.db
    .selectFrom('results')
    .innerJoin('drawings', 'drawings.content_key', 'results.content_key')
    .select('result')
    .where('drawings.id', '=', old)
    .executeTakeFirstOrThrow();
  await sql`update drawings set ended_at = now() - interval '31 days' where id in (${old}, ${published})`.execute(
    store.db,
  );
  await sql`update drawings set kept = true where id = ${published}`.execute(store.db);
  await sql`insert into reports (kind, reason, message, reporter, created_at) values
    ('refusal', 'x', 'old report', 'o', now() - interval '40 days'), ('refusal', 'x', 'new report', 'o', now())`.execute(
    store.db,
  );
  await sql`insert into audit (at, actor, action, subject, detail) values
    (now() - interval '400 days', 'a', 'old entry', 's', '{}'), (now(), 'a', 'new entry', 's', '{}')`.execute(
    store.db,
  );
  // Two nodes at the same time.
  const periods = { ...DEFAULT_PERIODS, drawings: 30, reports: 30 };
  await Promise.all([retain({ db: store.db, blobs }, periods), retain({ db: store.db, blobs }, periods)]);
  const ids = (await store.db.selectFrom('drawings').select('id').execute()).map(({ id }) => id);
  expect(ids).not.toContain(old);
  expect(ids).toEqual(expect.arrayContaining([published, young]));
  expect(await blobs.get(result.pictures[0]!)).toBeUndefined();
  for (const [text, tables] of [
    ['old report', []],
    ['new report', ['reports']],
    ['old entry', []],
    ['new entry', ['audit']],
  ] as const)
    expect(await tablesWith(text)).toEqual(tables);
  await retain({ db: store.db, blobs }, { ...DEFAULT_PERIODS, drawings: 0 });
  expect(await store.db.selectFrom('drawings').select('id').execute()).toHaveLength(ids.length);
});

it('the log file of Postgres holds no prompts', () => {
  expect(postgres.log()).not.toContain('young one');
});
