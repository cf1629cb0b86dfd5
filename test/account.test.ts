// Accounts in a real browser against the real service: signing in by mail and by passkey, keys, premium and its end.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountSite, DESK_TOKEN, openAccountSite } from './account-site.ts';
import { violationsOf } from './axe.ts';
import { screenshot } from './screenshot.ts';
import { browserPath } from './site.ts';
import { fits, PHONE } from './visitors.ts';

const PATIENCE_MS = 100_000;
const EMAIL = 'ann@example.org';

/** What `GET /api/me` says of names. */
interface OwnData {
  readonly owner: string;
  readonly drawings: readonly { readonly id: string; readonly account: string }[];
}

describe.skipIf(!browserPath)('an account', { timeout: 4 * PATIENCE_MS }, () => {
  let site: AccountSite;
  let page: Page;
  const problems: string[] = [];
  /** What must be nowhere when the account is gone. */
  const secrets: string[] = [EMAIL];

  beforeAll(async () => {
    site = await openAccountSite();
    const context = await site.browser.newContext({ viewport: PHONE });
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()))
        problems.push(`${message.text()} ${message.location().url}`);
    });
    const devtools = await context.newCDPSession(page);
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
  }, 3 * PATIENCE_MS);
  afterAll(() => site?.close());

  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const drawWith = (secret: string) =>
    fetch(`${site.url}/api/drawings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: '{"prompt":"a dog","count":1}',
    });
  const sessionCookie = async () =>
    (await page.context().cookies()).find(({ name }) => name === 'nonet.session_token');

  it('is made by following the link in a mail, and takes over what was drawn before', async () => {
    await page.goto(site.url);
    await page.getByLabel('What should be drawn?').fill('a cat before');
    await page.keyboard.press('Enter');
    await page.getByText(/^Drawn in/).waitFor();
    await page.getByRole('link', { name: 'Account' }).click();
    await page.getByLabel('E-mail address').fill(EMAIL);
    expect(await violationsOf(page)).toEqual([]);
    await screenshot(page, 'sign-in');
    await press('Send me a link');
    await page.getByText('A link is on its way').waitFor();
    const link = await site.mail.nextLink(EMAIL);
    secrets.push(new URL(link).hash.slice('#token='.length));
    await page.goto(link);
    await press('Sign in on this device');
    await page.getByText(EMAIL).waitFor();
    expect(page.url()).toBe(`${site.url}/account`); // the token is out of the address
    expect(await sessionCookie()).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    secrets.push((await sessionCookie())!.value.split('.')[0]!);
    await page.getByText('One drawing was made in this browser').waitFor();
    await press('Take over');
    await page.getByText('One drawing is your account’s now.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await screenshot(page, 'account');
  });

  it('has keys for programs, shown once, until they are revoked', async () => {
    await page.getByLabel('Name of the program').fill('my bot');
    await press('Make a key');
    const secret = await page.getByLabel('The key. It is shown only now:').inputValue();
    secrets.push(secret, 'my bot');
    expect((await drawWith(secret)).status).toBe(202);
    await page.reload();
    await page.getByText('1 of 900 pictures asked for today.').waitFor();
    expect(await page.content()).not.toContain(secret);
    await press('Revoke my bot');
    await page.getByText('Revoked').waitFor();
    expect((await drawWith(secret)).status).toBe(401);
  });

  it('is found at the desk, banned there, and let in again', async () => {
    const draw = () =>
      page.evaluate(async () => {
        const headers = { 'content-type': 'application/json' };
        const body = '{"prompt":"a hen","count":1}';
        return (await fetch('/api/drawings', { method: 'POST', headers, body })).status;
      });
    const desk = await (await site.browser.newContext({ viewport: PHONE })).newPage();
    desk.setDefaultTimeout(PATIENCE_MS);
    const pressThere = (name: string) => desk.getByRole('button', { name, exact: true }).click();
    await desk.goto(`${site.url}/desk/`);
    await desk.getByLabel('Token').fill(DESK_TOKEN);
    await pressThere('Sign in');
    await desk.getByRole('link', { name: 'Users' }).click();
    await desk.getByLabel('Address begins with').fill('ANN@');
    await pressThere('Show');
    await desk.getByRole('cell', { name: EMAIL }).waitFor();
    expect(await violationsOf(desk)).toEqual([]);
    expect(await fits(desk)).toBe(true);
    await screenshot(desk, 'desk-users');
    await desk.getByRole('link', { name: 'Ban', exact: true }).click();
    await desk.getByLabel('Reason, told to them').fill(`spam of ${EMAIL}`);
    await pressThere('Ban');
    await desk.getByText(`spam of ${EMAIL}`).waitFor();
    expect(await draw()).toBe(403);
    await pressThere('Lift');
    await desk.getByText('Nobody is banned.').waitFor();
    expect(await draw()).toBe(202);
  });

  it('is signed in to with a passkey', async () => {
    await page.getByLabel('Name of this device').fill('my phone');
    await press('Add a passkey');
    await page.getByText('Added.').waitFor();
    secrets.push('my phone');
    await press('Sign out');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await sessionCookie()).toBeUndefined();
    await press('Use a passkey');
    await page.getByText(EMAIL).waitFor();
    secrets.push((await sessionCookie())!.value.split('.')[0]!);
    await press('Remove my phone');
    await page.getByText('Removed.').waitFor();
    await press('Sign out');
    await press('Use a passkey');
    await page.getByText('This did not work; please begin again.').waitFor();
    await page.getByLabel('E-mail address').fill(EMAIL);
    await press('Send me a link');
    await page.goto(await site.mail.nextLink(EMAIL));
    await press('Sign in on this device');
    await page.getByText(EMAIL).waitFor();
  });

  it('gets premium at Stripe, ends it there, has it to the end of its month, and loses nothing', async () => {
    await press('Get premium');
    await press('Pay');
    await page.getByText('You have premium: ').waitFor();
    expect(page.url()).toBe(`${site.url}/account`);
    await page.getByText('of 9000 pictures').waitFor();
    secrets.push(...site.stripe.customers.keys());
    await press('Manage premium');
    await press('Cancel plan');
    await page.getByText('You have premium until').waitFor();
    const [subscription] = site.stripe.subscriptions;
    subscription!.end = Math.floor(Date.now() / 1_000) - 1;
    const body = site.stripe.event('customer.subscription.updated', subscription!);
    const headers = { 'content-type': 'application/json', 'stripe-signature': site.stripe.sign(body) };
    expect((await fetch(site.stripe.hook!, { method: 'POST', headers, body })).status).toBe(204);
    await page.reload();
    await page.getByText('Yours ended on').waitFor();
    const { drawings } = await page.evaluate(
      async () => (await (await fetch('/api/drawings')).json()) as { drawings: unknown[] },
    );
    expect(drawings).toHaveLength(3);
  });

  it('is deleted with all that names it, also in the log', async () => {
    const kept = await page.evaluate(async () => (await (await fetch('/api/me')).json()) as OwnData);
    const ids = kept.drawings.flatMap(({ id, account }) => [id, account]);
    secrets.push(kept.owner, 'a cat before', ...ids.filter((id) => !id.startsWith('address ')));
    await press('Delete the account');
    await press('Delete all of it');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.evaluate(async () => (await (await fetch('/api/drawings')).json()) as unknown)).toEqual(
      {
        drawings: [],
      },
    );
    expect(site.stripe.customers.size).toBe(0);
    expect(site.log()).toContain('"method":"DELETE"');
    for (const secret of secrets) {
      expect(site.log()).not.toContain(secret);
      expect([secret, site.filesWith(secret)]).toEqual([secret, []]);
    }
    // The browser tells of the passkey that was refused, whenever it likes, and of the drawing.
    const expected = / 400 .*\/sign-in\/passkey$| 403 .*\/api\/drawings$/;
    expect(problems.filter((text) => !expected.test(text))).toEqual([]);
  });
});
