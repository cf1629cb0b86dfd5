// The worst cuts side by side, for a person to look at.
import { writeSheet } from '../../data/sheet.ts';
import type { MeasuredCut } from './measure.ts';
import { differences } from './true-shape.ts';

const COLUMNS = 8;
const BEHIND = [120, 200, 130] as const;
const LOST = [230, 0, 0] as const;
const ADDED = [0, 0, 230] as const;

/** Writes the cuts that lost and added most: as drawn, and cut out on green with what is lost in red and what is added in blue. */
export async function writeWorstCuts(
  cuts: readonly MeasuredCut[],
  count: number,
  file: string,
): Promise<void> {
  const worst = [...cuts].sort((a, b) => b.lost + b.added - a.lost - a.added).slice(0, count);
  const images = worst.flatMap((cut) => {
    const size = Math.sqrt(cut.alpha.length);
    const share = (part: number) => `${(100 * part).toFixed(1)} %`;
    return [
      { pixels: cut.pixels, size, caption: `${cut.name} ${cut.id}` },
      { pixels: marked(cut, size), size, caption: `lost ${share(cut.lost)}, added ${share(cut.added)}` },
    ];
  });
  await writeSheet(images, COLUMNS, file);
}

function marked({ cut, alpha }: MeasuredCut, size: number): Uint8Array {
  const pixels = new Uint8Array(3 * alpha.length);
  for (let i = 0; i < alpha.length; i++) {
    const share = cut[4 * i + 3]! / 255;
    for (let channel = 0; channel < 3; channel++) {
      pixels[3 * i + channel] = share * cut[4 * i + channel]! + (1 - share) * BEHIND[channel]!;
    }
  }
  const cutAlpha = alpha.map((_, i) => cut[4 * i + 3]!);
  const { lost, added } = differences(alpha, cutAlpha, size);
  for (const i of lost) pixels.set(LOST, 3 * i);
  for (const i of added) pixels.set(ADDED, 3 * i);
  return pixels;
}
