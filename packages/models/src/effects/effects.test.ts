// Effects: squares of one colour, nothing but grey, few colours, lines where colours meet, all but the ground in black.
import { describe, expect, it } from 'vitest';
import { uniform } from '../formula-weights.ts';
import { effectNames, withEffect } from './index.ts';

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

  describe('on a shaded, speckled disc with a hole, on white', () => {
    const size = 256;
    const middle = size / 2;
    const colourAt = (x: number, y: number) => {
      const radius = Math.hypot(x - middle, y - middle);
      if (radius < 24 || radius > 90) return [255, 255, 255];
      const shade = 20 * uniform('shade', y * size + x) + y / 16;
      return [200 + shade, 40 + shade, 30 + shade];
    };
    const disc = {
      width: size,
      height: size,
      pixels: Uint8Array.from({ length: 3 * size * size }, (_, i) => {
        const pixel = Math.floor(i / 3);
        return colourAt(pixel % size, Math.floor(pixel / size))[i % 3]!;
      }),
    };
    /** Colour below the middle. */
    const at = (pixels: Uint8Array, radius: number) => {
      const from = 3 * ((middle + radius) * size + middle);
      return [...pixels.subarray(from, from + 3)];
    };
    const [inHole, holeRim, inDisc, rim, outside] = [0, 24, 57, 90, 118];
    const [black, white] = [
      [0, 0, 0],
      [255, 255, 255],
    ];

    it('flatten it to one red on white', () => {
      const pixels = withEffect('flatten', disc);
      const red = at(pixels, inDisc);
      expect(red[0]).toBeGreaterThan(200);
      expect(red[1]).toBeLessThan(80);
      for (const radius of [-80, -60, -35, 35, 80]) expect(at(pixels, radius)).toEqual(red);
      for (const radius of [inHole, outside]) expect(at(pixels, radius)).toEqual(white);
    });

    it('trace it: two black circles', () => {
      const pixels = withEffect('trace', disc);
      for (const radius of [inHole, inDisc, outside]) expect(at(pixels, radius)).toEqual(white);
      for (const radius of [holeRim, rim]) expect(at(pixels, radius)).toEqual(black);
    });

    it('fill it: black with its hole, parted by a white line', () => {
      const pixels = withEffect('fill', disc);
      for (const radius of [inHole, inDisc]) expect(at(pixels, radius)).toEqual(black);
      expect(at(pixels, outside)).toEqual(white);
      expect([-2, -1, 0, 1].map((step) => at(pixels, holeRim + step))).toContainEqual(white);
    });
  });

  it.each(effectNames)('%s takes any size, and a picture of one colour', (effect) => {
    for (const [width, height] of [
      [1, 1],
      [33, 65],
      [64, 7],
    ] as const) {
      const pixels = new Uint8Array(3 * width * height).fill(90);
      expect(withEffect(effect, { width, height, pixels })).toHaveLength(pixels.length);
    }
  });
});
