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
});
