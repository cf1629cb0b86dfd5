// Time of the largest paint on a slowed processor, and the weight of the page, for a first visit.
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { PATIENCE_MS, PHONE } from './visitors.ts';

const SLOWER = 4;

export interface Look {
  /** Milliseconds until anything of the page was painted. */
  readonly firstPaint: number;
  /** Milliseconds until the largest picture or text was painted. */
  readonly largestPaint: number;
  /** Name of the element that was largest. */
  readonly largest: string;
  /** How far things moved by themselves: https://web.dev/articles/cls */
  readonly shift: number;
  /** Bytes of scripts and styles, compressed. */
  readonly weight: number;
}

/** Opens a page on a phone with a processor `SLOWER` times as slow as this one. */
export async function look(browser: Browser, address: string): Promise<Look> {
  const context = await browser.newContext({ viewport: PHONE });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const bodies: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (['script', 'stylesheet'].includes(response.request().resourceType())) bodies.push(response.body());
    });
    const devTools = await context.newCDPSession(page);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const firstPaint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
    );
    const paints = await entriesOf(page, 'largest-contentful-paint');
    const shifts = await entriesOf(page, 'layout-shift');
    const weight = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    return {
      firstPaint,
      largestPaint: paints.at(-1)?.startTime ?? Number.POSITIVE_INFINITY,
      largest: paints.at(-1)?.element ?? '',
      shift: shifts.reduce((sum, { value }) => sum + value, 0),
      weight,
    };
  } finally {
    await context.close();
  }
}

/** What the browser measured so far. */
const entriesOf = (page: Page, type: string) =>
  page.evaluate((wanted) => {
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type: wanted, buffered: true });
    const entries = observer.takeRecords() as (PerformanceEntry & { value?: number; element?: Element })[];
    return entries.map(({ startTime, value = 0, element }) => ({
      startTime,
      value,
      element: element?.localName,
    }));
  }, type);
