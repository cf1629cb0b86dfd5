// The scene of a drawing on the page, in a real browser: what is in the pictures is shown, changed, varied, and drawn again.
import { createClient, type Drawing, type DrawRequest, type Scene } from '@nonet/api';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { browserPath } from './browser.ts';
import { openSite, type Site } from './site.ts';
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
    drawn = await drawAsAsked(REQUEST);
  }, PATIENCE_MS);
  afterEach(async () => expect(await visitors.leave()).toEqual([]));
  afterAll(() => site?.close());

  async function drawAsAsked(request: DrawRequest): Promise<Drawing> {
    const client = createClient({ baseUrl: site.url });
    const { id } = await client.create(request);
    for await (const event of client.events(id)) if (event.type === 'done') break;
    return client.get(id);
  }
  const region = (page: Page) => page.getByRole('region', { name: 'What the pictures show' });
  const chip = (page: Page, name: string) => region(page).getByRole('button', { name, exact: true });
  const chips = (page: Page) => region(page).locator('li').allTextContents();
  const openDrawn = async (options = {}, { id } = drawn) => {
    const page = await visitors.visit(`/#${id}`, options);
    await region(page).waitFor();
    return page;
  };
  const done = (page: Page) => page.getByText(/^Drawn in [\d.]+ s with seed \d+\.$/).waitFor();
  const requestOn = async (page: Page) =>
    (await createClient({ baseUrl: site.url }).get(new URL(page.url()).hash.slice(1))).request;
  /** Draws the changed scene; gives the request that this made. */
  async function drawAgain(page: Page) {
    const before = page.url();
    await region(page).getByRole('button', { name: 'Draw changes' }).click();
    await page.waitForURL((url) => url.href !== before);
    await done(page);
    await region(page).waitFor();
    return requestOn(page);
  }

  const partsToVary = (page: Page) => page.getByRole('dialog').getByRole('group', { name: 'Vary' });
  const openPicture = (page: Page, number: number) =>
    page.getByRole('button', { name: `${REQUEST.prompt}, ${number} of ${REQUEST.count}` }).click();
  /** Varies a part of a picture by keyboard; gives the request that this made. */
  async function vary(page: Page, number: number, part: string) {
    const before = page.url();
    await openPicture(page, number);
    await partsToVary(page).getByRole('button', { name: part, exact: true }).press('Enter');
    await page.waitForURL((url) => url.href !== before);
    await done(page);
    await region(page).waitFor();
    return requestOn(page);
  }

  it('is shown in words', async () => {
    expect(drawn.scene).toEqual(SCENE);
    const page = await openDrawn();
    expect(await chips(page)).toEqual(['cat', 'red horse', '3 × owl', 'cat riding horse', 'beach, night']);
    expect(await region(page).getByRole('button', { name: 'Draw changes' }).count()).toBe(0); // nothing is changed
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
    await region(page).getByLabel('Colour').selectOption({ value: '' });
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

  it('has next steps, each of which changes one thing of it', async () => {
    const page = await openDrawn();
    const steps = page.getByRole('list', { name: 'Next steps' });
    const words = ['in the snow', 'at sunset', 'as pixel art', 'with a hat', 'penguin instead of cat'];
    expect(await steps.getByRole('button').allTextContents()).toEqual(words);
    const before = page.url();
    await steps.getByRole('button', { name: 'with a hat' }).click();
    await page.waitForURL((url) => url.href !== before);
    await done(page);
    const hat = { id: 'hat', name: 'top hat' };
    const relation = { subject: 'a', name: 'wearing', object: 'hat' };
    expect(await requestOn(page)).toEqual({
      ...REQUEST,
      prompt: `${REQUEST.prompt}, with a hat`,
      scene: { ...SCENE, things: [...SCENE.things, hat], relations: [...SCENE.relations, relation] },
    });
    await steps.getByRole('button', { name: 'with a hat' }).waitFor({ state: 'detached' }); // it has one
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
    expect(await region(page).getByRole('button', { name: 'Draw changes' }).isDisabled()).toBe(true);
    await region(page).getByRole('button', { name: 'Remove' }).click();
    await chip(page, 'beach, night').click();
    await region(page).getByLabel('Place').selectOption({ value: '' });
    await chip(page, '3 × owl').click();
    await region(page).getByRole('button', { name: 'Remove' }).click();
    await chip(page, 'red horse').click();
    expect(await region(page).getByRole('button', { name: 'Remove' }).isDisabled()).toBe(true); // the last one
    expect((await drawAgain(page)).scene).toEqual({ things: [SCENE.things[1]], relations: [] });
  });

  it('has a thing of a picture varied, then its place, and keeps the rest of that picture', async () => {
    const page = await openDrawn();
    const [cat, horse, owl] = SCENE.things;
    const first = { seed: REQUEST.seed, picture: 1 };
    const varied = await vary(page, 2, 'cat');
    const variant = varied.scene!.things[0]!.variant!;
    expect(variant).toBeGreaterThan(0);
    const things = [
      { ...cat, variant },
      { ...horse, origin: first },
      { ...owl, origin: first },
    ];
    expect(varied).toEqual({ ...REQUEST, scene: { ...SCENE, things, origin: first } });

    const moved = await vary(page, 1, 'beach and layout');
    expect(moved.seed).not.toBe(REQUEST.seed);
    const kept = [{ ...things[0], origin: { ...first, picture: 0 } }, things[1], things[2]];
    expect(moved).toEqual({ ...REQUEST, seed: moved.seed, scene: { ...SCENE, things: kept } });

    const anew = await vary(page, 2, 'all things');
    expect(anew.scene!.things.map(({ origin }) => origin)).toEqual([undefined, undefined, undefined]);
    const variants = anew.scene!.things.map((thing) => thing.variant);
    expect(new Set(variants).size).toBe(1); // they often share their style then
    expect(variants).not.toContain(variant);
    expect(anew.scene!.origin).toEqual({ seed: moved.seed, picture: 1 });
  });

  it('has what is worn varied with who wears it, and says so where a picture cannot be varied', async () => {
    const scene: Scene = {
      things: [
        { id: 'a', name: 'cat' },
        { id: 'b', name: 'sunglasses' },
      ],
      relations: [{ subject: 'a', name: 'wearing', object: 'b' }],
    };
    const page = await openDrawn({}, await drawAsAsked({ ...REQUEST, scene }));
    await openPicture(page, 1);
    await partsToVary(page).waitFor(); // the large picture is loaded when it is first opened
    expect(await partsToVary(page).getByRole('button').allTextContents()).toEqual(['cat', 'layout']);
    await page.keyboard.press('Escape');
    const { scene: changed } = await vary(page, 1, 'cat');
    const [cat, glasses] = changed!.things;
    expect(cat).toEqual({ ...scene.things[0], variant: expect.any(Number) });
    expect(glasses).toEqual({ ...scene.things[1], variant: cat!.variant });

    // The simulated pictures do not tell which of the candidates they are.
    const ranked = await openDrawn({}, await drawAsAsked({ ...REQUEST, candidates: 4 }));
    await openPicture(ranked, 1);
    await partsToVary(ranked).getByRole('button', { name: 'cat' }).click();
    await ranked.getByRole('dialog').getByText('It could not be varied.').waitFor();
  });

  it.each([
    ['light', DESKTOP],
    ['dark', PHONE],
  ] as const)('is accessible in the %s, at %o', async (colorScheme, viewport) => {
    const page = await openDrawn({ colorScheme, viewport });
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
    await openPicture(page, 1);
    expect(await violationsOf(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
    expect(await page.locator('.tiles').evaluate(({ offsetHeight }: HTMLElement) => offsetHeight)).toBe(
      Math.round(tiles!.height),
    );
  });

  it('is not there where the model is to draw all at once', async () => {
    const page = await visitors.visit();
    await openOptions(page);
    await page.getByLabel('Draw all at once (as in 2022)').check();
    await page.getByText('Options (1)').waitFor();
    await page.getByLabel('Describe what you want to see').fill('a cat next to a dog');
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await done(page);
    expect(await requestOn(page)).toMatchObject({ prompt: 'a cat next to a dog', joint: true });
    expect(await region(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Clear options' }).click();
    expect(await page.getByLabel('Draw all at once (as in 2022)').isChecked()).toBe(false);
    await page.getByText('More', { exact: true }).click();
    await page.getByRole('button', { name: 'Reuse settings' }).click();
    expect(await page.getByLabel('Draw all at once (as in 2022)').isChecked()).toBe(true);
  });
});
