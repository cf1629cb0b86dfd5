// Scores of made-up cuts: whole ones, broken ones, soft rims.
import { expect, it } from 'vitest';
import { filled, isDamaged, scoreCut } from './true-shape.ts';

const SIZE = 40;
const shape = (inside: (x: number, y: number) => number) =>
  Uint8Array.from({ length: SIZE * SIZE }, (_, i) => inside(i % SIZE, Math.floor(i / SIZE)));
const square = (left: number, right: number) =>
  shape((x, y) => (x >= left && x < right && y >= 10 && y < 30 ? 255 : 0));

it('finds nothing wrong with a cut that is right', () => {
  expect(scoreCut(square(10, 30), square(10, 30), SIZE)).toEqual({ alphaError: 0, lost: 0, added: 0 });
});

it('passes over rims of two pixels, but not in the error of alpha', () => {
  const score = scoreCut(square(10, 30), square(8, 32), SIZE);
  expect(score).toMatchObject({ lost: 0, added: 0 });
  expect(score.alphaError).toBeCloseTo(80 / SIZE ** 2);
});

it('counts what is lost and what is added beyond the rim, in shares of the thing', () => {
  // Of five columns that are missing, two lie near the rest.
  expect(scoreCut(square(10, 30), square(10, 25), SIZE).lost).toBeCloseTo(3 / 20);
  expect(scoreCut(square(10, 25), square(10, 30), SIZE).added).toBeCloseTo(3 / 15);
  expect(scoreCut(square(10, 30), square(0, 0), SIZE)).toMatchObject({ lost: 1, added: 0 });
});

it('calls a cut damaged that lost and added more than four hundredths', () => {
  expect(isDamaged({ alphaError: 0, lost: 0.02, added: 0.019 })).toBe(false);
  expect(isDamaged({ alphaError: 0, lost: 0.02, added: 0.021 })).toBe(true);
});

it('fills what a line encloses, and leaves its outer edge soft', () => {
  const ring = (inner: number) =>
    shape((x, y) => {
      const distance = Math.hypot(x - 20, y - 20);
      return distance > 15.5 || distance < inner ? 0 : distance > 14.5 ? 60 : 255;
    });
  expect(filled(ring(10), SIZE)).toEqual(ring(0));
});
