// Measures drawing in the browser: seconds, bytes, memory.
import { execFileSync } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { browserPath } from './browser.ts';
import { countBytes, openDeviceSite } from './device-site.ts';
import { untilItAnswers } from './visitors.ts';

const RUNS = 3;
const PROMPT = 'a cat in a sombrero';
/** Two things side by side, which nonet-1 guides. */
const SCENE = 'a cat next to a dog';
const DRAWN = /^Drawn in ([\d.]+) s with seed/;
const PATIENCE_MS = 600_000;

/** Draws nine pictures, loads included and warm, and prints the figures. @throws Error without a Chromium */
export async function benchBrowser(json: boolean): Promise<void> {
  if (!browserPath) throw new Error('no Chromium found; set CHROMIUM to the path of one');
  const site = await openDeviceSite({ worker: false });
  try {
    const context = await site.browser.newContext();
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await fetch(`${site.url}/api/device-model`); // packed once, by the service
    const bytes = countBytes(context);
    await page.goto(site.url);
    await untilItAnswers(page);
    const pageBytes = bytes();
    await page.getByLabel(/^Draw on this device/).check();
    await page.getByLabel('Describe what you want to see').fill(PROMPT);
    const started = performance.now();
    await page.keyboard.press('Enter');
    const drawn = page.getByText(DRAWN);
    const read = async () => Number(DRAWN.exec((await drawn.textContent()) ?? '')![1]);
    await drawn.waitFor();
    const firstSeconds = (performance.now() - started) / 1_000;
    const loadSeconds = firstSeconds - (await read());
    const drawAgain = async (press: Promise<void>) => {
      await press;
      await page.getByRole('button', { name: 'Cancel' }).waitFor();
      await drawn.waitFor();
      return read();
    };
    const others = async () => {
      const seconds: number[] = [];
      while (seconds.length < RUNS)
        seconds.push(await drawAgain(page.getByRole('button', { name: 'Draw again' }).click()));
      return seconds.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)]!;
    };
    const warmSeconds = await others();
    await page.getByLabel('Describe what you want to see').fill(SCENE);
    await drawAgain(page.keyboard.press('Enter')); // what guidance needs is compiled
    const sceneSeconds = await others();
    const figures: BrowserFigures = {
      loadSeconds,
      firstSeconds,
      warmSeconds,
      sceneSeconds,
      pageBytes,
      totalBytes: bytes(),
      megabytes: await measureMemory(site.browser),
      threads: await page.evaluate(() => (crossOriginIsolated ? navigator.hardwareConcurrency : 1)),
    };
    if (json) console.log(JSON.stringify(figures));
    else print(figures);
  } finally {
    await site.close();
  }
}

/**
 * Megabytes of memory that the page's process has, its workers and all else in it, as the system counts them: what the
 * page can ask for itself waits for a garbage collection that may never come. Undefined where there is no `ps`.
 */
async function measureMemory(browser: Browser): Promise<number | undefined> {
  const devTools = await browser.newBrowserCDPSession();
  const { processInfo } = await devTools.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => String(id));
  try {
    const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', pages.join()], { encoding: 'utf8' });
    // Browsers keep an empty process in reserve: the largest is the page's.
    return Math.max(...kilobytes.trim().split(/\s+/).map(Number)) / 1e3;
  } catch {
    return undefined;
  }
}

interface BrowserFigures {
  readonly loadSeconds: number;
  readonly firstSeconds: number;
  readonly warmSeconds: number;
  readonly sceneSeconds: number;
  readonly pageBytes: number;
  readonly totalBytes: number;
  readonly megabytes?: number | undefined;
  readonly threads: number;
}

function print(figures: BrowserFigures): void {
  const rows = [
    ['Page, before drawing', `${(figures.pageBytes / 1e3).toFixed(1)} kB`],
    ['Page, runtime and model', `${(figures.totalBytes / 1e6).toFixed(1)} MB`],
    ['Loading and making ready', `${figures.loadSeconds.toFixed(1)} s`],
    ['From Enter to nine pictures, first time', `${figures.firstSeconds.toFixed(1)} s`],
    [`Nine pictures, warm, ${figures.threads} threads`, `${figures.warmSeconds.toFixed(1)} s`],
    ['Two things side by side, warm', `${figures.sceneSeconds.toFixed(1)} s`],
    ['Memory of the page’s process', `${figures.megabytes?.toFixed(0) ?? '?'} MB`],
  ] as const;
  for (const [name, figure] of rows) console.log(`${`${name}:`.padEnd(42)}${figure}`);
}
