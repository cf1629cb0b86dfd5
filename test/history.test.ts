// The list of drawings and the keys of the page in a real browser. A simulated worker draws.
import { readFileSync } from 'node:fs';
import { createClient, type Drawing } from '@nonet/api';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { browserPath } from './browser.ts';
import { openSite, type Site } from './site.ts';
import { DESKTOP, fits, openVisitors, PATIENCE_MS, PHONE, type Visitors } from './visitors.ts';

const TOKEN = 'somebody-with-a-history';
const DAY_MS = 86_400_000;
const PROMPTS = ['a cat', 'a castle at night', 'a Café'];

interface VisitOptions extends BrowserContextOptions {
  readonly list?: readonly Drawing[];
}

describe.skipIf(!browserPath)('the list of drawings, and keys', { timeout: 2 * PATIENCE_MS }, () => {
  let site: Site;
  let visitors: Visitors;
  let drawn: Drawing[];

  beforeAll(async () => {
    site = await openSite('--simulate', '1');
    visitors = openVisitors(site, /net::ERR_|status of 404/); // pictures that were deleted
    drawn = [];
    for (const prompt of PROMPTS) drawn.push(await draw(prompt));
  }, 2 * PATIENCE_MS);
  afterEach(async () => expect(await visitors.leave()).toEqual([]));
  afterAll(() => site?.close());

  const client = () => createClient({ baseUrl: site.url, token: TOKEN });
  async function draw(prompt: string): Promise<Drawing> {
    const { id } = await client().create({ prompt, seed: 3 });
    for await (const { type } of client().events(id)) if (type === 'done') break;
    return client().get(id);
  }
  /** The page with a list of what was drawn on that many days before today. */
  function visit(path = '/', { list = drawn, ...options }: VisitOptions = {}) {
    const entries = list.map((one, days) => ({
      ...one,
      createdAt: new Date(Date.now() - days * DAY_MS).toISOString(),
    }));
    const origins = [
      { origin: site.url, localStorage: [{ name: 'nonet-history', value: JSON.stringify(entries) }] },
    ];
    return visitors.visit(path, { token: TOKEN, storageState: { cookies: [], origins }, ...options });
  }
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const focusedName = (page: Page) =>
    page.evaluate(() => {
      const place = document.activeElement!;
      return place.id || (place.getAttribute('aria-label') ?? place.textContent);
    });
  const untilFocused = (page: Page, name: string) => expect.poll(() => focusedName(page)).toBe(name);

  it('is searched, by days, with favourites; what is removed comes back; what is selected is one file', async () => {
    const page = await visit('/?drawings');
    const dialog = page.getByRole('dialog');
    const names = () => dialog.locator('.entry .prompt-text').allTextContents();
    await dialog.getByRole('heading', { name: 'Yesterday' }).waitFor();
    expect(await names()).toEqual(PROMPTS);
    await dialog.getByRole('searchbox').fill('cafe');
    await expect.poll(names).toEqual(['a Café']);
    await dialog.getByRole('searchbox').fill('a zebra');
    await dialog.getByText('No results for “a zebra”.').waitFor();
    await dialog.getByRole('searchbox').fill('');
    await press(page, 'Favourite: a cat');
    await press(page, 'Favourites');
    await expect.poll(names).toEqual(['a cat']);
    await press(page, 'Favourites');
    await dialog.getByRole('button', { name: 'Remove a castle at night' }).click();
    await untilFocused(page, 'Remove a Café');
    await dialog.getByText('1 drawing removed from this list.').waitFor();
    await press(page, 'Undo');
    await expect.poll(names).toEqual(PROMPTS);
    await press(page, 'Select');
    await dialog.getByLabel('Select a cat').check();
    await dialog.getByLabel('Select a Café').check();
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Download ZIP')]);
    const zip = readFileSync(await file.path()).toString('latin1');
    expect(zip.split('PK\u0001\u0002')).toHaveLength(1 + 18); // entries of its directory
    await press(page, 'Remove from list');
    await expect.poll(names).toEqual(['a castle at night']);
    await press(page, 'Select');
    await dialog.getByRole('link', { name: 'a castle at night' }).click();
    await page.getByRole('button', { name: 'a castle at night, 9 of 9' }).waitFor();
    await untilFocused(page, 'caption');
  });

  it('loses what was deleted elsewhere, also what is shown, and says so once', async () => {
    const lost = await draw('a dog');
    const page = await visit(`/#${lost.id}`, { list: [lost, ...drawn] });
    await page.getByRole('button', { name: 'a dog, 9 of 9' }).waitFor();
    await client().deletePictures(lost.id);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))); // as who comes back to it
    await page.getByText('1 drawing was deleted and is no longer in your list.').waitFor();
    await page.getByText('There is no such drawing (any longer).').waitFor();
    expect(await page.locator('.entry').count()).toBe(drawn.length);
    await page.reload();
    await page.locator('.entry').first().waitFor();
    expect(await page.locator('.history-toast').textContent()).toBe('');
    expect(await page.getByText('a dog').count()).toBe(0);
  });

  it('leads by keys to the prompt, through earlier ones, the tiles and the large picture', async () => {
    const page = await visit(`/#${drawn[0]!.id}`);
    await page.getByRole('button', { name: 'a cat, 9 of 9' }).waitFor();
    const key = (...names: string[]) =>
      names.reduce((done, name) => done.then(() => page.keyboard.press(name)), Promise.resolve());
    const box = page.getByLabel('Describe what you want to see');
    await key('/');
    await untilFocused(page, 'prompt');
    await key('ArrowUp', 'ArrowUp');
    await expect.poll(() => box.inputValue()).toBe('a Café');
    await key('ArrowDown');
    await expect.poll(() => box.inputValue()).toBe('a castle at night');
    await page.locator('#picture-1').focus();
    await key('ArrowRight', 'ArrowDown');
    await untilFocused(page, 'picture-5');
    await key('End');
    await untilFocused(page, 'picture-9');
    await key('Enter');
    const viewer = page.getByRole('dialog');
    await viewer.getByText('9 of 9', { exact: true }).waitFor();
    await key('Home');
    await viewer.getByText('1 of 9', { exact: true }).waitFor();
    await key('+');
    await expect.poll(() => viewer.getByText(/^\d+ %$/).textContent()).not.toBe('100 %');
    await key('c');
    await expect.poll(() => viewer.getByRole('img').count()).toBe(2);
    await viewer.getByText('100 %').waitFor();
    await key('c');
    await expect.poll(() => viewer.getByRole('img').count()).toBe(1);
    await viewer.getByRole('button', { name: 'Enlarge 4×' }).click();
    await viewer.getByRole('button', { name: 'Enlarged 4×' }).waitFor();
    await key('ArrowRight');
    await viewer.getByText('3 of 9', { exact: true }).waitFor();
    await key('Escape');
    await untilFocused(page, 'picture-3');
    await page.locator('#picture-2').click();
    await viewer.getByRole('button', { name: 'Enlarged 4×' }).waitFor(); // it is remembered
    await key('Escape', '?');
    await page.getByRole('heading', { name: 'Keys' }).waitFor();
    await page.getByLabel(/^Single-character keys/).uncheck();
    await key('Escape', '?');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it.each([
    ['light', DESKTOP],
    ['dark', PHONE],
  ] as const)('is accessible in the %s, at %o', async (colorScheme, viewport) => {
    const page = await visit(`/?drawings#${drawn[0]!.id}`, { colorScheme, viewport });
    await press(page, 'Select');
    await press(page, 'Select all 3');
    expect(await violationsOf(page)).toEqual([]);
    await press(page, 'Remove from list');
    await page.getByText('3 drawings removed from this list.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await press(page, 'Undo');
    await page.keyboard.press('Escape');
    expect(await fits(page)).toBe(true);
    await page.locator('#picture-1').click();
    await press(page, 'Compare two');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Keys' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});
