// The page in a real browser against the real service with nonet-1: prompts go in, pictures come out. Each test has
// visitors of its own.
import { readFileSync } from 'node:fs';
import { boundMarks, createClient, type Drawing, plainText } from '@nonet/api';
import { readPngText } from '@nonet/server/images';
import { ATTACKS } from '@nonet/server/testing';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { violationsOf } from './axe.ts';
import { browserPath } from './browser.ts';
import { openSite, type Site } from './site.ts';
import {
  DESKTOP,
  fits,
  focused,
  layoutShift,
  openOptions,
  openVisitors,
  PATIENCE_MS,
  PHONE,
  untilItAnswers,
  untilSeen,
  type Visitors,
} from './visitors.ts';

const PROMPT = 'a cat in a sombrero';
/** Four times the work of nine pictures: slow enough that something can happen meanwhile. */
const SLOW = { candidates: 36 };
/** What tiles show before the pictures are done. */
const LOOK = '.tiles img[src^="data:"]';
const MOST_SHIFT = 0.02;
const DONE = /^Drawn in [\d.]+ s with seed \d+\.$/;

describe.skipIf(!browserPath)('the page', { timeout: 2 * PATIENCE_MS }, () => {
  let site: Site;
  let visitors: Visitors;
  /** Nine finished pictures. */
  let drawn: Drawing;

  beforeAll(async () => {
    site = await openSite();
    visitors = openVisitors(site);
    const client = createClient({ baseUrl: site.url });
    const { id } = await client.create({ prompt: PROMPT, seed: 7 });
    for await (const event of client.events(id)) if (event.type === 'done') break;
    drawn = await client.get(id);
  }, 2 * PATIENCE_MS);
  afterEach(async () => expect(await visitors.leave()).toEqual([]));
  afterAll(() => site?.close());

  const box = (page: Page) => page.getByLabel('Describe what you want to see');
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const done = (page: Page) => page.getByText(DONE).waitFor();
  const isFocused = (page: Page) => box(page).evaluate((element) => element === document.activeElement);
  const openDrawn = (options = {}) => visitors.visit(`/#${drawn.id}`, options);
  const requestOn = async (page: Page) =>
    (await createClient({ baseUrl: site.url }).get(new URL(page.url()).hash.slice(1))).request;
  /** Files arrive a moment after the drawing is done. */
  const loadedTiles = (page: Page, count: number) =>
    expect
      .poll(
        () =>
          page.$$eval('.tiles button img', (images) =>
            images.map((image) => (image as HTMLImageElement).naturalWidth),
          ),
        { timeout: PATIENCE_MS },
      )
      .toEqual(Array(count).fill(256));

  let others = 0;
  /**
   * Drawings of another, that are made before those of the page, until the function that it gives is called. The page
   * is to be there by then: they are drawn meanwhile.
   */
  async function fillLine(): Promise<() => Promise<void>> {
    const client = createClient({ baseUrl: site.url });
    const ids: string[] = [];
    const letThrough = async () => {
      for (const id of ids.splice(0)) await client.cancel(id).catch(() => {}); // it may have ended
    };
    onTestFinished(letThrough);
    // What was drawn before would be ready at once.
    for (let i = 0; i < 2; i++) {
      const { id } = await client.create({ prompt: 'a tree', seed: others++, ...SLOW });
      ids.push(id);
    }
    return letThrough;
  }

  /** Asks for one picture, which is enough for most, by the model alone: a scene takes as long as some pictures. */
  async function askForOne(page: Page, prompt: string): Promise<void> {
    await openOptions(page);
    await page.getByRole('combobox', { name: 'Pictures' }).selectOption('1');
    await page.getByLabel('Draw all at once (as in 2022)').check();
    await box(page).fill(prompt);
  }
  async function drawOne(page: Page, prompt: string): Promise<void> {
    await askForOne(page, prompt);
    await press(page, 'Draw');
    await done(page);
  }

  it('draws what is typed, by keyboard alone, shows it on the way, and moves nothing', async () => {
    const page = await visitors.visit('/', { reducedMotion: 'no-preference' });
    const looks = untilSeen(page, LOOK);
    await box(page).focus();
    await page.keyboard.type('a penguin wearing a crown');
    await page.keyboard.press('Enter');
    const tiles = await page.locator('.tiles').boundingBox();
    await looks;
    await page.getByRole('heading', { name: 'a penguin wearing a crown', level: 1 }).waitFor();
    expect(await page.locator('.tiles').boundingBox()).toEqual(tiles);
    await done(page);
    await loadedTiles(page, 9);
    expect(await page.locator('.tiles').boundingBox()).toEqual(tiles);
    expect(await page.getByRole('img', { name: 'a penguin wearing a crown, 9 of 9' }).count()).toBe(1);
    expect(await layoutShift(page)).toBeLessThan(MOST_SHIFT);
    expect(await isFocused(page)).toBe(true);
  });

  it('shows pictures large, and saves them with their settings', async () => {
    const page = await openDrawn();
    await page.getByRole('button', { name: `${PROMPT}, 9 of 9` }).click();
    const viewer = page.getByRole('dialog');
    await viewer.getByText('9 of 9').waitFor();
    await page.keyboard.press('ArrowRight');
    await viewer.getByText('1 of 9').waitFor();
    const [png] = await Promise.all([
      page.waitForEvent('download'),
      viewer.getByRole('button', { name: 'Save PNG' }).click(),
    ]);
    expect(png.suggestedFilename()).toBe('nonet-a-cat-in-a-sombrero-7-1.png');
    const settings = JSON.parse(readPngText(readFileSync(await png.path()))['nonet']!) as unknown;
    expect(settings).toMatchObject({ prompt: PROMPT, model: 'nonet-1', seed: 7, picture: 0 });
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
    const page = await openDrawn();
    await page.getByRole('button', { name: `${PROMPT}, 1 of 9` }).click();
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
    expect(settings).toMatchObject({ prompt: PROMPT, picture: 0 });
    await page.keyboard.press('ArrowRight');
    await viewer.getByRole('button', { name: 'Enlarge 4×' }).waitFor(); // each picture for itself
  });

  it('puts all pictures into one, copies it, and has an address that others can open but not delete', async () => {
    const page = await openDrawn({ permissions: ['clipboard-read', 'clipboard-write'] });
    const [grid] = await Promise.all([page.waitForEvent('download'), press(page, 'Download grid')]);
    const bytes = readFileSync(await grid.path());
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20) > 800]).toEqual([1080, true]);
    await page.getByText('More', { exact: true }).click();
    await press(page, 'Copy grid');
    await page.getByText('Copied.').waitFor();
    expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0); // somebody else drew it
  });

  it('tells the place in the queue, cancels, tries again, and draws what was sent meanwhile', async () => {
    const page = await visitors.visit();
    await askForOne(page, 'three red apples');
    const letThrough = await fillLine();
    await page.getByRole('button', { name: 'Draw', exact: true }).dblclick(); // which cancels nothing
    await page.getByText(/^[12] drawings? before yours, about \d+ (s|min)\.$/).waitFor();
    expect(await focused(page)).toBe('Drawing …'); // the keyboard's place stays on the button
    await press(page, 'Cancel');
    await page.getByText('Cancelled.').waitFor();
    expect(await isFocused(page)).toBe(true);
    expect(await box(page).inputValue()).toBe('three red apples');
    await press(page, 'Try again');
    expect(await isFocused(page)).toBe(true);
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    const next = page.getByRole('region', { name: 'Up next' });
    for (const prompt of ['a red car', 'a blue car']) {
      await box(page).fill(prompt);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter'); // once is enough
    }
    expect(await next.getByRole('listitem').allTextContents()).toEqual(['a red car', 'a blue car']);
    expect(await violationsOf(page)).toEqual([]);
    await next.getByRole('button', { name: 'Remove a red car' }).click();
    expect(await isFocused(page)).toBe(true);
    await letThrough();
    await page.getByRole('heading', { name: 'a blue car', level: 1 }).waitFor();
    await done(page);
    expect(await page.locator('.history li').allTextContents()).toEqual(['a blue car', 'three red apples']);
  });

  it('goes on after reloads, in the queue and while it is drawn', async () => {
    const page = await visitors.visit();
    await box(page).fill('a castle at night');
    const letThrough = await fillLine();
    await press(page, 'Draw');
    await page.getByText(/before yours|is next/).waitFor();
    const address = page.url();
    await page.reload();
    expect(page.url()).toBe(address);
    await page.getByText(/before yours|is next/).waitFor();
    expect(await box(page).inputValue()).toBe('a castle at night');
    const looks = untilSeen(page, LOOK);
    await letThrough();
    await looks;
    await page.reload();
    await done(page);
    await loadedTiles(page, 9);
  });

  it('goes on after the connection was lost', async () => {
    const page = await visitors.visit();
    await askForOne(page, 'a robot');
    const letThrough = await fillLine();
    await press(page, 'Draw');
    await page.getByText(/before yours|is next/).waitFor();
    await page.context().setOffline(true);
    const lost = page.getByText('The connection is lost.');
    // One that is only being made when the others are cut is not among them.
    const isLost = async () => {
      site.cut();
      site.mend();
      return lost.count();
    };
    await expect.poll(isLost).toBe(1);
    expect(await violationsOf(page)).toEqual([]);
    await letThrough();
    await page.context().setOffline(false);
    await done(page);
    await loadedTiles(page, 1);
  });

  it('keeps what was drawn, opens it again and removes it', async () => {
    const page = await visitors.visit();
    for (const prompt of ['a rose', 'a guitar', 'a car']) await drawOne(page, prompt);
    const entries = page.locator('.history li');
    expect(await entries.count()).toBe(3);
    await entries.last().getByRole('link').click();
    await page.getByRole('img', { name: 'a rose, 1 of 1' }).waitFor();
    await page.goBack();
    await page.getByRole('img', { name: 'a car, 1 of 1' }).waitFor();
    await page.getByRole('button', { name: 'Remove a guitar' }).click();
    // The keyboard's place goes on to the next.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Remove a rose');
    await page.reload();
    await untilItAnswers(page);
    expect(await entries.allTextContents()).toEqual(['a car', 'a rose']);
  });

  it('draws with options', async () => {
    const page = await visitors.visit();
    await page.getByText(/^Options/).click();
    await page.getByLabel('Style').selectOption('pixel art');
    await page.getByLabel('Leave out').fill('blue');
    const count = page.getByRole('combobox', { name: 'Pictures' });
    await count.selectOption('4');
    await page.getByLabel('Seed').fill('7');
    await page.getByLabel('Temperature').fill('0.5');
    await box(page).fill('a rose');
    await box(page).press('Enter');
    await done(page);
    expect(await requestOn(page)).toEqual({
      prompt: 'a rose, pixel art style',
      negativePrompt: 'blue',
      seed: 7,
      count: 4,
      temperature: 0.5,
    });
    await loadedTiles(page, 4);
    expect(await box(page).inputValue()).toBe('a rose');
    await page.getByLabel('Seed').fill('-1');
    await page.getByText(/^Options/).click();
    await press(page, 'Draw');
    await page.getByLabel('Seed').waitFor(); // what is wrong is shown
    await press(page, 'Clear options');
    expect(await count.inputValue()).toBe('');
    await page.getByText('More', { exact: true }).click();
    await press(page, 'Reuse settings');
    await page.getByText('Prompt and options are in the form above.').waitFor();
    expect([await count.inputValue(), await page.getByLabel('Seed').inputValue()]).toEqual(['4', '7']);
  });

  it('says how unusual words were understood', async () => {
    const page = await visitors.visit();
    await drawOne(page, 'a puma on a porch');
    const notes = page.getByRole('list', { name: 'How the words were understood' });
    await notes.getByRole('button', { name: /^puma/ }).click();
    const word = await box(page).evaluate((element) => {
      const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
    expect(word).toBe('puma'); // to be typed over
  });

  it('shows any prompt as text', async () => {
    const page = await visitors.visit();
    for (const [kind, attack] of ATTACKS) {
      const before = new URL(page.url()).hash;
      await askForOne(page, attack);
      await press(page, 'Draw');
      await page.waitForFunction((hash) => location.hash !== hash, before);
      await done(page);
      const kept = boundMarks(attack.replaceAll('\0', '')); // as the service stores it
      expect(plainText(kept), kind).toContain((await page.title()).replace(/…? – Nonet$/, ''));
      const remembered = page.locator('.history .prompt-text').first();
      await page.locator('.tiles button').click();
      for (const place of [remembered, page.getByRole('dialog').locator('.prompt-text')]) {
        expect(kept.startsWith((await place.textContent())!.replace(/…$/, '')), kind).toBe(true);
        const [direction, bidi] = await place.evaluate((element) => {
          const style = getComputedStyle(element);
          return [style.direction, style.unicodeBidi];
        });
        expect(direction, kind).toBe(/^\p{Script=Arabic}/u.test(attack) ? 'rtl' : 'ltr');
        expect(bidi, kind).toBe('isolate'); // its own direction changes nothing around it
      }
      await page.keyboard.press('Escape');
      const [grid] = await Promise.all([page.waitForEvent('download'), press(page, 'Download grid')]);
      expect(grid.suggestedFilename(), kind).toMatch(/^[\p{L}\p{M}\p{N}-]+\.png$/u);
      expect(await page.evaluate(() => 'broken' in globalThis), kind).toBe(false);
      expect(await fits(page), kind).toBe(true);
    }
  });

  it.each([
    ['light', DESKTOP],
    ['dark', PHONE],
  ] as const)('is accessible in the %s, at %o', async (colorScheme, viewport) => {
    const page = await openDrawn({ colorScheme, viewport });
    await loadedTiles(page, 9);
    expect(await violationsOf(page)).toEqual([]);
    await page.locator('.tiles button').first().click();
    await page.getByRole('dialog').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await fits(page)).toBe(true);
  });

  it('is used by touch on a phone: draws, cancels, looks closer, opens what was drawn', async () => {
    const page = await visitors.visit('/', { viewport: PHONE, hasTouch: true, isMobile: true });
    const tap = (name: string) => page.getByRole('button', { name, exact: true }).tap();
    await page.getByText(/^Options/).tap();
    await page.getByRole('combobox', { name: 'Pictures' }).selectOption('2');
    await page.getByRole('combobox', { name: 'Keep the best of' }).selectOption('36');
    await box(page).fill('a robot');
    await tap('Draw');
    await tap('Cancel');
    await page.getByText('Cancelled.').waitFor();
    await tap('Clear options');
    await page.getByRole('combobox', { name: 'Pictures' }).selectOption('1');
    await tap('Draw');
    const tiles = await page.locator('.tiles').boundingBox();
    await done(page);
    expect(await page.locator('.tiles').boundingBox()).toEqual(tiles);
    expect(await layoutShift(page)).toBeLessThan(MOST_SHIFT);
    expect(await fits(page)).toBe(true);
    await page.locator('.tiles button').tap();
    const viewer = page.getByRole('dialog');
    const close = viewer.getByRole('button', { name: 'Close' });
    await close.scrollIntoViewIfNeeded();
    const { x, width } = (await close.boundingBox())!;
    expect([x >= 0, x + width <= PHONE.width]).toEqual([true, true]);
    await close.tap();
    await page.goto(site.url);
    await page.locator('.history a').tap();
    await page.getByRole('img', { name: 'a robot', exact: false }).first().waitFor();
  });

  it('says so when the service is gone', async () => {
    const page = await openDrawn();
    // Waits for all that the page loads before the connection is cut.
    await loadedTiles(page, 9);
    await page.getByRole('heading', { name: 'What the pictures show' }).waitFor();
    onTestFinished(() => site.mend());
    site.cut();
    await press(page, 'Draw');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toBe('Nonet could not be reached.');
    expect(await violationsOf(page)).toEqual([]);
  });
});
