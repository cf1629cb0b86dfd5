// Ads on a real node: off by default, by consent, in frames that are nobody's.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@nonet/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestNode, type TestNode } from '../testing/node.ts';
import { readAds } from './ads-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'nonet-ads-'));
const SNIPPET = '<script>document.body.append("an ad of another")</script>';
const HOSTILE = '"><script>alert(1)</script>';
let node: TestNode;

const write = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

beforeAll(async () => {
  const house = [{ title: HOSTILE, text: 'ours', url: 'https://nonet.example/?a=1&b=2' }];
  const ads = write('ads.json', { page: { height: 120, snippet: SNIPPET }, share: { height: 90, house } });
  node = await startTestNode({ ads, worker: { threads: 1, simulateMs: 5 } });
});
afterAll(async () => {
  await node?.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, cookie = '') =>
  fetch(node.url + path, { headers: cookie ? { cookie } : {}, redirect: 'manual' });
const choose = (fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}) =>
  fetch(`${node.url}/ads/choice`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams(fields),
  });

describe('an ad of another', () => {
  it('is not loaded before consent, nor after it was refused', async () => {
    for (const cookie of ['', 'nonet-ads=no', 'nonet-ads=yesyes', 'other-nonet-ads=yes']) {
      const slot = await get('/ads/page', cookie);
      expect(slot.status).toBe(200);
      expect(await slot.text()).not.toContain('<iframe');
      expect((await get('/ads/page/snippet', cookie)).status).toBe(404);
    }
  });

  it('comes with consent, in a frame and an origin that are nobody’s', async () => {
    const chosen = await choose({ slot: 'page', choice: 'yes' });
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/ads/page']);
    const set = chosen.headers.get('set-cookie')!;
    expect(set).toMatch(/^nonet-ads=yes; Path=\/ads; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    const cookie = set.split(';')[0]!;
    const text = await (await get('/ads/page', cookie)).text();
    expect(text).toMatch(
      /<iframe src="\/ads\/page\/snippet"[^>]* sandbox="(?![^"]*(same-origin|top-navigation))/,
    );
    const snippet = await get('/ads/page/snippet', cookie);
    expect(await snippet.text()).toContain(SNIPPET);
    const policy = snippet.headers.get('content-security-policy')!;
    expect(policy).toMatch(/^sandbox allow-scripts /);
    expect(policy).not.toContain('same-origin');
    expect((await choose({ slot: 'page', choice: 'no' })).headers.get('set-cookie')).toContain(
      'nonet-ads=no',
    );
  });

  it('is not consented to by other sites', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await choose({ slot: 'page', choice: 'yes' }, headers)).status).toBe(403);
  });
});

it('shows ads of the house without consent, as text', async () => {
  const text = await (await get('/ads/share')).text();
  expect(text).toContain('href="https://nonet.example/?a=1&#38;b=2"');
  expect(text).not.toContain('<script');
  expect(text).not.toContain('<form');
});

it('knows no other slots, and leads nowhere else', async () => {
  for (const path of ['/ads/header', '/ads/header/snippet', '/ads/share/snippet'])
    expect((await get(path, 'nonet-ads=yes')).status).toBe(404);
  expect((await choose({ slot: '//evil.example', choice: 'yes' })).status).toBe(404);
});

it('stand at the foot of shared sets, and on the page where it asks', async () => {
  const client = createClient({ baseUrl: node.url, token: 'somebody-of-this-test' });
  const { id } = await client.create({ prompt: 'a cat', count: 1 });
  for await (const { type } of client.events(id)) if (type === 'done') break;
  const share = await (await fetch((await client.share(id)).url)).text();
  const [ad, tiles] = [
    share.indexOf('<iframe class="ad" src="/ads/share"'),
    share.lastIndexOf('class="tiles'),
  ];
  expect(tiles).toBeGreaterThan(0);
  expect(ad).toBeGreaterThan(tiles);
  expect(await (await get('/api/ads')).json()).toEqual({ url: '/ads/page', height: 196 });
});

it('do not bring a desk that the host has not', async () => {
  for (const path of ['/desk', '/desk/', '/desk/sign-in', '/desk/live'])
    expect((await get(path)).status).toBe(404);
});

it.each([
  ['no JSON', '{', 'ads-unreadable'],
  ['an unknown slot', { header: { height: 90, snippet: 'x' } }, 'ads-invalid'],
  ['an empty slot', { page: { height: 90 } }, 'ads-invalid'],
  ['no height', { page: { snippet: 'x' } }, 'ads-invalid'],
  [
    'a script as address',
    { page: { height: 90, house: [{ title: 'x', url: 'javascript:alert(1)' }] } },
    'ads-invalid',
  ],
  [
    'an address without scheme',
    { page: { height: 90, house: [{ title: 'x', url: '//x.y' }] } },
    'ads-invalid',
  ],
])('refuses a file with %s', (_, content, code) => {
  expect(() => readAds(write('wrong.json', content))).toThrow(expect.objectContaining({ code }));
});
