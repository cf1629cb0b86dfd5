import { expect, it } from 'vitest';
import { COLOUR_NAMES, dominantColour, nameColour, PAINTS, repaint, shadeOf } from './colours.ts';
import { Random } from './random.ts';

/** A picture of one colour but for a transparent last pixel. */
function plain(r: number, g: number, b: number): Buffer {
  const rgba = Buffer.alloc(8 * 8 * 4);
  for (let i = 0; i < rgba.length - 4; i += 4) rgba.set([r, g, b, 255], i);
  return rgba;
}

it('names plain colours as people do', () => {
  const colours = {
    red: [220, 30, 40],
    orange: [255, 140, 20],
    yellow: [255, 220, 40],
    green: [60, 170, 70],
    blue: [40, 110, 220],
    purple: [120, 60, 180],
    pink: [250, 130, 180],
    brown: [110, 70, 40],
    black: [15, 15, 18],
    grey: [130, 130, 135],
    white: [250, 250, 252],
  } as const;
  for (const name of COLOUR_NAMES) {
    const [r, g, b] = colours[name];
    expect(nameColour(r, g, b), name).toBe(name);
  }
});

it('repaints into a colour that bears the name, and leaves the original as it was', () => {
  const original = plain(230, 120, 30);
  const before = Buffer.from(original);
  for (const colour of PAINTS) {
    const painted = repaint(original, 'orange', colour);
    expect(dominantColour(painted).colour, colour).toBe(colour);
    expect(painted[painted.length - 1]).toBe(0);
  }
  expect(original.equals(before)).toBe(true);
});

it('leaves parts of other colours alone', () => {
  const blue = plain(40, 110, 220);
  expect([...repaint(blue, 'red', 'green')]).toEqual([...blue]);
});

it('makes shades that bear their name', () => {
  const random = new Random(1);
  for (const colour of PAINTS) {
    for (let i = 0; i < 20; i++) expect(nameColour(...shadeOf(colour, random)), colour).toBe(colour);
  }
});
