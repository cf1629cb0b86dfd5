// Every place is cheap, deterministic, different between pictures, and unlike the others.
import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import { drawBackdrop } from './backdrops.ts';
import { PLACES, TRAINED_PLACES } from './places.ts';
import type { Light } from './shapes.ts';

const DAY: Light = { level: 1, tint: [1, 1, 1] };
/** The most detailed place has a good 300 shapes; a picture has as many milliseconds to spare. */
const MOST_SHAPES = 360;
const SIZE = 32;

const pixelsOf = (place: string, seed: number) =>
  drawBackdrop(new Random(seed), { place, hour: 'day', size: SIZE }).pixels;
const shapesOf = (svg: string) => svg.match(/<(?:rect|circle|ellipse|path|polygon)\b/g)?.length ?? 0;

/** Mean difference of two pictures' channels. */
function difference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / a.length;
}

const untrained = Object.keys(PLACES).filter((name) => !(name in TRAINED_PLACES));

it('keeps the places of training, in their order, before all others', () => {
  const trained = Object.keys(TRAINED_PLACES);
  expect(Object.keys(PLACES).slice(0, trained.length)).toEqual(trained);
  expect(untrained.length).toBeGreaterThan(80);
});

it.each(untrained)('%s names a phrase of training in its stead', (name) => {
  const said = new Set(Object.values(TRAINED_PLACES).flatMap(({ words }) => words));
  expect(said).toContain(PLACES[name]!.like);
});

describe.each(untrained)('%s', (name) => {
  const { draw, front, ground, words } = PLACES[name]!;

  it('has no more shapes than a preview can wait for', () => {
    for (let seed = 0; seed < 9; seed++) {
      const shapes =
        shapesOf(draw(new Random(seed), DAY)) + shapesOf(front?.draw(new Random(seed), DAY) ?? '');
      expect(shapes).toBeLessThan(MOST_SHAPES);
    }
  });

  it('is the same for the same numbers, and varies over nine pictures', () => {
    const pictures = Array.from({ length: 9 }, (_, seed) => pixelsOf(name, seed));
    expect(pixelsOf(name, 3)).toEqual(pictures[3]);
    expect(new Set(pictures.map((pixels) => pixels.join())).size).toBeGreaterThan(5);
  });

  it('has ground within the picture, and names', () => {
    expect(0.5 < ground[0] && ground[0] < ground[1] && ground[1] < 1).toBe(true);
    expect(words.length).toBeGreaterThan(0);
  });
});

it('no two untrained places look alike', () => {
  const seen = untrained.map((name) => ({ name, pixels: pixelsOf(name, 1) }));
  for (const [i, { name, pixels }] of seen.entries()) {
    for (const other of seen.slice(i + 1))
      expect(difference(pixels, other.pixels), `${name} and ${other.name}`).toBeGreaterThan(14);
  }
});
