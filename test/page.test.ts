// The page in a real browser against the real service: a prompt goes in, nine pictures come out.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { writeTinyModel } from '@nonet/models/testing';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const browserPath = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
].find((path) => path && existsSync(path));

if (!browserPath) {
  console.warn('The page was not tested: no Chromium found; set CHROMIUM to the path of one.');
}

describe.skipIf(!browserPath)('the page', () => {
  const model = mkdtempSync(join(tmpdir(), 'nonet-page-'));
  let service: ChildProcess;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    writeTinyModel(model);
    // `npm start` with another model: it builds the page, then says where it is.
    service = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--model', model, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(service.stdout!), 'line')) as [string];
    const url = /http:\S+/.exec(line)![0];
    browser = await chromium.launch({ executablePath: browserPath!, args: ['--no-sandbox'] });
    page = await browser.newPage();
    page.on(
      'console',
      (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()),
    );
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(url);
  });

  afterAll(async () => {
    await browser?.close();
    if (service.exitCode === null) {
      service.kill('SIGINT');
      await once(service, 'exit');
    }
    rmSync(model, { recursive: true });
  });

  const loadedPictures = () =>
    page.$$eval(
      '.tiles img',
      (images) => images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length,
    );

  it('draws what is typed, by keyboard alone', async () => {
    expect(await page.title()).toBe('Nonet');
    await page.getByLabel('What should be drawn?').focus();
    await page.keyboard.type('a cat in a sombrero');
    await page.keyboard.press('Enter');
    await page.getByText(/^Drawn in .* seed \d+/).waitFor({ timeout: 100_000 });
    expect(await loadedPictures()).toBe(9);
    expect(await page.getByRole('link', { name: 'a cat in a sombrero, picture 9' }).count()).toBe(1);
  });

  it('draws an example, and can be cancelled', async () => {
    await page.route('**/api/drawings', () => {}); // the answer is held back until the click on Cancel
    await page.getByRole('button', { name: 'three red apples' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Cancelled').waitFor();
    await page.unroute('**/api/drawings');
    expect(await page.getByLabel('What should be drawn?').inputValue()).toBe('three red apples');
    await page.getByRole('button', { name: 'Draw' }).click();
    await page.getByText(/^Drawn in/).waitFor({ timeout: 100_000 });
    expect(await loadedPictures()).toBe(9);
  });

  it('says so when the service is gone, and breaks none of its own rules', async () => {
    expect(problems).toEqual([]);
    service.kill('SIGINT');
    expect((await once(service, 'exit'))[0]).toBe(0);
    await page.getByRole('button', { name: 'Draw' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toMatch(/could not be reached/);
  });
});
