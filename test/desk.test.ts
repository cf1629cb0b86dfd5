// The host's desk in a real browser against the real service: from a report to a ban, on a phone and without script.
import { createClient } from '@nonet/api';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { screenshot } from './screenshot.ts';
import { browserPath, openSite, type Site } from './site.ts';
import { DESKTOP, fits, PHONE } from './visitors.ts';

const TOKEN = 'a-token-for-the-desk';
const PROMPT = 'a cat in a sombrero';
const PATIENCE_MS = 200_000;

describe.skipIf(!browserPath)('the desk', { timeout: 2 * PATIENCE_MS }, () => {
  let site: Site;
  let desk: Page;
  const problems: string[] = [];
  const drawer = () => createClient({ baseUrl: site.url, token: 'who-draws-in-this-test' });
  let link: string;

  beforeAll(async () => {
    process.env['NONET_DESK_TOKEN'] = TOKEN;
    site = await openSite('--simulate', '20');
    delete process.env['NONET_DESK_TOKEN'];
    const client = drawer();
    const { id } = await client.create({ prompt: PROMPT });
    for await (const { type } of client.events(id)) if (type === 'done') break;
    const share = await client.publish((await client.share(id)).id, true);
    link = share.url;
    const context = await site.browser.newContext({ viewport: DESKTOP });
    desk = await context.newPage();
    desk.setDefaultTimeout(PATIENCE_MS);
    desk.on('pageerror', (error) => problems.push(error.message));
    desk.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
  }, 2 * PATIENCE_MS);
  afterAll(() => site?.close());

  const press = (name: string) => desk.getByRole('button', { name, exact: true }).click();
  const open = (name: string) => desk.getByRole('link', { name, exact: true }).click();

  it('opens to the token alone', async () => {
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
    await desk.getByText('0 open reports').waitFor();
    const visitor = await (await site.browser.newContext()).newPage();
    await visitor.goto(link);
    await visitor.getByText('Report', { exact: true }).click();
    await visitor.getByLabel('What should we know?').fill('<b>this cat</b> looks at me');
    await visitor.getByRole('button', { name: 'Send' }).click();
    await visitor.getByText('Your report is stored').waitFor();
    await desk.getByText('1 open report').waitFor(); // nobody has loaded the page anew
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
    await open('Reports');
    await desk.getByText('“<b>this cat</b> looks at me”').waitFor();
    await desk.getByText('Show the 9 pictures').click();
    const picture = desk.getByRole('img', { name: `${PROMPT}, 9 of 9` });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(128);
    await desk.getByLabel('Ban who drew it').selectOption('by browser');
    await desk.getByLabel('for days').fill('2');
    await desk.getByLabel('and tell them').fill('no sombreros');
    await press('Delete');
    await desk.getByText('There are none.').waitFor();
    expect((await fetch(link)).status).toBe(404);
    await expect(drawer().create({ prompt: 'another cat' })).rejects.toMatchObject({
      code: 'banned',
      message: expect.stringContaining('no sombreros'),
    });
    await open('Bans');
    await desk.getByText('no sombreros').waitFor();
    await press('Lift');
    await desk.getByText('Nobody is banned.').waitFor();
    await drawer().create({ prompt: 'another cat' });
    await open('Log');
    for (const what of ['report upheld', 'ban', 'lift ban'])
      await desk.getByRole('cell', { name: what, exact: true }).waitFor();
  });

  it('hears from who was refused on the page', async () => {
    const visitor = await (await site.browser.newContext({ viewport: PHONE })).newPage();
    visitor.setDefaultTimeout(PATIENCE_MS);
    await visitor.goto(site.url);
    await visitor.getByLabel('What should be drawn?').fill('a naked woman by Zorn');
    await visitor.keyboard.press('Enter');
    await visitor.getByText('This is not drawn here: explicit sexual content.').waitFor();
    expect(await visitor.content()).not.toContain('/api/appeals'); // that is for programs
    expect(await visitor.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    await visitor.getByText('Is that a mistake?').click();
    await visitor.getByLabel('Why should it be drawn?').fill('he is a painter');
    expect(await violationsOf(visitor)).toEqual([]);
    expect(await fits(visitor)).toBe(true);
    await screenshot(visitor, 'refused');
    await visitor.getByRole('button', { name: 'Send it with my prompt' }).click();
    await visitor.getByText('Thank you: your prompt is with whoever runs this.').waitFor();
    await open('Reports');
    await desk.getByRole('heading', { name: 'Refused prompt: It is sexual' }).waitFor();
    await desk.getByText('a naked woman by Zorn').waitFor();
    await desk.getByText('“he is a painter”').waitFor();
    await press('They are right');
    await desk.getByText('There are none.').waitFor();
  });

  it('makes a key that draws, and pauses drawing', async () => {
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
    expect((await ask()).ok).toBe(true);
    await open('Settings');
    await desk.getByLabel('Take new drawings').selectOption('no');
    await press('Save');
    await desk.getByLabel('Take new drawings').waitFor();
    expect(await (await ask()).json()).toMatchObject({ code: 'unavailable' });
  });

  it('works without script, and lets go', async () => {
    const plain = await site.browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(`${site.url}/desk/`);
    await page.getByLabel('Token').fill(TOKEN);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'The last 24 hours' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Token').waitFor();
    await page.goto(`${site.url}/desk/log`);
    expect(new URL(page.url()).pathname).toBe('/desk/sign-in');
  });

  it('breaks none of its own rules', () => {
    expect(problems.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
  });
});
