// People with accounts, as the desk lists them, and as ads pass over those with premium.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@nonet/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AccountSite, openAccountSite } from '../testing/account-site.ts';
import type { CookieClient } from '../testing/cookie-client.ts';

const TOKEN = 'the-token-of-this-test';
const folder = mkdtempSync(join(tmpdir(), 'nonet-people-'));
let site: AccountSite;
let member: CookieClient;

beforeAll(async () => {
  const slot = { height: 90, house: [{ title: 'ours', url: 'https://nonet.example/' }] };
  const ads = join(folder, 'ads.json');
  writeFileSync(ads, JSON.stringify({ page: slot, share: slot }));
  site = await openAccountSite({}, { ads, deskToken: TOKEN });
  member = await site.signIn('ann@example.org');
});
afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('shows ads to users without premium only', async () => {
  const client = createClient({ baseUrl: site.url, token: 'who-draws-in-this-test' });
  const { id } = await client.create({ prompt: 'a cat', count: 1 });
  for await (const { type } of client.events(id)) if (type === 'done') break;
  const path = new URL((await client.share(id)).url).pathname;
  const seen = async () => [
    Object.keys(await member.expect<object>(200, 'GET', '/api/ads')).length > 0,
    (await (await member.send('GET', path)).text()).includes('<iframe class="ad"'),
    (await member.send('GET', '/ads/page')).status,
  ];
  expect(await seen()).toEqual([true, true, 200]);
  const { url } = await member.expect<{ url: string }>(200, 'POST', '/api/account/premium/checkout');
  await fetch(url, { method: 'POST', redirect: 'manual' });
  await expect.poll(seen).toEqual([false, false, 404]);
});

it('lists people at the desk, found by how their address begins', async () => {
  await site.signIn('bob@example.org');
  const signIn = await fetch(`${site.url}/desk/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ token: TOKEN }),
  });
  const cookie = signIn.headers.get('set-cookie')!.split(';')[0]!;
  const list = async (query: string) =>
    (await fetch(`${site.url}/desk/users${query}`, { headers: { cookie } })).text();
  const all = await list('');
  expect(all).toContain('ann@example.org');
  expect(all).toContain('bob@example.org');
  const found = await list('?search=BO');
  expect(found).toContain('bob@example.org');
  expect(found).not.toContain('ann@example.org');
  const [, path, id] = /href="(\/desk\/bans\?who=user%20([\w-]+))">Ban/.exec(found)!;
  const bans = await (await fetch(site.url + path, { headers: { cookie } })).text();
  expect(bans).toContain(`name="who" value="user ${id}"`);
  const hostile = `${site.url}/desk/bans?who=${encodeURIComponent('"><script>')}&who=x`;
  expect(await (await fetch(hostile, { headers: { cookie } })).text()).not.toContain('"><script>');
});
