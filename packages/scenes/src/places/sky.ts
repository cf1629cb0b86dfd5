// The sky of an hour and a weather, and the veil of rain, snow or fog before the things.
import type { Random } from '../random.ts';
import type { Hour, Weather } from '../scene.ts';
import { circle, cloud, ellipse, n, rect, repeat, stars } from './shapes.ts';

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

/** Factors of each channel by the light of an hour. */
export const TINTS: Readonly<Record<Hour, readonly [number, number, number]>> = {
  day: [1, 1, 1],
  sunset: [1, 0.92, 0.86],
  night: [0.8, 0.82, 0.95],
};

const OVERCAST = ['#8496a8', '#c4d0da'] as const;

/** The definitions that skies and places use: the gradients "sky" and "deep" (water). Consumes random numbers. */
export function gradients(random: Random, hour: Hour, weather: Weather): string {
  const [top, bottom] = weather !== 'clear' && hour === 'day' ? OVERCAST : random.pick(SKIES[hour]);
  return (
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="0.75" stop-color="${bottom}"/></linearGradient>` +
    '<linearGradient id="deep" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#3fb5e0"/><stop offset="1" stop-color="#0d4f8a"/></linearGradient></defs>'
  );
}

/** The gradient "sky" with sun, moon, stars or clouds. */
export function sky(random: Random, hour: Hour, weather: Weather): string {
  return rect(0, 0, 256, 256, 'url(#sky)') + inTheSky(random, hour, weather);
}

function inTheSky(random: Random, hour: Hour, weather: Weather): string {
  if (weather !== 'clear' && hour === 'day') {
    return repeat(4, () =>
      cloud(random.range(10, 246), random.range(16, 70), random.range(1.1, 2), '#b8c2cc', 0.9),
    );
  }
  if (hour === 'night') {
    const x = random.range(30, 226);
    const y = random.range(24, 60);
    const crescent = `<path d="M${n(x)} ${n(y - 15)} a 15 15 0 1 0 14 21 a 12 12 0 0 1 -14 -21 Z" fill="#fff3c4"/>`;
    return (
      stars(random, 46, 150) +
      (random.chance(0.5) ? circle(x, y, 14, '#fff3c4') : random.chance(0.6) ? crescent : '')
    );
  }
  if (hour === 'sunset')
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

/** Rain, snow or fog; empty when the weather is clear. */
export function veilOf(random: Random, weather: Weather): string {
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
