// Finds the head of a cut-out and puts a hat on it.

import type { Bitmap } from './bitmap.ts';
import { type Layer, merge, resize, rotate } from './canvas.ts';
import type { Hat } from './hats.ts';

/** Where a hat goes on a layer, in its pixels. */
export interface Head {
  /** Middle of the head. */
  x: number;
  /** Top of the head. */
  y: number;
  width: number;
}

/** How a figure stands: a face fills the layer, a person stands upright, an animal has its head to the left. */
export type Posture = 'face' | 'upright' | 'side';

interface Run {
  start: number;
  end: number;
}

/** The longest run of opaque pixels in a row whose middle lies between two columns. */
function longestRun(layer: Layer, y: number, from: number, to: number): Run | undefined {
  let best: Run | undefined;
  let start = -1;
  for (let x = 0; x <= layer.width; x++) {
    const solid = x < layer.width && layer.data[4 * (y * layer.width + x) + 3]! > 128;
    if (solid && start < 0) start = x;
    if (!solid && start >= 0) {
      const middle = (start + x) / 2;
      if (middle >= from && middle <= to && (best === undefined || x - start > best.end - best.start)) {
        best = { start, end: x };
      }
      start = -1;
    }
  }
  return best;
}

const SEARCH: Readonly<
  Record<
    Posture,
    { from: number; to: number; thickness: number; depth: number; narrow: number; wide: number }
  >
> = {
  face: { from: 0.3, to: 0.7, thickness: 0.34, depth: 0.16, narrow: 0.5, wide: 0.95 },
  upright: { from: 0.3, to: 0.7, thickness: 0.16, depth: 0.1, narrow: 0.24, wide: 0.8 },
  side: { from: 0, to: 0.52, thickness: 0.15, depth: 0.1, narrow: 0.24, wide: 0.46 },
};

/**
 * The head of a figure: the topmost run of opaque pixels that is broad enough not to be an ear, a horn or a
 * tail, within the columns where this posture has its head. Undefined when there is none.
 */
export function findHead(layer: Layer, posture: Posture): Head | undefined {
  const { from, to, thickness, depth, narrow, wide } = SEARCH[posture];
  const { width: w, height: h } = layer;
  for (let y = 0; y < h * 0.5; y++) {
    const crown = longestRun(layer, y, from * w, to * w);
    if (crown === undefined || crown.end - crown.start < thickness * w) continue;
    const row = Math.min(h - 1, Math.round(y + depth * h));
    const below = longestRun(layer, row, from * w, to * w) ?? crown;
    const span = Math.max(crown.end - crown.start, Math.min(below.end - below.start, wide * w));
    return { x: (crown.start + crown.end) / 2, y, width: Math.min(Math.max(span, narrow * w), wide * w) };
  }
  return undefined;
}

/** The figure with a hat on its head; `sway` (-1..1) tilts the hat to one side or the other. */
export function putOn(figure: Layer, head: Head, hat: Hat, hatBitmap: Bitmap, sway: number): Layer {
  const width = Math.max(8, Math.round((head.width / hat.span) * 100 * (1.02 + 0.06 * sway)));
  const scale = width / 100;
  const worn = resize(hatBitmap, width, Math.max(4, Math.round(hat.height * scale)));
  const tilt = 7 * sway;
  const turned = rotate(worn, tilt);
  // The hat's middle moves with the tilt so that its brim stays over the head.
  const lift = (hat.sit - hat.height / 2) * scale;
  const angle = (tilt * Math.PI) / 180;
  const middleX = head.x + Math.sin(angle) * lift;
  const middleY = head.y + head.width * 0.07 - Math.cos(angle) * lift;
  return merge([
    { layer: figure, left: 0, top: 0 },
    { layer: turned, left: middleX - turned.width / 2, top: middleY - turned.height / 2 },
  ]);
}
