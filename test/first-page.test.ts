// The first page in a real browser: light, painted at once, and still.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { browserPath } from './browser.ts';
import { look } from './largest-paint.ts';
import { openSite, type Site } from './site.ts';
import {
  DESKTOP,
  fits,
  openOptions,
  openVisitors,
  PATIENCE_MS,
  PHONE,
  untilItAnswers,
  type Visitors,
} from './visitors.ts';

const MOST_BYTES = 60_000;

describe.skipIf(!browserPath)('the first page', { timeout: 2 * PATIENCE_MS }, () => {
  let site: Site;
  let visitors: Visitors;

  beforeAll(async () => {
    site = await openSite('--simulate', '50'); // it is the page that is looked at, not what draws
    visitors = openVisitors(site, /net::ERR_|status of 404/);
  }, PATIENCE_MS);
  afterEach(async () => expect(await visitors.leave()).toEqual([]));
  afterAll(() => site?.close());

  const examples = (page: Page) => page.getByRole('list', { name: 'Examples with pictures' });
  async function untilTheyAreThere(page: Page): Promise<void> {
    const images = examples(page).locator('img');
    await images.nth(8).waitFor();
    await images.evaluateAll((all) => Promise.all(all.map((image) => (image as HTMLImageElement).decode())));
  }

  /** A page whose script is on the way until `arrive` is called. */
  async function openSlowly(path: string) {
    const page = await visitors.visit('/gallery'); // which needs none
    let arrive = (): void => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route('**/assets/*.js', async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto(site.url + path, { waitUntil: 'commit' });
    return { page, arrive: () => arrive() };
  }

  // `npm run bench:page` measures the time of it on a slow processor.
  it('weighs at most 60 kB before anything is drawn, and has what is largest in its first paint', async () => {
    const { weight, firstPaint, largestPaint, shift } = await look(site.browser, site.url);
    expect(weight).toBeGreaterThan(10_000);
    expect(weight).toBeLessThanOrEqual(MOST_BYTES);
    expect(largestPaint).toBe(firstPaint);
    expect(shift).toBeLessThan(0.01);
  });

  it('is there before its script, and keeps what is typed meanwhile', async () => {
    const { page, arrive } = await openSlowly('/');
    await untilTheyAreThere(page);
    const tiles = await page.locator('.tiles').boundingBox();
    await page.getByLabel('Describe what you want to see').fill('a kite');
    arrive();
    await untilItAnswers(page);
    expect(await page.getByLabel('Describe what you want to see').inputValue()).toBe('a kite');
    expect(await page.locator('.tiles').boundingBox()).toEqual(tiles);
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await page.getByRole('button', { name: 'a kite, 9 of 9' }).waitFor();
  });

  it('shows no examples to who comes for a drawing', async () => {
    const { page, arrive } = await openSlowly('/#00000000-0000-4000-8000-000000000000');
    await page.locator('html.opening').waitFor(); // nothing is painted before
    await examples(page).waitFor({ state: 'attached' });
    expect(await examples(page).getByRole('button').count()).toBe(0); // hidden ones have no role
    arrive();
    await page.getByText('There is no such drawing (any longer).').waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0); // nothing is known of it
    expect(await examples(page).count()).toBe(0);
  });

  it('has examples, each of which draws itself', async () => {
    const page = await visitors.visit();
    await untilTheyAreThere(page);
    await examples(page).getByRole('button', { name: 'a wizard cat' }).click();
    await page.getByText(/^Drawn in [\d.]+ s with seed 1\.$/).waitFor();
    expect(await page.getByLabel('Describe what you want to see').inputValue()).toBe('a wizard cat');
    await page.getByRole('button', { name: 'Draw again' }).click(); // another seed
    await page.getByText(/^Drawn in [\d.]+ s with seed (?!1\.)\d+\.$/).waitFor();
    await page.goBack();
    await page.getByText(/^Drawn in [\d.]+ s with seed 1\.$/).waitFor();
    await page.goBack();
    await untilTheyAreThere(page);
    const surprise = page.getByRole('button', { name: 'Surprise me' });
    await surprise.click();
    await page.getByText(/^Drawn in/).waitFor();
    expect(await page.getByLabel('Describe what you want to see').inputValue()).toMatch(/^a /);
  });

  it.each([
    ['light', DESKTOP],
    ['light', PHONE],
    ['dark', DESKTOP],
    ['dark', PHONE],
  ] as const)('is accessible in the %s, at %o', async (colorScheme, viewport) => {
    const page = await visitors.visit('/', { colorScheme, viewport });
    await untilTheyAreThere(page);
    expect(await violationsOf(page)).toEqual([]);
    await openOptions(page);
    await page.getByLabel('Seed').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
    const bar = await page.evaluate((scheme) => {
      const meta = document.querySelector<HTMLMetaElement>(`meta[name="theme-color"][media*="${scheme}"]`)!;
      const swatch = document.createElement('p');
      swatch.style.backgroundColor = meta.content;
      document.body.append(swatch);
      return [swatch, document.body].map((element) => getComputedStyle(element).backgroundColor);
    }, colorScheme);
    expect(bar[0]).toBe(bar[1]); // the browser's bar goes on where the page ends
  });

  it('can be installed', async () => {
    const page = await visitors.visit();
    const devTools = await page.context().newCDPSession(page);
    const { installabilityErrors } = await devTools.send('Page.getInstallabilityErrors');
    const errors = installabilityErrors.map(({ errorId }) => errorId);
    expect(errors.filter((error) => error !== 'in-incognito')).toEqual([]); // as all of Playwright's browsers are
    const manifest = JSON.parse(readFileSync(join(site.page, 'manifest.webmanifest'), 'utf8')) as {
      icons: { src: string }[];
    };
    for (const { src } of manifest.icons) expect((await fetch(new URL(src, site.url))).status).toBe(200);
  });
});
