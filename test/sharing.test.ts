// Sharing in real browsers against the real service: from the finished drawing to the gallery and its end. Each test has
// sets and visitors of its own. A tiny model draws: what is shared is looked at, not how it was drawn.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Drawing, plainText, type Share } from '@nonet/api';
import { writeTinyModel } from '@nonet/models/testing';
import { ATTACKS } from '@nonet/server/testing';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { violationsOf } from './axe.ts';
import { browserPath } from './browser.ts';
import { areScreenshotsWanted, screenshot } from './screenshot.ts';
import { openSite, type Site } from './site.ts';
import { DESKTOP, fits, focused, openVisitors, PATIENCE_MS, PHONE, type Visitors } from './visitors.ts';

const PROMPT = 'a cat in a sombrero';
const PUBLISHED = [PROMPT, 'a castle at night', 'a penguin wearing a crown'];

describe.skipIf(!browserPath)('sharing', { timeout: 2 * PATIENCE_MS }, () => {
  let site: Site;
  let visitors: Visitors;
  let artists = 0;
  const gallery = new Set<string>();
  const folder = mkdtempSync(join(tmpdir(), 'nonet-sharing-'));

  beforeAll(async () => {
    const model = join(folder, 'tiny');
    writeTinyModel(model);
    site = await openSite('--log', 'debug', ...(areScreenshotsWanted ? [] : ['--model', model]));
    visitors = openVisitors(site, /net::ERR_|status of 404/); // some look for what is gone
  }, PATIENCE_MS);
  afterEach(async () => expect(await visitors.leave()).toEqual([]));
  afterAll(async () => {
    await site?.close();
    rmSync(folder, { recursive: true });
  });

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

  interface OwnSet extends Share {
    readonly drawing: string;
    /** Whose it is. */
    readonly token: string;
  }

  /** Somebody draws, and makes a link. The pictures of a prompt and seed are drawn once for all clients. */
  async function share(prompt = PROMPT, { count = 9, seed = 3, published = false } = {}): Promise<OwnSet> {
    const token = `artist-${artists++}-of-this-test`;
    const client = createClient({ baseUrl: site.url, token });
    const { id } = await client.create({ prompt, seed, ...(count === 9 ? {} : { count }) });
    for await (const { type } of client.events(id)) if (type === 'done') break;
    const made = await client.share(id);
    return { ...(published ? await client.publish(made.id, true) : made), drawing: id, token };
  }

  /** The page that draws, with a finished set of the visitor's own. */
  async function visitOwn({ drawing, token }: OwnSet, options = {}): Promise<Page> {
    const drawn: Drawing = await createClient({ baseUrl: site.url, token }).get(drawing);
    const history = JSON.stringify([drawn]);
    const origins = [{ origin: site.url, localStorage: [{ name: 'nonet-history', value: history }] }];
    return visitors.visit(`/#${drawing}`, { token, storageState: { cookies: [], origins }, ...options });
  }

  const linkTo = (page: Page, { id }: Share) => page.locator(`.sets a[href="/s/${id}"]`);
  const untilPicturesAreThere = (page: Page) =>
    page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));

  it('publishes; the gallery shows it, and others like it once', async () => {
    const stranger = await visitors.visit('/gallery', { viewport: PHONE, javaScriptEnabled: false });
    await stranger.getByText('Nothing is published yet.').waitFor();
    const set = await share();
    onTestFinished(async () => {
      await createClient({ baseUrl: site.url, token: set.token }).publish(set.id, false);
    });
    const page = await visitOwn(set);
    await press(page, 'Share');
    await press(page, 'Add to gallery');
    await page.getByText('Public in the gallery.').waitFor();
    await stranger.getByLabel('Search').fill('sombr');
    await press(stranger, 'Show');
    await linkTo(stranger, set).click();
    await stranger.waitForURL(set.url);
    const like = stranger.getByRole('button', { name: /Like/ });
    await like.click();
    await expect.poll(() => like.getAttribute('aria-pressed')).toBe('true');
    expect(await like.textContent()).toMatch(/1/);
    await like.click();
    await expect.poll(() => like.getAttribute('aria-pressed')).toBe('false');
    expect(await like.textContent()).toMatch(/0/);
    await press(page, 'Remove from gallery');
    await page.getByText('Only people with the link can see it.').waitFor();
    const later = await visitors.visit('/gallery');
    expect(await linkTo(later, set).count()).toBe(0);
  });

  it.each([
    ['page', DESKTOP, 'light'],
    ['page-phone', PHONE, 'dark'],
  ] as const)('looks well: %s', async (name, viewport, colorScheme) => {
    const page = await visitOwn(await share(), { viewport, colorScheme });
    await page.getByRole('img', { name: `${PROMPT}, 9 of 9` }).waitFor();
    await untilPicturesAreThere(page);
    await screenshot(page, name);
    await page.getByRole('button', { name: `${PROMPT}, 1 of 9` }).click();
    await page.getByRole('dialog').getByText('1 of 9').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await screenshot(page, name.replace('page', 'picture'));
  });

  it('makes a link, whose page others see without script on a phone, with a card of the pictures', async () => {
    const set = await share();
    const page = await visitOwn(set, { permissions: ['clipboard-read', 'clipboard-write'] });
    await untilPicturesAreThere(page);
    await press(page, 'Share');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Only people with the link can see it.').waitFor();
    await press(page, 'Copy link');
    await page.getByText('Link copied.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await screenshot(page, 'share-dialog');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(set.url);
    expect(link).toMatch(new RegExp(`^${site.url}/s/[\\w-]{16}$`));
    const stranger = await visitors.visit(link, { viewport: PHONE, javaScriptEnabled: false });
    const pictures = stranger.locator('.tiles img');
    expect(await pictures.count()).toBe(9);
    for (const picture of await pictures.all()) {
      const source = (await picture.getAttribute('src'))!;
      expect((await fetch(site.url + source)).headers.get('content-type')).toBe('image/webp');
    }
    await stranger.getByRole('img', { name: `${PROMPT}, 9 of 9` }).waitFor();
    expect(await stranger.getByText('You drew this').count()).toBe(0);
    await screenshot(stranger, 'share-page-phone');
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

  it('copies the link where the page has no clipboard too: over plain HTTP, with the dialog open', async () => {
    const set = await share();
    const page = await visitOwn(set, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.evaluate(() => Object.defineProperty(globalThis, 'isSecureContext', { value: false }));
    await press(page, 'Share');
    await press(page, 'Copy link');
    await page.getByText('Link copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(set.url);
    const targets = await page.getByRole('dialog').locator('a[target="_blank"]').all();
    const addresses = await Promise.all(targets.map((link) => link.getAttribute('href')));
    expect(addresses.map((address) => new URL(address!).host)).toEqual(['x.com', 'www.reddit.com', 'wa.me']);
    expect(addresses.every((address) => address!.includes(encodeURIComponent(set.url)))).toBe(true);
    await page.getByText('Embed', { exact: true }).click();
    const code = page.getByLabel('HTML for another page');
    expect(await code.inputValue()).toContain(`<iframe src="${set.url}/embed"`);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('leads from tile to picture, and on; a remix fills in all that was asked for', async () => {
    const token = `artist-${artists++}-of-this-test`;
    const client = createClient({ baseUrl: site.url, token });
    const asked = {
      prompt: 'a cat & <b>dog</b>',
      seed: 21,
      count: 2,
      negativePrompt: 'hats',
      guidanceScale: 3,
    };
    const { id: drawing } = await client.create(asked);
    for await (const { type } of client.events(drawing)) if (type === 'done') break;
    const { url } = await client.share(drawing);
    const page = await visitors.visit(url, { viewport: PHONE });
    await page.getByRole('img', { name: `${asked.prompt}, 1 of 2` }).click();
    await page.waitForURL(`${url}/1`);
    await page.getByRole('link', { name: 'Next picture' }).click();
    await page.waitForURL(`${url}/2`);
    await page.getByRole('link', { name: 'Remix' }).click();
    const box = page.getByRole('textbox', { name: 'Describe what you want to see' });
    await expect.poll(() => box.inputValue()).toBe(asked.prompt);
    expect(new URL(page.url()).search).toBe('');
    const sent = page.waitForRequest(
      (request) => request.method() === 'POST' && request.url().endsWith('/api/drawings'),
    );
    await box.press('Enter');
    expect((await sent).postDataJSON()).toMatchObject(asked);
  });

  it.each([
    ['light', DESKTOP],
    ['dark', PHONE],
  ] as const)('is accessible in the %s, at %o', async (colorScheme, viewport) => {
    for (const prompt of PUBLISHED.filter((one) => !gallery.has(one))) {
      await share(prompt, { published: true });
      gallery.add(prompt);
    }
    const { url, token } = await share();
    const pages = [
      [url, { token }], // with what its drawer can do
      [`${url}/5`, {}],
      ['/openapi', {}],
      ['/gallery', {}],
    ] as const;
    const others = [
      [url, {}],
      [`${url}/embed`, {}],
      ['/privacy', {}],
      ['/there-is-nothing', {}],
      ['/s/AAAAAAAAAAAAAAAA', {}],
    ] as const;
    // Pages that are made of the same parts are looked at once.
    for (const [address, options] of colorScheme === 'light' ? [...pages, ...others] : pages) {
      const visitor = await visitors.visit(address, { colorScheme, viewport, ...options });
      if (address === '/gallery') {
        await untilPicturesAreThere(visitor);
        await screenshot(visitor, `gallery-${colorScheme}`);
      }
      await visitor.locator('details').evaluateAll((all) => {
        for (const one of all as HTMLDetailsElement[]) one.open = true;
      });
      expect([address, await violationsOf(visitor)]).toEqual([address, []]);
      expect(await fits(visitor)).toBe(true);
    }
  });

  it.each(ATTACKS)('shows any prompt as text: %s', async (_, prompt) => {
    const { id } = await share(prompt, { count: 1, published: true });
    const reader = await visitors.visit('/gallery');
    for (const path of [`/s/${id}`, `/s/${id}/1`, `/s/${id}/embed`, '/gallery']) {
      await reader.goto(new URL(path, site.url).href);
      const shown = await reader
        .locator(path === '/gallery' ? '.sets .prompt-text' : 'h1')
        .first()
        .textContent();
      expect(plainText(prompt)).toContain(shown!.replace(/…$/, ''));
      expect(await reader.evaluate(() => 'broken' in globalThis)).toBe(false);
      expect(await fits(reader)).toBe(true);
    }
    const titles = await reader.evaluate(async () => {
      const feed = await (await fetch('/gallery.rss', { cache: 'reload' })).text();
      const read = new DOMParser().parseFromString(feed, 'application/xml');
      if (read.querySelector('parsererror')) throw new Error('the feed is not XML');
      return [...read.querySelectorAll('item > title')].map((title) => title.textContent);
    });
    expect(plainText(prompt)).toContain(titles[0]!.replace(/…$/, ''));
  });

  it('varies a picture that was drawn all at once, and goes on from its top', async () => {
    const prompt = 'a rose'; // which is no scene
    const page = await visitOwn(await share(prompt));
    const request = async () => {
      await page.getByText(/^Drawn in/).waitFor();
      const id = new URL(page.url()).hash.slice(1);
      return (await createClient({ baseUrl: site.url }).get(id)).request;
    };
    const first = new URL(page.url()).hash;
    await page.getByRole('button', { name: `${prompt}, 2 of 9` }).click();
    await press(page, 'Draw variations');
    await page.waitForFunction((before) => location.hash !== before, first);
    expect(await request()).toMatchObject({ prompt, start: { share: 0.5, place: 'spread' } });
    const second = new URL(page.url()).hash;
    await page.getByRole('button', { name: `${prompt}, 1 of 9` }).click();
    await press(page, 'Use as starting picture');
    await page.getByLabel('Starting picture').selectOption('Keep the top quarter');
    expect(await violationsOf(page)).toEqual([]);
    await screenshot(page, 'start-from-a-picture');
    await page.getByLabel('Describe what you want to see').fill('a castle at night');
    await press(page, 'Draw');
    await page.waitForFunction((before) => location.hash !== before, second);
    expect(await request()).toMatchObject({
      prompt: 'a castle at night',
      start: { share: 0.25, place: 'top' },
    });
    await press(page, 'Remove');
    expect(await page.getByLabel('Starting picture').count()).toBe(0);
  });

  it('takes reports of a picture', async () => {
    const page = await visitOwn(await share());
    await page.locator('.tiles button').first().click();
    const viewer = page.getByRole('dialog');
    await viewer.getByText('Report', { exact: true }).click();
    await viewer.getByLabel('What is wrong with it?').selectOption('Something else');
    await viewer.getByLabel('What should we know?').fill('it looks at me');
    await press(page, 'Send');
    await viewer.getByText('Thanks, we’ll review your report.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('lets nobody but its drawer list, publish or delete an unlisted set, from inside a browser either', async () => {
    const { id, url, drawing } = await share();
    const stranger = await visitors.visit(url, { token: 'a-stranger-with-the-link' });
    expect(await stranger.getByText('You drew this').count()).toBe(0);
    const answers = await stranger.evaluate(
      async ([set, of]) => {
        const post = (path: string, body: string) =>
          fetch(path, { method: 'POST', body: new URLSearchParams(body) });
        const tries = [
          post(`/s/${set}/published`, 'published=yes'),
          post(`/s/${set}/delete`, ''),
          fetch(`/api/shares/${set}/published`, { method: 'PUT' }),
          fetch(`/api/drawings/${of}/pictures`, { method: 'DELETE' }),
          fetch(`/api/drawings/${of}/share`, { method: 'PUT' }),
        ];
        const lists = ['/api/drawings', '/api/gallery', '/gallery', '/gallery.rss'].map(async (path) =>
          (await fetch(path, { cache: 'reload' })).text(),
        );
        return {
          statuses: (await Promise.all(tries)).map(({ status }) => status),
          listed: (await Promise.all(lists)).some((text) => text.includes(set!) || text.includes(of!)),
        };
      },
      [id, drawing],
    );
    expect(answers).toEqual({ statuses: [404, 404, 404, 404, 404], listed: false });
    await stranger.reload();
    expect(await stranger.locator('.tiles img').count()).toBe(9);
  });

  it('deletes pictures, page and links for good', async () => {
    // Pictures of its own: those that another set has too would stay.
    const set = await share('a kite over a lake', { count: 1, seed: 100 + artists, published: true });
    const found = async () =>
      (await (await fetch(`${site.url}/api/gallery?search=kite`)).text()).includes(set.id);
    expect(await found()).toBe(true);
    const page = await visitOwn(set);
    await page.getByText('More', { exact: true }).click();
    await press(page, 'Delete');
    await press(page, 'Keep them');
    await expect.poll(() => focused(page)).toBe('Delete');
    await press(page, 'Delete');
    await press(page, 'Delete them');
    await expect.poll(() => new URL(page.url()).hash).toBe('');
    expect(await page.locator('.history li').count()).toBe(0);
    const stranger = await visitors.visit(set.url, { javaScriptEnabled: false });
    await stranger.getByText('There is nothing here').waitFor();
    const gone = [set.url, `${set.url}/card.jpg`, ...set.pictures];
    for (const address of gone) expect([address, (await fetch(address)).status]).toEqual([address, 404]);
    expect(await found()).toBe(false);
  });

  it('writes no prompt into the log', async () => {
    await fetch(`${site.url}/gallery?search=sombrero`);
    await expect.poll(() => site.log()).toContain('"path":"/gallery"');
    for (const words of [
      'sombrero',
      'window.broken',
      'javascript:',
      'evil.example',
      'قطة',
      '👩',
      '\u202e',
      '\u0301',
    ])
      expect(site.log()).not.toContain(words);
  });
});
