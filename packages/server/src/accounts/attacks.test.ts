// Attacks on accounts, premium and the desk of a real node are refused and change nothing.
import { request } from 'node:http';
import type { Account, CreatedKey } from '@nonet/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountSite, openAccountSite } from '../testing/account-site.ts';
import { type CookieClient, cookieClient } from '../testing/cookie-client.ts';
import { DAY, now } from '../testing/fake-stripe.ts';
import { fuzzRoutes } from '../testing/fuzz/fuzz-routes.ts';
import { prepareFuzz } from '../testing/fuzz/fuzz-site.ts';
import { until } from '../testing/until.ts';
import { ownerOfAccount } from './identify.ts';

const DESK_TOKEN = 'the-token-of-this-test';
const SESSION = 'nonet.session_token';
const EVIL = 'evil.example';

let site: AccountSite;
let ann: CookieClient;
let eve: CookieClient;
let annsId: string;

beforeAll(async () => {
  site = await openAccountSite({}, { deskToken: DESK_TOKEN });
  ann = await site.signIn('ann@example.org');
  eve = await site.signIn('eve@example.org');
  const { rows } = await sql<{ id: string }>`
    select id from auth_users where email = 'ann@example.org'`.execute(site.store.db);
  annsId = rows[0]!.id;
});
afterAll(() => site?.close());

const standing = (client: CookieClient) => client.expect<Account>(200, 'GET', '/api/account');
const signedIn = async (client: CookieClient) => (await standing(client)).user?.email;
const withCookie = (value: string): CookieClient => {
  const client = cookieClient(site.url);
  client.cookies.set(SESSION, value);
  return client;
};

interface Sent {
  readonly status: number;
  readonly location: string | undefined;
}

/** A request as no browser sends it: fetch tidies paths, and lets nobody say the host. */
const sendRaw = (method: string, path: string, headers: Record<string, string>, body = '') =>
  new Promise<Sent>((resolve, reject) => {
    const { hostname, port } = new URL(site.url);
    request({ hostname, port, method, path, headers }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, location: answer.headers.location });
    })
      .on('error', reject)
      .end(body);
  });

describe('a session', () => {
  it('cannot be made of what the database holds, nor of parts of others', async () => {
    const { rows } = await sql<{ token: string }>`select token from auth_sessions`.execute(site.store.db);
    const [token, signature] = decodeURIComponent(ann.cookies.get(SESSION)!).split('.') as [string, string];
    const [, others] = decodeURIComponent(eve.cookies.get(SESSION)!).split('.') as [string, string];
    expect(rows.map((row) => row.token)).toContain(token);
    for (const value of [
      token,
      `${token}.`,
      `${token}.${others}`,
      `${token}.${signature.slice(0, -2)}`,
      `${token}x.${signature}`,
      `.${signature}`,
      'null.null',
      `${token}.${signature}`.repeat(40),
    ])
      expect(await signedIn(withCookie(encodeURIComponent(value)))).toBeUndefined();
    expect(await signedIn(ann)).toBe('ann@example.org');
  });

  it('of an attacker, planted in a browser, is left behind by who signs in there, and ends', async () => {
    const mallory = await site.signIn('mallory@example.org');
    const victim = withCookie(mallory.cookies.get(SESSION)!);
    const token = await site.askToken(victim, 'victim@example.org');
    await victim.expect(204, 'POST', '/api/account/sign-in/link', { token });
    expect(victim.cookies.get(SESSION)).not.toBe(mallory.cookies.get(SESSION));
    expect(await signedIn(victim)).toBe('victim@example.org');
    expect(await signedIn(mallory)).toBeUndefined();
  });

  it('is not opened by guesses of a link', async () => {
    const token = await site.askToken(cookieClient(site.url), 'guessed@example.org');
    const thief = cookieClient(site.url);
    for (const guess of [token.toLowerCase(), token.split('').reverse().join(''), 'A'.repeat(32)])
      expect((await thief.send('POST', '/api/account/sign-in/link', { token: guess })).status).toBe(400);
    for (const guess of ['', '%', `${token}&x=1`, [token], { $ne: '' }, null])
      expect((await thief.send('POST', '/api/account/sign-in/link', { token: guess })).status).toBe(400);
    expect(await signedIn(thief)).toBeUndefined();
  });
});

it('the host that a request names is not where the link in a mail leads', async () => {
  const before = site.mail.mails.length;
  for (const name of ['host', 'x-forwarded-host', 'x-original-host', 'forwarded']) {
    const headers = {
      origin: site.url,
      'content-type': 'application/json',
      ...(name === 'forwarded' ? { forwarded: `host=${EVIL}` } : { [name]: EVIL }),
    };
    const body = JSON.stringify({ email: `${name}@example.org` });
    expect((await sendRaw('POST', '/api/account/sign-in/email', headers, body)).status).toBe(204);
  }
  await until(() => site.mail.mails.length === before + 4);
  for (const mail of site.mail.mails.slice(before)) {
    expect(mail).not.toContain(EVIL);
    expect(mail.replaceAll('=\r\n', '')).toContain(`${site.url}/account#token=`);
  }
});

it.each([
  `//${EVIL}`,
  `//${EVIL}/%2e%2e`,
  `///${EVIL}/`,
  `/\\${EVIL}/`,
  `/%5c${EVIL}`,
  `/%09/${EVIL}`,
  `/account//${EVIL}`,
  `/account?redirect=https://${EVIL}&callbackURL=https://${EVIL}&next=//${EVIL}`,
  `/desk?next=https://${EVIL}`,
  `/desk/sign-in?next=https://${EVIL}`,
  `/desk//${EVIL}`,
  `/ads/choice?slot=//${EVIL}`,
  `/s/..%2f..%2f${EVIL}`,
  `/api/account/auth/callback/oidc?state=x&error=https://${EVIL}&callbackURL=//${EVIL}`,
  `/api/account/auth/callback/%2f%2f${EVIL}`,
])('leads nobody away: %s', async (path) => {
  for (const method of ['GET', 'POST']) {
    const { location } = await sendRaw(method, path, { origin: site.url, 'sec-fetch-site': 'same-origin' });
    if (location !== undefined) expect(new URL(location, site.url).origin).toBe(site.url);
  }
});

describe('who is signed in', () => {
  it('is neither moderator nor host', async () => {
    for (const [method, path, body] of [
      ['GET', '/api/admin/reports'],
      ['GET', '/api/admin/audit'],
      ['POST', '/api/admin/bans', { of: { subject: `user ${annsId}` }, reason: 'x' }],
    ] as const)
      expect((await eve.send(method, path, body)).status).toBe(401);
    for (const path of ['/desk/', '/desk/users', '/desk/keys', '/desk/log']) {
      const { status, headers } = await eve.send('GET', path);
      expect([status, headers.get('location')]).toEqual([303, '/desk/sign-in']);
    }
  });

  it('gets no more by keys: not the desk, figures, accounts or the keys of others', async () => {
    const made = await eve.expect<CreatedKey>(201, 'POST', '/api/account/keys', {
      name: 'a bot',
      scopes: ['read', 'draw', 'delete'],
    });
    const call = async (method: string, path: string, body?: object) =>
      (
        await fetch(site.url + path, {
          method,
          headers: {
            authorization: `Bearer ${made.secret}`,
            origin: site.url,
            'x-forwarded-for': '127.0.0.1',
            ...(body ? { 'content-type': 'application/json' } : {}),
          },
          ...(body ? { body: JSON.stringify(body) } : {}),
        })
      ).status;
    expect(await call('GET', '/api/admin/reports')).toBe(403);
    expect(await call('POST', '/api/admin/bans', { of: { subject: 'key a' }, reason: 'x' })).toBe(403);
    expect(await call('GET', '/metrics')).toBe(403);
    for (const [method, path] of [
      ['GET', '/api/account/keys'],
      ['DELETE', `/api/account/keys/${made.id}`],
      ['DELETE', '/api/account'],
      ['POST', '/api/account/claim'],
      ['POST', '/api/account/passkeys/challenge'],
      ['POST', '/api/account/premium/checkout'],
    ] as const)
      expect([path, await call(method, path)]).toEqual([path, 401]);
  });

  it('cannot touch what others drew, by no road', async () => {
    const { id } = await ann.expect<{ id: string }>(202, 'POST', '/api/drawings', {
      prompt: 'a cat of mine',
      count: 1,
    });
    const status = async () =>
      (await ann.expect<{ status: string }>(200, 'GET', `/api/drawings/${id}`)).status;
    await until(async () => (await status()) === 'done');
    const share = await ann.expect<{ id: string }>(200, 'PUT', `/api/drawings/${id}/share`);
    const disguised = cookieClient(site.url);
    disguised.cookies.set('nonet-client', ownerOfAccount(annsId)); // the digest is not the secret
    for (const client of [eve, disguised, cookieClient(site.url)]) {
      for (const [method, path] of [
        ['DELETE', `/api/drawings/${id}`],
        ['DELETE', `/api/drawings/${id}/pictures`],
        ['PUT', `/api/drawings/${id}/share`],
        ['PUT', `/api/shares/${share.id}/published`],
      ] as const)
        expect([method, path, (await client.send(method, path)).status]).toEqual([method, path, 404]);
      const list = await client.expect<{ drawings: object[] }>(200, 'GET', '/api/drawings');
      expect(list.drawings).toEqual([]);
    }
    expect(await status()).toBe('done');
  });

  it('is not another by the method, the path or the fields of a request', async () => {
    const headers = { cookie: `${SESSION}=${ann.cookies.get(SESSION)}`, origin: site.url };
    for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override'])
      await sendRaw('POST', '/api/account?_method=DELETE', { ...headers, [name]: 'DELETE' });
    await sendRaw('GET', '/api/account?_method=DELETE', headers);
    expect(await signedIn(ann)).toBe('ann@example.org');
    for (const query of [`?user=${annsId}`, '?email=ann@example.org', `?owner=${ownerOfAccount(annsId)}`]) {
      expect((await eve.expect<Account>(200, 'GET', `/api/account${query}`)).user?.email).toBe(
        'eve@example.org',
      );
      expect(JSON.stringify(await eve.expect(200, 'GET', `/api/me${query}`))).not.toContain('ann@');
    }
    for (const extra of [
      { premium: true },
      { user: annsId },
      { owner: ownerOfAccount(annsId) },
      { account: `user ${annsId}` },
      { band: 0 },
      { kept: true },
      { constructor: { prototype: { band: 0 } } },
    ]) {
      const asked = await eve.send('POST', '/api/drawings', { prompt: 'a cat', count: 1, ...extra });
      expect([extra, asked.status]).toEqual([extra, 400]);
    }
    const polluted = await fetch(`${site.url}/api/drawings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"prompt":"a cat","__proto__":{"band":0}}',
    });
    expect(polluted.status).toBe(400);
  });
});

describe('a form of a sister site', () => {
  const from = { origin: `http://shop.${EVIL}`, 'sec-fetch-site': 'same-site' };
  const type = { 'content-type': 'application/x-www-form-urlencoded' };

  it('deletes nobody’s data', async () => {
    const visitor = cookieClient(site.url);
    await visitor.expect(202, 'POST', '/api/drawings', { prompt: 'a cat of a visitor', count: 1 });
    const cookie = `nonet-client=${visitor.cookies.get('nonet-client')}`;
    expect((await sendRaw('POST', '/privacy/delete', { cookie, ...from, ...type })).status).toBe(403);
    const { drawings } = await visitor.expect<{ drawings: object[] }>(200, 'GET', '/api/drawings');
    expect(drawings).toHaveLength(1);
  });

  it('asks for no drawing and opens no desk', async () => {
    const cookie = `${SESSION}=${ann.cookies.get(SESSION)}`;
    const drawings = async () =>
      (await ann.expect<{ drawings: object[] }>(200, 'GET', '/api/drawings')).drawings.length;
    const before = await drawings();
    for (const kind of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const headers = { cookie, ...from, 'content-type': kind };
      const { status } = await sendRaw('POST', '/api/drawings', headers, '{"prompt":"a cat"}');
      expect([400, 403, 415]).toContain(status);
    }
    expect(await drawings()).toBe(before);
    const opened = await sendRaw('POST', '/desk/sign-in', { ...from, ...type }, `token=${DESK_TOKEN}`);
    expect(opened.status).toBe(403);
  });
});

describe('events of Stripe', () => {
  const tell = async (customer: string, type: string, id: string, more: Record<string, string> = {}) => {
    const body = site.stripe.event(type, { customer }, id);
    const headers = { 'content-type': 'application/json', 'stripe-signature': site.stripe.sign(body) };
    return (await fetch(site.stripe.hook!, { method: 'POST', headers: { ...headers, ...more }, body }))
      .status;
  };
  const isPremium = async (client: CookieClient) => (await standing(client)).user!.premium.active;

  it('of a whole life, in any order, twice and at the same time, end in the state that Stripe has', async () => {
    const types = [
      'customer.subscription.created',
      'checkout.session.completed',
      'invoice.payment_failed',
      'customer.subscription.deleted',
      'invoice.paid',
      'customer.subscription.updated',
    ];
    for (const [n, state] of (['active', 'canceled', 'unpaid'] as const).entries()) {
      const client = await site.signIn(`life-${n}@example.org`);
      await client.expect(200, 'POST', '/api/account/premium/checkout');
      const customer = [...site.stripe.customers].find(
        ([, { email }]) => email === `life-${n}@example.org`,
      )![0];
      const subscription = site.stripe.subscribe(customer);
      Object.assign(subscription, {
        status: state,
        ...(state === 'active'
          ? {}
          : { start: now() - 40 * DAY, end: now() - 10 * DAY, ended_at: now() - 5 }),
      });
      const orders = [types, types.toReversed(), [...types.slice(3), ...types.slice(0, 3)]];
      for (const [k, order] of orders.entries()) {
        const sent = order.flatMap((type, i) => [
          tell(customer, type, `evt_${n}_${k}_${i}`),
          tell(customer, type, `evt_${n}_${k}_${i}`),
        ]);
        expect(new Set(await Promise.all(sent))).toEqual(new Set([204]));
        expect([state, await isPremium(client)]).toEqual([state, state === 'active']);
      }
    }
  });

  it('signed in other ways than ours, or of no form, are refused', async () => {
    const body = site.stripe.event('invoice.paid', { customer: 'cus_x' });
    const good = site.stripe.sign(body);
    const [at, v1] = [/t=(\d+)/.exec(good)![1]!, /v1=(\w+)/.exec(good)![1]!];
    const post = (signature: string, sent: string, type = 'application/json') =>
      sendRaw('POST', '/api/stripe/webhook', { 'stripe-signature': signature, 'content-type': type }, sent);
    for (const signature of [
      `t=${at},v0=${v1}`,
      `t=${Number(at) - 1},v1=${v1}`,
      `v1=${v1}`,
      `t=${at}`,
      `t=NaN,v1=${v1}`,
      `t=${at},v1=${v1.slice(0, -1)}`,
      `t=${at},v1=${v1.toUpperCase()}x`,
    ])
      expect([signature, (await post(signature, body)).status]).toEqual([signature, 400]);
    for (const sent of ['[]', 'null', '1', '{}', '{"id":"evt_x","type":"invoice.paid"}'])
      expect([sent, (await post(site.stripe.sign(sent), sent)).status]).toEqual([sent, 400]);
    expect((await post(good, `${body}${' '.repeat(200_000)}`)).status).toBe(413);
    expect((await post(good, body, 'text/plain')).status).toBe(204); // the signature is what counts
  });
});

it('no generated request of any route, of any caller, is answered as a fault of the service', async () => {
  const prepared = await prepareFuzz(site, DESK_TOKEN);
  const { answers, faults } = await fuzzRoutes({ ...prepared, random: 4, seed: 1 });
  expect(faults).toEqual([]);
  expect(answers.size).toBeGreaterThan(200);
});
