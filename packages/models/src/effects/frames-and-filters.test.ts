// Frames and filters: the same each time, another picture than before, with all of the subject still to be seen in its window.
import { describe, expect, it } from 'vitest';
import type { RgbPicture } from '../picture.ts';
import { boxWith, effectNames, windowOf, withEffect } from './index.ts';
import { draw, resized, type Window } from './kit/lay.ts';
import { lettering, textWidth } from './kit/letters.ts';
import { blurred, brightnessOf, type Plane, slopesOf } from './kit/planes.ts';

const SIZE = 256;
/** Cells along a side in which the structures of two pictures are compared. */
const CELLS = 24;

function drawn(body: string): RgbPicture {
  const picture = { width: SIZE, height: SIZE, pixels: new Uint8Array(3 * SIZE * SIZE).fill(255) };
  draw(picture, body);
  return picture;
}

const FACE = `<circle cx="128" cy="138" r="74" fill="#3fae5a"/><circle cx="98" cy="112" r="20" fill="#fff"/>
  <circle cx="158" cy="112" r="20" fill="#fff"/><circle cx="98" cy="114" r="9" fill="#222"/>
  <circle cx="158" cy="114" r="9" fill="#222"/><path d="M88 160Q128 200 168 160Z" fill="#c03020"/>`;
const thing = drawn(FACE);
const scene = drawn(
  `<rect width="256" height="256" fill="#7ab8e8"/><rect y="170" width="256" height="86" fill="#d8b878"/>
  <path d="M0 170L50 90L110 170Z" fill="#5c7a58"/>${FACE}`,
);

/** Means of cells of a window, for each of several planes. */
function cellMeans(planes: readonly Plane[], window: Window): Float32Array {
  const cells = new Float32Array(planes.length * CELLS * CELLS);
  for (const [plane, { width, values }] of planes.entries()) {
    for (let y = 0; y < window.height; y++) {
      for (let x = 0; x < window.width; x++) {
        const [row, column] = [
          Math.floor((CELLS * y) / window.height),
          Math.floor((CELLS * x) / window.width),
        ];
        const cell = (plane * CELLS + row) * CELLS + column;
        cells[cell] = cells[cell]! + values[(window.y + y) * width + window.x + x]!;
      }
    }
  }
  return cells;
}

/** The two ends of a span. */
const structure = (picture: RgbPicture, window: Window) =>
  cellMeans([blurred(slopesOf(blurred(brightnessOf(picture), 1)), 2)], window);

const colours = (picture: RgbPicture, window: Window) => {
  const { width, height, pixels } = picture;
  const planes = [0, 1, 2].map((channel) => {
    const values = Float32Array.from({ length: width * height }, (_, i) => pixels[3 * i + channel]!);
    return blurred({ width, height, values }, 4);
  });
  return cellMeans(planes, window);
};

function correlation(a: Float32Array, b: Float32Array): number {
  const mean = (list: Float32Array) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ofA, ofB] = [0, 0, 0];
  a.forEach((value, i) => {
    both += (value - meanA) * (b[i]! - meanB);
    ofA += (value - meanA) ** 2;
    ofB += (b[i]! - meanB) ** 2;
  });
  return both / Math.sqrt(ofA * ofB);
}

/** The part of a window, in the middle and as high as it is wide, that titles leave free. */
function middleOf({ x, y, width, height }: Window): Window {
  const side = Math.floor(0.74 * Math.min(width, height));
  return {
    x: x + Math.floor((width - side) / 2),
    y: y + Math.floor((height - side) / 2),
    width: side,
    height: side,
  };
}

describe('frames and filters', () => {
  describe.each(effectNames)('%s', (effect) => {
    it.each([
      ['a thing', thing],
      ['a scene', scene],
    ])('shows %s', (_, picture) => {
      const before = Uint8Array.from(picture.pixels);
      const pixels = withEffect(effect, picture);
      expect(pixels).toHaveLength(before.length);
      expect(Buffer.compare(picture.pixels, before)).toBe(0);
      expect(Buffer.compare(withEffect(effect, picture), pixels)).toBe(0);
      let change = 0;
      for (let i = 0; i < pixels.length; i++) change += Math.abs(pixels[i]! - before[i]!);
      expect(change / pixels.length).toBeGreaterThan(1);
      const window = windowOf(effect);
      const side = Math.min(window.width, window.height);
      const small = resized(picture, side, side);
      const whole = middleOf({ x: 0, y: 0, width: side, height: side });
      const shown = { ...picture, pixels };
      const likeness = [structure, colours].map((of) =>
        correlation(of(shown, middleOf(window)), of(small, whole)),
      );
      expect(Math.max(...likeness)).toBeGreaterThan(0.5);
    });
  });

  it('tell where they show a box', () => {
    const corner = drawn('<rect x="192" y="192" width="64" height="64" fill="#e01010"/>');
    const box = { left: 192, top: 192, right: 256, bottom: 256 };
    expect(boxWith('oil', box, SIZE)).toEqual(box);
    const { left, top, right, bottom } = boxWith('book-cover', box, SIZE);
    const pixels = withEffect('book-cover', corner);
    const isRed = (x: number, y: number) =>
      pixels[3 * (y * SIZE + x)]! > 200 && pixels[3 * (y * SIZE + x) + 1]! < 60;
    for (const [x, y] of [
      [left + 3, top + 3],
      [right - 4, bottom - 4],
    ] as const)
      expect(isRed(x, y)).toBe(true);
    for (const [x, y] of [
      [left - 3, top + 3],
      [right + 3, bottom - 3],
    ] as const)
      expect(isRed(x, y)).toBe(false);
  });

  it('have names in lower case, each once', () => {
    expect(new Set(effectNames).size).toBe(effectNames.length);
    for (const name of effectNames) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

describe('lettering', () => {
  const inkOf = (text: string) =>
    drawn(lettering(text, { x: 20, y: 100, size: 40, colour: '#000' })).pixels.filter((value) => value < 128)
      .length;

  it('draws capitals, digits and signs, each differently', () => {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:-/!+%*$?'".split('');
    const shapes = letters.map((letter) => lettering(letter, { x: 0, y: 0, size: 6, colour: '#000' }));
    expect(new Set(shapes.map((shape) => shape.replaceAll(/^.*d="/g, ''))).size).toBeGreaterThanOrEqual(
      letters.length - 1,
    ); // O and 0
    for (const letter of letters) expect(inkOf(letter), letter).toBeGreaterThan(20);
    expect(inkOf(' ')).toBe(0);
  });

  it('has the given width, at the given place', () => {
    const columns = (how: { align: 'left' | 'middle' | 'right' }) => {
      const { pixels } = drawn(
        lettering('HELLO', { x: 128, y: 100, size: 20, colour: '#000', width: 90, weight: 0.05, ...how }),
      );
      const dark = [...pixels.keys()].filter((i) => pixels[i]! < 128).map((i) => Math.floor(i / 3) % SIZE);
      return [Math.min(...dark), Math.max(...dark)] as const;
    };
    for (const [align, left] of [
      ['left', 128],
      ['middle', 83],
      ['right', 38],
    ] as const) {
      const [from, to] = columns({ align });
      expect(Math.abs(from - left)).toBeLessThan(3);
      expect(Math.abs(to - left - 90)).toBeLessThan(3);
    }
    expect(textWidth('HELLO', 20)).toBeGreaterThan(textWidth('HELL', 20));
  });
});
