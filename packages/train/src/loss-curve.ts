// The loss curve of a run as a picture.
import sharp from 'sharp';
import type { LogEntry } from './run-folder.ts';

const WIDTH = 900;
const HEIGHT = 420;
const MARGIN = 56;
/** Points of the drawn line; each is a mean over its share of the steps. */
const POINTS = 300;

/** Writes the loss over the samples seen, both axes labelled, as a PNG. Does nothing for an empty log. */
export async function writeLossCurve(log: readonly LogEntry[], file: string): Promise<void> {
  const points = averaged(log);
  if (points.length < 2) return;
  const losses = points.map(({ loss }) => loss);
  const [low, high] = [Math.min(...losses), quantile(losses, 0.98)];
  const last = points.at(-1)!.step;
  const x = (step: number) => MARGIN + ((WIDTH - 2 * MARGIN) * step) / last;
  const y = (loss: number) =>
    MARGIN + (HEIGHT - 2 * MARGIN) * (1 - (Math.min(loss, high) - low) / (high - low || 1));
  const line = points.map(({ step, loss }) => `${x(step).toFixed(1)},${y(loss).toFixed(1)}`).join(' ');
  const label = (px: number, py: number, text: string, anchor: string) =>
    `<text x="${px}" y="${py}" font-family="sans-serif" font-size="14" fill="#444" text-anchor="${anchor}">${text}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="white"/>
    <path d="M${MARGIN} ${MARGIN}V${HEIGHT - MARGIN}H${WIDTH - MARGIN}" fill="none" stroke="#999"/>
    <polyline points="${line}" fill="none" stroke="#c2410c" stroke-width="2"/>
    ${label(MARGIN - 6, MARGIN + 5, high.toFixed(2), 'end')}
    ${label(MARGIN - 6, HEIGHT - MARGIN + 5, low.toFixed(2), 'end')}
    ${label(WIDTH - MARGIN, HEIGHT - MARGIN + 22, `step ${last}`, 'end')}
    ${label(WIDTH / 2, 30, `loss, now ${losses.at(-1)!.toFixed(3)}`, 'middle')}
  </svg>`;
  await sharp(Buffer.from(svg)).png().toFile(file);
}

function averaged(log: readonly LogEntry[]): { step: number; loss: number }[] {
  const size = Math.max(1, Math.floor(log.length / POINTS));
  return Array.from({ length: Math.floor(log.length / size) }, (_, i) => {
    const part = log.slice(i * size, (i + 1) * size);
    return { step: part.at(-1)!.step, loss: part.reduce((sum, { loss }) => sum + loss, 0) / part.length };
  });
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;
}
