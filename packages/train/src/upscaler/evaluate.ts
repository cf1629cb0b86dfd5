// Error of an upscaler on unseen drawings, beside interpolation.

import { NonetError } from '@nonet/core';
import { type RgbPicture, toPixels, UPSCALE_FACTOR, type Upscaler } from '@nonet/models';
import { Canvas, hashSeed, Random, resize } from '@nonet/scenes';
import sharp from 'sharp';
import { renderWindow, type VectorDrawing, vectorDrawings } from './drawings.ts';
import { roughen, shrink } from './shrink.ts';

export interface UpscalerTestOptions {
  readonly upscaler: Upscaler;
  readonly dataDir: string;
  /** Drawings of each source. */
  readonly drawings: number;
  readonly signal?: AbortSignal;
  readonly onDrawing?: (done: number, total: number) => void;
}

/** Mean peak signal-to-noise ratios in decibels. */
export interface UpscalerScore {
  readonly input: 'shrunk' | 'shrunk, soft and noisy';
  readonly drawings: number;
  readonly nearest: number;
  readonly bicubic: number;
  readonly upscaler: number;
}

type Method = 'nearest' | 'bicubic' | 'upscaler';
const METHODS: readonly Method[] = ['nearest', 'bicubic', 'upscaler'];

/** Two that the recipe does not show, and three of which it shows other drawings. */
export const TESTED_SOURCES = ['twemoji', 'streamline-plump', 'noto', 'fluent-flat', 'streamline-color'];
/** Width and height of the large pictures. */
const SIZE = 512;
/** Side of what is shown of a drawing, in shares of its larger side. */
const WINDOW = 1.16;

/** @throws NonetError `cancelled`, and as `vectorDrawings` */
export async function testUpscaler(options: UpscalerTestOptions): Promise<UpscalerScore[]> {
  const { upscaler, signal, onDrawing } = options;
  const pictures = await picturesOf(options);
  const inputs = ['shrunk', 'shrunk, soft and noisy'] as const;
  const scores: UpscalerScore[] = [];
  for (const input of inputs) {
    const sums: Record<Method, number> = { nearest: 0, bicubic: 0, upscaler: 0 };
    for (const [index, large] of pictures.entries()) {
      if (signal?.aborted) throw new NonetError('cancelled', 'the test was cancelled');
      const planes = shrink(large, SIZE);
      if (input !== 'shrunk')
        roughen(planes, SIZE / UPSCALE_FACTOR, new Random(hashSeed('upscaler test', index)));
      const side = SIZE / UPSCALE_FACTOR;
      const small = { width: side, height: side, pixels: toPixels(planes, 1, side)[0]! };
      for (const method of METHODS) sums[method] += decibels(large, await enlarge(small, method, upscaler));
      onDrawing?.(scores.length * pictures.length + index + 1, inputs.length * pictures.length);
    }
    const means = Object.fromEntries(METHODS.map((method) => [method, sums[method] / pictures.length]));
    scores.push({ input, drawings: pictures.length, ...(means as Record<Method, number>) });
  }
  return scores;
}

/** Held-out drawings on white, RGB `[SIZE, SIZE, 3]`. */
async function picturesOf({ dataDir, drawings }: UpscalerTestOptions): Promise<Uint8Array[]> {
  const pictures: Uint8Array[] = [];
  for (const list of await vectorDrawings(dataDir, TESTED_SOURCES, true)) {
    const chosen = [...list].sort((a, b) => hashSeed('test', a.name) - hashSeed('test', b.name));
    for (const drawing of chosen.slice(0, drawings)) pictures.push(...(await onWhite(drawing)));
  }
  return pictures;
}

async function onWhite(drawing: VectorDrawing): Promise<Uint8Array[]> {
  const bitmap = await renderWindow(drawing, { centreX: 0, centreY: 0, side: WINDOW }, SIZE);
  if (!bitmap) return [];
  const canvas = new Canvas(SIZE, [255, 255, 255]);
  canvas.draw(resize(bitmap, SIZE, SIZE), 0, 0);
  return [canvas.pixels];
}

async function enlarge(small: RgbPicture, method: Method, upscaler: Upscaler): Promise<Uint8Array> {
  if (method === 'upscaler') return (await upscaler.upscale(small)).pixels;
  const kernel = method === 'nearest' ? 'nearest' : 'cubic';
  const { width, height, pixels } = small;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(SIZE, SIZE, { kernel })
    .raw()
    .toBuffer();
}

/** Peak signal-to-noise ratio of RGB bytes. */
function decibels(expected: Uint8Array, got: Uint8Array): number {
  let squared = 0;
  for (let i = 0; i < expected.length; i++) squared += (expected[i]! - got[i]!) ** 2;
  return 10 * Math.log10(255 ** 2 / (Math.max(1, squared) / expected.length));
}

export function formatUpscalerScores(scores: readonly UpscalerScore[]): string {
  const header = ['', ...METHODS.map((method) => method.padStart(9))].join('  ');
  const rows = scores.map((score) =>
    [score.input.padEnd(24), ...METHODS.map((method) => `${score[method].toFixed(2)} dB`.padStart(9))].join(
      '  ',
    ),
  );
  return [
    `${''.padEnd(24)}${header}`,
    ...rows,
    `Means over ${scores[0]?.drawings ?? 0} held-out drawings.`,
  ].join('\n');
}
