// Drawing on one's own device, in a real browser against the real service with nonet-1: nothing is sent, the pictures
// are the service's, the second visit needs no network, and a new deployment replaces an old one.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@nonet/api';
import { decodePicture, readPngText } from '@nonet/server/images';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { countBytes, type DeviceSite, openDeviceSite } from './device-site.ts';
import { openOptions, PATIENCE_MS, untilItAnswers, untilSeen } from './visitors.ts';

const EVENTUALLY = { timeout: PATIENCE_MS };
const REQUEST = { prompt: 'a cat in a sombrero', seed: 7, count: 2 };
/** Difference of 255 that rounding in another order may make in a pixel. */
const TOLERANCE = 2;
const MOST_BYTES = 20_000_000;

describe.skipIf(!browserPath)('drawing on this device', { timeout: 2 * PATIENCE_MS }, () => {
  let site: DeviceSite;
  let context: BrowserContext;
  let page: Page;
  let received: () => number;
  const requests: string[] = [];
  const problems: string[] = [];

  beforeAll(async () => {
    site = await openDeviceSite();
    context = await site.browser.newContext();
    context.setDefaultTimeout(PATIENCE_MS);
    context.on('request', (request) => {
      if (!request.serviceWorker()) requests.push(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    received = countBytes(context);
    page = await openPage();
  }, PATIENCE_MS);
  afterEach(() => expect(problems.splice(0)).toEqual([]));
  afterAll(() => site?.close(), PATIENCE_MS);

  async function openPage(): Promise<Page> {
    const opened = await context.newPage();
    opened.on('pageerror', (error) => problems.push(error.message));
    opened.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !text.includes('net::ERR_')) problems.push(text);
    });
    await opened.goto(site.url);
    await untilItAnswers(opened);
    return opened;
  }

  const here = () => page.getByLabel(/^Draw on this device/);
  const done = () => page.getByText(/^Drawn in [\d.]+ s with seed \d+\.$/).waitFor();
  const tiles = () =>
    page.$$eval('.tiles button img', (images) =>
      images.map((image) => ({
        source: new URL((image as HTMLImageElement).src).pathname,
        loaded: (image as HTMLImageElement).naturalWidth,
      })),
    );
  /** The page anew, whatever an attempt before this one has left on it. */
  async function goHome(): Promise<void> {
    await page.goto(site.url);
    await untilItAnswers(page);
  }
  const untilLoaded = (count: number) =>
    expect
      .poll(async () => (await tiles()).map(({ loaded }) => loaded), EVENTUALLY)
      .toEqual(Array(count).fill(256));
  async function ask({ prompt, seed, count }: typeof REQUEST): Promise<void> {
    await openOptions(page);
    await page.getByRole('combobox', { name: 'Pictures' }).selectOption(String(count));
    await page.getByLabel('Seed').fill(String(seed));
    await page.getByLabel('Describe what you want to see').fill(prompt);
    await page.keyboard.press('Enter');
  }
  async function draw(request: typeof REQUEST): Promise<void> {
    await ask(request);
    await done();
    await untilLoaded(request.count);
  }
  const bytesOf = async (path: string): Promise<Buffer> =>
    Buffer.from(
      await page.evaluate(async (address) => {
        const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
        return Array.from(bytes);
      }, path),
    );
  const pixelsOf = async (file: Uint8Array) => (await decodePicture(file)).pixels;
  const newName = (script: string) => script.replace('.js', 'New.js');
  /** Renames scripts as a deployment does: they name each other, so that with one name all change that lead to it. */
  function renameScripts(): void {
    const assets = join(site.page, 'assets');
    const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
    const files = [
      ...scripts.map((name) => join(assets, name)),
      ...readdirSync(site.page)
        .filter((name) => /^(index.*\.html|sw\.js)$/.test(name))
        .map((name) => join(site.page, name)),
    ];
    for (const file of files) {
      const text = scripts.reduce(
        (all, name) => all.replaceAll(name, newName(name)),
        readFileSync(file, 'utf8'),
      );
      rmSync(`${file}.br`, { force: true }); // what was compressed is the old text
      writeFileSync(file, text);
    }
    for (const name of scripts) renameSync(join(assets, name), join(assets, newName(name)));
  }
  const keptFiles = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return keys.flat().map(({ url }) => new URL(url).pathname);
    });

  it('sends nothing of the prompt, and loads at most 20 MB once', async () => {
    await openOptions(page);
    await here().check();
    await draw(REQUEST);
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
    const told = [...new Set(requests)].filter((request) => request.includes('/api/'));
    const asked = ['account', 'ads', 'device-model', 'gallery', 'models'].map((path) => `GET /api/${path}`);
    expect(told.sort()).toEqual(asked);
    expect(received()).toBeGreaterThan(10_000_000);
    expect(received()).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('draws what the service draws from the same seed', async () => {
    const settings = [];
    const ours = [];
    for (const { source } of await tiles()) {
      const file = await bytesOf(source);
      settings.push(JSON.parse(readPngText(file)['nonet']!) as object);
      ours.push(await pixelsOf(file));
    }
    expect(settings[1]).toMatchObject({ prompt: REQUEST.prompt, seed: 7, model: 'nonet-1', picture: 1 });
    const client = createClient({ baseUrl: site.url });
    const pictures: string[] = [];
    for await (const event of client.draw(REQUEST))
      if (event.type === 'done') pictures.push(...event.pictures);
    const theirs = await Promise.all(
      pictures.map(async (address) => pixelsOf(new Uint8Array(await (await fetch(address)).arrayBuffer()))),
    );
    const differences = ours.map((pixels, i) =>
      pixels.reduce((most, value, at) => Math.max(most, Math.abs(value - theirs[i]![at]!)), 0),
    );
    expect(Math.max(...differences)).toBeLessThanOrEqual(TOLERANCE);
  });

  it('has threads, and lets frames of others be', async () => {
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    // As an ad does: a frame from elsewhere whose server knows nothing of isolation. The page's own policy allows none.
    const other = await site.browser.newContext({ serviceWorkers: 'block' });
    await other.route('http://ads.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>an ad</title>' }),
    );
    await other.route(
      ({ origin, pathname }) => origin === site.url && pathname === '/',
      async (route) => {
        const response = await route.fetch();
        const { 'content-security-policy': _policy, ...headers } = response.headers();
        await route.fulfill({ response, headers });
      },
    );
    const own = await other.newPage();
    await own.goto(site.url);
    await own.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = 'http://ads.example/';
      document.body.append(frame);
    });
    await expect.poll(() => own.frames()[1]?.title(), EVENTUALLY).toBe('an ad');
    expect(await own.evaluate(() => crossOriginIsolated)).toBe(true);
    await other.close();
  });

  it('is offered to who would wait long, and then nothing waits for the service', async () => {
    await site.stop();
    await site.start({ worker: false });
    await goHome();
    await openOptions(page);
    await here().uncheck();
    await ask({ prompt: 'a ship', seed: 6, count: 1 });
    await page.getByText('Starting up …').waitFor(); // news, too, where the last worker's end was not yet
    const id = new URL(page.url()).hash.slice(1);
    await page.getByRole('button', { name: 'Draw on this device instead' }).click();
    await done();
    expect(await here().isChecked()).toBe(true);
    expect((await tiles()).every(({ source }) => source.startsWith('/device/pictures/'))).toBe(true);
    const status = async () => (await createClient({ baseUrl: site.url }).get(id)).status;
    await expect.poll(status).toBe('cancelled');
  });

  it('replaces an old deployment by a new one, and keeps the large files', async () => {
    const assets = join(site.page, 'assets');
    const script = readdirSync(assets).find((name) => /^index-.*\.js$/.test(name))!;
    const renamed = newName(script);
    renameScripts();
    await page.reload();
    expect(await page.locator('script[type=module]').getAttribute('src')).toContain(renamed);
    await expect.poll(keptFiles, EVENTUALLY).not.toContain(`/assets/${script}`);
    const kept = await keptFiles();
    expect(kept).toContain(`/assets/${renamed}`);
    expect(kept.filter((path) => path.endsWith('.wasm'))).toHaveLength(1);
    expect(kept.filter((path) => /^\/device\/.*\.safetensors$/.test(path))).toHaveLength(1);
  });

  it('works without network on the second visit, and goes on after a reload', async () => {
    await site.stop();
    await page.close();
    page = await openPage();
    await openOptions(page);
    expect(await here().isChecked()).toBe(true);
    const drawing = untilSeen(page, '.tiles.drawing');
    await ask({ prompt: 'a whale', seed: 8, count: 1 });
    await drawing;
    await page.reload();
    await done();
    await untilLoaded(1);
    await page.reload();
    await untilItAnswers(page);
    await untilLoaded(1);
    await page.locator('.history li').last().getByRole('link').click();
    await untilLoaded(REQUEST.count);
  });

  it('enlarges without network, and offers no link to what is on this device alone', async () => {
    await page.reload(); // whatever an attempt before this one has left on it
    await page.locator('.tiles button').first().click();
    const viewer = page.getByRole('dialog');
    await viewer.getByRole('button', { name: 'Enlarge 4×' }).click();
    await viewer.getByRole('button', { name: 'Enlarged 4×' }).waitFor();
    const source = await viewer.locator('img').getAttribute('src');
    expect(source).toMatch(/-4x\.png$/);
    const large = await bytesOf(source!);
    expect([large.readUInt32BE(16), large.readUInt32BE(20)]).toEqual([1024, 1024]);
    const small = await bytesOf(source!.replace('-4x', ''));
    expect(readPngText(large)).toEqual(readPngText(small));
    expect(await viewer.getByText('no link leads to it').count()).toBe(1);
    expect(await viewer.getByRole('button', { name: 'Share' }).count()).toBe(0); // this browser has no share sheet
    await page.keyboard.press('Escape');
  });

  it('can be cancelled, and forgets pictures with their entries', async () => {
    await goHome();
    await openOptions(page);
    await page.getByRole('combobox', { name: 'Pictures' }).selectOption('9');
    await page.getByRole('combobox', { name: 'Keep the best of' }).selectOption('36'); // long enough to be stopped
    await page.getByLabel('Seed').fill('9');
    await page.getByLabel('Describe what you want to see').fill('a castle');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Cancelled.').waitFor();
    expect(await page.locator('.history li').filter({ hasText: 'a castle' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Clear options' }).click();
    await draw({ prompt: 'a rose', seed: 10, count: 1 }); // the worker is free again
    await page.getByRole('button', { name: /^(See all|Search and select)/ }).click();
    await page.getByRole('button', { name: 'Select', exact: true }).click();
    await page.getByRole('button', { name: /^Select all/ }).click();
    await page.getByRole('button', { name: 'Remove from list' }).click();
    await page.getByRole('button', { name: 'Dismiss' }).click(); // until then it can be undone
    const pictures = async () => (await keptFiles()).filter((path) => path.startsWith('/device/pictures/'));
    await expect.poll(pictures, EVENTUALLY).toEqual([]);
  });
});
