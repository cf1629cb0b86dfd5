// Scenes on one's own device: composed as the service composes them, shown on the page, changed,
// varied and drawn again.
import { createClient } from '@nonet/api';
import { decodePicture, readPngText } from '@nonet/server/images';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { type DeviceSite, openDeviceSite } from './device-site.ts';
import { openOptions, openVisitors, PATIENCE_MS, type Visitors } from './visitors.ts';

const REQUEST = { prompt: 'a cat next to a dog on the beach', seed: 7, count: 1 };
/** Of which the best of three pictures is not the first. */
const SEED = 8;
/** Difference of 255 that rounding in another order may make in a pixel. */
const TOLERANCE = 2;
/** Rounding may also move the edge of a cut-out: share of the values that may differ by more. */
const MOST_MOVED = 0.002;

describe.skipIf(!browserPath)('a scene on this device', { timeout: 2 * PATIENCE_MS }, () => {
  let site: DeviceSite;
  let visitors: Visitors;

  beforeAll(async () => {
    site = await openDeviceSite();
    visitors = openVisitors(site);
  }, PATIENCE_MS);
  afterEach(async () => expect(await visitors.leave()).toEqual([]));
  afterAll(() => site?.close(), PATIENCE_MS);

  const done = (page: Page) => page.getByText(/^Drawn in [\d.]+ s with seed \d+\.$/).waitFor();
  const region = (page: Page) => page.getByRole('region', { name: 'What the pictures show' });
  /** The only picture on the page, as a file. */
  async function pictureOn(page: Page): Promise<Buffer> {
    const bytes = await page.locator('.tiles button img').evaluate(async (image) => {
      const file = await fetch((image as HTMLImageElement).src.replace(/webp$/, 'png'));
      return Array.from(new Uint8Array(await file.arrayBuffer()));
    });
    return Buffer.from(bytes);
  }
  const settingsOf = (file: Uint8Array) =>
    JSON.parse(readPngText(file)['nonet']!) as { readonly picture: number };

  it('is what the service composes, and can be changed', async () => {
    const page = await visitors.visit();
    await openOptions(page);
    await page.getByLabel(/^Draw on this device/).check();
    await page.getByRole('combobox', { name: 'Pictures' }).selectOption(String(REQUEST.count));
    await page.getByLabel('Seed').fill(String(REQUEST.seed));
    await page.getByLabel('Describe what you want to see').fill(REQUEST.prompt);
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await done(page);
    await region(page).waitFor();
    const ours = await pictureOn(page);

    const client = createClient({ baseUrl: site.url });
    const { id } = await client.create(REQUEST);
    for await (const event of client.events(id)) if (event.type === 'done') break;
    const { pictures, scene } = await client.get(id);
    expect(scene!.things.map(({ name }) => name)).toEqual(['cat', 'dog']);
    const theirs = await decodePicture(new Uint8Array(await (await fetch(pictures![0]!)).arrayBuffer()));
    const moved = (await decodePicture(ours)).pixels.filter(
      (value, at) => Math.abs(value - theirs.pixels[at]!) > TOLERANCE,
    );
    expect(moved.length / theirs.pixels.length).toBeLessThanOrEqual(MOST_MOVED);

    await region(page).getByRole('button', { name: 'dog', exact: true }).click();
    await region(page).getByLabel('Thing').fill('penguin');
    await region(page).getByRole('button', { name: 'Draw changes' }).click();
    await region(page).waitFor({ state: 'detached' });
    await done(page);
    await region(page).getByRole('button', { name: 'penguin', exact: true }).waitFor();
    const things = scene!.things.map((thing) =>
      thing.name === 'dog' ? { ...thing, name: 'penguin' } : thing,
    );
    expect(settingsOf(await pictureOn(page))).toMatchObject({
      prompt: REQUEST.prompt,
      seed: REQUEST.seed,
      options: { scene: { ...scene, things } },
    });
    await page.reload(); // what is kept here tells its scene too
    await region(page).getByRole('button', { name: 'penguin', exact: true }).waitFor();
  });

  it('has a thing of the best picture varied, and its place stays', async () => {
    const page = await visitors.visit();
    await openOptions(page);
    await page.getByLabel(/^Draw on this device/).check();
    await page.getByRole('combobox', { name: 'Pictures' }).selectOption(String(REQUEST.count));
    const best = page.getByRole('combobox', { name: 'Keep the best of' });
    await best.evaluate((select) => {
      (select as HTMLSelectElement).options[1]!.value = '3'; // 18 would take a minute
    });
    await best.selectOption('3');
    await page.getByLabel('Seed').fill(String(SEED));
    await page.getByLabel('Describe what you want to see').fill(REQUEST.prompt);
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await done(page);
    await region(page).waitFor();
    const first = await pictureOn(page);
    const { picture } = settingsOf(first);
    expect(picture).toBeGreaterThan(0); // else it could be any

    await page.locator('.tiles button').click();
    const parts = page.getByRole('dialog').getByRole('group', { name: 'Vary' });
    await parts.getByRole('button', { name: 'dog', exact: true }).click();
    await region(page).waitFor({ state: 'detached' });
    await done(page);
    await region(page).waitFor();
    const second = await pictureOn(page);
    const origin = { seed: SEED, picture };
    expect(settingsOf(second)).toMatchObject({
      prompt: REQUEST.prompt,
      seed: SEED,
      options: {
        scene: {
          origin,
          things: [
            { name: 'cat', origin },
            { name: 'dog', variant: expect.any(Number) },
          ],
        },
      },
    });
    const [before, after] = [await decodePicture(first), await decodePicture(second)];
    const sky = before.pixels.length / 8;
    expect(after.pixels.subarray(0, sky)).toEqual(before.pixels.subarray(0, sky));
    expect(Buffer.compare(after.pixels, before.pixels)).not.toBe(0);
  });
});
