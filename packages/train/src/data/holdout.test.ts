import { expect, it } from 'vitest';
import { heldOutColourNouns, heldOutPairs, isHeldOutColour, isHeldOutPair } from './holdout.ts';

it('holds out a modest share of pairs, in either order and for every drawing of the noun', () => {
  const pairs = heldOutPairs();
  expect(pairs.length).toBeGreaterThan(40);
  expect(pairs.length).toBeLessThan(200);
  for (const [a, b] of pairs) {
    expect(isHeldOutPair(a, b)).toBe(true);
    expect(isHeldOutPair(`${b} face`, a)).toBe(true);
    expect(isHeldOutPair(`small ${a}`, b)).toBe(true);
  }
  const nouns = [...new Set(pairs.flat())];
  const all = nouns.flatMap((a, i) => nouns.slice(i + 1).map((b) => [a, b] as const));
  expect(all.filter(([a, b]) => isHeldOutPair(a, b)).length).toBe(pairs.length);
});

it('never holds out the colour that a thing has by nature', () => {
  const held = heldOutColourNouns();
  expect(held.length).toBeGreaterThan(20);
  for (const [colour, noun] of held) expect(isHeldOutColour(colour, noun)).toBe(true);
  expect(isHeldOutColour('red', 'apple')).toBe(false);
  expect(isHeldOutColour('green', 'frog')).toBe(false);
  expect(isHeldOutColour('yellow', 'banana')).toBe(false);
});
