// Places that training scenes do not have: with an audience.
import type { Place } from './place.ts';
import { circle, ellipse, flat, n, path, planks, polygon, rect, repeat } from './shapes.ts';

const CROWD = ['#4a3f5c', '#3a3f5c', '#5a4552', '#35324a'];

export const SHOW_PLACES: Readonly<Record<string, Place>> = {
  cinema: {
    words: ['at the cinema', 'in a cinema', 'in a movie theater', 'at the movies', 'in the cinema'],
    like: 'on a stage',
    ground: [0.82, 0.93],
    enclosed: true,
    front: {
      top: 0.87,
      draw: (r) => {
        const seat = r.pick(['#a8202f', '#8a1a3a', '#2a3a8a']);
        return repeat(
          6,
          (i) =>
            rect(i * 52 - 24, 223, 44, 40, seat, 'rx="12"') +
            rect(i * 52 - 20, 227, 36, 6, 'rgba(255,255,255,0.2)', 'rx="3"') +
            rect(i * 52 + 20, 234, 8, 22, '#3a1418', 'rx="3"'),
        );
      },
    },
    draw: (r) => {
      const seat = r.pick(['#8a1a28', '#6e1430', '#24306e']);
      const curtain = r.pick(['#a8202f', '#7a1a4a', '#b0303a']);
      const scene = r.pick(['#4aa0d8', '#e8905a', '#6a5ac8', '#5ab88a']);
      return (
        flat(0, '#1c1422') +
        rect(26, 14, 204, 118, '#0c0a10') +
        rect(32, 20, 192, 106, '#f4f8fa') +
        rect(32, 20, 192, 106, scene, 'opacity="0.75"') +
        circle(r.range(70, 186), 52, 16, '#fff4c0') +
        path(`M32 126 V104 Q80 ${n(r.range(70, 86))} 128 102 T224 96 V126 Z`, '#2f6a5a') +
        repeat(
          2,
          (i) =>
            rect(i * 232 - 2, 0, 14, 178, curtain, 'rx="5"') +
            rect(i * 228 + 10, 0, 12, 178, curtain, 'rx="5"'),
        ) +
        repeat(9, (i) => ellipse(i * 32, 4, 18, 14, curtain)) +
        polygon(
          [
            [32, 126],
            [224, 126],
            [262, 210],
            [-6, 210],
          ],
          'rgba(255,255,255,0.1)',
        ) +
        repeat(3, (row) =>
          repeat(
            11,
            (i) =>
              rect(i * (24 + row * 5) - 12 - row * 10, 150 + row * 18, 21 + row * 5, 34, seat, 'rx="7"') +
              rect(
                i * (24 + row * 5) - 10 - row * 10,
                152 + row * 18,
                17 + row * 5,
                4,
                'rgba(255,255,255,0.18)',
                'rx="2"',
              ),
          ),
        ) +
        flat(208, '#2a1a24') +
        rect(0, 208, 256, 4, '#160c14')
      );
    },
  },
  'concert hall': {
    words: [
      'in an orchestra',
      'in a concert hall',
      'at the orchestra',
      'in the concert hall',
      'in an opera house',
    ],
    like: 'on a stage',
    ground: [0.84, 0.95],
    enclosed: true,
    draw: (r) => {
      const wood = r.pick(['#b87a40', '#a86a38', '#c88a4a']);
      const panels = r.pick(['#7a4a28', '#6a3a34', '#5a4a3a', '#7f5a30']);
      const pipes = r.pick(['#d8b860', '#c8ccd4', '#e0a84a']);
      const stand = (x: number, y: number) =>
        rect(x - 1.5, y - 34, 3, 34, '#23262c') +
        path(
          `M${n(x)} ${n(y - 8)} L${n(x - 9)} ${n(y)} M${n(x)} ${n(y - 8)} L${n(x + 9)} ${n(y)}`,
          'none',
          'stroke="#23262c" stroke-width="3"',
        ) +
        rect(x - 14, y - 50, 28, 20, '#23262c') +
        rect(x - 11, y - 47, 22, 14, '#fff8e4') +
        repeat(3, (i) => rect(x - 9, y - 44 + i * 4, 18, 1, '#5a5a5a'));
      const cello = (x: number, y: number, s: number) =>
        rect(x - 2 * s, y - 74 * s, 4 * s, 40 * s, '#3a2014') +
        ellipse(x, y - 32 * s, 12 * s, 13 * s, '#c0622a') +
        ellipse(x, y - 13 * s, 16 * s, 15 * s, '#c0622a') +
        rect(x - 8 * s, y - 28 * s, 16 * s, 10 * s, '#c0622a') +
        rect(x - 0.8, y - 60 * s, 1.6, 54 * s, '#f4e8c8') +
        rect(x - 1, y, 2, 6, '#8a929a');
      return (
        flat(0, panels) +
        repeat(9, (i) =>
          rect(i * 30 - 2, 0, 22, 150, i % 2 === 0 ? 'rgba(255,220,170,0.1)' : 'rgba(255,220,170,0.18)'),
        ) +
        // Organ pipes.
        repeat(13, (i) => {
          const h = 96 - Math.abs(i - 6) * 7;
          return rect(59 + i * 11, 114 - h, 9, h, pipes, 'rx="4"') + rect(61 + i * 11, 104, 5, 6, '#5a4420');
        }) +
        rect(50, 112, 156, 14, '#5a3820') +
        // Tiers with drums.
        rect(0, 150, 256, 20, '#c8965a') +
        rect(0, 166, 256, 4, '#8a5c30') +
        repeat(
          3,
          (i) =>
            path(
              `M${84 + i * 36} 132 H${112 + i * 36} Q${110 + i * 36} 154 ${98 + i * 36} 154 Q${86 + i * 36} 154 ${84 + i * 36} 132 Z`,
              '#c87838',
            ) + ellipse(98 + i * 36, 132, 15, 4, '#fff4e0'),
        ) +
        rect(0, 170, 256, 24, '#d8a468') +
        rect(0, 190, 256, 4, '#8a5c30') +
        planks(194, wood, '#8a5428') +
        cello(r.chance(0.5) ? 24 : 30, 196, 1.25) +
        cello(228, 196, 1.25) +
        [70, 186].map((x) => stand(x, 186)).join('') +
        stand(34, 236) +
        stand(222, 236) +
        repeat(5, (i) =>
          polygon(
            [
              [i * 64 - 8, 0],
              [i * 64 + 8, 0],
              [i * 64 + 40, 200],
              [i * 64 - 40, 200],
            ],
            'rgba(255,240,190,0.07)',
          ),
        )
      );
    },
  },
  circus: {
    words: ['at the circus', 'in a circus', 'in the circus ring', 'at a circus', 'in a circus tent'],
    like: 'on a stage',
    ground: [0.83, 0.94],
    enclosed: true,
    draw: (r) => {
      const [cloth, second] = r.pick([
        ['#d8302f', '#fff4dc'],
        ['#2a6ac8', '#fff4dc'],
        ['#e8902a', '#fff8e8'],
        ['#8a3aa8', '#ffe9a0'],
      ] as const);
      const edge = (i: number) => -90 + i * 36.4;
      return (
        flat(0, second) +
        repeat(6, (i) =>
          polygon(
            [
              [128, -34],
              [edge(2 * i), 132],
              [edge(2 * i + 1), 132],
            ],
            cloth,
          ),
        ) +
        repeat(17, (i) => circle(i * 16, 122, 9, i % 2 === 0 ? cloth : second)) +
        rect(0, 112, 256, 10, '#f0c030') +
        rect(0, 126, 256, 52, '#2c1c3a') +
        repeat(3, (row) =>
          repeat(
            15,
            (i) =>
              circle(
                i * 18.4 + (row % 2) * 9,
                136 + row * 15,
                6,
                r.pick(['#e8b088', '#c88a60', '#f4c8a0', '#9a6a4a']),
              ) + ellipse(i * 18.4 + (row % 2) * 9, 150 + row * 15, 9, 8, r.pick(CROWD)),
          ),
        ) +
        polygon(
          [
            [40, 0],
            [54, 0],
            [160, 214],
            [60, 214],
          ],
          'rgba(255,244,180,0.2)',
        ) +
        polygon(
          [
            [216, 0],
            [202, 0],
            [96, 214],
            [196, 214],
          ],
          'rgba(255,244,180,0.2)',
        ) +
        // A trapeze, the sand, and the rim of the ring.
        path('M112 0 V62 M144 0 V62', 'none', 'stroke="#5a4a3a" stroke-width="2"') +
        rect(106, 60, 44, 4, '#f0c030') +
        rect(0, 172, 256, 22, cloth) +
        repeat(9, (i) =>
          polygon(
            [
              [i * 32 - 4, 183],
              [i * 32 + 6, 175],
              [i * 32 + 16, 183],
              [i * 32 + 6, 191],
            ],
            '#ffe08a',
          ),
        ) +
        flat(192, '#e8c488') +
        ellipse(128, 228, 120, 20, '#f4d8a4') +
        ellipse(128, 228, 84, 12, '#e8c488')
      );
    },
  },
};
