// Ads in a real browser: none before consent, the choice is kept and taken back, and an ad can touch nothing of ours.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@nonet/api';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { browserPath } from './browser.ts';
import { openSite, type Site } from './site.ts';

const PATIENCE_MS = 200_000;
/** Tries all that it must not be able to, and tells what it could. */
const HOSTILE_AD = `<p id="ad">An ad of another</p><script>
const could = [];
const attempt = (name, action) => { try { if (action() !== undefined) could.push(name); } catch {} };
attempt('top document', () => top.document.body);
attempt('parent document', () => parent.document.body);
attempt('cookies', () => document.cookie);
attempt('storage', () => localStorage.length);
attempt('its frame', () => frameElement || undefined);
attempt('going elsewhere', () => { top.location = 'https://evil.example/'; });
fetch('/api/drawings', { credentials: 'include' }).then((answer) => could.push('reading ' + answer.status), () => {})
  .then(() => { document.body.dataset.could = could.join(); });
</script>`;

describe.skipIf(!browserPath)('ads', { timeout: 2 * PATIENCE_MS }, () => {
  let site: Site;
  let page: Page;
  const folder = mkdtempSync(join(tmpdir(), 'nonet-ads-'));

  beforeAll(async () => {
    const house = [{ title: 'Nonet', text: 'runs on your own machine too', url: 'https://nonet.example/' }];
    const file = join(folder, 'ads.json');
    writeFileSync(
      file,
      JSON.stringify({ page: { height: 120, snippet: HOSTILE_AD }, share: { height: 90, house } }),
    );
    site = await openSite('--simulate', '20', '--ads', file);
    page = await (await site.browser.newContext()).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
  }, 2 * PATIENCE_MS);
  afterAll(async () => {
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const slot = () => page.frameLocator('iframe.ad');
  /** Where the ad is on the page, however far that is scrolled. */
  const place = () =>
    page.locator('iframe.ad').evaluate((frame) => {
      const { top, height } = frame.getBoundingClientRect();
      return { top: top + scrollY, height, pageHeight: document.documentElement.scrollHeight };
    });
  /** As for somebody who was never asked. */
  async function untilAsked(): Promise<void> {
    await page.context().clearCookies();
    await page.goto(site.url);
    await slot().getByText('May ads of others be shown here?').waitFor();
  }
  async function consent(): Promise<void> {
    await slot().getByRole('button', { name: 'Show them' }).click();
    await slot().frameLocator('iframe').getByText('An ad of another').waitFor();
  }
  const adFrame = (): Frame | undefined =>
    page.frames().find((frame) => frame.url().endsWith('/ads/page/snippet'));

  it('of others are asked for first, below all else, and the page is accessible', async () => {
    await untilAsked();
    expect(adFrame()).toBeUndefined();
    expect(await violationsOf(page)).toEqual([]);
    const isLast = await page.evaluate(() => {
      const { top } = document.querySelector('iframe.ad')!.getBoundingClientRect();
      return [...document.querySelectorAll('main, footer')].every(
        (part) => part.getBoundingClientRect().bottom <= top,
      );
    });
    expect(isLast).toBe(true);
  });

  it('of others come with consent, without moving anything, and can touch nothing', async () => {
    await untilAsked();
    const before = await place();
    await consent();
    await slot().getByRole('button', { name: 'No more ads of others' }).waitFor();
    const body = slot().frameLocator('iframe').locator('body');
    await expect.poll(() => body.getAttribute('data-could')).not.toBeNull();
    expect(await body.getAttribute('data-could')).toBe('');
    expect(page.url()).toBe(`${site.url}/`);
    expect(await place()).toEqual(before);
  });

  it('remember the choice on the device, and take it back', async () => {
    await untilAsked();
    await consent();
    await page.reload();
    await slot().frameLocator('iframe').getByText('An ad of another').waitFor();
    await slot().getByRole('button', { name: 'No more ads of others' }).click();
    await slot().getByRole('button', { name: 'Show ads of others' }).waitFor();
    expect(adFrame()).toBeUndefined();
    await page.reload();
    await slot().getByRole('button', { name: 'Show ads of others' }).waitFor();
    expect(adFrame()).toBeUndefined();
  });

  it('of the house stand at the foot of shared sets without asking, and without script', async () => {
    const client = createClient({ baseUrl: site.url, token: 'who-draws-in-this-test' });
    const { id } = await client.create({ prompt: 'a cat' });
    for await (const { type } of client.events(id)) if (type === 'done') break;
    const { url } = await client.share(id);
    const visitor = await (await site.browser.newContext({ javaScriptEnabled: false })).newPage();
    visitor.setDefaultTimeout(PATIENCE_MS);
    await visitor.goto(url);
    await visitor.locator('iframe.ad').scrollIntoViewIfNeeded();
    const house = visitor.frameLocator('iframe.ad');
    await house.getByRole('link', { name: 'Nonet runs on your own machine too' }).waitFor();
    expect(await house.getByRole('button').count()).toBe(0);
  });
});
