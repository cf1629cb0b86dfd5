// Accounts in a real browser against the real service: signing in by mail and by passkey, keys, premium and its end.
// Each test has an account of its own.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AccountSite, DESK_TOKEN, openAccountSite } from './account-site.ts';
import { violationsOf } from './axe.ts';
import { browserPath } from './browser.ts';
import { screenshot } from './screenshot.ts';
import { fits, openVisitors, PATIENCE_MS, PHONE, untilItAnswers, type Visitors } from './visitors.ts';

/** What `GET /api/me` says of names. */
interface OwnData {
  readonly owner: string;
  readonly drawings: readonly { readonly id: string; readonly account: string }[];
}

interface Person {
  readonly page: Page;
  readonly email: string;
}

describe.skipIf(!browserPath)('an account', { timeout: 2 * PATIENCE_MS }, () => {
  let site: AccountSite;
  let visitors: Visitors;
  let people = 0;

  beforeAll(async () => {
    site = await openAccountSite();
    visitors = openVisitors(site, /status of (400|403)/); // of a passkey that is refused, and a drawing
  }, PATIENCE_MS);
  afterEach(async () => expect(await visitors.leave()).toEqual([]));
  afterAll(() => site?.close());

  /** Somebody who was never there, with a phone that has passkeys. */
  async function somebody(): Promise<Person> {
    const page = await visitors.visit('/account', { viewport: PHONE });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return { page, email: `ann-${people++}@example.org` };
  }

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

  /** From the form to the account. @returns the secret of the link */
  async function signIn({ page, email }: Person): Promise<string> {
    await page.getByLabel('E-mail address').fill(email);
    await press(page, 'Send me a link');
    await page.getByText('A link is on its way').waitFor();
    const link = await site.mail.nextLink(email);
    await page.goto(link);
    await press(page, 'Sign in on this device');
    await page.getByText(email).waitFor();
    return new URL(link).hash.slice('#token='.length);
  }

  async function member(): Promise<Person> {
    const person = await somebody();
    await signIn(person);
    return person;
  }

  async function draw(page: Page, prompt: string): Promise<void> {
    await page.goto(site.url);
    await untilItAnswers(page);
    await page.getByLabel('Describe what you want to see').fill(prompt);
    await page.keyboard.press('Enter');
    await page.getByText(/^Drawn in/).waitFor();
    await page.getByRole('link', { name: 'Account' }).click();
    await page.waitForURL(`${site.url}/account`);
  }

  async function makeKey(page: Page, name: string): Promise<string> {
    await page.getByLabel('Name of the program').fill(name);
    await press(page, 'Make a key');
    return page.getByLabel('The key. It is shown only now:').inputValue();
  }

  async function addPasskey(page: Page, name: string): Promise<void> {
    await page.getByLabel('Name of this device').fill(name);
    await press(page, 'Add a passkey');
    await page.getByText('Added.').waitFor();
  }

  /** @returns the customer that Stripe knows */
  async function getPremium({ page, email }: Person): Promise<string> {
    await press(page, 'Get premium');
    await press(page, 'Pay');
    await page.getByText('You have premium: ').waitFor();
    return [...site.stripe.customers].find(([, customer]) => customer.email === email)![0];
  }

  const drawWith = async (secret: string) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
    const body = '{"prompt":"a dog","count":1}';
    return (await fetch(`${site.url}/api/drawings`, { method: 'POST', headers, body })).status;
  };
  const drawIn = (page: Page) =>
    page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      const body = '{"prompt":"a hen","count":1}';
      return (await fetch('/api/drawings', { method: 'POST', headers, body })).status;
    });
  const drawingsIn = (page: Page) =>
    page.evaluate(
      async () => ((await (await fetch('/api/drawings')).json()) as { drawings: unknown[] }).drawings.length,
    );
  const sessionOf = async (page: Page) =>
    (await page.context().cookies()).find(({ name }) => name === 'nonet.session_token');

  it('is made by following the link in a mail, and takes over what was drawn before', async () => {
    const person = await somebody();
    const { page } = person;
    await draw(page, 'a cat before');
    await page.getByLabel('E-mail address').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await screenshot(page, 'sign-in');
    await signIn(person);
    expect(page.url()).toBe(`${site.url}/account`); // the token is out of the address
    expect(await sessionOf(page)).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    await page.getByText('One drawing was made in this browser').waitFor();
    await press(page, 'Take over');
    await page.getByText('One drawing is your account’s now.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await screenshot(page, 'account');
  });

  it('has keys for programs, shown once, until they are revoked', async () => {
    const { page } = await member();
    const secret = await makeKey(page, 'my bot');
    expect(await drawWith(secret)).toBe(202);
    await page.reload();
    await page.getByText('1 of 900 pictures asked for today.').waitFor();
    expect(await page.content()).not.toContain(secret);
    await press(page, 'Revoke my bot');
    await page.getByText('Revoked').waitFor();
    expect(await drawWith(secret)).toBe(401);
  });

  it('is found at the desk, banned there, and let in again', async () => {
    const { page, email } = await member();
    const desk = await visitors.visit('/desk/', { viewport: PHONE });
    await desk.getByLabel('Token').fill(DESK_TOKEN);
    await press(desk, 'Sign in');
    await desk.getByRole('link', { name: 'Users' }).click();
    await desk.getByLabel('Address begins with').fill(email.toUpperCase().split('EXAMPLE')[0]!);
    await press(desk, 'Show');
    await desk.getByRole('cell', { name: email }).waitFor();
    expect(await violationsOf(desk)).toEqual([]);
    expect(await fits(desk)).toBe(true);
    await screenshot(desk, 'desk-users');
    await desk.getByRole('link', { name: 'Ban', exact: true }).click();
    await desk.getByLabel('Reason, shown to them').fill(`spam of ${email}`);
    await press(desk, 'Ban');
    const ban = desk.getByRole('row').filter({ hasText: `spam of ${email}` });
    await ban.waitFor();
    expect(await drawIn(page)).toBe(403);
    await ban.getByRole('button', { name: 'Lift' }).click();
    await ban.waitFor({ state: 'detached' });
    expect(await drawIn(page)).toBe(202);
  });

  it('is signed in to with a passkey', async () => {
    const { page, email } = await member();
    await addPasskey(page, 'my phone');
    await press(page, 'Sign out');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await sessionOf(page)).toBeUndefined();
    await press(page, 'Use a passkey');
    await page.getByText(email).waitFor();
    expect(await sessionOf(page)).toBeDefined();
    await press(page, 'Remove my phone');
    await page.getByText('Removed.').waitFor();
    await press(page, 'Sign out');
    await press(page, 'Use a passkey');
    await page.getByText('This did not work; please begin again.').waitFor();
  });

  it('gets premium at Stripe, ends it there, has it to the end of its month, and loses nothing', async () => {
    const person = await member();
    const { page } = person;
    await draw(page, 'a horse');
    const customer = await getPremium(person);
    await expect.poll(() => page.url()).toBe(`${site.url}/account`);
    await page.getByText('of 9000 pictures').waitFor();
    await press(page, 'Manage premium');
    await press(page, 'Cancel plan');
    await page.getByText('You have premium until').waitFor();
    const subscription = site.stripe.subscriptions.find((one) => one.customer === customer)!;
    subscription.end = Math.floor(Date.now() / 1_000) - 1;
    const body = site.stripe.event('customer.subscription.updated', subscription);
    const headers = { 'content-type': 'application/json', 'stripe-signature': site.stripe.sign(body) };
    expect((await fetch(site.stripe.hook!, { method: 'POST', headers, body })).status).toBe(204);
    await page.reload();
    await page.getByText('Yours ended on').waitFor();
    expect(await drawingsIn(page)).toBe(1);
  });

  it('is deleted with all that names it, also in the log', async () => {
    const person = await somebody();
    const { page, email } = person;
    /** What must be nowhere when the account is gone. */
    const secrets = [email, 'a bot that goes', 'a phone that goes', 'a cat that goes', await signIn(person)];
    await addPasskey(page, 'a phone that goes');
    secrets.push(await makeKey(page, 'a bot that goes'), (await sessionOf(page))!.value.split('.')[0]!);
    const customer = await getPremium(person);
    await draw(page, 'a cat that goes');
    const kept = await page.evaluate(async () => (await (await fetch('/api/me')).json()) as OwnData);
    expect(kept.drawings).toHaveLength(1);
    const ids = kept.drawings.flatMap(({ id, account }) => [id, account]);
    secrets.push(customer, kept.owner, ...ids.filter((id) => !id.startsWith('address ')));
    await press(page, 'Delete the account');
    await press(page, 'Delete all of it');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await drawingsIn(page)).toBe(0);
    expect(site.stripe.customers.has(customer)).toBe(false);
    await expect.poll(() => site.log()).toContain('"method":"DELETE"');
    for (const secret of secrets) {
      expect(site.log()).not.toContain(secret);
      expect([secret, site.filesWith(secret)]).toEqual([secret, []]);
    }
  });
});
