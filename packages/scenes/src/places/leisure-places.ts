// Places that training scenes do not have: where people play, race and rest.
import { FRONTS } from './fronts.ts';
import type { Place } from './place.ts';
import {
  bunting,
  circle,
  ellipse,
  flat,
  glass,
  hills,
  lamplit,
  lit,
  n,
  path,
  peak,
  pine,
  planks,
  polygon,
  rect,
  repeat,
  roundTree,
  skyline,
  star,
  WALLS,
} from './shapes.ts';

const PAINTS = ['#e0453a', '#f0b830', '#3a8ad0', '#5aa84a', '#a85ac0', '#f4f4f0'];
const SKIN = ['#e8b088', '#c88a60', '#f4c8a0', '#8a5a3a'];

export const LEISURE_PLACES: Readonly<Record<string, Place>> = {
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
  'ice rink': {
    words: ['on an ice rink', 'at the ice rink', 'at an ice rink', 'on the ice rink'],
    like: 'in the snow',
    ground: [0.82, 0.95],
    draw: (r, l) => {
      const bright = lamplit(l, 0.75);
      return (
        skyline(r, 134, 34, 70, WALLS, l) +
        repeat(
          4,
          (i) =>
            pine(22 + i * 71 + r.range(-8, 8), 148, r.range(0.9, 1.2), lit('#3a7a5a', l), lit('#7a5535', l)) +
            ellipse(22 + i * 71, 150, 20, 5, lit('#ffffff', bright)),
        ) +
        path(
          'M0 34 Q64 62 128 34 Q192 62 256 34',
          'none',
          `stroke="${lit('#4a4450', l)}" stroke-width="1.5"`,
        ) +
        repeat(16, (i) =>
          circle(
            8 + i * 16,
            37 + 13 * Math.sin((((8 + i * 16) % 128) / 128) * Math.PI),
            4,
            ['#ffe08a', '#ff8a6a', '#8ad8ff', '#a0f0a0'][i % 4]!,
          ),
        ) +
        rect(0, 140, 256, 32, lit('#ffffff', bright)) +
        rect(0, 140, 256, 6, lit('#d8303a', bright)) +
        rect(0, 160, 256, 5, lit('#f0c030', bright)) +
        repeat(5, (i) => rect(i * 60 + 12, 148, 34, 10, lit(PAINTS[i]!, bright))) +
        flat(170, lit('#d4effa', bright)) +
        ellipse(128, 222, 54, 15, 'none', `stroke="${lit('#d8404a', bright)}" stroke-width="3"`) +
        rect(0, 190, 256, 3, lit('#4a7ad8', bright)) +
        rect(0, 218, 256, 4, lit('#d8404a', bright), 'opacity="0.8"') +
        circle(128, 221, 4, lit('#d8404a', bright)) +
        repeat(12, () =>
          path(
            `M${n(r.range(0, 220))} ${n(r.range(178, 252))} q ${n(r.range(12, 26))} ${n(r.range(-10, 10))} ${n(r.range(30, 60))} 0`,
            'none',
            'stroke="#ffffff" stroke-width="1.8"',
          ),
        ) +
        repeat(4, () =>
          polygon(
            [
              [0, 0],
              [34, 0],
              [18, 8],
              [-10, 8],
            ].map(([x, y]) => [x! + 30 + r.range(-30, 200), y! + 176] as const),
            'rgba(255,255,255,0.5)',
          ),
        )
      );
    },
  },
  'ski slope': {
    words: [
      'on a ski slope',
      'on the slopes',
      'on the ski slope',
      'at a ski resort',
      'skiing down a mountain',
    ],
    like: 'in the snow',
    ground: [0.82, 0.95],
    front: FRONTS.snow,
    draw: (r, l) => {
      const snow = lit('#ffffff', lamplit(l, 0.6));
      const shade = lit('#cfe0f0', lamplit(l, 0.55));
      const left = r.chance(0.5);
      const x = (at: number) => (left ? at : 256 - at);
      const flag = (fx: number, y: number, fill: string) =>
        rect(x(fx) - 1, y - 34, 2.5, 34, lit('#5a626a', l)) +
        polygon(
          [
            [x(fx), y - 34],
            [x(fx + 18), y - 28],
            [x(fx), y - 20],
          ],
          lit(fill, lamplit(l, 0.7)),
        );
      const cabin = (cx: number, cy: number) =>
        rect(x(cx) - 1, cy - 14, 2, 14, '#3a3f48') +
        rect(x(cx) - 11, cy, 22, 17, lit('#d8403a', lamplit(l, 0.7)), 'rx="4"') +
        rect(x(cx) - 8, cy + 3, 16, 7, glass(l, '#bfe6f8'));
      return (
        peak(x(190), 190, 190, 120, lit('#7f90a8', l), snow) +
        peak(x(84), 190, 170, 92, lit('#8fa0b6', l), snow) +
        // The lift.
        path(`M${n(x(-6))} 120 L${n(x(262))} 22`, 'none', `stroke="${lit('#3a3f48', l)}" stroke-width="2"`) +
        cabin(54, 112) +
        cabin(126, 86) +
        cabin(198, 60) +
        path(`M${x(0)} 138 Q${x(120)} 160 ${x(256)} 204 V256 H${x(0)} Z`, shade) +
        repeat(4, (i) =>
          pine(x(14 + i * 30), 158 + i * 12, r.range(0.7, 0.95), lit('#3f7a5f', l), lit('#6a4a35', l)),
        ) +
        repeat(2, (i) =>
          pine(x(206 + i * 34), 204 + i * 8, r.range(0.8, 1.1), lit('#386e56', l), lit('#6a4a35', l)),
        ) +
        path(`M${x(0)} 168 Q${x(130)} 180 ${x(256)} 226 V256 H${x(0)} Z`, snow) +
        path(
          `M${x(36)} 176 q ${left ? 60 : -60} 14 ${left ? 30 : -30} 30 t ${left ? 40 : -40} 46`,
          'none',
          `stroke="${shade}" stroke-width="4"`,
        ) +
        path(
          `M${x(50)} 176 q ${left ? 60 : -60} 14 ${left ? 30 : -30} 30 t ${left ? 40 : -40} 46`,
          'none',
          `stroke="${shade}" stroke-width="4"`,
        ) +
        flag(20, 198, '#e0302a') +
        flag(190, 226, '#2a5ae0')
      );
    },
  },
  'frozen lake': {
    words: ['on a frozen lake', 'ice fishing', 'on the frozen lake', 'on a frozen pond'],
    like: 'in the snow',
    ground: [0.8, 0.93],
    draw: (r, l) => {
      const bright = lamplit(l, 0.6);
      const left = r.chance(0.5);
      const x = (at: number, w = 0) => (left ? at : 256 - at - w);
      const ice = lit('#bfe4f2', bright);
      return (
        peak(r.range(50, 90), 150, 150, 76, lit('#8fa2ba', l), lit('#ffffff', bright)) +
        peak(r.range(160, 210), 150, 170, 92, lit('#8296b0', l), lit('#ffffff', bright)) +
        rect(0, 144, 256, 20, lit('#f4faff', bright)) +
        repeat(9, (i) =>
          pine(i * 31 + r.range(-6, 6), 154, r.range(0.5, 0.8), lit('#3a7060', l), lit('#6a4a35', l)),
        ) +
        flat(158, ice) +
        polygon(
          [
            [20, 158],
            [90, 158],
            [40, 256],
            [-30, 256],
          ],
          'rgba(255,255,255,0.35)',
        ) +
        polygon(
          [
            [150, 158],
            [176, 158],
            [150, 256],
            [110, 256],
          ],
          'rgba(255,255,255,0.3)',
        ) +
        repeat(5, () =>
          path(
            `M${n(r.range(10, 230))} ${n(r.range(172, 246))} l ${n(r.range(-20, 20))} 7 l ${n(r.range(-20, 20))} 6`,
            'none',
            'stroke="#ffffff" stroke-width="1.6"',
          ),
        ) +
        // A hut, and the hole with rod and bucket.
        rect(x(170, 62), 112, 62, 54, lit('#b8693a', l)) +
        polygon(
          [
            [x(162), 114],
            [x(201), 84],
            [x(240), 114],
          ],
          lit('#ffffff', bright),
        ) +
        rect(x(180, 18), 132, 18, 34, lit('#6a3a20', l)) +
        rect(x(206, 18), 128, 18, 16, glass(l, '#8ac8e0')) +
        rect(x(214, 8), 74, 8, 22, lit('#5a626a', l)) +
        ellipse(x(56), 214, 34, 9, lit('#f4fbff', bright)) +
        ellipse(x(56), 214, 27, 6.5, lit('#1c4a70', l)) +
        path(
          `M${n(x(56))} 214 V186 L${n(x(18))} 206`,
          'none',
          `stroke="${lit('#5a4030', l)}" stroke-width="2"`,
        ) +
        path(`M${x(88)} 200 H${x(108)} L${x(105)} 222 H${x(91)} Z`, lit('#d8453a', bright)) +
        ellipse(x(98), 200, 10, 3, lit('#7a1c18', bright)) +
        path(
          `M${x(98)} 200 q ${left ? 4 : -4} -14 ${left ? 14 : -14} -14 q ${left ? -2 : 2} 8 ${left ? -8 : 8} 14 Z`,
          lit('#8fb0c8', bright),
        )
      );
    },
  },
  campsite: {
    words: ['at a campfire', 'at a campsite', 'around a campfire', 'camping in the woods', 'by the campfire'],
    like: 'in the forest',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const bright = lamplit(l, 0.7);
      const left = r.chance(0.5);
      const x = (at: number) => (left ? at : 256 - at);
      const cloth = r.pick(['#e8782a', '#3a9a8a', '#e0b030', '#c8443a']);
      const flame = (s: number, fill: string) =>
        path(
          `M${n(x(206) - 17 * s)} 196 Q${n(x(206) - 24 * s)} ${n(196 - 26 * s)} ${n(x(206) - 4 * s)} ${n(196 - 52 * s)} Q${n(x(206) - 2 * s)} ${n(196 - 36 * s)} ${n(x(206) + 8 * s)} ${n(196 - 38 * s)} Q${n(x(206) + 24 * s)} ${n(196 - 16 * s)} ${n(x(206) + 16 * s)} 196 Z`,
          fill,
        );
      return (
        hills(r, 140, 12, lit('#5a8a5a', l)) +
        repeat(7, (i) =>
          pine(
            i * 42 + r.range(-10, 10),
            172,
            r.range(1.2, 1.7),
            lit(r.pick(['#2f6a48', '#3a7a50', '#28603f']), l),
            lit('#6a4a32', l),
          ),
        ) +
        flat(170, lit('#6fa850', l)) +
        path('M0 196 Q128 176 256 198 V256 H0 Z', lit('#b8945f', l)) +
        // The tent.
        polygon(
          [
            [x(4), 204],
            [x(62), 108],
            [x(128), 204],
          ],
          lit(cloth, bright),
        ) +
        polygon(
          [
            [x(62), 108],
            [x(78), 104],
            [x(140), 198],
            [x(128), 204],
          ],
          lit(cloth, { ...bright, level: bright.level * 0.75 }),
        ) +
        polygon(
          [
            [x(38), 204],
            [x(62), 122],
            [x(86), 204],
          ],
          l.level < 0.6 ? '#ffd870' : lit('#4a3428', l),
        ) +
        // The fire on stones and logs.
        (l.level < 0.9 ? circle(x(206), 172, 54, '#ffb040', 'opacity="0.22"') : '') +
        repeat(7, (i) => ellipse(x(206) - 30 + i * 10, 204 + (i % 2) * 2, 8, 5, lit('#8a8a90', bright))) +
        path(
          `M${x(206) - 24} 200 L${x(206) + 22} 190 M${x(206) + 24} 200 L${x(206) - 22} 190`,
          'none',
          'stroke="#6a4024" stroke-width="9" stroke-linecap="round"',
        ) +
        flame(1, '#f0501f') +
        flame(0.7, '#ff9a24') +
        flame(0.4, '#ffe060') +
        repeat(7, () => circle(x(206) + r.range(-20, 20), r.range(96, 146), r.range(1, 2.2), '#ffb040')) +
        rect(left ? 138 : 72, 190, 46, 14, lit('#7a5232', bright), 'rx="7"') +
        ellipse(left ? 184 : 72, 197, 5, 7, lit('#d8a870', bright))
      );
    },
  },
  playground: {
    words: ['at the playground', 'on a playground', 'in the playground', 'on the swings', 'at recess'],
    like: 'in the park',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const bright = lamplit(l, 0.6);
      const left = r.chance(0.5);
      const x = (at: number, w = 0) => (left ? at : 256 - at - w);
      const [main, second] = r
        .pick([
          ['#e0403a', '#f0c030'],
          ['#3a8ad0', '#f08a30'],
          ['#8a4ac0', '#5ac86a'],
        ] as const)
        .map((fill) => lit(fill, bright)) as [string, string];
      const swing = (at: number, lean: number) =>
        path(
          `M${n(x(at))} 74 L${n(x(at + lean))} 168 M${n(x(at + 24))} 74 L${n(x(at + 24 + lean))} 168`,
          'none',
          `stroke="${lit('#7a828a', l)}" stroke-width="2.5"`,
        ) + rect(x(at - 2 + lean, 28), 166, 28, 6, second);
      return (
        hills(r, 152, 6, lit('#7ab85c', l)) +
        repeat(4, (i) =>
          roundTree(i * 78 + r.range(0, 24), 172, r.range(1, 1.4), lit('#4a9a4c', l), lit('#8a6040', l)),
        ) +
        flat(170, lit('#8cc863', l)) +
        path('M0 206 Q128 180 256 206 V256 H0 Z', lit('#e8cf96', l)) +
        // Swings.
        path(
          `M${x(8)} 206 L${x(24)} 70 L${x(40)} 206 M${x(110)} 206 L${x(124)} 70 L${x(140)} 206`,
          'none',
          `stroke="${main}" stroke-width="6"`,
        ) +
        rect(x(20, 108), 68, 108, 7, main) +
        swing(42, r.range(-16, 16)) +
        swing(84, r.range(-16, 16)) +
        // A slide with its tower.
        rect(x(156, 6), 92, 6, 112, lit('#8a6a4a', l)) +
        rect(x(192, 6), 92, 6, 112, lit('#8a6a4a', l)) +
        rect(x(152, 50), 134, 50, 7, second) +
        rect(x(156, 42), 112, 42, 5, second) +
        polygon(
          [
            [x(146), 96],
            [x(177), 66],
            [x(208), 96],
          ],
          main,
        ) +
        repeat(4, (i) => rect(x(156, 42), 150 + i * 14, 42, 4, lit('#8a6a4a', l))) +
        path(
          `M${x(198)} 134 Q${x(212)} 140 ${x(226)} 176 Q${x(234)} 198 ${x(256)} 204 V212 Q${x(228)} 208 ${x(218)} 182 Q${x(208)} 152 ${x(198)} 148 Z`,
          lit('#4ab0e8', bright),
        ) +
        ellipse(x(66), 236, 22, 7, lit('#d8b878', l))
      );
    },
  },
  zoo: {
    words: ['at the zoo', 'in a zoo', 'in the zoo', 'at a zoo'],
    like: 'in the park',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const bright = lamplit(l, 0.6);
      const left = r.chance(0.5);
      const x = (at: number, w = 0) => (left ? at : 256 - at - w);
      const bar = lit('#5a626a', l);
      const coat = lit('#f4c04a', bright);
      const spot = lit('#a8682a', bright);
      return (
        hills(r, 140, 8, lit('#7ab85c', l)) +
        repeat(4, (i) =>
          roundTree(i * 80 + r.range(0, 30), 160, r.range(1, 1.5), lit('#4a9a4c', l), lit('#8a6040', l)),
        ) +
        flat(158, lit('#98cc68', l)) +
        // A giraffe and an elephant in their enclosures, behind rails.
        rect(x(38, 11), 76, 11, 84, coat) +
        ellipse(x(58), 158, 30, 17, coat) +
        rect(x(34, 8), 160, 8, 40, coat) +
        rect(x(50, 8), 162, 8, 38, coat) +
        rect(x(66, 8), 162, 8, 38, coat) +
        rect(x(78, 8), 160, 8, 40, coat) +
        ellipse(x(35), 74, 16, 9, coat) +
        rect(x(40, 3), 56, 3, 12, spot) +
        rect(x(47, 3), 56, 3, 12, spot) +
        circle(x(30), 72, 1.8, '#23201c') +
        repeat(5, (i) => ellipse(x(43.5), 92 + i * 12, 3, 4, spot)) +
        repeat(6, (i) => ellipse(x(44 + (i % 3) * 14), 152 + Math.floor(i / 3) * 12, 5, 4, spot)) +
        ellipse(x(206), 156, 36, 25, lit('#8f9aa6', bright)) +
        circle(x(172), 146, 19, lit('#8f9aa6', bright)) +
        ellipse(x(184), 146, 12, 16, lit('#7c8792', bright)) +
        path(
          `M${x(158)} 150 Q${x(148)} 172 ${x(156)} 186`,
          'none',
          `stroke="${lit('#8f9aa6', bright)}" stroke-width="9" stroke-linecap="round"`,
        ) +
        rect(x(182, 14), 170, 14, 28, lit('#8f9aa6', bright)) +
        rect(x(216, 14), 170, 14, 28, lit('#8f9aa6', bright)) +
        circle(x(167), 142, 2.2, '#23201c') +
        rect(0, 196, 256, 8, lit('#c8a878', l)) +
        rect(0, 164, 256, 4, bar) +
        repeat(22, (i) => rect(i * 12, 160, 3, 40, bar)) +
        // The gate's sign.
        rect(70, 8, 116, 40, lit('#8a5c34', bright), 'rx="6"') +
        path('M92 18 H114 L94 38 H116', 'none', 'stroke="#fff0c0" stroke-width="5"') +
        circle(133, 28, 10, 'none', 'stroke="#fff0c0" stroke-width="5"') +
        circle(160, 28, 10, 'none', 'stroke="#fff0c0" stroke-width="5"') +
        rect(84, 0, 3, 10, lit('#5a4030', l)) +
        rect(169, 0, 3, 10, lit('#5a4030', l)) +
        flat(202, lit('#dcc498', l)) +
        repeat(4, (i) => ellipse(30 + i * 66, 226 + (i % 2) * 14, 16, 4, lit('#ccb284', l)))
      );
    },
  },
  garden: {
    words: ['in a flower garden', 'in the garden', 'in my garden', 'in a backyard', 'in the backyard'],
    like: 'in the park',
    ground: [0.84, 0.95],
    front: FRONTS.grass,
    draw: (r, l) => {
      const bright = lamplit(l, 0.6);
      const left = r.chance(0.5);
      const x = (at: number, w = 0) => (left ? at : 256 - at - w);
      const fills = ['#f0506a', '#ffb030', '#b06ae0', '#ffffff', '#ff7ac0', '#ffe04a'].map((fill) =>
        lit(fill, bright),
      );
      const bloom = (bx: number, y: number, s: number) => {
        const fill = r.pick(fills);
        return (
          rect(bx - 1, y, 2.4, 20 * s, lit('#3f8a3f', l)) +
          repeat(5, (i) =>
            circle(
              bx + 5 * s * Math.cos((i * Math.PI) / 2.5),
              y + 5 * s * Math.sin((i * Math.PI) / 2.5),
              4 * s,
              fill,
            ),
          ) +
          circle(bx, y, 3 * s, lit('#ffd84a', bright))
        );
      };
      return (
        rect(x(156, 110), 66, 110, 110, lit(r.pick(['#f0dcb8', '#d8e0e8', '#f0c8b0']), l)) +
        polygon(
          [
            [x(146), 68],
            [x(212), 26],
            [x(276), 68],
          ],
          lit('#b0563f', l),
        ) +
        rect(x(176, 30), 86, 30, 34, glass(l, '#bfe4f4'), 'stroke="#ffffff" stroke-width="4"') +
        rect(x(222, 26), 104, 26, 70, lit('#4a7a8a', l)) +
        roundTree(x(40), 172, 1.9, lit('#4a9a4c', l), lit('#8a6040', l)) +
        repeat(6, (i) => circle(x(14 + i * 10), 92 + (i % 3) * 14, 4.5, lit('#e0403a', bright))) +
        // A white fence.
        rect(0, 138, 256, 5, lit('#ffffff', bright)) +
        rect(0, 158, 256, 5, lit('#ffffff', bright)) +
        repeat(17, (i) =>
          polygon(
            [
              [i * 16, 134],
              [i * 16 + 5, 127],
              [i * 16 + 10, 134],
              [i * 16 + 10, 172],
              [i * 16, 172],
            ],
            lit('#ffffff', bright),
          ),
        ) +
        flat(170, lit('#86c862', l)) +
        rect(0, 170, 256, 24, lit('#7a5434', l)) +
        repeat(16, (i) => bloom(8 + i * 16 + r.range(-3, 3), r.range(160, 172), r.range(0.9, 1.25))) +
        flat(192, lit('#8fd068', l)) +
        repeat(5, (i) => rect(i * 60 - 10, 192, 30, 64, lit('#9cda76', l))) +
        path(`M${x(14)} 206 H${x(46)} L${x(42)} 236 H${x(18)} Z`, lit('#4aa0d0', bright)) +
        path(`M${x(44)} 226 L${x(66)} 204`, 'none', `stroke="${lit('#4aa0d0', bright)}" stroke-width="6"`) +
        path(
          `M${x(20)} 206 Q${x(30)} 186 ${x(42)} 206`,
          'none',
          `stroke="${lit('#4aa0d0', bright)}" stroke-width="4"`,
        )
      );
    },
  },
};
