// Pictures per hour as bars, and as a table for screen readers.
import { counted } from '@nonet/api';
import { type Markup, markup } from '../sharing/markup.ts';
import type { HourFigures } from './figures.ts';
import { table } from './layout.ts';

const WIDTH = 720;
const HEIGHT = 160;
const BELOW = 30;
/** Hours between two that are named. */
const NAMED = 6;

export function drawCurve(hours: readonly HourFigures[]): Markup {
  const most = Math.max(1, ...hours.map(({ pictures }) => pictures));
  const all = hours.reduce((sum, { pictures }) => sum + pictures, 0);
  const step = WIDTH / hours.length;
  const bars = hours.map(({ hour, pictures }, i) => {
    const height = (pictures / most) * HEIGHT;
    const left = (i * step).toFixed(1);
    const name =
      i % NAMED === 0 && markup`<text x="${left}" y="${HEIGHT + BELOW - 6}">${hourOf(hour)}</text>`;
    return markup`<rect x="${left}" y="${(HEIGHT - height).toFixed(1)}" width="${(step - 3).toFixed(1)}" height="${height.toFixed(1)}"></rect>${name}`;
  });
  return markup`<section>
<h2>The last 24 hours</h2>
<p>${counted(all, 'picture')}; ${most} in the busiest hour.</p>
<svg class="curve" viewBox="0 0 ${WIDTH} ${HEIGHT + BELOW}" role="img" aria-label="Pictures per hour; the table below has the numbers">${bars}</svg>
<details><summary>As a table</summary>
${table(
  'Pictures per hour',
  ['Hour (UTC)', 'Pictures'],
  hours.map(({ hour, pictures }) => [hourOf(hour), pictures]),
)}
</details>
</section>`;
}

const hourOf = (hour: Date): string => `${hour.toISOString().slice(11, 13)}:00`;
