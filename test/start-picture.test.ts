// Pictures that visitors bring to start from, in a real browser: every way in, what is wrong with some, and what stays of one.
import { createClient, type Drawing } from '@nonet/api';
import { decodeWithAlpha, encodePng, toVariant } from '@nonet/server/images';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { browserPath } from './browser.ts';
import { screenshot } from './screenshot.ts';
import { openSite, type Site } from './site.ts';
import { DESKTOP, fits, openOptions, openVisitors, PATIENCE_MS, PHONE, type Visitors } from './visitors.ts';

const RED = [220, 30, 30] as const;
const BLUE = [20, 60, 220] as const;
const SIDE = 600;
const MEGABYTE = 1024 * 1024;
/** An EXIF segment that says no more than that the left of the pixels is up. */
const LEFT_IS_UP = Buffer.from(
  'ffe1002245786966000049492a00080000000100120103000100000008000000' + '00000000',
  'hex',
);

/** A JPEG of a red and a blue half. @param isRed whether a pixel is red */
async function jpegOf(isRed: (x: number, y: number) => boolean): Promise<Buffer> {
  const pixels = new Uint8Array(3 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) pixels.set(isRed(i % SIDE, Math.floor(i / SIDE)) ? RED : BLUE, 3 * i);
  const png = await encodePng({ width: SIDE, height: SIDE, pixels, index: 0 });
  return Buffer.from(await toVariant(png, { format: 'jpeg' }));
}

interface NamedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

describe.skipIf(!browserPath)('a picture to start from', { timeout: 2 * PATIENCE_MS }, () => {
  let site: Site;
  let visitors: Visitors;
  let photo: NamedFile;

  beforeAll(async () => {
    const buffer = await jpegOf((_, y) => y < SIDE / 2);
    photo = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer };
    site = await openSite();
    visitors = openVisitors(site, /status of (400|404|410)/);
  }, PATIENCE_MS);
  afterEach(async () => expect(await visitors.leave()).toEqual([]));
  afterAll(() => site?.close());

  const dialog = (page: Page) => page.getByRole('dialog', { name: 'Start from a picture' });
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);
  const untilShown = (page: Page) => dialog(page).locator('.start-picture img').waitFor();

  async function choose(page: Page, file: NamedFile): Promise<void> {
    if (!(await dialog(page).isVisible())) await press(page, 'Add picture');
    await dialog(page).locator('input[type=file]').first().setInputFiles(file);
  }
  /** Drops or pastes a file as a browser does. */
  const bring = (page: Page, how: 'drop' | 'paste', { name, mimeType, buffer }: NamedFile) =>
    page.evaluate(
      ([kind, base64, fileName, type]) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], fileName, { type }));
        const options = { bubbles: true, cancelable: true };
        const target = document.querySelector('main')!;
        if (kind === 'paste')
          target.dispatchEvent(new ClipboardEvent(kind, { ...options, clipboardData: data }));
        else {
          target.dispatchEvent(new DragEvent('dragover', { ...options, dataTransfer: data }));
          target.dispatchEvent(new DragEvent(kind, { ...options, dataTransfer: data }));
        }
      },
      [how, buffer.toString('base64'), name, mimeType] as const,
    );
  async function use(page: Page): Promise<void> {
    await press(page, 'Use this picture');
    await dialog(page).waitFor({ state: 'detached' });
  }
  /** Draws one picture; gives the drawing. */
  async function draw(page: Page, prompt: string): Promise<Drawing> {
    await openOptions(page);
    await page.getByRole('combobox', { name: 'Pictures', exact: true }).selectOption('1');
    await page.getByLabel('Describe what you want to see').fill(prompt);
    const before = page.url();
    await press(page, 'Draw');
    await page.waitForURL((url) => url.href !== before);
    await page.getByText(/^Drawn in /).waitFor();
    return createClient({ baseUrl: site.url }).get(new URL(page.url()).hash.slice(1));
  }
  /** Colours and opacity of single pixels, each coordinate from 0 to 1. */
  async function coloursAt(address: string, ...places: readonly (readonly [number, number])[]) {
    const file = new Uint8Array(await (await fetch(new URL(address, site.url))).arrayBuffer());
    const { width, height, pixels, alpha } = await decodeWithAlpha(file);
    return places.map(([x, y]) => {
      const at = Math.floor(y * height) * width + Math.floor(x * width);
      return { colour: [...pixels.subarray(3 * at, 3 * at + 3)], alpha: alpha[at] };
    });
  }
  const isNear = ({ colour }: { colour: readonly number[] }, wanted: readonly number[]): boolean =>
    wanted.every((value, i) => Math.abs(value - colour[i]!) < 24);

  it('comes by a button, upright, and is varied', async () => {
    const page = await visitors.visit();
    // Its pixels lie on their side: EXIF says that the left is up.
    const lying = await jpegOf((x) => x >= SIDE / 2);
    const buffer = Buffer.concat([lying.subarray(0, 2), LEFT_IS_UP, lying.subarray(2)]);
    await choose(page, { ...photo, buffer });
    await untilShown(page);
    await press(page, 'Big changes');
    const [upload] = await Promise.all([page.waitForRequest('**/api/uploads'), use(page)]);
    expect((await upload.sizes()).requestBodySize).toBeLessThan(100_000);
    expect(await page.getByLabel('Starting picture').inputValue()).toBe('vary-much');
    await page.getByLabel('Starting picture').selectOption('Small changes');
    const { request } = await draw(page, 'a flag');
    expect(request.start).toMatchObject({ share: 0.75, place: 'spread' });
    const [top, bottom] = await coloursAt(`/pictures/${request.start!.picture}`, [0.5, 0.2], [0.5, 0.8]);
    expect([isNear(top!, RED), isNear(bottom!, BLUE)]).toEqual([true, true]);
    await press(page, 'Remove');
    expect(await page.getByLabel('Starting picture').count()).toBe(0);
  });

  it('is dropped or pasted anywhere', async () => {
    const page = await visitors.visit();
    await bring(page, 'drop', photo);
    await untilShown(page);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await bring(page, 'paste', photo);
    await untilShown(page);
    await use(page);
    expect(await focusedId(page)).toBe('prompt');
  });

  it('is told what is wrong with a file, and goes on with another', async () => {
    const page = await visitors.visit();
    await choose(page, {
      name: 'notes.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('<svg onload="alert(1)"/>'),
    });
    await page.getByText('notes.txt is not a picture that this browser can open.').waitFor();
    await choose(page, { name: 'huge.png', mimeType: 'image/png', buffer: Buffer.alloc(31 * MEGABYTE) });
    await page.getByText('huge.png has 31 MB. A picture may have at most 30 MB.').waitFor();
    await choose(page, photo);
    await untilShown(page);
    expect(await dialog(page).getByRole('alert').count()).toBe(0);
  });

  it('is marked with a pointer: what is not marked stays, also when it is drawn again', async () => {
    const page = await visitors.visit();
    await choose(page, photo);
    await press(page, 'Redraw what I mark');
    const canvas = dialog(page).locator('canvas');
    const { x, y, width } = (await canvas.boundingBox())!;
    const confirm = dialog(page).getByRole('button', { name: 'Use this picture' });
    const isReady = () => confirm.isEnabled();
    const stroke = async (from: number, to: number, height: number) => {
      await page.mouse.move(x + from * width, y + height * width);
      await page.mouse.down();
      await page.mouse.move(x + to * width, y + height * width, { steps: 4 });
      await page.mouse.up();
    };
    expect(await isReady()).toBe(false);
    await stroke(0.2, 0.8, 0.75);
    await expect.poll(isReady).toBe(true);
    await press(page, 'Undo');
    await expect.poll(isReady).toBe(false);
    await stroke(0.2, 0.8, 0.75);
    await press(page, 'Erase');
    await dialog(page).getByLabel('Brush size').fill('120');
    await stroke(0.1, 0.9, 0.75);
    await expect.poll(isReady).toBe(false);
    await press(page, 'Mark');
    await stroke(0.3, 0.7, 0.75);
    await expect.poll(isReady).toBe(true);
    await screenshot(page, 'start-mark');
    await use(page);
    await page.getByText('Redraw what was marked').waitFor();
    const drawing = await draw(page, 'a yellow duck');
    expect(drawing.request.start).toMatchObject({ place: 'opaque' });
    const [top, corner, marked] = await coloursAt(
      drawing.pictures![0]!,
      [0.5, 0.2],
      [0.05, 0.95],
      [0.5, 0.75],
    );
    expect([isNear(top!, RED), isNear(corner!, BLUE), isNear(marked!, BLUE)]).toEqual([true, true, false]);
    const before = page.url();
    await press(page, 'Draw again');
    await page.waitForURL((url) => url.href !== before);
    await page.getByText(/^Drawn in /).waitFor();
  });

  it('is marked with the keyboard, and completed from any half', async () => {
    const page = await visitors.visit('/', { viewport: PHONE, hasTouch: true });
    await choose(page, photo);
    await press(page, 'Redraw what I mark');
    await dialog(page).getByRole('application').focus();
    await page.keyboard.press(' ');
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
    expect(await dialog(page).getByRole('status').textContent()).toBe('Row 9, column 12: marked');
    const masked = async () => {
      const [response] = await Promise.all([page.waitForResponse('**/api/uploads'), use(page)]);
      const { picture, masked: isMasked } = (await response.json()) as { picture: string; masked: boolean };
      expect(isMasked).toBe(true);
      return (...places: [number, number][]) =>
        coloursAt(`/pictures/${picture}`, ...places).then((all) => all.map(({ alpha }) => alpha));
    };
    expect(await (await masked())([0.53, 0.53], [0.72, 0.53], [0.78, 0.53], [0.53, 0.6])).toEqual([
      0, 0, 255, 255,
    ]);
    await press(page, 'Edit');
    await untilShown(page);
    await press(page, 'Complete a part');
    await press(page, 'Keep the left half');
    expect(await (await masked())([0.2, 0.9], [0.8, 0.1])).toEqual([255, 0]);
    await page.getByText('Keep the left half').waitFor();
    expect(await fits(page)).toBe(true);
    expect(await focusedId(page)).toBe('prompt');
  });

  it('is said to be gone when it is', async () => {
    const page = await visitors.visit();
    await choose(page, photo);
    await untilShown(page);
    await page.route('**/api/uploads', async (route) => {
      const answer = (await (await route.fetch()).json()) as { picture: string };
      await route.fulfill({ status: 201, json: { ...answer, picture: `${'0'.repeat(64)}.png` } }); // of long ago
    });
    await use(page);
    await page.getByLabel('Describe what you want to see').fill('a flag');
    await press(page, 'Draw');
    await page.getByText('The picture that this starts from was deleted. Add it again.').waitFor();
  });

  it.each([
    ['light', DESKTOP],
    ['dark', PHONE],
  ] as const)('is accessible in the %s at %o', async (colorScheme, viewport) => {
    const page = await visitors.visit('/', { colorScheme, viewport, hasTouch: viewport === PHONE });
    await press(page, 'Add picture');
    await dialog(page).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await screenshot(page, `start-choose-${colorScheme}`);
    await choose(page, photo);
    await untilShown(page);
    for (const way of ['Vary all of it', 'Complete a part', 'Redraw what I mark']) {
      await press(page, way);
      expect(await violationsOf(page)).toEqual([]);
      expect(await fits(page)).toBe(true);
      await screenshot(page, `start-${way.split(' ')[0]!.toLowerCase()}-${colorScheme}`);
    }
  });
});
