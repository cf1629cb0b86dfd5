// Codes that are drawn in plain colours are found again; a picture is painted token by token.
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

it('paints codes that it has not seen in the colours that they would have', () => {
  const seen = [1, 2].map(picture);
  const fitted = CodeColours.fit(codes, WIDTH, {
    tokens: seen.map(({ tokens }) => tokens),
    pixels: seen.map(({ pixels }) => pixels),
    side: SIDE,
    size: SIZE,
  });
  const unseen = picture(3);
  const got = fitted.paint(unseen.tokens, SIDE, SIZE);
  const worst = got.reduce((most, value, i) => Math.max(most, Math.abs(value - unseen.pixels[i]!)), 0);
  expect(worst).toBeLessThan(8); // the penalty pulls towards the mean colour a little
});
