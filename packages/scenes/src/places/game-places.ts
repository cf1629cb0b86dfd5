// Places that training scenes do not have: of games, races and prizes.
import type { Place } from './place.ts';
import {
  bunting,
  circle,
  ellipse,
  flat,
  hills,
  lamplit,
  lit,
  n,
  PAINTS,
  path,
  planks,
  polygon,
  rect,
  repeat,
  star,
} from './shapes.ts';

const SKIN = ['#e8b088', '#c88a60', '#f4c8a0', '#8a5a3a'];

export const GAME_PLACES: Readonly<Record<string, Place>> = {
  'bowling alley': {
    words: ['at the bowling alley', 'in a bowling alley', 'at a bowling alley', 'in the bowling alley'],
    like: 'on a stage',
    ground: [0.86, 0.96],
    enclosed: true,
    draw: (r) => {
      const [wall, glow] = r.pick([
        ['#2a2456', '#ff5ab0'],
        ['#163a56', '#4ad8ff'],
        ['#4a1c3a', '#ffb040'],
      ] as const);
      const pin = (x: number, y: number, s: number) =>
        ellipse(x, y - 7 * s, 5 * s, 9 * s, '#ffffff') +
        rect(x - 2 * s, y - 22 * s, 4 * s, 12 * s, '#ffffff') +
        circle(x, y - 22 * s, 3.4 * s, '#ffffff') +
        rect(x - 2.4 * s, y - 18.5 * s, 4.8 * s, 2.2 * s, '#e0302a');
      const pins = (x: number) =>
        [
          [-15, 0],
          [-5, 0],
          [5, 0],
          [15, 0],
          [-10, 4],
          [0, 4],
          [10, 4],
          [-5, 8],
          [5, 8],
          [0, 12],
        ]
          .map(([dx, dy]) => pin(x + dx! * 1.5, 112 + dy!, 0.85))
          .join('');
      const ball = (x: number, y: number, fill: string) =>
        circle(x, y, 11, fill) +
        circle(x - 3, y - 4, 1.8, '#16141c') +
        circle(x + 2, y - 5, 1.8, '#16141c') +
        circle(x, y, 1.8, '#16141c');
      return (
        flat(0, wall) +
        repeat(16, () => star(r.range(6, 250), r.range(6, 50), r.range(3, 6), glow)) +
        rect(0, 58, 256, 24, '#f4f0e4') +
        repeat(8, (i) => rect(i * 32 + 2, 62, 28, 16, i % 2 === 0 ? glow : '#3a3a56')) +
        rect(0, 82, 256, 46, '#14121c') +
        [43, 128, 213].map(pins).join('') +
        flat(126, '#3a3040') +
        [-1, 0, 1]
          .map(
            (lane) =>
              polygon(
                [
                  [128 + lane * 85 - 34, 126],
                  [128 + lane * 85 + 34, 126],
                  [128 + lane * 118 + 50, 222],
                  [128 + lane * 118 - 50, 222],
                ],
                '#e8b878',
              ) +
              repeat(3, (i) =>
                polygon(
                  [
                    [128 + lane * 102 + (i - 1) * 16 - 4, 182 - (i === 1 ? 6 : 0)],
                    [128 + lane * 102 + (i - 1) * 16 + 4, 182 - (i === 1 ? 6 : 0)],
                    [128 + lane * 102 + (i - 1) * 16, 168 - (i === 1 ? 6 : 0)],
                  ],
                  '#8a4a20',
                ),
              ),
          )
          .join('') +
        planks(220, '#c8925a', '#a06a38') +
        rect(0, 220, 256, 4, '#2a2430') +
        ball(18, 214, r.pick(PAINTS.slice(0, 5))) +
        ball(44, 214, r.pick(PAINTS.slice(0, 5))) +
        ball(236, 214, r.pick(PAINTS.slice(0, 5)))
      );
    },
  },
  casino: {
    words: ['in a casino', 'at the casino', 'in the casino', 'at a casino', 'in a gambling hall'],
    like: 'on a stage',
    ground: [0.85, 0.96],
    enclosed: true,
    front: {
      top: 0.845,
      share: 0.6,
      draw: () => {
        const chips = (x: number, count: number, fill: string) =>
          repeat(count, (i) =>
            ellipse(
              x,
              214 - i * 4,
              9,
              3.4,
              i % 2 === 0 ? fill : '#ffffff',
              'stroke="#5a4a4a" stroke-width="0.8"',
            ),
          );
        const card = (x: number, y: number, red: boolean) =>
          rect(x, y, 17, 23, '#ffffff', 'rx="2" stroke="#8a8a8a" stroke-width="1"') +
          (red
            ? polygon(
                [
                  [x + 8.5, y + 5],
                  [x + 13, y + 11.5],
                  [x + 8.5, y + 18],
                  [x + 4, y + 11.5],
                ],
                '#e0202a',
              )
            : circle(x + 6, y + 12, 3, '#16141c') +
              circle(x + 11, y + 12, 3, '#16141c') +
              circle(x + 8.5, y + 8, 3, '#16141c') +
              rect(x + 7.5, y + 12, 2, 6, '#16141c'));
        return (
          chips(26, 5, '#e0303a') +
          chips(48, 3, '#2a6ad0') +
          chips(230, 4, '#2f9a4a') +
          rect(0, 216, 256, 40, '#0f7a46') +
          rect(0, 214, 256, 8, '#7a4a26') +
          card(88, 228, true) +
          card(110, 226, false) +
          card(150, 229, true) +
          path('M0 246 Q128 226 256 246', 'none', 'stroke="#e8d070" stroke-width="2"')
        );
      },
    },
    draw: (r) => {
      const wall = r.pick(['#6a1428', '#2a1c50', '#143a3a']);
      const gold = '#f0c040';
      const fruit = (x: number, y: number) =>
        r.pick([
          circle(x, y, 5, '#e0202a') +
            path(`M${n(x)} ${n(y - 4)} q 2 -5 5 -5`, 'none', 'stroke="#3a8a3a" stroke-width="1.5"'),
          ellipse(x, y, 6.5, 5, '#ffd020'),
          star(x, y, 6.5, '#f0a020'),
          path(
            `M${n(x - 5)} ${n(y - 6)} H${n(x + 6)} L${n(x)} ${n(y + 7)} H${n(x - 4)} L${n(x + 1)} ${n(y - 2)} H${n(x - 5)} Z`,
            '#e0202a',
          ),
        ]);
      const slot = (x: number, body: string) =>
        rect(x, 74, 56, 122, body, 'rx="10"') +
        rect(x + 5, 80, 46, 16, gold, 'rx="5"') +
        repeat(5, (i) => circle(x + 10 + i * 9, 88, 3, i % 2 === 0 ? '#ffffff' : '#ff5a3a')) +
        rect(x + 6, 102, 44, 30, '#1c1822', 'rx="3"') +
        repeat(3, (i) => rect(x + 8 + i * 14, 105, 12.5, 24, '#ffffff') + fruit(x + 14 + i * 14, 117)) +
        rect(x + 8, 140, 40, 8, gold, 'rx="3"') +
        rect(x + 12, 168, 32, 16, '#1c1822', 'rx="3"') +
        repeat(3, (i) => ellipse(x + 20 + i * 8, 181, 5, 3, gold)) +
        rect(x + 56, 112, 5, 34, '#c0c8d0') +
        circle(x + 58.5, 108, 6, '#ff3a2a');
      return (
        flat(0, wall) +
        repeat(9, (i) => rect(i * 32, 0, 14, 196, 'rgba(255,255,255,0.05)')) +
        // A crown of lamps with dice.
        rect(42, 12, 172, 48, '#1c1822', `rx="24" stroke="${gold}" stroke-width="4"`) +
        repeat(16, (i) =>
          circle(58 + (i % 8) * 20, i < 8 ? 20 : 52, 3, i % 2 === 0 ? '#fff4b0' : '#ff8a3a'),
        ) +
        repeat(3, (i) => path(`M${80 + i * 36} 26 h20 l-10 22 h-8 l9 -15 h-11 Z`, '#ff3a4a')) +
        slot(6, '#c8202f') +
        slot(68, '#7a2ab0') +
        slot(130, '#1f6ac0') +
        slot(192, '#d8801a') +
        flat(194, '#8a1f34') +
        repeat(24, (i) =>
          polygon(
            [
              [(i % 8) * 34 + (Math.floor(i / 8) % 2) * 17, 200 + Math.floor(i / 8) * 19],
              [(i % 8) * 34 + 8 + (Math.floor(i / 8) % 2) * 17, 209 + Math.floor(i / 8) * 19],
              [(i % 8) * 34 + (Math.floor(i / 8) % 2) * 17, 218 + Math.floor(i / 8) * 19],
              [(i % 8) * 34 - 8 + (Math.floor(i / 8) % 2) * 17, 209 + Math.floor(i / 8) * 19],
            ],
            gold,
          ),
        ) +
        rect(0, 192, 256, 4, gold)
      );
    },
  },
  'race track': {
    words: ['on a race track', 'on the race track', 'at the race track', 'at the finish line'],
    like: 'on a street',
    ground: [0.84, 0.96],
    draw: (r, l) => {
      const bright = lamplit(l, 0.75);
      const left = r.chance(0.5);
      return (
        hills(r, 140, 6, lit('#8fc46a', l)) +
        // Stands with a crowd.
        rect(0, 78, 256, 12, lit('#d8403a', bright)) +
        rect(0, 90, 256, 58, lit('#4a5666', bright)) +
        repeat(4, (row) =>
          repeat(22, (i) =>
            circle(
              i * 12 + (row % 2) * 6,
              98 + row * 13,
              4.6,
              lit(r.pick(row % 2 === 0 ? SKIN : PAINTS), bright),
            ),
          ),
        ) +
        rect(0, 144, 256, 14, lit('#f4f4f0', bright)) +
        repeat(9, (i) => rect(i * 30 + 2, 146, 24, 10, lit(PAINTS[i % 5]!, bright))) +
        flat(158, lit('#6fb850', l)) +
        flat(170, lit('#5f646c', l)) +
        repeat(
          14,
          (i) =>
            rect(i * 20, 166, 10, 7, lit('#e0352a', bright)) +
            rect(i * 20 + 10, 166, 10, 7, lit('#ffffff', bright)),
        ) +
        // The finish: a banner in squares over the track, and the line.
        rect(18, 40, 7, 132, lit('#8a929a', bright)) +
        rect(231, 40, 7, 132, lit('#8a929a', bright)) +
        rect(14, 26, 228, 36, lit('#ffffff', bright)) +
        repeat(57, (i) =>
          i % 2 === 0 ? rect(14 + (i % 19) * 12, 26 + Math.floor(i / 19) * 12, 12, 12, '#16181c') : '',
        ) +
        repeat(30, (i) => {
          const [row, column] = [Math.floor(i / 10), i % 10];
          const top = 176 + row * 9;
          const bend = (x: number, y: number) => (left ? 1 : -1) * (y - 172) * 0.5 + x;
          return polygon(
            [
              [bend(96 + column * 6.4, top), top],
              [bend(102.4 + column * 6.4, top), top],
              [bend(102.4 + column * 6.4, top + 9), top + 9],
              [bend(96 + column * 6.4, top + 9), top + 9],
            ],
            (row + column) % 2 === 0 ? '#16181c' : lit('#ffffff', bright),
          );
        }) +
        repeat(4, (i) => rect(0, 214 + i * 13, 256, 2.4, lit('#f4f4f0', l), 'opacity="0.8"')) +
        repeat(26, () => rect(r.range(0, 250), r.range(62, 140), 4, 3, lit(r.pick(PAINTS), bright)))
      );
    },
  },
  'winners podium': {
    words: ['on the podium', 'on a winners podium', 'on the winners podium', 'at the award ceremony'],
    like: 'on a stage',
    ground: [0.82, 0.9],
    enclosed: true,
    front: {
      top: 0.84,
      draw: (r) => {
        const face = r.pick(['#2a5ab0', '#b0283a', '#2f7a5a', '#5a3a8a']);
        return (
          rect(0, 232, 88, 24, face) +
          rect(0, 232, 88, 4, '#e4e8ee') +
          rect(168, 238, 88, 18, face) +
          rect(168, 238, 88, 4, '#e4e8ee') +
          rect(78, 215, 100, 41, face) +
          rect(78, 215, 100, 5, '#ffffff') +
          path('M120 230 L130 223 V251', 'none', 'stroke="#f8d040" stroke-width="6"')
        );
      },
    },
    draw: (r) => {
      const back = r.pick(['#1f3a7a', '#4a1c5a', '#14504a']);
      return (
        flat(0, back) +
        repeat(9, (i) =>
          polygon(
            [
              [128, 210],
              [i * 40 - 50, -10],
              [i * 40 - 30, -10],
            ],
            'rgba(255,230,150,0.16)',
          ),
        ) +
        bunting(['#f8d040', '#ffffff', '#e0453a'], '#c8c8d8') +
        // A golden cup between laurels.
        path('M96 44 H160 Q158 92 128 98 Q98 92 96 44 Z', '#f8c830') +
        path('M98 52 Q70 50 80 70 Q88 84 106 82', 'none', 'stroke="#f8c830" stroke-width="7"') +
        path('M158 52 Q186 50 176 70 Q168 84 150 82', 'none', 'stroke="#f8c830" stroke-width="7"') +
        rect(122, 96, 12, 20, '#e0a820') +
        rect(104, 114, 48, 9, '#f8c830') +
        rect(98, 122, 60, 10, '#8a5a2a') +
        star(128, 68, 15, '#ffffff') +
        repeat(
          6,
          (i) =>
            ellipse(48 - Math.abs(i - 2.5) * -5, 40 + i * 17, 7, 11, '#5ab84a') +
            ellipse(208 - Math.abs(i - 2.5) * 5, 40 + i * 17, 7, 11, '#5ab84a'),
        ) +
        repeat(2, (row) =>
          repeat(
            14,
            (i) =>
              circle(i * 20 + row * 10, 166 + row * 18, 8, r.pick(SKIN)) +
              ellipse(i * 20 + row * 10, 184 + row * 18, 11, 10, r.pick(PAINTS)),
          ),
        ) +
        flat(206, '#3a4a6a') +
        repeat(40, () => rect(r.range(0, 252), r.range(20, 200), 4, 3, r.pick(PAINTS)))
      );
    },
  },
};
