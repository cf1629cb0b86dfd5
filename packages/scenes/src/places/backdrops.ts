// Places, times of day and weather, drawn as simple vector landscapes with the words that name them.
import type { Bitmap } from '../bitmap.ts';
import { Random } from '../random.ts';
import { drawSvg } from '../raster/draw-svg.ts';
import type { Hour, Weather } from '../scene.ts';
import { PLACES, TRAINED_PLACES } from './places.ts';
import { gradients, sky, TINTS, veilOf } from './sky.ts';

/** The drawn front of a place. */
interface DrawnFront {
  /** [size, size, 4]. */
  pixels: Bitmap;
  /** Upper edge of what hides the things' feet, a share of the side; undefined when it hides no part of them for good. */
  top: number | undefined;
}

/** A drawn place. Lengths are shares of the picture's side. */
export interface Backdrop {
  /** RGB, [size, size, 3]. */
  pixels: Uint8Array;
  /** Rain, snow or fog, drawn over the things, [size, size, 4]; undefined when the weather is clear. */
  veil: Bitmap | undefined;
  /** The foreground that things stand behind; undefined when the picture shows nothing of the kind. */
  front: DrawnFront | undefined;
  /** Where things may stand: from the far edge of the ground to the near one. */
  ground: readonly [number, number];
  /** Things float instead of standing (space, under water). */
  floating: boolean;
  /** Light on the things, multiplied into each channel. */
  light: readonly [number, number, number];
  /** "in the desert at night". */
  words: string;
}

/** The choice of a backdrop. */
export interface BackdropOptions {
  /** A key of `PLACES`. */
  place: string;
  /** Side in pixels. */
  size: number;
  /** Mostly day when absent. Ignored in places that are enclosed, like the weather. */
  hour?: Hour | undefined;
  /** Clear when absent. */
  weather?: Weather | undefined;
}

/** The random numbers of each part: one generator for all, or one each, so that one part can change alone. */
interface Sources {
  readonly sky: Random;
  readonly words: Random;
  readonly place: Random;
  readonly veil: Random;
  /** Absent where fronts are left out. */
  readonly front?: Random;
}

/** Units of the plane that places are drawn in. */
const PLANE = { width: 256, height: 256 };

const HOUR_WORDS: Readonly<Record<Hour, readonly string[]>> = {
  day: [''],
  sunset: ['at sunset', 'at dusk', 'in the evening'],
  night: ['at night', 'at night', 'by night', 'under the stars'],
};
const WEATHER_WORDS: Readonly<Record<Weather, readonly string[]>> = {
  clear: [''],
  rain: ['in the rain', 'in the rain', 'on a rainy day'],
  snow: ['in the snow', 'while it snows', 'in a snowstorm'],
  fog: ['in the fog', 'in the mist'],
};

const TRAINED_NAMES: readonly string[] = Object.keys(TRAINED_PLACES);

/**
 * The backdrop of a scene. A place looks the same at all hours and in all weathers for one state of `random`, which always
 * gives the same count of numbers. Throws `RangeError` for an unknown place.
 */
export function drawBackdrop(random: Random, options: BackdropOptions): Backdrop {
  const { place, size, weather = 'clear' } = options;
  const sunsets = weather === 'clear' ? 2 : 0;
  const varied = random.weighted<Hour>(['day', 'sunset', 'night'], (hour) =>
    hour === 'day' ? 6 : hour === 'sunset' ? sunsets : 1,
  );
  const fork = () => new Random(random.next() * 2 ** 32);
  const sources = { sky: fork(), words: fork(), place: fork(), veil: fork(), front: fork() };
  return render(sources, place, options.hour ?? varied, weather, size);
}

/** A backdrop as training shows them: a place (any, unless named) with an hour and weather that suit it, without front. */
export function drawAnyBackdrop(random: Random, size: number, placeName?: string): Backdrop {
  const name = placeName ?? random.weighted(TRAINED_NAMES, (key) => (key === 'plain' ? 3 : 1));
  const plain = name === 'plain';
  let hour: Hour = random.weighted(['day', 'sunset', 'night'], (h) =>
    h === 'day' ? (plain ? 1 : 4) : h === 'night' ? 3 : 1.5,
  );
  const weather: Weather = random.weighted(['clear', 'rain', 'snow', 'fog'], (w) =>
    w === 'clear' ? (plain ? 2 : 9) : w === 'fog' ? 0.6 : 1,
  );
  if (weather !== 'clear' && hour === 'sunset') hour = 'day';
  if (plain && hour === 'day' && weather === 'clear') hour = 'night';
  return render({ sky: random, words: random, place: random, veil: random }, name, hour, weather, size);
}

function render(from: Sources, name: string, askedHour: Hour, askedWeather: Weather, size: number): Backdrop {
  const place = PLACES[name];
  if (place === undefined)
    throw new RangeError(`Expected a place (${Object.keys(PLACES).join(', ')}), got "${name}".`);
  const enclosed = place.enclosed === true;
  const hour = enclosed ? 'day' : askedHour;
  const weather = enclosed ? 'clear' : askedWeather;
  const level = hour === 'night' ? 0.42 : hour === 'sunset' ? 0.82 : weather === 'clear' ? 1 : 0.86;
  const above = gradients(from.sky, hour, weather) + (enclosed ? '' : sky(from.sky, hour, weather));
  const words = [
    from.words.pick(place.words),
    from.words.pick(HOUR_WORDS[hour]),
    from.words.pick(WEATHER_WORDS[weather]),
  ];
  if (name === 'snowland' && weather === 'snow') words[2] = '';
  const light = { level, tint: TINTS[hour] };
  const scenery = place.draw(from.place, light);
  const veil = veilOf(from.veil, weather);
  const extent = { width: size, height: size };
  const { front } = place;
  const hasFront = front !== undefined && from.front?.chance(front.share ?? 1) === true;
  return {
    pixels: opaque(drawSvg(above + scenery, PLANE, extent)),
    veil: veil === '' ? undefined : drawSvg(veil, PLANE, extent),
    front: hasFront
      ? { pixels: drawSvg(front.draw(from.front!, light), PLANE, extent), top: front.top }
      : undefined,
    ground: place.ground,
    floating: place.floating === true,
    light: enclosed ? [1, 1, 1] : TINTS[hour],
    words: words.filter((word) => word !== '').join(' '),
  };
}

/** RGB of a bitmap without transparent pixels. */
function opaque({ rgba }: Bitmap): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from]!;
    rgb[to + 1] = rgba[from + 1]!;
    rgb[to + 2] = rgba[from + 2]!;
  }
  return rgb;
}
