// Renderings that any drawing can be given: large pixels, no colour; and how captions say so.

import { greyOf } from '@nonet/models';
import { type Bitmap, resize } from '@nonet/scenes';
import type { StyleWords } from './captions.ts';

export const EFFECT_WORDS: Readonly<Record<'pixelate' | 'drain', StyleWords>> = {
  pixelate: {
    adjectives: ['pixel art', '8-bit', 'pixelated'],
    media: ['pixel art', 'a pixel art sprite'],
  },
  drain: {
    adjectives: ['black and white', 'monochrome', 'greyscale'],
    media: ['a black and white drawing', 'a black and white picture'],
  },
};

/** Redraws a picture in square pixels, `cells` of them along its longer side, with fewer colours. */
export function pixelate(bitmap: Bitmap, cells: number): Bitmap {
  const scale = cells / Math.max(bitmap.width, bitmap.height);
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const small = resize(bitmap, width, height);
  const cell = Math.max(1, Math.round(256 / cells));
  const rgba = new Uint8Array(width * height * cell * cell * 4);
  for (let y = 0; y < height * cell; y++) {
    for (let x = 0; x < width * cell; x++) {
      const from = 4 * (Math.floor(y / cell) * width + Math.floor(x / cell));
      const alpha = small.data[from + 3]!;
      if (alpha < 110) continue;
      const to = 4 * (y * width * cell + x);
      for (let c = 0; c < 3; c++) {
        rgba[to + c] = Math.min(255, Math.round((small.data[from + c]! * 255) / alpha / 17) * 17);
      }
      rgba[to + 3] = 255;
    }
  }
  return { rgba, width: width * cell, height: height * cell };
}

/** Takes the colour out of a picture. */
export function drain(bitmap: Bitmap): Bitmap {
  const rgba = new Uint8Array(bitmap.rgba);
  for (let i = 0; i < rgba.length; i += 4) {
    rgba.fill(greyOf(rgba[i]!, rgba[i + 1]!, rgba[i + 2]!), i, i + 3);
  }
  return { ...bitmap, rgba };
}
