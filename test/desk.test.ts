// The host's desk in a real browser against the real service: from a report to a ban, on a phone and without script.
import { createClient, type NonetClient } from '@nonet/api';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { browserPath } from './browser.ts';
import { screenshot } from './screenshot.ts';
import { openSite, type Site } from './site.ts';
import { DESKTOP, fits, openVisitors, PHONE, type Visitors } from './visitors.ts';

const TOKEN = 'a-token-for-the-desk';
const PROMPT = 'a cat in a sombrero';
const PATIENCE_MS = 200_000;

describe.skipIf(!browserPath)('the desk', { timeout: 2 * PATIENCE_MS }, () => {
  let site: Site;
  let visitors: Visitors;
  let desk: Page;
  const problems: string[] = [];
  let drawers = 0;

  /** A set that somebody has published, whom nobody has banned. */
  async function publish(): Promise<{ drawer: NonetClient; drawing: string; link: string }> {
    const drawer = createClient({ baseUrl: site.url, token: `drawer-${drawers++}-of-this-test` });
    const { id } = await drawer.create({ prompt: PROMPT });
    for await (const { type } of drawer.events(id)) if (type === 'done') break;
    const { url } = await drawer.publish((await drawer.share(id)).id, true);
    return { drawer, drawing: id, link: url };
  }

  beforeAll(async () => {
    process.env['NONET_DESK_TOKEN'] = TOKEN;
    site = await openSite('--simulate', '20');
    delete process.env['NONET_DESK_TOKEN'];
    visitors = openVisitors(site, /status of 400/); // somebody is refused
    const context = await site.browser.newContext({ viewport: DESKTOP });
    desk = await context.newPage();
    desk.setDefaultTimeout(PATIENCE_MS);
    desk.on('pageerror', (error) => problems.push(error.message));
    desk.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
  }, 2 * PATIENCE_MS);
  afterEach(async () => {
    expect(await visitors.leave()).toEqual([]);
    expect(problems.splice(0).filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
  });
  afterAll(() => site?.close());

  const press = (name: string) => desk.getByRole('button', { name, exact: true }).click();
  const open = (name: string) => desk.getByRole('link', { name, exact: true }).click();
  /** What the list of reports has on one. */
  const reportWith = (message: string) => desk.getByRole('article').filter({ hasText: `“${message}”` });

  it('opens to the token alone', async () => {
    await desk.context().clearCookies();
    await desk.goto(`${site.url}/desk`);
    await desk.getByLabel('Token').fill('a-token-of-somebody-else');
    await press('Sign in');
    await desk.getByText('That is not the token.').waitFor();
    expect(await violationsOf(desk)).toEqual([]);
    await desk.getByLabel('Token').fill(TOKEN);
    await press('Sign in');
    await desk.getByRole('heading', { name: 'Workers (1)' }).waitFor();
    expect(await desk.evaluate(() => document.cookie)).toBe('');
  });

  it('keeps its figures fresh while one looks', async () => {
    const { link } = await publish();
    const openReports = async () =>
      Number.parseInt((await desk.getByText(/^\d+ open reports?$/).textContent())!, 10);
    const before = await openReports();
    const visitor = await visitors.visit(link);
    await visitor.getByText('Report', { exact: true }).click();
    await visitor.getByLabel('What is wrong with it?').selectOption('gore');
    await visitor.getByLabel('What should we know?').fill('<b>this cat</b> looks at me');
    await visitor.getByRole('button', { name: 'Send' }).click();
    await visitor.getByText('We’ll review your report.').waitFor();
    await expect.poll(openReports).toBe(before + 1); // nobody has loaded the page anew
  });

  it.each([
    ['light', DESKTOP],
    ['dark', PHONE],
  ] as const)('is accessible in the %s, at any size', async (colorScheme, viewport) => {
    await desk.setViewportSize(viewport);
    await desk.emulateMedia({ colorScheme });
    const found: [string, string[]][] = [];
    for (const path of ['', 'reports', 'keys', 'bans', 'settings', 'log']) {
      await desk.goto(`${site.url}/desk/${path}`);
      for (const summary of await desk.locator('summary').all()) await summary.click();
      const wide = (await fits(desk)) ? [] : ['wider than the screen'];
      found.push([path, [...(await violationsOf(desk)), ...wide]]);
      await screenshot(desk, `desk-${path || 'now'}-${colorScheme}`);
    }
    expect(found.filter(([, wrong]) => wrong.length > 0)).toEqual([]);
  });

  it('goes from a report to a ban, and back', async () => {
    const { drawer, drawing, link } = await publish();
    const [message, words] = [`<i>picture</i> ${drawers}`, `no sombreros ${drawers}`];
    await drawer.report({ drawing, reason: 'other', message });
    await open('Reports');
    const report = reportWith(message);
    await report.getByText('Show the 9 pictures').click();
    const picture = report.getByRole('img', { name: `${PROMPT}, 9 of 9` });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(128);
    await report.getByLabel('Ban creator').selectOption('by browser');
    await report.getByLabel('for days').fill('2');
    await report.getByLabel('and tell them').fill(words);
    await report.getByText('Delete…').click();
    await report.getByRole('button', { name: 'Delete for good' }).click();
    await report.waitFor({ state: 'detached' });
    expect((await fetch(link)).status).toBe(404);
    await expect(drawer.create({ prompt: 'another cat' })).rejects.toMatchObject({
      code: 'banned',
      message: expect.stringContaining(words),
    });
    await open('Bans');
    const ban = desk.getByRole('row').filter({ hasText: words });
    await ban.getByRole('button', { name: 'Lift' }).click();
    await ban.waitFor({ state: 'detached' });
    await drawer.create({ prompt: 'another cat' });
    await open('Log');
    for (const what of ['report upheld', 'ban', 'lift ban'])
      await desk.getByRole('cell', { name: what, exact: true }).first().waitFor();
  });

  it('hears from who was refused on the page', async () => {
    const visitor = await visitors.visit('/', { viewport: PHONE });
    const message = `he is a painter, said ${drawers++} times`;
    await visitor.getByLabel('Describe what you want to see').fill('a naked woman by Zorn');
    await visitor.keyboard.press('Enter');
    await visitor.getByText('We can’t draw that: explicit sexual content.').waitFor();
    expect(await visitor.content()).not.toContain('/api/appeals'); // that is for programs
    expect(await visitor.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    await visitor.getByText('Think this is wrong?').click();
    await visitor.getByLabel('Why should we draw it?').fill(message);
    expect(await violationsOf(visitor)).toEqual([]);
    expect(await fits(visitor)).toBe(true);
    await screenshot(visitor, 'refused');
    await visitor.getByRole('button', { name: 'Send appeal' }).click();
    await visitor.getByText('Thanks, we’ll review your appeal.').waitFor();
    await open('Reports');
    const report = reportWith(message);
    await report.getByRole('heading', { name: 'Refused prompt: It is sexual' }).waitFor();
    await report.getByText('a naked woman by Zorn').waitFor();
    await report.getByRole('button', { name: 'Accept appeal' }).click();
    await report.waitFor({ state: 'detached' });
  });

  it('makes a key that draws, and pauses drawing', async () => {
    const take = async (answer: 'yes' | 'no') => {
      await open('Settings');
      await desk.getByLabel('Take new drawings').selectOption(answer);
      const saved = desk.waitForEvent('load');
      await press('Save');
      await saved;
    };
    await take('yes'); // as an attempt before this one may not have left it
    await open('Keys');
    await desk.getByLabel('Name').fill('a bot');
    await press('Make the key');
    const secret = (await desk.locator('.secret').textContent())!;
    const ask = () =>
      fetch(`${site.url}/api/drawings`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify({ prompt: 'a dog' }),
      });
    await expect.poll(async () => (await ask()).ok).toBe(true);
    await take('no');
    await expect.poll(async () => (await ask()).json()).toMatchObject({ code: 'unavailable' });
  });

  it('works without script, and lets go', async () => {
    const page = await visitors.visit('/desk/', { viewport: PHONE, javaScriptEnabled: false });
    await page.getByLabel('Token').fill(TOKEN);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'The last 24 hours' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Token').waitFor();
    await page.goto(`${site.url}/desk/log`);
    expect(new URL(page.url()).pathname).toBe('/desk/sign-in');
  });
});
