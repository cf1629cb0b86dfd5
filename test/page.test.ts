// The page in a real browser against the real service with nonet-1: prompts go in, pictures come out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createClient } from '@nonet/api';
import { readPngText } from '@nonet/server/images';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { browserPath, openSite, type Site } from './site.ts';

/** Twice the work of nine pictures: slow enough that something can happen meanwhile. */
const SLOW = { candidates: 18 };
const DONE = /^Drawn in [\d.]+ s with seed \d+\.$/;
const ATTACKS = [
  '<script>window.broken=1</script><svg onload="window.broken=1"></svg> [x](javascript:alert(1)) **bold**',
  'a \u202egnirts\u202c cat\u200b\u200d\u2066 \u0000end',
  '👩‍👩‍👧‍👦'.repeat(300),
  'قطة ترتدي قبعة',
];

/** Busy machines build the page and draw slowly. */
const PATIENCE_MS = 300_000;

describe.skipIf(!browserPath)('the page', { timeout: 2 * PATIENCE_MS }, () => {
  let site: Site;
  let context: BrowserContext;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    site = await openSite();
    context = await site.browser.newContext({ viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('console', (message) => {
      // The browser itself reports lost connections, which are wanted here.
      const { type, text } = { type: message.type(), text: message.text() };
      if (['error', 'warning'].includes(type) && !text.includes('net::ERR_')) problems.push(text);
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(site.url);
  }, PATIENCE_MS);
  afterAll(() => site?.close());

  const prompt = () => page.getByLabel('What should be drawn?');
  const done = () => page.getByText(DONE).waitFor();
  const tiles = () =>
    page.$$eval('.tiles img', (images) =>
      images.map((image) => ({
        loaded: (image as HTMLImageElement).naturalWidth > 0,
        source: (image as HTMLImageElement).src,
        width: image.getBoundingClientRect().width,
      })),
    );
  /** Files arrive a moment after the drawing is done. */
  const loadedTiles = (count: number) =>
    expect
      .poll(async () => (await tiles()).filter(({ loaded }) => loaded).length, { timeout: 20_000 })
      .toBe(count);
  const isFocused = () => prompt().evaluate((box) => box === document.activeElement);
  let othersDrawn = 0;
  /** Another's drawings, that are made before those of the page. */
  const fillLine = async (length: number) => {
    const client = createClient({ baseUrl: site.url });
    // What was drawn before would be ready at once.
    for (let i = 0; i < length; i++) await client.create({ prompt: 'a tree', seed: othersDrawn++, ...SLOW });
  };

  it('weighs at most 60 kB before anything is drawn', async () => {
    const files = await page.$$eval('script[src], link[rel=stylesheet]', (elements) =>
      elements.map((element) => element.getAttribute('src') ?? element.getAttribute('href')!),
    );
    expect(files).toHaveLength(2);
    const sizes = files.map((file) => gzipSync(readFileSync(join(site.page, file))).length);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(60_000);
  });

  it('shows examples, each of which draws itself', async () => {
    const other = await site.browser.newContext();
    other.setDefaultTimeout(PATIENCE_MS);
    const first = await other.newPage();
    await first.goto(site.url);
    const examples = first.getByRole('list', { name: 'Examples with pictures' });
    await examples.locator('img').nth(8).waitFor();
    await examples
      .locator('img')
      .evaluateAll((images) => Promise.all(images.map((image) => (image as HTMLImageElement).decode())));
    expect(await violationsOf(first)).toEqual([]);
    await examples.getByRole('button', { name: 'a volcano' }).click();
    await first.getByText(/^Drawn in [\d.]+ s with seed 1\.$/).waitFor();
    expect(await first.getByLabel('What should be drawn?').inputValue()).toBe('a volcano');
    await other.close();
  });

  it('draws what is typed, by keyboard alone, shows it on the way, and moves nothing', async () => {
    const looks = page.locator('.tiles img[src^="data:"]').first().waitFor({ state: 'attached' });
    const before = await page.locator('.tiles').boundingBox();
    await prompt().focus();
    await page.keyboard.type('a cat in a sombrero');
    await page.keyboard.press('Enter');
    await looks;
    expect(await page.locator('.tiles').boundingBox()).toEqual(before);
    await done();
    await loadedTiles(9);
    expect(await page.locator('.tiles').boundingBox()).toEqual(before);
    expect(await page.getByRole('img', { name: 'a cat in a sombrero, 9 of 9' }).count()).toBe(1);
  });

  it('shows pictures large, and saves them with their settings', async () => {
    await page.getByRole('button', { name: 'a cat in a sombrero, 9 of 9' }).click();
    const viewer = page.getByRole('dialog');
    await viewer.getByText('9 of 9').waitFor();
    await page.keyboard.press('ArrowRight');
    await viewer.getByText('1 of 9').waitFor();
    const [png] = await Promise.all([
      page.waitForEvent('download'),
      viewer.getByRole('button', { name: 'Save PNG' }).click(),
    ]);
    expect(png.suggestedFilename()).toMatch(/^nonet-a-cat-in-a-sombrero-\d+-1\.png$/);
    const settings = JSON.parse(readPngText(readFileSync(await png.path()))['nonet']!) as unknown;
    expect(settings).toMatchObject({ prompt: 'a cat in a sombrero', model: 'nonet-1', picture: 0 });
    const [webp] = await Promise.all([
      page.waitForEvent('download'),
      viewer.getByRole('button', { name: 'Save WebP' }).click(),
    ]);
    expect(readFileSync(await webp.path()).toString('latin1', 8, 12)).toBe('WEBP');
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'hidden' });
    // The browser gives the focus to the picture that was opened first, then the page to the one looked at last.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('picture-1');
  });

  it('makes a picture four times as large, with the same settings inside', async () => {
    await page.getByRole('button', { name: 'a cat in a sombrero, 1 of 9' }).click();
    const viewer = page.getByRole('dialog');
    await viewer.getByRole('button', { name: 'Enlarge 4×' }).click();
    await viewer.getByRole('button', { name: 'Enlarged 4×' }).waitFor();
    const [png] = await Promise.all([
      page.waitForEvent('download'),
      viewer.getByRole('button', { name: 'Save PNG' }).click(),
    ]);
    expect(png.suggestedFilename()).toMatch(/-1-4x\.png$/);
    const bytes = readFileSync(await png.path());
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1024, 1024]);
    const settings = JSON.parse(readPngText(bytes)['nonet']!) as unknown;
    expect(settings).toMatchObject({ prompt: 'a cat in a sombrero', picture: 0 });
    await page.keyboard.press('ArrowRight');
    await viewer.getByRole('button', { name: 'Enlarge 4×' }).waitFor(); // each picture for itself
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'hidden' });
  });

  it('puts all pictures into one, copies it, and has an address that others can open', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const [grid] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save all in one' }).click(),
    ]);
    const bytes = readFileSync(await grid.path());
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20) > 800]).toEqual([832, true]);
    await page.getByRole('button', { name: 'Copy all' }).click();
    await page.getByText('Copied.').waitFor();
    const stranger = await site.browser.newPage();
    await stranger.goto(page.url());
    await stranger.getByRole('img', { name: 'a cat in a sombrero, 9 of 9' }).waitFor();
    await stranger.close();
  });

  it('tells the place in line, cancels, gives the prompt box back, and tries again', async () => {
    await fillLine(2);
    await prompt().fill('three red apples');
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await page.getByText(/^[12] drawings? before yours, about \d+ (s|min)\.$/).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Cancelled.').waitFor();
    expect(await isFocused()).toBe(true);
    expect(await prompt().inputValue()).toBe('three red apples');
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await isFocused()).toBe(true);
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
  });

  it('goes on after a reload, and after the connection was lost', async () => {
    const address = page.url();
    await page.reload();
    expect(page.url()).toBe(address);
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    expect(await prompt().inputValue()).toBe('three red apples');
    await done();
    await fillLine(2);
    await page.getByRole('button', { name: 'Draw others' }).click();
    await page.getByText(/before yours|is next/).waitFor();
    await context.setOffline(true);
    site.cutConnections();
    await page.getByText('The connection is lost.').waitFor();
    await context.setOffline(false);
    await done();
    await loadedTiles(9);
  });

  it('keeps what was drawn, opens it again and forgets it', async () => {
    const entries = page.locator('.history li');
    expect(await entries.count()).toBe(3);
    await entries.last().getByRole('link').click();
    await page.getByRole('img', { name: 'a cat in a sombrero, 1 of 9' }).waitFor();
    await page.goBack();
    await page.getByRole('img', { name: 'three red apples, 1 of 9' }).waitFor();
    await entries.last().getByRole('button').click();
    await page.reload();
    await entries.first().waitFor();
    expect(await entries.count()).toBe(2);
  });

  it('draws with options', async () => {
    await page.getByText(/^Options/).click();
    await page.getByLabel('Style').selectOption('pixel art');
    await page.getByLabel('Unlike').fill('blue');
    const count = page.getByRole('combobox', { name: 'Pictures' });
    await count.selectOption('4');
    await page.getByLabel('Seed').fill('7');
    await page.getByLabel('Temperature').fill('0.5');
    await prompt().fill('a rose');
    await prompt().press('Enter');
    await done();
    const drawn = await createClient({ baseUrl: site.url }).get(new URL(page.url()).hash.slice(1));
    expect(drawn.request).toEqual({
      prompt: 'a rose, pixel art style',
      negativePrompt: 'blue',
      seed: 7,
      count: 4,
      temperature: 0.5,
    });
    expect(await tiles()).toHaveLength(4);
    expect(await prompt().inputValue()).toBe('a rose');
    await page.getByLabel('Seed').fill('-1');
    await page.getByText(/^Options/).click();
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await page.getByLabel('Seed').waitFor(); // what is wrong is shown
    await page.getByRole('button', { name: 'Clear options' }).click();
    await count.selectOption('1'); // is enough from here on
  });

  it.each(ATTACKS)('shows any prompt as text: %j', async (attack) => {
    await prompt().fill(attack);
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await done();
    await page.locator('.tiles button').click();
    const shown = page.getByRole('dialog').locator('.prompt-text');
    const kept = attack.replaceAll('\0', ''); // no database holds U+0000: the service takes it out
    expect(kept.startsWith((await shown.textContent())!.replace(/…$/, ''))).toBe(true);
    const direction = await shown.evaluate((element) => getComputedStyle(element).direction);
    expect(direction).toBe(/^\p{Script=Arabic}/u.test(attack) ? 'rtl' : 'ltr');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => 'broken' in globalThis)).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it.each([
    ['light', 1280, 900],
    ['dark', 390, 844],
  ] as const)('is accessible in the %s, %d pixels wide', async (colorScheme, width, height) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violationsOf(page)).toEqual([]);
    await page.locator('.tiles button').first().click();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it('is used by touch on a phone: draws, cancels, looks closer, opens what was drawn', async () => {
    const phone = await site.browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const screen = await phone.newPage();
    screen.setDefaultTimeout(PATIENCE_MS);
    screen.on('pageerror', (error) => problems.push(error.message));
    await screen.goto(site.url);
    const box = screen.getByLabel('What should be drawn?');
    const fits = () => screen.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    await screen.getByText(/^Options/).tap();
    await screen.getByRole('combobox', { name: 'Pictures' }).selectOption('2');
    await screen.getByRole('combobox', { name: 'Keep the best of' }).selectOption('36');
    await box.fill('a robot');
    await screen.getByRole('button', { name: 'Draw', exact: true }).tap();
    await screen.getByRole('button', { name: 'Cancel' }).tap();
    await screen.getByText('Cancelled.').waitFor();
    await screen.getByRole('button', { name: 'Clear options' }).tap();
    await screen.getByRole('combobox', { name: 'Pictures' }).selectOption('1');
    await screen.getByRole('button', { name: 'Draw', exact: true }).tap();
    await screen.getByText(DONE).waitFor();
    expect(await fits()).toBe(true);
    await screen.locator('.tiles button').tap();
    const viewer = screen.getByRole('dialog');
    const close = viewer.getByRole('button', { name: 'Close' });
    await close.scrollIntoViewIfNeeded();
    const { x, width } = (await close.boundingBox())!;
    expect([x >= 0, x + width <= 390]).toEqual([true, true]);
    await close.tap();
    await screen.goto(site.url);
    await screen.locator('.history a').tap();
    await screen.getByRole('img', { name: 'a robot', exact: false }).first().waitFor();
    await phone.close();
  });

  it('breaks none of its own rules, and says so when the service is gone', async () => {
    expect(problems).toEqual([]);
    await site.stop();
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toBe('Nonet could not be reached.');
  });
});
