// Sharing in a real browser against the real service: from the finished drawing to the gallery and its end.
import { createClient, type Share } from '@nonet/api';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { screenshot } from './screenshot.ts';
import { browserPath, openSite, type Site } from './site.ts';

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const PROMPT = 'a cat in a sombrero';
/** Busy machines build the page and draw slowly. */
const PATIENCE_MS = 300_000;
const ATTACKS = [
  ['HTML', '<script>window.broken=1</script><svg onload="window.broken=1"></svg>'],
  ['Markdown', '[x](javascript:alert(1)) **bold** "><img src=x onerror=window.broken=1>'],
  ['unseen characters', 'a \u202egnirts\u202c cat\u200b\u2066 \u0000end'],
  ['a run of emoji', '👩‍👩‍👧‍👦'.repeat(300)],
  ['right-to-left text', 'قطة ترتدي قبعة'],
] as const;

describe.skipIf(!browserPath)('sharing', { timeout: 2 * PATIENCE_MS }, () => {
  let site: Site;
  let context: BrowserContext;
  let page: Page;
  /** Somebody with a phone and no script. */
  let stranger: Page;
  let link: string;
  const problems: string[] = [];

  beforeAll(async () => {
    site = await openSite('--log', 'debug');
    context = await site.browser.newContext({ viewport: DESKTOP });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    page = await context.newPage();
    const phone = await site.browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
    stranger = await phone.newPage();
    for (const one of [page, stranger]) {
      one.setDefaultTimeout(PATIENCE_MS);
      one.on('pageerror', (error) => problems.push(error.message));
      one.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) problems.push(message.text());
      });
    }
    await page.goto(site.url);
    await page.getByLabel('What should be drawn?').fill(PROMPT);
    await page.keyboard.press('Enter');
    await page.getByText(/^Drawn in/).waitFor();
  }, 2 * PATIENCE_MS);
  afterAll(() => site?.close());

  const press = (name: string, on = page) => on.getByRole('button', { name, exact: true }).click();

  it('looks the same large and small', async () => {
    const phone = await site.browser.newContext({ viewport: PHONE, colorScheme: 'dark' });
    const small = await phone.newPage();
    small.setDefaultTimeout(PATIENCE_MS);
    await small.goto(page.url());
    for (const [one, name] of [
      [page, 'page'],
      [small, 'page-phone'],
    ] as const) {
      await one.getByRole('img', { name: `${PROMPT}, 9 of 9` }).waitFor();
      await one.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
      await screenshot(one, name);
      await one.getByRole('button', { name: `${PROMPT}, 1 of 9` }).click();
      await one.getByRole('dialog').getByText('1 of 9').waitFor();
      expect(await violationsOf(one)).toEqual([]);
      await screenshot(one, name.replace('page', 'picture'));
      await one.keyboard.press('Escape');
    }
    await phone.close();
  });

  it('makes a link, whose page others see without script on a phone', async () => {
    await press('Share');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Only who has the link sees it.').waitFor();
    await press('Copy link');
    await page.getByText('Link copied.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await screenshot(page, 'share-dialog');
    link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(new RegExp(`^${site.url}/s/[\\w-]{16}$`));
    await stranger.goto(link);
    const pictures = stranger.locator('.tiles img');
    expect(await pictures.count()).toBe(9);
    for (const picture of await pictures.all()) {
      const source = (await picture.getAttribute('src'))!;
      expect((await fetch(site.url + source)).headers.get('content-type')).toBe('image/webp');
    }
    await stranger.getByRole('img', { name: `${PROMPT}, 9 of 9` }).waitFor();
    expect(await stranger.getByText('You drew this').count()).toBe(0);
    await screenshot(stranger, 'share-page-phone');
  });

  it('shows others a card with the pictures', async () => {
    const content = async (selector: string) => stranger.locator(selector).getAttribute('content');
    expect(await content('meta[property="og:title"]')).toBe(PROMPT);
    expect(await content('meta[name="twitter:card"]')).toBe('summary_large_image');
    const image = (await content('meta[property="og:image"]'))!;
    const size = await page.evaluate(async (source) => {
      const card = new Image();
      card.src = source;
      await card.decode();
      return [card.naturalWidth, card.naturalHeight];
    }, image);
    expect(size).toEqual([1200, 630]);
    const animation = await fetch(`${link}/build-up.gif`);
    expect([animation.status, animation.headers.get('content-type')]).toEqual([200, 'image/gif']);
  });

  it('publishes; the gallery shows it, and others like it once', async () => {
    await stranger.goto(`${site.url}/gallery`);
    await stranger.getByText('Nothing is published yet.').waitFor();
    await press('Put it into the gallery');
    await page.getByText('Everybody finds it in the gallery.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await stranger.getByLabel('Search').fill('sombr');
    await press('Show', stranger);
    await stranger.getByRole('link', { name: PROMPT }).click();
    await stranger.waitForURL(link);
    const like = stranger.getByRole('button', { name: /Like/ });
    await like.click();
    await expect.poll(() => like.getAttribute('aria-pressed')).toBe('true');
    expect(await like.textContent()).toMatch(/1/);
    await like.click();
    await expect.poll(() => like.getAttribute('aria-pressed')).toBe('false');
    expect(await like.textContent()).toMatch(/0/);
  });

  it.each(ATTACKS)('shows any prompt as text: %s', async (_, prompt) => {
    const token = 'the-attacker-of-this-test';
    const client = createClient({ baseUrl: site.url, token });
    const { id } = await client.create({ prompt, count: 1 });
    for await (const event of client.events(id)) if (event.type === 'done') break;
    const shared: Share = await client.publish((await client.share(id)).id, true);
    const visitor = await context.newPage();
    for (const path of [`/s/${shared.id}`, '/gallery']) {
      await visitor.goto(site.url + path);
      await visitor.reload(); // the gallery may be some seconds old
      const shown = await visitor
        .locator(path === '/gallery' ? '.sets .prompt-text' : 'h1')
        .first()
        .textContent();
      const words = shown!.replace(/…$/, '').split(' ');
      for (const word of words) expect(prompt).toContain(word);
      expect(await visitor.evaluate(() => 'broken' in globalThis)).toBe(false);
      expect(await visitor.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    const titles = await visitor.evaluate(async () => {
      const feed = await (await fetch('/gallery.rss', { cache: 'reload' })).text();
      const read = new DOMParser().parseFromString(feed, 'application/xml');
      if (read.querySelector('parsererror')) throw new Error('the feed is not XML');
      return [...read.querySelectorAll('item > title')].map((title) => title.textContent);
    });
    for (const word of titles[0]!.replace(/…$/, '').split(' ')) expect(prompt).toContain(word);
    await visitor.close();
  });

  it.each([
    ['light', DESKTOP],
    ['dark', PHONE],
  ] as const)('is accessible in the %s, at any size', async (colorScheme, viewport) => {
    const visitor = await context.newPage();
    await visitor.setViewportSize(viewport);
    await visitor.emulateMedia({ colorScheme });
    for (const address of [link, `${site.url}/gallery`, `${site.url}/s/AAAAAAAAAAAAAAAA`]) {
      await visitor.goto(address);
      for (const summary of await visitor.locator('summary').all()) await summary.click();
      expect([address, await violationsOf(visitor)]).toEqual([address, []]);
      expect(await visitor.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    await visitor.goto(`${site.url}/gallery`);
    await screenshot(visitor, `gallery-${colorScheme}`);
    await visitor.close();
  });

  it('varies a picture, and goes on from its top', async () => {
    const request = async () => {
      await page.getByText(/^Drawn in/).waitFor();
      const id = new URL(page.url()).hash.slice(1);
      return (await createClient({ baseUrl: site.url }).get(id)).request;
    };
    const first = new URL(page.url()).hash;
    await page.getByRole('button', { name: `${PROMPT}, 2 of 9` }).click();
    await press('Draw variations');
    await page.waitForFunction((before) => location.hash !== before, first);
    expect(await request()).toMatchObject({ prompt: PROMPT, start: { share: 0.5, place: 'spread' } });
    const second = new URL(page.url()).hash;
    await page.getByRole('button', { name: `${PROMPT}, 1 of 9` }).click();
    await press('Start from it');
    await page.getByLabel('Starts from this picture').selectOption('keep its top quarter');
    expect(await violationsOf(page)).toEqual([]);
    await screenshot(page, 'start-from-a-picture');
    await page.getByLabel('What should be drawn?').fill('a castle at night');
    await press('Draw');
    await page.waitForFunction((before) => location.hash !== before, second);
    expect(await request()).toMatchObject({
      prompt: 'a castle at night',
      start: { share: 0.25, place: 'top' },
    });
    await press('Start from nothing');
    expect(await page.getByLabel('Starts from this picture').count()).toBe(0);
  });

  it('takes reports of a picture', async () => {
    await page.locator('.tiles button').first().click();
    const viewer = page.getByRole('dialog');
    await viewer.getByText('Report', { exact: true }).click();
    await viewer.getByLabel('What is wrong with it?').selectOption('Something else');
    await viewer.getByLabel('What should we know?').fill('it looks at me');
    await press('Send');
    await viewer.getByText('Thank you: the report is stored.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('deletes pictures, page and links for good', async () => {
    await page.locator('.history a', { hasText: PROMPT }).last().click();
    await page.getByRole('img', { name: `${PROMPT}, 1 of 9` }).waitFor();
    await press('Delete');
    await press('Delete them');
    await expect.poll(() => new URL(page.url()).hash).toBe('');
    const gone = await stranger.goto(link);
    expect(gone!.status()).toBe(404);
    await stranger.getByText('There is nothing here').waitFor();
    expect((await fetch(`${link}/card.jpg`)).status).toBe(404);
    const { shares } = (await (await fetch(`${site.url}/api/gallery?search=sombrero`)).json()) as {
      shares: unknown[];
    };
    expect(shares).toEqual([]);
  });

  it('breaks none of its own rules, and writes no prompt into the log', () => {
    expect(problems.filter((text) => !text.includes('404'))).toEqual([]);
    expect(site.log()).toContain('"path":"/gallery"');
    for (const words of ['sombrero', 'javascript:', '<script', 'قطة', '👩', '\u202e'])
      expect(site.log()).not.toContain(words);
  });
});
