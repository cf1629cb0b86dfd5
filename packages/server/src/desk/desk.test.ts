// The host's desk on a real node: who gets in, what its forms do, and what is refused.
import { randomUUID } from 'node:crypto';
import { createClient } from '@nonet/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PublicAddress } from '../public-address.ts';
import { startTestNode, type TestNode } from '../testing/node.ts';
import { DeskAccess } from './access.ts';

const TOKEN = 'the-token-of-this-test';
const HOSTILE = '<img src=x onerror="alert(1)"> a cat';

let node: TestNode;
let cookie: string;
let formToken: string;

beforeAll(async () => {
  node = await startTestNode({ deskToken: TOKEN, worker: { threads: 1, simulateMs: 5 } });
  const answer = await post('/desk/sign-in', { token: TOKEN }, {});
  expect(answer.status).toBe(303);
  const set = answer.headers.get('set-cookie')!;
  expect(set).toMatch(/; Path=\/desk; Max-Age=43200; HttpOnly; SameSite=Strict$/);
  cookie = set.split(';')[0]!;
  formToken = /name="form" value="([^"]+)"/.exec(await page('/desk/keys'))![1]!;
});
afterAll(() => node?.close());

const post = (path: string, fields: Readonly<Record<string, string>>, headers?: Record<string, string>) =>
  fetch(node.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: node.url,
      'sec-fetch-site': 'same-origin',
      ...(headers ?? { cookie }),
    },
    body: new URLSearchParams({ form: formToken, ...fields }),
  });

async function page(path: string): Promise<string> {
  const answer = await fetch(node.url + path, { headers: { cookie }, redirect: 'manual' });
  expect([path, answer.status]).toEqual([path, 200]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return answer.text();
}

async function draw(prompt: string, token = 'somebody-of-this-test') {
  const client = createClient({ baseUrl: node.url, token });
  const { id } = await client.create({ prompt, count: 1 });
  for await (const { type } of client.events(id)) if (type === 'done') break;
  return { client, id };
}

/** Reports a new drawing that is shared; gives ids of report, drawing and link. */
async function reported(prompt: string, token?: string) {
  const { client, id } = await draw(prompt, token);
  const share = await client.publish((await client.share(id)).id, true);
  const report = { drawing: id, reason: 'other', message: HOSTILE };
  await fetch(`${node.url}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(report),
  });
  const text = await page('/desk/reports');
  const [, number] = [...text.matchAll(/action="\/desk\/reports\/(\d+)"/g)].at(-1)!;
  return { id, share: share.id, report: number!, text, client };
}

describe('a visitor without a session', () => {
  it.each(['', '/', '/live', '/reports', '/keys', '/bans', '/settings', '/log'])(
    'is sent away from /desk%s',
    async (path) => {
      for (const given of ['', 'nonet-desk=x', `${cookie.slice(0, -2)}xx`]) {
        const answer = await fetch(`${node.url}/desk${path}`, {
          headers: { cookie: given },
          redirect: 'manual',
        });
        expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk/sign-in']);
        expect(await answer.text()).toBe('');
      }
    },
  );

  it('changes nothing', async () => {
    const answer = await post('/desk/keys', { name: 'mine', priority: 'urgent', 'scope-admin': 'on' }, {});
    expect(answer.headers.get('location')).toBe('/desk/sign-in');
    expect(await page('/desk/keys')).not.toContain('mine');
  });

  it('cannot move an old session on', async () => {
    const [, content, signature] = /=(\d+\.[\w-]+)\.(.*)$/.exec(cookie)!;
    const later = content!.replace(/^\d+/, (seconds) => String(Number(seconds) + 1_000));
    const answer = await fetch(`${node.url}/desk/`, {
      headers: { cookie: `nonet-desk=${later}.${signature}` },
      redirect: 'manual',
    });
    expect(answer.status).toBe(303);
  });

  it('guesses a few times only, which keeps nobody out who has the token', () => {
    const access = new DeskAccess(TOKEN, new PublicAddress());
    const guess = (token: string, ip = '192.0.2.7') => access.signIn({ ip, protocol: 'https' }, token);
    for (let i = 0; i < 10; i++) expect(guess(`guess ${i}`)).toBeUndefined();
    expect(() => guess('guess 10')).toThrow(expect.objectContaining({ code: 'rate-limited' }));
    expect(guess(TOKEN)).toMatch(/; Secure$/);
    expect(guess('guess 11', '192.0.2.8')).toBeUndefined();
  });
});

it('wants a long token', () => {
  expect(() => new DeskAccess('short', new PublicAddress())).toThrow(
    expect.objectContaining({ code: 'desk-token-short' }),
  );
});

it('is not joined by ads that the host has not', async () => {
  expect(await (await fetch(`${node.url}/api/ads`)).json()).toEqual({});
  expect((await fetch(`${node.url}/ads/page`)).status).toBe(404);
});

describe('forms', () => {
  it.each([
    ['of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, {}],
    ['of a sister site', { origin: 'https://evil.example', 'sec-fetch-site': 'same-site' }, {}],
    ['without the token of the session', {}, { form: '' }],
    ['with the token of another', {}, { form: 'A'.repeat(43) }],
  ])('%s are refused', async (_, headers, fields) => {
    const answer = await post(
      '/desk/keys',
      { name: 'forged', priority: 'normal', 'scope-draw': 'on', ...fields },
      { cookie, ...headers },
    );
    expect(answer.status).toBe(403);
    expect(await page('/desk/keys')).not.toContain('forged');
  });

  it.each([
    ['nothing', undefined, undefined],
    ['JSON', 'application/json', JSON.stringify({ token: 1, form: {} })],
    ['a text', 'text/plain', 'token=x'],
  ])('of %s are refused', async (_, type, body) => {
    for (const path of ['/desk/sign-in', '/desk/keys']) {
      const headers = { cookie, origin: node.url, ...(type === undefined ? {} : { 'content-type': type }) };
      const answer = await fetch(node.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers,
        ...(body === undefined ? {} : { body }),
      });
      expect([401, 403, 415]).toContain(answer.status);
    }
  });

  it('of other sites cannot sign anybody in', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await post('/desk/sign-in', { token: TOKEN }, headers)).status).toBe(403);
  });
});

describe('keys', () => {
  it('are made, shown once, used and revoked', async () => {
    const answer = await post('/desk/keys', {
      name: HOSTILE,
      priority: 'background',
      picturesPerDay: '7',
      'scope-read': 'on',
      'scope-draw': 'on',
      user: 'someone-else',
    });
    const text = await answer.text();
    const [secret] = /nonet_[\w-]{43}/.exec(text)!;
    const listed = await page('/desk/keys');
    expect(listed).not.toContain(secret);
    expect(listed).not.toContain('<img src=x');
    expect(listed).toContain('0 of 7');
    const [, id] = /name="id" value="([0-9a-f]{12})"/.exec(listed)!;
    const ask = () => fetch(`${node.url}/api/drawings`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await ask()).status).toBe(200);
    expect((await post('/desk/keys/revoke', { id: id! })).status).toBe(303);
    expect(await page('/desk/keys')).toContain('revoked');
    expect((await post('/desk/keys/revoke', { id: id! })).status).toBe(400);
    const log = await page('/desk/log');
    expect(log).toContain('make key');
    expect(log).toContain('revoke key');
    expect(log).not.toContain(secret);
  });

  it.each([
    [{ name: '' }],
    [{ priority: 'premium' }],
    [{ picturesPerDay: '-1' }],
    [{ picturesPerDay: 'many' }],
    [{ 'scope-draw': 'off' }],
  ])('are not made of %o', async (wrong) => {
    const answer = await post('/desk/keys', {
      name: 'wrong',
      priority: 'normal',
      'scope-draw': 'on',
      ...wrong,
    });
    expect(answer.status).toBe(400);
    expect(await page('/desk/keys')).not.toContain('wrong');
  });
});

describe('reports', () => {
  it('are shown as text', async () => {
    const { text } = await reported(HOSTILE);
    expect(text).not.toContain('<img src=x');
    expect(text).toContain('&#60;img src=x');
  });

  it('can be dismissed', async () => {
    const { report, share } = await reported('a hen');
    expect((await post(`/desk/reports/${report}`, { decision: 'dismiss', note: 'a fine hen' })).status).toBe(
      303,
    );
    expect((await fetch(`${node.url}/s/${share}`)).status).toBe(200);
    expect(await page('/desk/reports?status=dismissed')).toContain('a fine hen');
    expect((await post(`/desk/reports/${report}`, { decision: 'dismiss' })).status).toBe(400);
  });

  it('can hide a set, which its owner keeps', async () => {
    const { report, share, client, id } = await reported('a fox');
    await post(`/desk/reports/${report}`, { decision: 'hide' });
    expect((await fetch(`${node.url}/s/${share}`)).status).toBe(404);
    expect((await client.get(id)).status).toBe('done');
  });

  it('can delete a drawing and ban who drew it', async () => {
    const { report, share, client, id } = await reported('a wolf', `somebody-to-be-banned-${randomUUID()}`);
    await post(`/desk/reports/${report}`, {
      decision: 'delete',
      ban: 'owner',
      days: '3',
      reason: 'no wolves',
    });
    expect((await fetch(`${node.url}/s/${share}`)).status).toBe(404);
    await expect(client.get(id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(client.create({ prompt: 'a wolf' })).rejects.toMatchObject({ code: 'banned' });
    const bans = await page('/desk/bans');
    expect(bans).toContain('no wolves');
    const [, ban] = /name="id" value="(\d+)"/.exec(bans)!;
    await post('/desk/bans/lift', { id: ban! });
    await client.create({ prompt: 'a wolf' });
  });

  it.each([
    { decision: 'explode' },
    {},
    { decision: 'hide', ban: 'everyone', reason: 'x' },
    { decision: 'hide', ban: 'owner', reason: 'x', days: '-1' },
  ])('are left alone by %o', async (fields) => {
    const { report } = await reported(`a goose ${JSON.stringify(fields)}`);
    expect((await post(`/desk/reports/${report}`, fields as Record<string, string>)).status).toBe(400);
    expect(await page('/desk/reports')).toContain(`/desk/reports/${report}"`);
  });
});

describe('bans', () => {
  it('name a drawing or a subject', async () => {
    const { id } = await draw('a cow', 'a-cow-herd-of-this-test');
    expect((await post('/desk/bans', { who: id, whose: 'owner', reason: 'cows', days: '' })).status).toBe(
      303,
    );
    expect((await post('/desk/bans', { who: 'key 0123', whose: 'account', reason: 'old' })).status).toBe(303);
    const text = await page('/desk/bans');
    expect(text).toMatch(/owner [\w-]{43}/);
    expect(text).toContain('key 0123');
  });

  it.each(['', 'everyone', 'owner', 'drop table bans'])('of %o are refused', async (who) => {
    expect((await post('/desk/bans', { who, whose: 'owner', reason: 'x' })).status).toBe(400);
  });
});

describe('settings', () => {
  it('pause and resume drawing, with entries in the log', async () => {
    const given = { accepting: 'no', pauseReason: 'we move house', maxWaiting: '', ads: 'yes' };
    expect((await post('/desk/settings', given)).status).toBe(303);
    const client = createClient({ baseUrl: node.url, token: 'somebody-of-this-test' });
    await expect(client.create({ prompt: 'a cat' })).rejects.toMatchObject({
      code: 'unavailable',
      message: 'we move house',
    });
    expect(await page('/desk/')).toContain('we move house');
    expect(await page('/desk/log')).toContain('&#34;after&#34;:false');
    await post('/desk/settings', { ...given, accepting: 'yes' });
    await client.create({ prompt: 'a cat' });
  });

  it.each([{ pauseReason: '' }, { maxWaiting: '0' }, { maxWaiting: '1.5' }, { maxWaiting: 'x' }])(
    'refuse %o',
    async (wrong) => {
      const answer = await post('/desk/settings', {
        accepting: 'yes',
        pauseReason: 'x',
        maxWaiting: '',
        ads: 'yes',
        ...wrong,
      });
      expect(answer.status).toBe(400);
    },
  );
});

it('shows bursts of likes, those that were refused too', async () => {
  const { client, id } = await draw('a parrot');
  const share = await client.share(id);
  expect(await page('/desk/')).not.toContain(share.id);
  for (let n = 0; n < 12; n++)
    await fetch(`${node.url}/api/shares/${share.id}/like`, {
      method: 'PUT',
      headers: { 'nonet-client': `somebody-else-number-${n}` },
    });
  expect(await page('/desk/')).toMatch(new RegExp(`likes</td>.*${share.id}</td>.*>12</td>.*>1</td>`));
});

it('shows the queue, workers and the day', async () => {
  await draw('a horse');
  const now = await page('/desk/');
  for (const words of ['Line', 'Workers (1)', 'background', 'Pictures per hour', 's ago'])
    expect(now).toContain(words);
  expect((now.match(/<rect /g) ?? []).length).toBe(24);
  expect(await page('/desk/live')).toContain('Workers (1)');
});

it('lets go', async () => {
  const answer = await post('/desk/sign-out', {});
  expect(answer.headers.get('set-cookie')).toMatch(/^nonet-desk=; Path=\/desk; Max-Age=0;/);
});
