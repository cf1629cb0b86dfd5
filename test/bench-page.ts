// `npm run bench:page`: how soon the first page and a shared set are painted on a processor slowed down four times, and
// what they weigh.
import { gzipSync } from 'node:zlib';
import { createClient } from '@nonet/api';
import type { Browser } from 'playwright-core';
import { browserPath, openSite } from './site.ts';

const SLOWER = 4;
const RUNS = 5;

interface Look {
  readonly largestPaint: number;
  /** Bytes of scripts and styles, compressed. */
  readonly weight: number;
}

if (!browserPath) process.exit(1);
const site = await openSite();
try {
  const client = createClient({ baseUrl: site.url, token: 'the-page-bench-of-nonet' });
  const { id } = await client.create({ prompt: 'a cat in a sombrero' });
  for await (const event of client.events(id)) if (event.type === 'done') break;
  const { url } = await client.share(id);
  for (const [name, address] of [
    ['first page', site.url],
    ['shared set', url],
  ] as const) {
    const looks: Look[] = [];
    for (let run = 0; run < RUNS; run++) looks.push(await look(site.browser, address));
    const paints = looks.map(({ largestPaint }) => Math.round(largestPaint)).sort((a, b) => a - b);
    console.log(
      `${name}: largest paint ${paints[Math.floor(RUNS / 2)]} ms (${paints.join(', ')}), ${(looks[0]!.weight / 1e3).toFixed(1)} kB of scripts and styles`,
    );
  }
} finally {
  await site.close();
}

/** Opens a page as somebody who was never there. */
async function look(browser: Browser, address: string): Promise<Look> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (['script', 'stylesheet'].includes(response.request().resourceType())) bodies.push(response.body());
  });
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(address, { waitUntil: 'networkidle' });
  const largestPaint = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  const weight = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
  await context.close();
  return { largestPaint, weight };
}
