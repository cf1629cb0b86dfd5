// Codes that are drawn in plain colours are found again; a picture is painted token by token, with what is around it.
import { expect, it } from 'vitest';
import { CodeColours } from './code-colours.ts';

const [SIDE, SIZE, WIDTH, CODES] = [4, 16, 3, 64];
/** Code n is `[r, g, b]` in -1 to 1, from the digits of n to the base 4. */
const codes = Float32Array.from(
  { length: CODES * WIDTH },
  (_, i) => (Math.floor(Math.floor(i / WIDTH) / 4 ** (i % WIDTH)) % 4) / 1.5 - 1,
);
const colour = (code: number, channel: number) => 128 + 80 * codes[code * WIDTH + channel]!;

function picture(seed: number) {
  const tokens = BigInt64Array.from({ length: SIDE * SIDE }, (_, i) => BigInt((i * 29 + seed * 17) % CODES));
  const pixels = Uint8Array.from({ length: SIZE * SIZE * 3 }, (_, i) => {
    const [y, x] = [Math.floor(i / 3 / SIZE), Math.floor(i / 3) % SIZE];
    const position = Math.floor(y / 4) * SIDE + Math.floor(x / 4);
    return colour(Number(tokens[position]), i % 3);
  });
  return { tokens, pixels };
}

const SEEN = [1, 2, 3, 4, 5, 6, 7, 8];
const sizes = { side: SIDE, size: SIZE };
const worst = (got: Uint8Array, wanted: Uint8Array) =>
  got.reduce((most, value, i) => Math.max(most, Math.abs(value - wanted[i]!)), 0);

it('paints codes that it has not seen in the colours that they would have', () => {
  const colours = new CodeColours(codes, WIDTH, sizes);
  for (const seed of SEEN) colours.learn(picture(seed));
  const unseen = picture(9);
  // The penalty pulls towards the mean colour a little.
  expect(worst(colours.paint(unseen.tokens), unseen.pixels)).toBeLessThan(8);
});

it('goes on learning', () => {
  const colours = new CodeColours(codes, WIDTH, sizes);
  const { tokens } = picture(1);
  colours.learn({ tokens, pixels: new Uint8Array(SIZE * SIZE * 3).fill(90) });
  const before = colours.paint(tokens);
  for (const seed of [2, 3, 4, 5]) colours.learn(picture(seed));
  const wanted = picture(1).pixels;
  const off = (got: Uint8Array) => got.reduce((sum, value, i) => sum + Math.abs(value - wanted[i]!), 0);
  expect(off(colours.paint(tokens))).toBeLessThan(off(before) / 2);
});

it('sees the codes beside a token: a decoder blends them', () => {
  const blended = (seed: number) => {
    const { tokens, pixels } = picture(seed);
    const left = (i: number) => (Math.floor(i / 3) % SIZE >= 4 ? pixels[i - 12]! : 128);
    return { tokens, pixels: pixels.map((value, i) => (value + left(i)) / 2) };
  };
  const colours = new CodeColours(codes, WIDTH, sizes);
  for (const seed of SEEN) colours.learn(blended(seed));
  const unseen = blended(9);
  expect(worst(colours.paint(unseen.tokens), unseen.pixels)).toBeLessThan(12);
});
