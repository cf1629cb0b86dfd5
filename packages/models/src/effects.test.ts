// Effects on pictures of odd sizes: squares of one colour, nothing but grey.
import { describe, expect, it } from 'vitest';
import { withEffect } from './effects.ts';
import { uniform } from './formula-weights.ts';

const [WIDTH, HEIGHT] = [256, 128];
const picture = {
  width: WIDTH,
  height: HEIGHT,
  pixels: Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, i) => 127 + 127 * uniform('effects', i)),
};

describe('effects', () => {
  it('make a picture of 32 by 32 squares, each the mean of its pixels to the next level', () => {
    const pixels = withEffect('pixelate', picture);
    const at = (from: Uint8Array, x: number, y: number) => from[3 * (y * WIDTH + x)]!;
    for (const [left, top] of [
      [0, 0],
      [248, 0],
      [72, 124],
    ] as const) {
      const square = Array.from({ length: 32 }, (_, i) => [left + (i % 8), top + Math.floor(i / 8)] as const);
      const mean = square.reduce((sum, [x, y]) => sum + at(picture.pixels, x, y), 0) / 32;
      expect(new Set(square.map(([x, y]) => at(pixels, x, y)))).toEqual(
        new Set([Math.round(mean / 17) * 17]),
      );
    }
  });

  it('take the colour out and leave the brightness', () => {
    const pixels = withEffect('drain', picture);
    for (let i = 0; i < pixels.length; i += 3) {
      const [r, g, b] = picture.pixels.subarray(i, i + 3);
      expect([...pixels.subarray(i, i + 3)]).toEqual(
        Array(3).fill(Math.trunc(0.3 * r! + 0.59 * g! + 0.11 * b!)),
      );
    }
  });
});
