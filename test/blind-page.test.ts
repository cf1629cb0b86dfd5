// The page of a blind test in a real browser, from a file: what is typed is kept over a reload and downloaded.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blindPage } from '../packages/train/src/evaluation/blind/page.ts';
import { violationsOf } from './axe.ts';
import { browserPath, openBrowser } from './browser.ts';

describe.skipIf(!browserPath)('the page of a blind test', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nonet-blind-page-'));
  const file = join(folder, 'index.html');
  let browser: Browser;

  beforeAll(async () => {
    const side = 16;
    const pictures = [30, 200].map((value) => new Uint8Array(side * side * 3).fill(value));
    writeFileSync(file, await blindPage('page-id', pictures, side));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('asks, keeps and saves', async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(pathToFileURL(file).href);
    const second = page.getByRole('group', { name: 'Picture 2' });
    await page.getByLabel('Your name').fill('Ann');
    await second.getByLabel('What do you see?').fill('a "grey" <square>');
    await second.getByLabel('4').check();
    await page.getByText('1 of 2 answered').waitFor();
    expect(await violationsOf(page)).toEqual([]);

    await page.reload();
    await page.getByText('1 of 2 answered').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the answers' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('answers-Ann.json');
    expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toEqual({
      page: 'page-id',
      viewer: 'Ann',
      answers: [
        { number: 1, seen: '' },
        { number: 2, seen: 'a "grey" <square>', rating: 4 },
      ],
    });
    expect(errors).toEqual([]);
  });
});
