// Refusals, reports, bans and the log on a real node.
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../db/index.ts';
import { createKey, type Scope } from '../keys/api-keys.ts';
import { startTestNode, type TestNode } from '../testing/node.ts';
import { until } from '../testing/until.ts';

let node: TestNode;
let store: Store;
let adminKey: string;

beforeAll(async () => {
  node = await startTestNode({ worker: { threads: 1, simulateMs: 5 } });
  store = await openStore({ ...node, owner: false });
  adminKey = await keyWith('admin');
});
afterEach(async () => {
  const { bans } = (await admin('GET', '/bans')).body; // all tests come from one address
  for (const { id } of bans) await admin('DELETE', `/bans/${id}`);
});
afterAll(async () => {
  await store.close();
  await node.close();
});

const keyWith = async (...scopes: Scope[]) =>
  (await createKey(store.db, { name: 'test', scopes, band: 1, picturesPerDay: null })).secret;

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(node.url + path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const as = (secret: string) => ({ 'nonet-client': secret.padEnd(20, '-') });
const admin = (method: string, path: string, body?: unknown) =>
  call(method, `/api/admin${path}`, body, { authorization: `Bearer ${adminKey}` });

async function draw(who: string, prompt = 'a cat'): Promise<string> {
  const { status, body } = await call('POST', '/api/drawings', { prompt, count: 1 }, as(who));
  expect(status, JSON.stringify(body)).toBe(202);
  await until(async () => (await call('GET', `/api/drawings/${body.id}`)).body.status === 'done');
  return body.id as string;
}

describe('a prompt that the policy refuses', () => {
  const prompt = 'p.o.r.n';

  it('is refused at every entrance with code and category, and is not stored', async () => {
    const { status, body } = await call('POST', '/api/drawings', { prompt });
    expect([status, body.code]).toEqual([400, 'prompt-refused']);
    expect(body.message).toMatch(/explicit sexual content \[sexual\].*\/api\/appeals/);
    expect((await call('POST', '/generate', { prompt })).body.code).toBe('prompt-refused');
    const openAi = await call('POST', '/v1/images/generations', { prompt });
    expect([openAi.status, openAi.body.error.code]).toEqual([400, 'prompt_refused']);
    expect((await call('POST', '/api/drawings', { prompt: 'a woman', negativePrompt: 'naked' })).status).toBe(
      400,
    );
    for (const change of [
      { things: [{ id: 'a', name: prompt }] },
      { things: [{ id: 'a', name: 'woman', detail: 'without clothes, naked' }] },
      {
        things: [
          { id: 'a', name: 'cat' },
          { id: 'b', name: 'dog' },
        ],
        relations: [{ subject: 'a', name: prompt, object: 'b' }],
      },
      { things: [{ id: 'a', name: 'cat' }], place: prompt },
      { things: [{ id: 'a', name: 'cat' }], style: prompt },
    ]) {
      const scene = { relations: [], ...change };
      const { body: told } = await call('POST', '/api/drawings', { prompt: 'a cat', scene });
      expect([scene, told.code]).toEqual([scene, 'prompt-refused']);
    }
    expect(await store.db.selectFrom('drawings').selectAll().execute()).toEqual([]);
  });

  it('can be appealed, within bounds', async () => {
    const appeal = { prompt, category: 'sexual', message: 'it is a logo' };
    expect((await call('POST', '/api/appeals', appeal, as('appellant'))).status).toBe(204);
    const { body } = await admin('GET', '/reports');
    const [report] = body.reports;
    expect(report).toMatchObject({ kind: 'refusal', prompt, reason: 'sexual', message: 'it is a logo' });
    expect((await admin('POST', `/reports/${report.id}`, { status: 'dismissed', note: 'no' })).status).toBe(
      204,
    );
    for (let n = 0; n < 20; n++) await call('POST', '/api/appeals', appeal, as('flooder'));
    expect((await call('POST', '/api/appeals', appeal, as('flooder'))).body.code).toBe('too-many-waiting');
  });
});

it('a report is upheld: the drawing goes, its owner is banned, another is not, and the log has it all', async () => {
  const [bad, good] = [await draw('culprit', 'a bad thing'), await draw('neighbour', 'a good thing')];
  for (const who of ['first', 'second'])
    expect((await call('POST', '/api/reports', { drawing: bad, reason: 'hate' }, as(who))).status).toBe(204);
  const open = (await admin('GET', '/reports')).body.reports.filter(
    (report: { drawing: string }) => report.drawing === bad,
  );
  expect(open).toHaveLength(2);
  expect(open[0]).toMatchObject({
    kind: 'picture',
    prompt: 'a bad thing',
    pictures: [expect.stringMatching(/^\/pictures\//)],
  });
  const decision = {
    status: 'upheld',
    note: 'clear',
    delete: true,
    ban: { whose: 'owner', reason: 'hate', days: 1 },
  };
  expect((await admin('POST', `/reports/${open[0].id}`, decision)).status).toBe(204);
  expect((await call('GET', `/api/drawings/${bad}`)).status).toBe(404);
  expect((await call('GET', `/api/drawings/${good}`)).status).toBe(200);
  // The other report of the same drawing is closed with it.
  expect((await admin('POST', `/reports/${open[1].id}`, decision)).body.code).toBe('request-invalid');
  const refused = await call('POST', '/api/drawings', { prompt: 'a dog' }, as('culprit'));
  expect([refused.status, refused.body.code]).toEqual([403, 'banned']);
  expect(refused.body.message).toMatch(/until \d{4}-.*: hate$/);
  await draw('neighbour', 'another good thing');
  const { body } = await admin('GET', '/audit');
  expect(body.entries.map(({ action }: { action: string }) => action).slice(0, 2)).toEqual([
    'report upheld',
    'ban',
  ]);
  expect(body.entries[0].actor).toMatch(/^key [\w-]+$/);
});

it('an address is banned without anybody seeing it, a key by its name; a ban can be lifted', async () => {
  const drawing = await draw('someone', 'a thing to ban');
  const { status, body: ban } = await admin('POST', '/bans', {
    of: { drawing, whose: 'account' },
    reason: 'flood',
  });
  expect(status).toBe(201);
  expect(ban.subject).toMatch(/^address \d{4}-\d\d-\d\d:[\w-]{22}$/);
  expect((await call('POST', '/api/drawings', { prompt: 'a dog' }, as('another cookie'))).body.code).toBe(
    'banned',
  );
  const secret = await keyWith('draw');
  const withKey = () =>
    call('POST', '/api/drawings', { prompt: 'a dog', count: 1 }, { authorization: `Bearer ${secret}` });
  const drawn = await withKey();
  expect(drawn.status).toBe(202);
  await admin('POST', '/bans', { of: { drawing: drawn.body.id, whose: 'account' }, reason: 'a leaked key' });
  expect((await withKey()).body.code).toBe('banned');
  const { body } = await admin('GET', '/bans');
  for (const { id } of body.bans) expect((await admin('DELETE', `/bans/${id}`)).status).toBe(204);
  expect((await withKey()).status).toBe(202);
  expect((await admin('DELETE', `/bans/${ban.id}`)).status).toBe(404);
});

describe('the desk', () => {
  it.each([
    ['GET', '/reports', undefined],
    ['POST', '/reports/1', { status: 'upheld' }],
    ['GET', '/bans', undefined],
    ['POST', '/bans', { of: { subject: 'key a' }, reason: 'x' }],
    ['DELETE', '/bans/1', undefined],
    ['GET', '/audit', undefined],
  ])('%s %s is for keys with the scope admin alone', async (method, path, body) => {
    const other = await keyWith('read', 'draw', 'metrics');
    const ask = (headers: Record<string, string>) => call(method, `/api/admin${path}`, body, headers);
    expect((await ask({})).status).toBe(401);
    expect((await ask({ authorization: `Bearer nonet_${'x'.repeat(43)}` })).status).toBe(401);
    expect((await ask({ authorization: `Bearer ${other}` })).status).toBe(403);
  });

  it.each([
    ['/bans', { of: { subject: "owner x'; drop table bans" }, reason: 'x' }],
    ['/bans', { of: { subject: 'everybody' }, reason: 'x' }],
    ['/bans', { of: { drawing: '00000000-0000-4000-8000-000000000000', whose: 'owner' }, reason: 'x' }],
    ['/bans', { of: { subject: 'key a' }, reason: '' }],
    ['/bans', { of: { subject: 'key a' }, reason: 'x', actor: 'me' }],
    ['/reports/999999', { status: 'open' }],
  ])('refuses %s %o', async (path, body) => {
    expect((await admin('POST', path, body)).body.code).toBe('request-invalid');
  });

  it('knows no report that there is not', async () => {
    expect((await admin('POST', '/reports/999999', { status: 'upheld' })).status).toBe(404);
  });
});

it('the log cannot be changed', async () => {
  await expect(sql`update audit set actor = 'somebody else'`.execute(store.db)).rejects.toThrow(
    'append-only',
  );
  await expect(sql`delete from audit`.execute(store.db)).rejects.toThrow('append-only');
  await expect(sql`truncate audit`.execute(store.db)).rejects.toThrow('append-only');
});
