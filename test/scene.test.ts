// The scene of a drawing on the page, in a real browser: what is in the pictures is shown, changed, and drawn again.
import { createClient, type Drawing, type Scene } from '@nonet/api';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { browserPath, openSite, type Site } from './site.ts';
import {
  DESKTOP,
  fits,
  focused,
  openOptions,
  openVisitors,
  PATIENCE_MS,
  PHONE,
  type Visitors,
} from './visitors.ts';

const SCENE: Scene = {
  things: [
    { id: 'a', name: 'cat' },
    { id: 'b', name: 'horse', colour: 'red' },
    { id: 'c', name: 'owl', count: 3 },
  ],
  relations: [{ subject: 'a', name: 'riding', object: 'b' }],
  place: 'beach',
  hour: 'night',
};
const REQUEST = { prompt: 'a cat riding a red horse, and three owls', seed: 7, count: 2, scene: SCENE };

describe.skipIf(!browserPath)('the scene of a drawing', { timeout: 2 * PATIENCE_MS }, () => {
  let site: Site;
  let visitors: Visitors;
  let drawn: Drawing;

  beforeAll(async () => {
    site = await openSite('--simulate', '50'); // its drawings have the scenes that requests bring
    visitors = openVisitors(site);
    const client = createClient({ baseUrl: site.url });
    const { id } = await client.create(REQUEST);
    for await (const event of client.events(id)) if (event.type === 'done') break;
    drawn = await client.get(id);
  }, PATIENCE_MS);
  afterEach(async () => expect(await visitors.leave()).toEqual([]));
  afterAll(() => site?.close());

  const region = (page: Page) => page.getByRole('region', { name: 'What the pictures show' });
  const chip = (page: Page, name: string) => region(page).getByRole('button', { name, exact: true });
  const chips = (page: Page) => region(page).locator('li').allTextContents();
  const openDrawn = async (options = {}) => {
    const page = await visitors.visit(`/#${drawn.id}`, options);
    await region(page).waitFor();
    return page;
  };
  const done = (page: Page) => page.getByText(/^Drawn in [\d.]+ s with seed \d+\.$/).waitFor();
  const requestOn = async (page: Page) =>
    (await createClient({ baseUrl: site.url }).get(new URL(page.url()).hash.slice(1))).request;
  /** Draws the changed scene; gives the request that this made. */
  async function drawAgain(page: Page) {
    const before = page.url();
    await region(page).getByRole('button', { name: 'Draw again' }).click();
    await page.waitForURL((url) => url.href !== before);
    await done(page);
    await region(page).waitFor();
    return requestOn(page);
  }

  it('is shown in words', async () => {
    expect(drawn.scene).toEqual(SCENE);
    const page = await openDrawn();
    expect(await chips(page)).toEqual(['cat', 'red horse', '3 × owl', 'cat riding horse', 'beach, night']);
    expect(await region(page).getByRole('button', { name: 'Draw again' }).count()).toBe(0); // nothing is changed
  });

  it('has a thing swapped by keyboard alone, and nothing else', async () => {
    const page = await openDrawn();
    await chip(page, 'cat').focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent))
      .toBe('Thing');
    await page.keyboard.type('dog'); // in place of what is selected
    await chip(page, 'dog riding horse').waitFor();
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('dog');
    expect(await region(page).getByRole('textbox').count()).toBe(0);
    await page.keyboard.press('Enter');
    const before = page.url();
    await region(page).getByLabel('Thing').press('Enter');
    await page.waitForURL((url) => url.href !== before);
    await done(page);
    const things = SCENE.things.map((thing) => (thing.id === 'a' ? { ...thing, name: 'dog' } : thing));
    expect(await requestOn(page)).toEqual({ ...REQUEST, scene: { ...SCENE, things } });
  });

  it('has number, colour, size, relation, place, hour and weather changed', async () => {
    const page = await openDrawn();
    await chip(page, '3 × owl').click();
    await region(page).getByLabel('How many').fill('5');
    await region(page).getByLabel('Colour').selectOption('blue');
    await region(page).getByLabel('Size').selectOption('tiny');
    await chip(page, '5 × tiny blue owl').waitFor();
    await chip(page, 'red horse').click();
    await region(page).getByLabel('Colour').selectOption('its own');
    await chip(page, 'cat riding horse').click();
    await region(page).getByLabel('Relation').selectOption('chasing');
    await chip(page, 'beach, night').click();
    await region(page).getByLabel('Place').selectOption('forest');
    await region(page).getByLabel('Hour').selectOption('sunset');
    await region(page).getByLabel('Weather').selectOption('rain');
    expect(await chips(page)).toEqual([
      'cat',
      'horse',
      '5 × tiny blue owl',
      'cat chasing horse',
      'forest, sunset, rain',
    ]);
    const { seed, scene } = await drawAgain(page);
    expect(seed).toBe(REQUEST.seed);
    expect(scene).toEqual({
      things: [
        { id: 'a', name: 'cat' },
        { id: 'b', name: 'horse' },
        { id: 'c', name: 'owl', count: 5, colour: 'blue', size: 'tiny' },
      ],
      relations: [{ subject: 'a', name: 'chasing', object: 'b' }],
      place: 'forest',
      hour: 'sunset',
      weather: 'rain',
    });
  });

  it('loses a thing with its relations, and its place with the hour; changes can be undone', async () => {
    const page = await openDrawn();
    await chip(page, 'red horse').click();
    await region(page).getByRole('button', { name: 'Remove' }).click();
    expect(await chips(page)).toEqual(['cat', '3 × owl', 'beach, night']);
    expect(await focused(page)).toBe('cat'); // the keyboard's place is not lost with the button
    await region(page).getByRole('button', { name: 'Undo changes' }).click();
    expect(await chips(page)).toHaveLength(5);
    await chip(page, 'cat').click();
    await region(page).getByLabel('Thing').fill(' ');
    expect(await region(page).getByRole('button', { name: 'Draw again' }).isDisabled()).toBe(true);
    await region(page).getByRole('button', { name: 'Remove' }).click();
    await chip(page, 'beach, night').click();
    await region(page).getByLabel('Place').selectOption('none');
    await chip(page, '3 × owl').click();
    await region(page).getByRole('button', { name: 'Remove' }).click();
    await chip(page, 'red horse').click();
    expect(await region(page).getByRole('button', { name: 'Remove' }).isDisabled()).toBe(true); // the last one
    expect((await drawAgain(page)).scene).toEqual({ things: [SCENE.things[1]], relations: [] });
  });

  it.each([
    ['light', DESKTOP],
    ['dark', PHONE],
  ] as const)('is accessible in the %s, at %o', async (colorScheme, viewport) => {
    const page = await openDrawn({ colorScheme, viewport, reducedMotion: 'reduce' });
    const tiles = await page.locator('.tiles').boundingBox();
    for (const name of ['cat', 'cat riding horse', 'beach, night']) {
      await chip(page, name).click();
      await region(page).locator('.fields').waitFor();
      expect(await violationsOf(page)).toEqual([]);
      expect(await fits(page)).toBe(true);
    }
    await region(page).getByLabel('Place').selectOption('forest');
    expect(await violationsOf(page)).toEqual([]);
    await chip(page, 'cat').click();
    await region(page).getByLabel('Thing').fill('x'.repeat(60));
    expect(await fits(page)).toBe(true);
    expect(await page.locator('.tiles').evaluate(({ offsetHeight }: HTMLElement) => offsetHeight)).toBe(
      Math.round(tiles!.height),
    );
  });

  it('is not there where the model is to draw all at once', async () => {
    const page = await visitors.visit();
    await openOptions(page);
    await page.getByLabel('Draw all at once (as in 2022)').check();
    await page.getByText('Options (1 set)').waitFor();
    await page.getByLabel('What should be drawn?').fill('a cat next to a dog');
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await done(page);
    expect(await requestOn(page)).toMatchObject({ prompt: 'a cat next to a dog', joint: true });
    expect(await region(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Clear options' }).click();
    expect(await page.getByLabel('Draw all at once (as in 2022)').isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Use these settings' }).click();
    expect(await page.getByLabel('Draw all at once (as in 2022)').isChecked()).toBe(true);
  });
});
