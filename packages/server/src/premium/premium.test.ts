// Premium on a real node: bought, ended and lapsed at a stand-in for Stripe, whatever way its events come.
import type { Account, CreatedKey } from '@nonet/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BANDS } from '../queue/bands.ts';
import { type AccountSite, openAccountSite } from '../testing/account-site.ts';
import { type CookieClient, cookieClient } from '../testing/cookie-client.ts';
import { DAY, type FakeSubscription, now } from '../testing/fake-stripe.ts';

let site: AccountSite;

beforeAll(async () => {
  site = await openAccountSite();
});
afterAll(() => site?.close());

interface Member {
  readonly client: CookieClient;
  readonly customer: string;
  readonly subscription: FakeSubscription;
}

const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { code: string }).code,
];
const standing = async (client: CookieClient) => {
  const { ads, user } = await client.expect<Account>(200, 'GET', '/api/account');
  return { ads, ...user };
};
const isPremium = async (client: CookieClient) => (await standing(client)).premium!.active;
const draw = (client: CookieClient, candidates = 9) =>
  client.send('POST', '/api/drawings', { prompt: 'a cat', count: 1, candidates });

const post = (body: string, signature: string) =>
  fetch(site.stripe.hook!, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': signature },
    body,
  });
const tell = (type: string, customer: string, id?: string) => {
  const body = site.stripe.event(type, { customer }, id);
  return post(body, site.stripe.sign(body));
};

async function customerOf(client: CookieClient): Promise<string> {
  await client.expect(200, 'POST', '/api/account/premium/checkout');
  const { email } = await standing(client);
  return [...site.stripe.customers].find(([, customer]) => customer.email === email)![0];
}

/** Somebody who has paid, which Stripe has reported. */
async function join(email: string): Promise<Member> {
  const client = await site.signIn(email);
  const customer = await customerOf(client);
  const subscription = site.stripe.subscribe(customer);
  expect((await tell('checkout.session.completed', customer)).status).toBe(204);
  return { client, customer, subscription };
}

describe('premium', () => {
  it('is bought at Stripe, goes first, has more candidates and no ads; also with keys', async () => {
    const client = await site.signIn('ann@example.org');
    expect(await standing(client)).toMatchObject({ ads: true, maxCandidates: 18, picturesPerDay: 900 });
    expect((await draw(client, 18)).status).toBe(202);
    expect(await codeOf(await draw(client, 19))).toEqual([402, 'premium-needed']);
    expect(await codeOf(await draw(cookieClient(site.url), 19))).toEqual([402, 'premium-needed']);
    const { url } = await client.expect<{ url: string }>(200, 'POST', '/api/account/premium/checkout');
    const paid = await fetch(url, { method: 'POST', redirect: 'manual' });
    expect(paid.headers.get('location')).toBe(`${site.url}/account?premium=bought`);
    const member = await standing(client);
    expect(member).toMatchObject({
      ads: false,
      picturesPerDay: 9_000,
      premium: { active: true, renews: true },
    });
    expect(member.maxCandidates).toBeUndefined();
    const drawn = (await (await draw(client, 36)).json()) as { id: string };
    const key = await client.expect<CreatedKey>(201, 'POST', '/api/account/keys', { name: 'bot' });
    const byKey = (await (
      await fetch(`${site.url}/api/drawings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key.secret}` },
        body: '{"prompt":"a dog","count":1,"candidates":36}',
      })
    ).json()) as { id: string };
    const rows = await site.store.db
      .selectFrom('drawings')
      .select('band')
      .where('id', 'in', [drawn.id, byKey.id])
      .execute();
    expect(rows).toEqual([{ band: BANDS.premium }, { band: BANDS.premium }]);
    expect(await codeOf(await client.send('POST', '/api/account/premium/checkout'))).toEqual([
      409,
      'premium-already',
    ]);
  });

  it('can be paid in the last of several tabs alone, at our price and for oneself', async () => {
    const client = await site.signIn('bob@example.org');
    const other = await join('ben@example.org');
    const more = { price: 'price_free', customer: other.customer, success_url: 'https://evil.example' };
    const tab = (body?: object) =>
      client.expect<{ url: string }>(200, 'POST', '/api/account/premium/checkout', body);
    const [first, last] = [await tab(more), await tab()];
    expect((await fetch(first.url, { method: 'POST', redirect: 'manual' })).status).toBe(410);
    const paid = await fetch(last.url, { method: 'POST', redirect: 'manual' });
    expect(paid.headers.get('location')).toMatch(`${site.url}/account`);
    expect(await isPremium(client)).toBe(true);
    expect(site.stripe.subscriptions.filter(({ customer }) => customer === other.customer)).toHaveLength(1);
  });

  it('is known on coming back from Stripe, also before its event comes', async () => {
    const client = await site.signIn('cy@example.org');
    site.stripe.subscribe(await customerOf(client));
    expect(await isPremium(client)).toBe(false);
    await client.expect(204, 'POST', '/api/account/premium/refresh');
    expect(await isPremium(client)).toBe(true);
  });

  it('that was cancelled is had to the end of what was paid; then all is as without, and nothing is lost', async () => {
    const { client, customer, subscription } = await join('dee@example.org');
    await client.expect(201, 'POST', '/api/account/keys', { name: 'bot' });
    const { id } = (await (await draw(client)).json()) as { id: string };
    const { url } = await client.expect<{ url: string }>(200, 'POST', '/api/account/premium/portal');
    await fetch(url, { method: 'POST', redirect: 'manual' });
    expect((await standing(client)).premium).toMatchObject({ active: true, renews: false });
    // Its month is over before Stripe has said so.
    subscription.end = now() - 1;
    await tell('customer.subscription.updated', customer);
    expect(await standing(client)).toMatchObject({
      ads: true,
      maxCandidates: 18,
      premium: { active: false },
    });
    subscription.status = 'canceled';
    subscription.ended_at = subscription.end;
    subscription.cancellation_details = { reason: 'cancellation_requested' };
    await tell('customer.subscription.deleted', customer);
    expect(await isPremium(client)).toBe(false);
    expect(await codeOf(await draw(client, 19))).toEqual([402, 'premium-needed']);
    const again = (await (await draw(client)).json()) as { id: string };
    const row = await site.store.db
      .selectFrom('drawings')
      .select('band')
      .where('id', '=', again.id)
      .executeTakeFirstOrThrow();
    expect(row.band).toBe(BANDS.normal);
    const { drawings } = await client.expect<{ drawings: { id: string }[] }>(200, 'GET', '/api/drawings');
    expect(drawings.map((one) => one.id)).toContain(id);
    expect((await client.expect<{ keys: object[] }>(200, 'GET', '/api/account/keys')).keys).toHaveLength(1);
    expect((await client.send('POST', '/api/account/premium/checkout')).status).toBe(200); // may come back
  });

  it('that was not paid goes on for some days, then ends', async () => {
    const { client, customer, subscription } = await join('eve@example.org');
    Object.assign(subscription, { status: 'past_due', start: now() - DAY, end: now() + 29 * DAY });
    await tell('invoice.payment_failed', customer);
    expect((await standing(client)).premium).toMatchObject({ active: true, status: 'past_due' });
    subscription.start = now() - 4 * DAY;
    await tell('customer.subscription.updated', customer);
    expect(await isPremium(client)).toBe(false);
    Object.assign(subscription, { status: 'active' });
    await tell('invoice.paid', customer);
    expect(await isPremium(client)).toBe(true);
    Object.assign(subscription, { status: 'canceled', ended_at: now() });
    subscription.cancellation_details = { reason: 'payment_failed' };
    await tell('customer.subscription.deleted', customer);
    expect(await isPremium(client)).toBe(false);
  });

  it('belongs to the signed-in user alone', async () => {
    const stranger = cookieClient(site.url);
    for (const path of ['checkout', 'portal', 'refresh']) {
      expect((await stranger.send('POST', `/api/account/premium/${path}`)).status).toBe(401);
      const { client } = { client: await site.signIn(`${path}@example.org`) };
      const evil = await client.send('POST', `/api/account/premium/${path}`, undefined, {
        origin: 'https://evil.example',
      });
      expect(await codeOf(evil)).toEqual([403, 'origin-forbidden']);
    }
    const free = await site.signIn('free@example.org');
    expect(await codeOf(await free.send('POST', '/api/account/premium/portal'))).toEqual([404, 'not-found']);
  });
});

describe('events of Stripe', () => {
  it('that are forged or old are refused and change nothing', async () => {
    const client = await site.signIn('fay@example.org');
    const customer = await customerOf(client);
    site.stripe.subscribe(customer);
    const { stripe } = site;
    const body = stripe.event('customer.subscription.created', { customer });
    const signature = stripe.sign(body);
    for (const [told, signed] of [
      [body, stripe.sign(body, { secret: 'whsec_guess' })],
      [body.replace(customer, 'cus_other'), signature],
      [`${body} `, signature],
      [body, stripe.sign(body, { at: now() - 600 })], // replayed later than five minutes
      [body, ''],
      [body, 't=1,v1=00'],
      ['', signature],
      ['not json', stripe.sign('not json')],
    ] as const)
      expect(await codeOf(await post(told, signed))).toEqual([400, 'signature-invalid']);
    expect(await isPremium(client)).toBe(false);
    expect((await post(body, signature)).status).toBe(204);
    expect(await isPremium(client)).toBe(true);
  });

  it('that come again are handled once, also at the same time', async () => {
    const { customer } = await join('gus@example.org');
    const asked = () => site.stripe.calls.filter((call) => call === 'GET /v1/subscriptions').length;
    const before = asked();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => tell('customer.subscription.updated', customer, 'evt_same')),
    );
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204]);
    expect((await tell('customer.subscription.updated', customer, 'evt_same')).status).toBe(204);
    expect(asked() - before).toBe(1);
  });

  it('that come in any order, or late, leave the state that Stripe has', async () => {
    const { client, customer, subscription } = await join('hal@example.org');
    Object.assign(subscription, { status: 'canceled', ended_at: now() - 1 });
    await tell('customer.subscription.deleted', customer);
    for (const late of ['customer.subscription.created', 'invoice.paid', 'checkout.session.completed'])
      expect((await tell(late, customer)).status).toBe(204);
    expect(await isPremium(client)).toBe(false);
    // A second subscription began before the end of the first was reported.
    site.stripe.subscribe(customer);
    await tell('customer.subscription.created', customer);
    await tell('customer.subscription.deleted', customer);
    expect(await isPremium(client)).toBe(true);
  });

  it('wait for Stripe to send them again while it does not answer; others are passed over', async () => {
    const client = await site.signIn('ivy@example.org');
    const customer = await customerOf(client);
    site.stripe.subscribe(customer);
    site.stripe.away = true;
    expect(await codeOf(await tell('invoice.paid', customer, 'evt_retried'))).toEqual([503, 'unavailable']);
    site.stripe.away = false;
    expect((await tell('invoice.paid', customer, 'evt_retried')).status).toBe(204);
    expect(await isPremium(client)).toBe(true);
    expect((await tell('invoice.paid', 'cus_of_somebody_else')).status).toBe(204);
    expect((await tell('payout.paid', customer)).status).toBe(204);
  });
});
