// Places, times of day and weather, drawn as simple vector landscapes with the words that name them.
import type { Random } from '../random.ts';
import type { Hour, Weather } from '../scene.ts';
import { PLACES } from './places.ts';
import { circle, cloud, ellipse, type Light, n, rect, repeat, stars } from './shapes.ts';

/** A drawn place. Lengths are shares of the picture's side. */
export interface Backdrop {
  svg: string;
  /** Drawn over the things: rain, snow, fog; empty when the weather is clear. */
  veil: string;
  /** Where things may stand: from the far edge of the ground to the near one. */
  ground: readonly [number, number];
  /** Things float instead of standing (space, under water). */
  floating: boolean;
  /** Light on the things, multiplied into each channel. */
  light: readonly [number, number, number];
  /** "in the desert at night". */
  words: string;
}

const HOURS: readonly Hour[] = ['day', 'sunset', 'night'];
const WEATHERS: readonly Weather[] = ['clear', 'rain', 'snow', 'fog'];

const SKIES: Readonly<Record<Hour, readonly (readonly [string, string])[]>> = {
  day: [
    ['#5db8f2', '#d8f1ff'],
    ['#7cc7f5', '#eaf7ff'],
    ['#4aa3e8', '#bfe6fb'],
  ],
  sunset: [
    ['#5b3f8c', '#ff9a5a'],
    ['#e8556a', '#ffd27a'],
    ['#7a4a9e', '#ff8f7a'],
  ],
  night: [
    ['#080d2b', '#2a2f63'],
    ['#0b1030', '#1f3a66'],
    ['#120a33', '#3a2a66'],
  ],
};

const TINTS: Readonly<Record<Hour, readonly [number, number, number]>> = {
  day: [1, 1, 1],
  sunset: [1, 0.92, 0.86],
  night: [0.8, 0.82, 0.95],
};

const TIME_WORDS: Readonly<Record<Hour, readonly string[]>> = {
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

/** The names of the places that can be drawn. */
const PLACE_NAMES: readonly string[] = Object.keys(PLACES);

function skyOf(random: Random, time: Hour, weather: Weather): string {
  if (weather !== 'clear' && time === 'day') {
    return repeat(4, () =>
      cloud(random.range(10, 246), random.range(16, 70), random.range(1.1, 2), '#b8c2cc', 0.9),
    );
  }
  if (time === 'night') {
    const x = random.range(30, 226);
    const y = random.range(24, 60);
    const crescent = `<path d="M${n(x)} ${n(y - 15)} a 15 15 0 1 0 14 21 a 12 12 0 0 1 -14 -21 Z" fill="#fff3c4"/>`;
    return (
      stars(random, 46, 150) +
      (random.chance(0.5) ? circle(x, y, 14, '#fff3c4') : random.chance(0.6) ? crescent : '')
    );
  }
  if (time === 'sunset')
    return circle(
      random.range(40, 216),
      random.range(120, 160),
      random.range(20, 30),
      '#fff0b8',
      'opacity="0.9"',
    );
  return (
    (random.chance(0.5) ? circle(random.range(24, 232), random.range(22, 48), 15, '#ffe066') : '') +
    repeat(random.int(1, 3), () =>
      cloud(random.range(20, 236), random.range(22, 84), random.range(0.7, 1.3), '#ffffff', 0.92),
    )
  );
}

function veilOf(random: Random, weather: Weather): string {
  if (weather === 'rain') {
    return repeat(70, () => {
      const x = random.range(-6, 262);
      const y = random.range(-10, 250);
      return `<path d="M${n(x)} ${n(y)} l -4 14" stroke="#cfe6ff" stroke-width="1.6" opacity="0.75" stroke-linecap="round"/>`;
    });
  }
  if (weather === 'snow') {
    return repeat(60, () =>
      circle(random.range(0, 256), random.range(0, 256), random.range(1.2, 3.2), '#ffffff', 'opacity="0.92"'),
    );
  }
  if (weather === 'fog') {
    return repeat(6, (i) =>
      ellipse(
        random.range(20, 236),
        96 + i * 24,
        random.range(90, 150),
        random.range(9, 16),
        '#f2f5f8',
        'opacity="0.26"',
      ),
    );
  }
  return '';
}

/** Draws a backdrop: a place (any, unless named) with an hour and weather that suit it. */
export function drawBackdrop(random: Random, placeName?: string): Backdrop {
  const name = placeName ?? random.weighted(PLACE_NAMES, (key) => (key === 'plain' ? 3 : 1));
  const plain = name === 'plain';
  const hour = random.weighted(HOURS, (t) => (t === 'day' ? (plain ? 1 : 4) : t === 'night' ? 3 : 1.5));
  const weather = random.weighted(WEATHERS, (w) => (w === 'clear' ? (plain ? 2 : 9) : w === 'fog' ? 0.6 : 1));
  const isDull = plain && hour === 'day' && weather === 'clear';
  return paintBackdrop(random, name, isDull ? 'night' : hour, weather);
}

/** Draws a place as a scene has it: an hour that is absent varies, weather that is absent is clear. */
export function drawPlace(
  random: Random,
  { place, hour, weather }: { readonly place: string; readonly hour?: Hour; readonly weather?: Weather },
): Backdrop {
  const varied = random.weighted(HOURS, (t) => (t === 'day' ? 7 : t === 'sunset' ? 1.5 : 1));
  return paintBackdrop(random, place, hour ?? (weather ? 'day' : varied), weather ?? 'clear');
}

function paintBackdrop(random: Random, name: string, asked: Hour, sky: Weather): Backdrop {
  const place = PLACES[name]!;
  const weather = place.enclosed ? 'clear' : sky;
  const time = place.enclosed || (weather !== 'clear' && asked === 'sunset') ? 'day' : asked;
  const [top, bottom] =
    weather !== 'clear' && time === 'day' ? (['#8496a8', '#c4d0da'] as const) : random.pick(SKIES[time]);
  const level = time === 'night' ? 0.42 : time === 'sunset' ? 0.82 : weather === 'clear' ? 1 : 0.86;
  const light: Light = { level, tint: TINTS[time] };
  const gradients =
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="0.75" stop-color="${bottom}"/></linearGradient>` +
    '<linearGradient id="deep" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#3fb5e0"/><stop offset="1" stop-color="#0d4f8a"/></linearGradient></defs>';
  const above =
    place.enclosed === true ? '' : rect(0, 0, 256, 256, 'url(#sky)') + skyOf(random, time, weather);
  const words = [
    random.pick(place.words),
    random.pick(TIME_WORDS[time]),
    random.pick(WEATHER_WORDS[weather]),
  ];
  if (name === 'snowland' && weather === 'snow') words[2] = '';
  return {
    svg: gradients + above + place.draw(random, light),
    veil: veilOf(random, weather),
    ground: place.ground,
    floating: place.floating === true,
    light: place.enclosed === true ? [1, 1, 1] : TINTS[time],
    words: words.filter((word) => word !== '').join(' '),
  };
}
