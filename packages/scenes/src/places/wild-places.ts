// The sea, volcanoes, graveyards, other planets, and places under water or under the ground.
import type { Place } from './place.ts';
import { circle, ellipse, flat, hills, lit, n, polygon, rect, repeat, stars } from './shapes.ts';

export const WILD_PLACES: Readonly<Record<string, Place>> = {
  sea: {
    words: ['on the ocean', 'at sea', 'on the sea', 'on a lake'],
    ground: [0.72, 0.86],
    draw: (r, l) =>
      flat(150, lit('#2f8fc8', l)) +
      repeat(6, (i) => {
        const y = 158 + i * 16;
        const fill = lit(i % 2 ? '#3a9fd6' : '#2a83ba', l);
        const shift = r.range(-40, 0);
        return `<path d="M${n(shift)} ${n(y)} ${repeat(8, () => 'q 10 -8 20 0 t 20 0')} V256 H0 Z" fill="${fill}"/>`;
      }),
  },
  volcano: {
    words: ['near a volcano', 'in front of a volcano', 'in a land of lava'],
    ground: [0.8, 0.95],
    draw: (r, l) => {
      const x = r.range(80, 176);
      return (
        polygon(
          [
            [x - 92, 200],
            [x - 20, 96],
            [x + 20, 96],
            [x + 92, 200],
          ],
          lit('#5a4a50', l),
        ) +
        polygon(
          [
            [x - 20, 96],
            [x + 20, 96],
            [x + 10, 132],
            [x + 2, 112],
            [x - 6, 146],
            [x - 12, 112],
          ],
          '#ff6a2a',
        ) +
        repeat(4, () =>
          circle(x + r.range(-22, 22), r.range(46, 84), r.range(10, 20), '#6a626a', 'opacity="0.7"'),
        ) +
        flat(196, lit('#4a3c40', l)) +
        repeat(3, () => ellipse(r.range(10, 246), r.range(206, 250), r.range(16, 34), 4, '#ff7a2f'))
      );
    },
  },
  graveyard: {
    words: ['in a graveyard', 'in a cemetery'],
    ground: [0.8, 0.95],
    draw: (r, l) =>
      hills(r, 172, 8, lit('#6a8a5a', l)) +
      repeat(6, (i) => {
        const x = i * 44 + r.range(-6, 14);
        const y = r.range(176, 192);
        return (
          rect(x, y - 30, 22, 32, lit('#9a9aa5', l), 'rx="10"') +
          rect(x + 9, y - 23, 4, 15, lit('#70707c', l)) +
          rect(x + 5, y - 19, 12, 4, lit('#70707c', l))
        );
      }) +
      hills(r, 194, 5, lit('#587a4c', l)),
  },
  moon: {
    words: ['on the moon', 'on the surface of the moon'],
    ground: [0.76, 0.95],
    enclosed: true,
    draw: (r) =>
      flat(0, '#0a0d1f') +
      stars(r, 60, 180) +
      circle(r.range(40, 216), r.range(36, 70), 22, '#3f8fd8') +
      hills(r, 176, 10, '#b8b8c0') +
      repeat(9, () => ellipse(r.range(0, 256), r.range(190, 250), r.range(7, 20), r.range(3, 6), '#9494a0')),
  },
  mars: {
    words: ['on mars', 'on the red planet'],
    ground: [0.76, 0.95],
    enclosed: true,
    draw: (r) =>
      flat(0, '#e8a87a') +
      hills(r, 150, 20, '#c86a42') +
      hills(r, 178, 10, '#b5532f') +
      repeat(8, () => ellipse(r.range(0, 256), r.range(190, 250), r.range(6, 18), r.range(3, 6), '#94401f')),
  },
  space: {
    words: ['in space', 'in outer space', 'floating in space', 'in the galaxy'],
    ground: [0.2, 0.8],
    floating: true,
    enclosed: true,
    draw: (r) => {
      const planet = r.pick(['#e8975a', '#5aa8e8', '#c86ad0', '#e86a6a', '#6ad0a8']);
      const x = r.chance(0.5) ? r.range(20, 60) : r.range(196, 236);
      const y = r.chance(0.5) ? r.range(26, 60) : r.range(196, 230);
      return (
        flat(0, r.pick(['#0a0c24', '#12082c', '#061426'])) +
        ellipse(
          r.range(60, 200),
          r.range(60, 200),
          r.range(80, 140),
          r.range(30, 60),
          r.pick(['#3a2a78', '#1f3f7a', '#5a2468']),
          'opacity="0.45"',
        ) +
        stars(r, 80, 256) +
        circle(x, y, r.range(14, 28), planet) +
        (r.chance(0.5) ? ellipse(x, y, 38, 7, 'none', 'stroke="#f0dcb0" stroke-width="3"') : '')
      );
    },
  },
  underwater: {
    words: ['underwater', 'under the sea', 'at the bottom of the sea', 'in the ocean'],
    ground: [0.3, 0.82],
    floating: true,
    enclosed: true,
    draw: (r) =>
      rect(0, 0, 256, 256, 'url(#deep)') +
      repeat(
        3,
        (i) =>
          `<path d="M${n(30 + i * 80)} 0 l 30 0 l ${n(r.range(10, 50))} 210 l -70 0 Z" fill="#ffffff" opacity="0.07"/>`,
      ) +
      hills(r, 226, 5, '#d8c48a') +
      repeat(7, () => {
        const x = r.chance(0.5) ? r.range(4, 70) : r.range(186, 252);
        const h = r.range(30, 70);
        return `<path d="M${n(x)} 236 q -10 ${n(-h / 4)} 0 ${n(-h / 2)} t 0 ${n(-h / 2)}" stroke="${r.pick(['#2f9a6a', '#3fae5a', '#e0607a', '#ff8f5a'])}" stroke-width="6" stroke-linecap="round" fill="none"/>`;
      }) +
      repeat(10, () =>
        circle(
          r.range(0, 256),
          r.range(10, 220),
          r.range(1.5, 5),
          'none',
          'stroke="#dff6ff" stroke-width="1.4" opacity="0.8"',
        ),
      ),
  },
  cave: {
    words: ['in a cave', 'in a dark cave'],
    ground: [0.8, 0.94],
    enclosed: true,
    draw: (r) =>
      flat(0, '#4a4048') +
      ellipse(128, 150, 112, 110, '#6a5c60') +
      ellipse(128, 158, 86, 84, '#82706e') +
      repeat(9, (i) =>
        polygon(
          [
            [i * 32 - 12, 0],
            [i * 32 + 4, r.range(30, 66)],
            [i * 32 + 20, 0],
          ],
          '#3a3238',
        ),
      ) +
      hills(r, 204, 6, '#574a4c'),
  },
};
