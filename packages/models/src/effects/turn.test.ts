// Turning: a figure on plain ground goes about its own middle and stays whole; a picture without plain ground stays.
import { describe, expect, it } from 'vitest';
import { turned } from './turn.ts';

const SIZE = 64;
const [RED, WHITE] = [
  [220, 30, 30],
  [250, 250, 250],
];

/** Red where `isRed` says so. */
const pictureOf = (isRed: (x: number, y: number) => boolean) => ({
  width: SIZE,
  height: SIZE,
  pixels: Uint8Array.from(
    { length: 3 * SIZE * SIZE },
    (_, i) => (isRed(Math.floor(i / 3) % SIZE, Math.floor(i / 3 / SIZE)) ? RED : WHITE)[i % 3] as number,
  ),
});
const isRed = (pixels: Uint8Array, x: number, y: number) => pixels[3 * (y * SIZE + x) + 1]! < 140;
const redCount = (pixels: Uint8Array) =>
  Array.from({ length: SIZE * SIZE }, (_, i) => isRed(pixels, i % SIZE, Math.floor(i / SIZE))).filter(Boolean)
    .length;

describe('turned', () => {
  // A bar with a wide foot, off the middle.
  const bar = pictureOf(
    (x, y) => (x >= 20 && x < 26 && y >= 8 && y < 40) || (x >= 14 && x < 32 && y >= 36 && y < 40),
  );

  it('stands a figure on its head, in the middle', () => {
    const pixels = turned(bar, [180, 180], 0.7);
    expect(isRed(pixels, 31, 46)).toBe(true);
    expect(isRed(pixels, 25, 17)).toBe(true);
    expect(isRed(pixels, 25, 46)).toBe(false);
    expect(Math.abs(redCount(pixels) - redCount(bar.pixels))).toBeLessThan(30);
  });

  it('lays it on one side or the other', () => {
    const [left, right] = [turned(bar, [90, 90], 0.2), turned(bar, [90, 90], 0.8)];
    const leftHalf = (pixels: Uint8Array) => isRed(pixels, 17, 25);
    expect(leftHalf(left)).not.toBe(leftHalf(right));
  });

  it('makes a figure smaller that would reach over the edge', () => {
    const wide = pictureOf((x, y) => x >= 1 && x < 63 && y >= 20 && y < 44);
    const pixels = turned(wide, [45, 45], 0.9);
    for (let i = 0; i < SIZE; i++) {
      for (const [x, y] of [
        [i, 0],
        [i, SIZE - 1],
        [0, i],
        [SIZE - 1, i],
      ] as const) {
        expect(isRed(pixels, x, y)).toBe(false);
      }
    }
    expect(redCount(pixels)).toBeGreaterThan(600);
  });

  it('leaves alone what has no plain ground, and what is nothing but ground', () => {
    const halves = pictureOf((_, y) => y > 30);
    const empty = pictureOf(() => false);
    for (const picture of [halves, empty]) expect(turned(picture, [90, 90], 0.1)).toBe(picture.pixels);
  });
});
