// `npm run bench:page`: how soon the first page and a shared set are painted on a processor slowed down four times, and
// what they weigh.
import { createClient } from '@nonet/api';
import { browserPath } from './browser.ts';
import { type Look, look } from './largest-paint.ts';
import { openSite } from './site.ts';

const RUNS = 5;

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
    const { largest, weight } = looks[0]!;
    console.log(
      `${name}: largest paint ${paints[Math.floor(RUNS / 2)]} ms (${paints.join(', ')}; ${largest}), ${(weight / 1e3).toFixed(1)} kB of scripts and styles`,
    );
  }
} finally {
  await site.close();
}
