// Places that training scenes do not have: before cameras and reporters.
import { TABLE } from './fronts.ts';
import type { Place } from './place.ts';
import { circle, ellipse, flat, n, path, polygon, rect, repeat, star } from './shapes.ts';

export const PRESS_PLACES: Readonly<Record<string, Place>> = {
  'red carpet': {
    words: ['on the red carpet', 'on a red carpet', 'at a movie premiere', 'at the oscars'],
    like: 'on a stage',
    ground: [0.84, 0.96],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#1f2440', '#2a1c38', '#1c2c34']);
      const photographer = (x: number, y: number, flash: boolean) =>
        circle(x, y - 20, 9, '#0e0c14') +
        ellipse(x, y + 8, 17, 20, '#0e0c14') +
        rect(x - 9, y - 22, 18, 11, '#3a3a44', 'rx="2"') +
        circle(x, y - 16, 4, '#8ab8d8') +
        (flash ? star(x, y - 26, 16, '#ffffff') + circle(x, y - 26, 22, 'rgba(255,255,255,0.3)') : '');
      return (
        flat(0, wall) +
        rect(44, 10, 168, 128, '#f8f4ec') +
        repeat(20, (i) =>
          star(
            62 + (i % 5) * 33,
            30 + Math.floor(i / 5) * 30,
            i % 2 === 0 ? 10 : 7,
            i % 2 === 0 ? '#d8a020' : '#c8a8b0',
          ),
        ) +
        polygon(
          [
            [20, 0],
            [34, 0],
            [120, 196],
            [30, 196],
          ],
          'rgba(255,250,210,0.2)',
        ) +
        polygon(
          [
            [236, 0],
            [222, 0],
            [136, 196],
            [226, 196],
          ],
          'rgba(255,250,210,0.2)',
        ) +
        repeat(
          3,
          (i) =>
            photographer(14 + i * 30, 150 + (i % 2) * 12, r.chance(0.45)) +
            photographer(182 + i * 30, 150 + ((i + 1) % 2) * 12, r.chance(0.45)),
        ) +
        flat(188, '#3a3644') +
        polygon(
          [
            [88, 186],
            [168, 186],
            [246, 256],
            [10, 256],
          ],
          '#d0182a',
        ) +
        polygon(
          [
            [88, 186],
            [92, 186],
            [22, 256],
            [10, 256],
          ],
          '#e8b030',
        ) +
        polygon(
          [
            [168, 186],
            [164, 186],
            [234, 256],
            [246, 256],
          ],
          '#e8b030',
        ) +
        // Ropes at both sides.
        path(
          'M10 190 Q34 222 62 186 M246 190 Q222 222 194 186',
          'none',
          'stroke="#a8122a" stroke-width="5"',
        ) +
        [10, 62, 194, 246]
          .map(
            (x) =>
              rect(x - 2.5, 178, 5, 44, '#e0b040') +
              circle(x, 177, 5, '#f4d070') +
              ellipse(x, 222, 10, 3.5, '#b88a20'),
          )
          .join('')
      );
    },
  },
  'television studio': {
    words: [
      'in a television studio',
      'on a talk show',
      'on tv',
      'on a game show',
      'in a tv studio',
      'on the news',
      'on television',
    ],
    like: 'on a stage',
    ground: [0.84, 0.96],
    enclosed: true,
    front: {
      top: TABLE.top,
      share: 0.7,
      draw: (r) => {
        const glow = r.pick(['#4ad0ff', '#ffb030', '#ff5a8a']);
        const x = r.chance(0.5) ? 34 : 222;
        return (
          rect(x - 8, TABLE.edge - 18, 16, 18, '#ffffff', 'rx="2"') +
          circle(x, TABLE.edge - 10, 4, glow) +
          rect(0, TABLE.edge, 256, 40, '#23345a') +
          rect(0, TABLE.edge, 256, 8, '#e8eef4') +
          rect(0, TABLE.edge + 20, 256, 4, glow)
        );
      },
    },
    draw: (r) => {
      const [low, high] = r.pick([
        ['#1c2a5a', '#3a6ac8'],
        ['#4a1c4a', '#c8468a'],
        ['#12404a', '#2aa0a8'],
      ] as const);
      const isNight = r.chance(0.5);
      const lamp = (x: number) =>
        rect(x - 2, 0, 4, 14, '#8a929a') +
        polygon(
          [
            [x - 12, 30],
            [x + 12, 30],
            [x + 8, 12],
            [x - 8, 12],
          ],
          '#14161c',
        ) +
        ellipse(x, 30, 12, 4, '#fff8d0') +
        polygon(
          [
            [x - 11, 32],
            [x + 11, 32],
            [x + 36, 194],
            [x - 36, 194],
          ],
          'rgba(255,248,210,0.1)',
        );
      return (
        flat(0, low) +
        repeat(8, (i) => rect(i * 32 + 2, 0, 28, 194, high, 'opacity="0.28"')) +
        // A view of a city on screens, and the couch for guests.
        rect(40, 42, 176, 88, '#0e1220', 'rx="4"') +
        rect(45, 47, 166, 78, isNight ? '#1c2456' : '#ff9a6a') +
        repeat(11, (i) => {
          const h = r.range(16, 58);
          return (
            rect(46 + i * 15, 125 - h, 13, h, isNight ? '#0c1230' : '#6a3a5a') +
            repeat(2, (k) => rect(49 + i * 15 + k * 5, 131 - h, 2.5, 4, '#ffe08a'))
          );
        }) +
        rect(98, 42, 3, 88, '#0e1220') +
        rect(155, 42, 3, 88, '#0e1220') +
        lamp(30) +
        lamp(128) +
        lamp(226) +
        rect(6, 148, 84, 30, '#d8a83a', 'rx="10"') +
        rect(0, 166, 96, 24, '#c8922a', 'rx="8"') +
        // A camera on its stand.
        path('M214 150 L196 206 M214 150 L232 206', 'none', 'stroke="#23262c" stroke-width="5"') +
        rect(194, 118, 44, 30, '#23262c', 'rx="4"') +
        rect(178, 126, 18, 14, '#3a3f48') +
        circle(178, 133, 8, '#5a8ab0') +
        circle(230, 124, 3, '#ff3a2a') +
        flat(192, '#2a3048') +
        ellipse(128, 226, 124, 22, '#3a4264') +
        rect(0, 190, 256, 4, high)
      );
    },
  },
  'press conference': {
    words: ['at a press conference', 'at a podium', 'giving a speech', 'behind a lectern', 'in a debate'],
    like: 'on a stage',
    ground: [0.86, 0.97],
    enclosed: true,
    front: {
      top: TABLE.top,
      share: 0.8,
      draw: (r) => {
        const wood = r.pick(['#6e4024', '#2a3a5a', '#7f4a28']);
        const mic = (x: number, tilt: number) =>
          path(
            `M${n(x)} ${TABLE.edge + 4} q ${n(tilt)} -8 ${n(tilt * 2)} -16`,
            'none',
            'stroke="#23262c" stroke-width="2.5"',
          ) + ellipse(x + tilt * 2, TABLE.edge - 15, 3.5, 5, '#23262c');
        return (
          mic(70, -5) +
          mic(84, -3) +
          mic(172, 3) +
          mic(186, 5) +
          polygon(
            [
              [46, TABLE.edge],
              [210, TABLE.edge],
              [200, 256],
              [56, 256],
            ],
            wood,
          ) +
          rect(40, TABLE.edge - 2, 176, 9, '#c8965a') +
          circle(128, 242, 12, '#e8c050') +
          circle(128, 242, 8, wood)
        );
      },
    },
    draw: (r) => {
      const cloth = r.pick(['#1f3a7a', '#7a1c2c', '#23604a', '#3a2a5a']);
      const stripes = ['#d8343a', '#f4f4f0'];
      const flag = (x: number, side: number) =>
        rect(x - 1.5, 46, 3, 150, '#e0b040') +
        circle(x, 44, 4.5, '#e0b040') +
        path(
          `M${n(x)} 52 Q${n(x + side * 26)} 66 ${n(x + side * 24)} 150 L${n(x)} 140 Z`,
          stripes[side > 0 ? 0 : 1]!,
        ) +
        path(`M${n(x)} 52 Q${n(x + side * 20)} 64 ${n(x + side * 18)} 96 L${n(x)} 92 Z`, '#2a4a9a');
      return (
        flat(0, cloth) +
        repeat(11, (i) => rect(i * 25 - 4, 0, 11, 196, 'rgba(0,0,0,0.16)', 'rx="5"')) +
        circle(128, 62, 44, '#e8c050') +
        circle(128, 62, 38, cloth) +
        star(128, 62, 28, '#f4e4a8') +
        flag(34, 1) +
        flag(60, 1) +
        flag(222, -1) +
        flag(196, -1) +
        flat(194, r.pick(['#a8744a', '#8a3a44', '#4a5a7a'])) +
        rect(0, 194, 256, 4, 'rgba(0,0,0,0.25)')
      );
    },
  },
};
