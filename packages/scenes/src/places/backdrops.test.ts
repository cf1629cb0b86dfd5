// Backdrops can be drawn at every hour and in every weather, and one part can change alone.
import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import type { Hour, Weather } from '../scene.ts';
import { drawAnyBackdrop, drawBackdrop } from './backdrops.ts';
import { PLACES } from './places.ts';

const HOURS: readonly Hour[] = ['day', 'sunset', 'night'];
const WEATHERS: readonly Weather[] = ['clear', 'rain', 'snow', 'fog'];
const size = 32;

describe('drawBackdrop', () => {
  it.each(Object.keys(PLACES))('draws %s at every hour in every weather', (place) => {
    for (const hour of HOURS) {
      for (const weather of WEATHERS) {
        for (let seed = 0; seed < 3; seed++) {
          const { pixels, veil } = drawBackdrop(new Random(seed), { place, hour, weather, size });
          expect(pixels.length).toBe(size * size * 3);
          expect(new Set(pixels).size).toBeGreaterThan(5);
          expect(veil === undefined).toBe(weather === 'clear' || PLACES[place]!.enclosed === true);
        }
      }
    }
  });

  it('leaves the landscape in its place when the weather changes', () => {
    const draw = (weather: Weather) =>
      drawBackdrop(new Random(5), { place: 'plain', hour: 'night', weather, size: 64 }).pixels;
    expect(draw('rain')).toEqual(draw('clear'));
  });

  it('varies places between pictures, and hours where none is asked', () => {
    const drawn = Array.from({ length: 40 }, (_, seed) =>
      drawBackdrop(new Random(seed), { place: 'desert', size }),
    );
    expect(new Set(drawn.map(({ pixels }) => pixels.join())).size).toBe(drawn.length);
    expect(new Set(drawn.map(({ light }) => light.join())).size).toBe(HOURS.length);
  });

  const FRONTED = Object.entries(PLACES).flatMap(([name, { front }]) => (front ? [{ name, front }] : []));

  it.each(FRONTED)('hides no more than feet behind the front of $name', ({ name, front }) => {
    const side = 64;
    const drawn = Array.from({ length: 24 }, (_, seed) =>
      drawBackdrop(new Random(seed), { place: name, size: side }),
    );
    const shown = drawn.flatMap((backdrop) => backdrop.front ?? []);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length < drawn.length).toBe((front.share ?? 1) < 1);
    for (const { pixels } of shown) {
      const rows = Array.from({ length: side }, (_, y) => {
        const row = pixels.rgba.subarray(4 * side * y, 4 * side * (y + 1));
        return row.filter((value, i) => i % 4 === 3 && value > 128).length / side;
      });
      const above = rows.slice(0, Math.round(0.78 * side));
      expect(Math.max(...above)).toBeLessThan(0.6);
      expect(above.reduce((sum, share) => sum + share, 0) / above.length).toBeLessThan(0.14);
      expect(rows.reduce((sum, share) => sum + share, 0)).toBeGreaterThan(0.5);
    }
  });

  it('says which places there are', () => {
    expect(() => drawBackdrop(new Random(0), { place: 'narnia', size })).toThrow(/desert.*"narnia"/);
  });
});

describe('drawAnyBackdrop', () => {
  it('shows what its words say', () => {
    for (let seed = 0; seed < 60; seed++) {
      const { words, veil } = drawAnyBackdrop(new Random(seed), size, 'park');
      expect(words).toMatch(/park|garden/);
      expect(/rain|snow|fog|mist/.test(words)).toBe(veil !== undefined);
    }
  });

  it('leaves out the front', () => {
    const drawn = Array.from({ length: 20 }, (_, seed) =>
      drawAnyBackdrop(new Random(seed), size, 'supermarket'),
    );
    expect(drawn.every(({ front }) => front === undefined)).toBe(true);
  });
});
