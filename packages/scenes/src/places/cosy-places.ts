// Places that training scenes do not have: warm rooms, and games in the dark.
import type { Place } from './place.ts';
import {
  circle,
  ellipse,
  flat,
  mirrored,
  n,
  path,
  planks,
  polygon,
  rect,
  repeat,
  star,
  windowPane,
} from './shapes.ts';

const BAUBLES = ['#e0303a', '#f0c030', '#3a8ad0', '#ffffff', '#a84ac0'];

/** A fire in its stone place, with a mantelpiece. */
const fireplace = (x: number, stone: string) =>
  rect(x - 46, 100, 92, 96, stone) +
  repeat(15, (i) =>
    rect(
      x - 44 + (i % 3) * 30 + (Math.floor(i / 3) % 2) * 6,
      103 + Math.floor(i / 3) * 19,
      25,
      15,
      'rgba(255,255,255,0.2)',
      'rx="4"',
    ),
  ) +
  rect(x - 54, 92, 108, 10, '#7a4a2a', 'rx="2"') +
  path(`M${n(x - 30)} 196 V146 Q${n(x)} 118 ${n(x + 30)} 146 V196 Z`, '#1c1614') +
  [
    ['#f0501f', 1],
    ['#ff9a24', 0.68],
    ['#ffe060', 0.38],
  ]
    .map(([fill, s]) => {
      const k = s as number;
      return path(
        `M${n(x - 18 * k)} 192 Q${n(x - 24 * k)} ${n(192 - 22 * k)} ${n(x - 6 * k)} ${n(192 - 46 * k)} Q${n(x)} ${n(192 - 30 * k)} ${n(x + 8 * k)} ${n(192 - 34 * k)} Q${n(x + 24 * k)} ${n(192 - 14 * k)} ${n(x + 18 * k)} 192 Z`,
        fill as string,
      );
    })
    .join('') +
  path(`M${n(x - 20)} 193 H${n(x + 20)}`, 'none', 'stroke="#5a3820" stroke-width="7" stroke-linecap="round"');

const stocking = (x: number, y: number, fill: string) =>
  path(`M${n(x)} ${n(y)} h9 v16 q0 5 6 6 q4 5 -3 6 h-12 Z`, fill) +
  rect(x - 1.5, y - 2, 12, 6, '#ffffff', 'rx="2"');

export const COSY_PLACES: Readonly<Record<string, Place>> = {
  christmas: {
    words: ['at christmas', 'on christmas', 'on christmas eve', 'on christmas morning'],
    like: 'in a living room',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#b8433f', '#3f6a58', '#d8b488', '#6a4a6a']);
      const x = mirrored(r.chance(0.5));
      const tree = x(62);
      const gift = (at: number, y: number, w: number, h: number, paper: string) =>
        rect(at, y - h, w, h, paper) +
        rect(at + w / 2 - 3, y - h, 6, h, '#fff4c0') +
        ellipse(at + w / 2 - 6, y - h - 3, 6, 3.5, '#fff4c0') +
        ellipse(at + w / 2 + 6, y - h - 3, 6, 3.5, '#fff4c0');
      return (
        flat(0, wall) +
        repeat(8, (i) => rect(i * 34, 0, 14, 196, 'rgba(255,255,255,0.08)')) +
        windowPane(x(140, 46), 26, 46, 44, '#24306a') +
        repeat(9, () => circle(x(140, 46) + r.range(2, 44), r.range(28, 68), 1.6, '#ffffff')) +
        path('M0 6 Q64 34 128 6 Q192 34 256 6', 'none', 'stroke="#2f7a45" stroke-width="7"') +
        repeat(16, (i) =>
          circle(8 + i * 16, 9 + 13 * Math.sin((((8 + i * 16) % 128) / 128) * Math.PI), 4, BAUBLES[i % 3]!),
        ) +
        fireplace(x(196), '#8a5a4a') +
        repeat(4, (i) =>
          stocking(x(196) - 40 + i * 21, 104, ['#e0303a', '#2f8a4a', '#f4f0e4', '#e0303a'][i]!),
        ) +
        planks(194, '#a8703f', '#7f5230') +
        // The tree with lights, baubles and a star, and gifts under it.
        rect(tree - 7, 184, 14, 22, '#6a4426') +
        [
          [64, 196],
          [52, 156],
          [40, 118],
          [28, 84],
        ]
          .map(([w, y], i) =>
            polygon(
              [
                [tree - w!, y!],
                [tree, y! - 66 + i * 4],
                [tree + w!, y!],
              ],
              i % 2 === 0 ? '#1f7a3f' : '#278a48',
            ),
          )
          .join('') +
        star(tree, 28, 13, '#ffd83a') +
        repeat(26, (i) => {
          const y = 60 + (i % 9) * 16;
          const half = (y - 34) * 0.33;
          return circle(
            tree + r.range(-half, half),
            y + r.range(-4, 4),
            i % 3 === 0 ? 5 : 2.6,
            r.pick(BAUBLES),
          );
        }) +
        gift(tree - 60, 212, 32, 24, '#e0303a') +
        gift(tree + 22, 214, 28, 20, '#3a8ad0') +
        gift(tree - 22, 216, 24, 16, '#f0c030')
      );
    },
  },
  'log cabin': {
    words: [
      'in a log cabin',
      'by the fireplace',
      'in a cozy cabin',
      'by the fire',
      'in front of a fireplace',
    ],
    like: 'in a living room',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const log = r.pick(['#a8703f', '#96603a', '#b87e4a']);
      const x = mirrored(r.chance(0.5));
      const outside = r.pick(['#aee0f8', '#24306a', '#ffc58a']);
      const rug = r.pick(['#b8403a', '#3a6a5a', '#3a5a8a']);
      return (
        flat(0, '#5f3c22') +
        repeat(
          9,
          (i) =>
            rect(-8, i * 22 + 1, 272, 20, log, 'rx="9"') +
            rect(0, i * 22 + 4, 256, 3, 'rgba(255,230,180,0.25)'),
        ) +
        windowPane(x(24, 64), 36, 64, 54, outside) +
        repeat(2, (i) =>
          polygon(
            [
              [x(38 + i * 30), 90],
              [x(46 + i * 30), 62],
              [x(54 + i * 30), 90],
            ],
            '#3a6a52',
          ),
        ) +
        rect(x(24, 64), 84, 64, 6, '#ffffff') +
        rect(x(18, 76), 28, 76, 6, '#5f3c22') +
        fireplace(x(186), '#7a7a80') +
        rect(x(186) - 32, 0, 64, 92, '#7a7a80') +
        repeat(8, (i) =>
          rect(
            x(186) - 30 + (i % 2) * 32,
            3 + Math.floor(i / 2) * 22,
            27,
            17,
            'rgba(255,255,255,0.2)',
            'rx="4"',
          ),
        ) +
        // Antlers over the fire, a lamp, an armchair and logs.
        path(
          `M${n(x(186) - 6)} 62 q -22 -2 -22 -24 m 8 14 q -12 -2 -14 -12 M${n(x(186) + 6)} 62 q 22 -2 22 -24 m -8 14 q 12 -2 14 -12`,
          'none',
          'stroke="#f0e4c8" stroke-width="5" stroke-linecap="round"',
        ) +
        ellipse(x(186), 68, 14, 12, '#5f3c22') +
        rect(x(30, 66), 116, 66, 56, rug, 'rx="14"') +
        rect(x(22, 18), 140, 18, 56, rug, 'rx="8"') +
        rect(x(86, 18), 140, 18, 56, rug, 'rx="8"') +
        rect(x(36, 54), 150, 54, 22, 'rgba(255,255,255,0.25)', 'rx="7"') +
        repeat(3, (i) =>
          circle(
            x(244) - 10 + i * 10,
            188 - (i % 2) * 9,
            7,
            '#d8a870',
            'stroke="#7a5232" stroke-width="2.5"',
          ),
        ) +
        planks(196, '#8f5f38', '#6a4426') +
        ellipse(128, 230, 104, 18, rug) +
        ellipse(128, 230, 82, 12, 'none', 'stroke="#f4e4c0" stroke-width="3"')
      );
    },
  },
  arcade: {
    words: ['in an arcade', 'at the arcade', 'in a video game arcade', 'in the arcade'],
    like: 'on a stage',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#1a1440', '#2a1038', '#0f2040']);
      const glow = r.pick(['#ff4aa0', '#4ad8ff', '#ffd84a']);
      const bodies = ['#e0303a', '#3a6ae0', '#f0a820', '#8a3ac8', '#2fa85a'];
      const rocket = (x: number, y: number, fill: string) =>
        ['00011000', '00111100', '01111110', '11011011', '10011001']
          .map((line, row) =>
            [...line.matchAll(/1+/g)]
              .map(({ index, 0: run }) => rect(x + index * 2.6, y + row * 2.6, run.length * 2.6, 2.7, fill))
              .join(''),
          )
          .join('');
      const cabinet = (x: number, fill: string) =>
        polygon(
          [
            [x, 62],
            [x + 50, 62],
            [x + 50, 196],
            [x, 196],
          ],
          fill,
        ) +
        rect(x + 4, 66, 42, 16, '#fff4c0', 'rx="2"') +
        repeat(4, (i) => star(x + 10 + i * 10, 74, 4, fill)) +
        rect(x + 5, 88, 40, 40, '#0a0814', 'rx="3"') +
        rocket(x + 9, 94, '#5aff7a') +
        rocket(x + 9 + 1, 109, glow) +
        rect(x + 34, 118, 7, 3, '#ffffff') +
        polygon(
          [
            [x - 3, 146],
            [x + 53, 146],
            [x + 48, 132],
            [x + 2, 132],
          ],
          '#23203a',
        ) +
        rect(x + 12, 126, 3, 14, '#c0c8d0') +
        circle(x + 13.5, 125, 5, '#ff3a3a') +
        repeat(3, (i) => circle(x + 27 + i * 8, 140, 3, ['#ffd84a', '#4ad8ff', '#5aff7a'][i]!)) +
        rect(x + 16, 160, 18, 24, 'rgba(0,0,0,0.35)', 'rx="2"') +
        rect(x + 22, 166, 6, 3, '#ffd84a');
      return (
        flat(0, wall) +
        repeat(20, () => star(r.range(4, 252), r.range(30, 64), r.range(2, 4), glow)) +
        rect(58, 8, 140, 34, '#0a0814', `rx="8" stroke="${glow}" stroke-width="4"`) +
        repeat(4, (i) => rocket(72 + i * 31, 18, ['#ff5a5a', '#5aff7a', '#4ad8ff', '#ffd84a'][i]!)) +
        repeat(5, (i) => cabinet(i * 56 - 10, bodies[(i + r.int(0, 4)) % 5]!)) +
        flat(194, '#2a1a4a') +
        repeat(14, () =>
          circle(
            r.range(0, 256),
            r.range(200, 254),
            r.range(2, 5),
            r.pick(['#ff4aa0', '#4ad8ff', '#ffd84a', '#5aff7a']),
            'opacity="0.75"',
          ),
        ) +
        repeat(8, () =>
          path(
            `M${n(r.range(0, 230))} ${n(r.range(202, 250))} l 8 -6 l 6 8 l 8 -6`,
            'none',
            `stroke="${glow}" stroke-width="2"`,
          ),
        )
      );
    },
  },
  igloo: {
    words: ['in an igloo', 'in the igloo', 'inside an igloo'],
    like: 'in the snow',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const tint = r.pick(['#d4ecfa', '#dce8f8', '#cfe8f0']);
      const x = mirrored(r.chance(0.5));
      const fur = r.pick(['#a8703f', '#8a8a92', '#c8a070']);
      return (
        flat(0, tint) +
        repeat(
          9,
          (row) =>
            path(
              `M-10 ${200 - row * 24} Q128 ${n(172 - row * 27)} 266 ${200 - row * 24}`,
              'none',
              'stroke="#a8cce4" stroke-width="2.5"',
            ) +
            repeat(7, (i) =>
              path(
                `M${n(i * 42 + (row % 2) * 21)} ${n(200 - row * 24 - 12 + Math.abs(i - 3) * 3)} v -20`,
                'none',
                'stroke="#a8cce4" stroke-width="2.5"',
              ),
            ),
        ) +
        // The way out, with the night or the day behind.
        path(
          'M84 198 V132 Q88 88 128 86 Q168 88 172 132 V198 Z',
          '#ffffff',
          'stroke="#a8cce4" stroke-width="6"',
        ) +
        path('M94 198 V134 Q98 98 128 96 Q158 98 162 134 V198 Z', r.pick(['#7cc7f5', '#1f2a66', '#ffb880'])) +
        path('M94 198 V172 Q120 156 162 176 V198 Z', '#f4faff') +
        polygon(
          [
            [134, 172],
            [143, 142],
            [152, 172],
          ],
          '#3a7060',
        ) +
        // A lamp, a spear with fish, and furs to sleep on.
        rect(x(24, 50), 176, 50, 20, fur, 'rx="9"') +
        rect(x(16, 66), 184, 66, 16, 'rgba(255,255,255,0.35)', 'rx="8"') +
        path(`M${n(x(206))} 196 L${n(x(230))} 96`, 'none', 'stroke="#8a5c34" stroke-width="4"') +
        polygon(
          [
            [x(230) - 5, 98],
            [x(232), 78],
            [x(230) + 5, 98],
          ],
          '#8a949e',
        ) +
        path('M0 40 H256', 'none', 'stroke="#8a6a4a" stroke-width="1.5"') +
        repeat(
          4,
          (i) =>
            ellipse(x(30 + i * 22), 58, 5, 12, '#7a9ab4') +
            polygon(
              [
                [x(30 + i * 22) - 5, 74],
                [x(30 + i * 22), 66],
                [x(30 + i * 22) + 5, 74],
              ],
              '#7a9ab4',
            ) +
            rect(x(30 + i * 22) - 0.7, 40, 1.4, 8, '#8a6a4a'),
        ) +
        circle(x(196), 182, 26, 'rgba(255,190,90,0.25)') +
        path(`M${n(x(196) - 14)} 184 h28 q -2 12 -14 12 q -12 0 -14 -12 Z`, '#5a5460') +
        path(`M${n(x(196) - 6)} 184 q -3 -9 6 -18 q 9 9 6 18 Z`, '#ffb030') +
        flat(194, '#eef8ff') +
        repeat(5, () => ellipse(r.range(10, 246), r.range(206, 250), r.range(16, 34), 4, '#d0e6f4'))
      );
    },
  },
};
