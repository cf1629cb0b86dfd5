// Signing in with another service, which speaks OpenID Connect.
import type { Account } from '@nonet/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountSite, openAccountSite } from '../testing/account-site.ts';
import { type CookieClient, cookieClient } from '../testing/cookie-client.ts';
import { type FakeOidc, openFakeOidc } from '../testing/fake-oidc.ts';

let site: AccountSite;
let oidc: FakeOidc;

const ANN = {
  sub: 'ann-1',
  email: 'Ann@example.org',
  email_verified: true,
  name: 'Ann Other',
  picture: 'https://other.example/ann.png',
};

beforeAll(async () => {
  oidc = await openFakeOidc(ANN);
  const { discoveryUrl } = oidc;
  site = await openAccountSite({
    premium: false,
    providers: [{ id: 'oidc', name: 'Other', discoveryUrl, clientId: 'nonet', clientSecret: 'x' }],
  });
});
afterAll(async () => {
  await site?.close();
  await oidc?.close();
});

const standing = (client: CookieClient) => client.expect<Account>(200, 'GET', '/api/account');

/** To the other service and back to ours, as far as its answer. */
async function comeBack(client: CookieClient): Promise<string> {
  const { url } = await client.expect<{ url: string }>(200, 'POST', '/api/account/sign-in/provider', {
    provider: 'oidc',
  });
  expect(url.startsWith(`${oidc.url}/authorize?`)).toBe(true);
  return (await fetch(url, { redirect: 'manual' })).headers.get('location')!;
}
const finish = async (client: CookieClient, back: string) =>
  (await client.send('GET', back)).headers.get('location');

it('takes the address that the other service vouches for, and keeps nothing else of what it tells', async () => {
  const client = cookieClient(site.url);
  expect((await standing(client)).providers).toEqual([{ id: 'oidc', name: 'Other' }]);
  expect(await finish(client, await comeBack(client))).toBe(`${site.url}/account`);
  expect((await standing(client)).user).toMatchObject({ email: 'ann@example.org' });
  for (const text of ['Ann Other', 'ann.png', 'secret-access-token', 'secret-refresh-token'])
    for (const table of ['auth_users', 'auth_identities', 'auth_sessions', 'auth_verifications']) {
      const { rows } =
        await sql`select 1 from ${sql.table(table)} t where strpos(t::text, ${text}) > 0`.execute(
          site.store.db,
        );
      expect([table, text, rows]).toEqual([table, text, []]);
    }
  const again = cookieClient(site.url);
  await finish(again, await comeBack(again));
  const byMail = await site.signIn('ann@example.org');
  expect((await standing(byMail)).user!.createdAt).toBe((await standing(again)).user!.createdAt);
});

it('does not take an address that nobody has vouched for', async () => {
  oidc.person = { ...ANN, sub: 'eve-1', email: 'victim@example.org', email_verified: false };
  const client = cookieClient(site.url);
  expect(await finish(client, await comeBack(client))).toMatch(`${site.url}/account?error=`);
  expect((await standing(client)).user).toBeUndefined();
  oidc.person = { ...ANN, sub: 'eve-2', email_verified: false }; // of somebody who is here already
  expect(await finish(client, await comeBack(client))).toMatch(`${site.url}/account?error=`);
  expect((await standing(client)).user).toBeUndefined();
  oidc.person = ANN;
});

it('signs nobody in whom this browser did not send there, nor twice', async () => {
  const attacker = cookieClient(site.url);
  const back = await comeBack(attacker);
  const victim = cookieClient(site.url);
  expect(await finish(victim, back)).toMatch(`${site.url}/account?error=`);
  expect((await standing(victim)).user).toBeUndefined();
  const mine = await comeBack(attacker);
  const changed = new URL(mine);
  changed.searchParams.set('state', 'x'.repeat(32));
  expect(await finish(attacker, changed.href)).toMatch(`${site.url}/account?error=`);
  expect(await finish(attacker, mine)).toBe(`${site.url}/account`);
  expect(await finish(cookieClient(site.url), mine)).toMatch(`${site.url}/account?error=`);
  const unknown = await attacker.send('POST', '/api/account/sign-in/provider', { provider: 'github' });
  expect(unknown.status).toBe(404);
});

describe('a service that is away', () => {
  it('when the node starts is asked again by who wants to sign in', async () => {
    const other = await openFakeOidc(ANN);
    other.away = true;
    const { discoveryUrl } = other;
    // Below a path, which the proxy in front of it removes or not.
    const late = await openAccountSite(
      {
        premium: false,
        providers: [{ id: 'oidc', name: 'Other', discoveryUrl, clientId: 'nonet', clientSecret: 'x' }],
      },
      { basePath: '/draw' },
    );
    const client = cookieClient(late.url);
    const ask = () => client.send('POST', '/api/account/sign-in/provider', { provider: 'oidc' });
    expect(await (await ask()).json()).toMatchObject({ code: 'unavailable' });
    other.away = false;
    const { url } = (await (await ask()).json()) as { url: string };
    const back = (await fetch(url, { redirect: 'manual' })).headers.get('location')!;
    expect(back).toMatch(`${late.url}/draw/api/account/auth/callback/oidc?`);
    const returned = await client.send('GET', back);
    expect(returned.headers.get('location')).toBe(`${late.url}/draw/account`);
    const cookies = returned.headers.getSetCookie();
    expect(cookies.map((cookie) => /; Path=([^;]*)/i.exec(cookie)?.[1])).toEqual(cookies.map(() => '/draw/'));
    expect((await standing(client)).user).toMatchObject({ email: 'ann@example.org' });
    await late.close();
    await other.close();
  });

  it('when people come back leads them to our page with an error, and them alone', async () => {
    const client = cookieClient(site.url);
    const back = await comeBack(client);
    oidc.away = true;
    expect(await finish(client, back)).toMatch(`${site.url}/account?error=`);
    oidc.away = false;
    expect((await standing(client)).user).toBeUndefined();
  });
});
