// Cities of the Americas that training scenes do not have, each by the landmark that tells it.
import type { Place } from './place.ts';
import {
  circle,
  ellipse,
  flat,
  glass,
  hills,
  lamplit,
  lit,
  mirrored,
  n,
  palm,
  path,
  peak,
  polygon,
  rect,
  repeat,
  ripples,
  skyline,
  star,
  WALLS,
} from './shapes.ts';

export const AMERICAN_LANDMARKS: Readonly<Record<string, Place>> = {
  'new york': {
    words: [
      'in new york city',
      'in manhattan',
      'at the statue of liberty',
      'in front of the statue of liberty',
    ],
    like: 'in the city',
    ground: [0.84, 0.96],
    draw: (r, l) => {
      const left = r.chance(0.5);
      const x = left ? r.range(48, 72) : r.range(184, 208);
      const bright = lamplit(l, 0.66);
      const copper = lit('#6fb89a', bright);
      const dark = lit('#4f9a80', bright);
      const tower = left ? r.range(150, 210) : r.range(46, 106);
      return (
        skyline(r, 178, 50, 104, WALLS, { ...l, level: l.level * 0.9 }) +
        // A tower that narrows in steps to a needle.
        [
          [30, 80],
          [24, 108],
          [17, 126],
          [9, 140],
        ]
          .map(([w, h]) => rect(tower - w! / 2, 178 - h!, w!, h!, lit('#c8b8a0', bright)))
          .join('') +
        rect(tower - 1.2, 14, 2.4, 30, lit('#8a929a', bright)) +
        repeat(16, (i) =>
          rect(tower - 11 + (i % 4) * 6.4, 78 + Math.floor(i / 4) * 22, 3, 12, glass(l, '#6a7a90')),
        ) +
        flat(176, lit('#3f8fc0', l)) +
        ripples(182, lit('#8fc8e4', l), 12, () => r.next()) +
        // The statue on its pedestal.
        polygon(
          [
            [x - 40, 204],
            [x + 40, 204],
            [x + 32, 178],
            [x - 32, 178],
          ],
          lit('#9a9a8a', l),
        ) +
        rect(x - 20, 134, 40, 46, lit('#c8b894', bright)) +
        rect(x - 24, 130, 48, 8, lit('#d8caa8', bright)) +
        path(`M${n(x - 17)} 131 L${n(x - 12)} 76 Q${n(x)} 66 ${n(x + 12)} 76 L${n(x + 17)} 131 Z`, copper) +
        [-8, 0, 8]
          .map((dx) =>
            path(
              `M${n(x + dx * 0.7)} 82 L${n(x + dx * 1.4)} 130`,
              'none',
              `stroke="${dark}" stroke-width="2.5"`,
            ),
          )
          .join('') +
        path(
          `M${n(x + 8)} 80 L${n(x + 19)} 44`,
          'none',
          `stroke="${copper}" stroke-width="7" stroke-linecap="round"`,
        ) +
        rect(x + 15, 34, 8, 9, lit('#e0b040', bright)) +
        path(
          `M${n(x + 14)} 34 Q${n(x + 12)} 24 ${n(x + 19)} 16 Q${n(x + 26)} 24 ${n(x + 24)} 34 Z`,
          '#ffc23a',
        ) +
        polygon(
          [
            [x - 20, 78],
            [x - 8, 84],
            [x - 10, 100],
            [x - 22, 96],
          ],
          dark,
        ) +
        circle(x, 62, 9, copper) +
        repeat(7, (i) => {
          const a = Math.PI + (i * Math.PI) / 6;
          return path(
            `M${n(x + 8 * Math.cos(a))} ${n(58 + 8 * Math.sin(a))} L${n(x + 18 * Math.cos(a))} ${n(58 + 18 * Math.sin(a))}`,
            'none',
            `stroke="${copper}" stroke-width="3"`,
          );
        }) +
        flat(202, lit('#b0a898', l)) +
        rect(0, 200, 256, 4, lit('#8a8478', l))
      );
    },
  },
  'san francisco': {
    words: ['in san francisco', 'on the golden gate bridge', 'at the golden gate bridge', 'in california'],
    like: 'in the city',
    ground: [0.84, 0.96],
    draw: (r, l) => {
      const bright = lamplit(l, 0.7);
      const red = lit('#d8482a', bright);
      const shift = r.range(-12, 12);
      const tower = (x: number) =>
        rect(x - 10, 34, 7, 150, red) +
        rect(x + 3, 34, 7, 150, red) +
        repeat(4, (i) => rect(x - 8, 42 + i * 26, 16, 7, red));
      const [a, b] = [58 + shift, 198 + shift];
      const cable = (x0: number, y0: number, x1: number, y1: number, sag: number) =>
        path(
          `M${n(x0)} ${n(y0)} Q${n((x0 + x1) / 2)} ${n(sag)} ${n(x1)} ${n(y1)}`,
          'none',
          `stroke="${red}" stroke-width="3.5"`,
        );
      return (
        hills(r, 148, 18, lit('#8a9a6a', l)) +
        hills(r, 160, 8, lit('#7a8f5f', l)) +
        flat(164, lit('#2f86b8', l)) +
        ripples(172, lit('#8fc8e4', l), 14, () => r.next()) +
        polygon(
          [
            [a - 20, 196],
            [a + 20, 196],
            [a + 14, 178],
            [a - 14, 178],
          ],
          lit('#9a8a7a', l),
        ) +
        polygon(
          [
            [b - 20, 196],
            [b + 20, 196],
            [b + 14, 178],
            [b - 14, 178],
          ],
          lit('#9a8a7a', l),
        ) +
        rect(0, 132, 256, 8, red) +
        repeat(22, (i) => path(`M${i * 12} 140 l 6 8 l 6 -8`, 'none', `stroke="${red}" stroke-width="2"`)) +
        rect(0, 147, 256, 3, red) +
        tower(a) +
        tower(b) +
        cable(a, 36, b, 36, 226) +
        cable(-80, 190, a, 36, 112) +
        cable(b, 36, 336, 190, 112) +
        repeat(11, (i) => {
          const t = (i + 1) / 12;
          const x = a + (b - a) * t;
          const y = 36 * (1 - t) ** 2 + 2 * 226 * t * (1 - t) + 36 * t * t;
          return rect(x - 0.6, y, 1.2, Math.max(0, 132 - y), red);
        }) +
        repeat(3, () =>
          ellipse(r.range(0, 256), r.range(150, 170), r.range(40, 70), 7, '#ffffff', 'opacity="0.35"'),
        ) +
        flat(202, lit('#8fae62', l)) +
        repeat(9, (i) => ellipse(12 + i * 30, 204, 18, 6, lit('#7a9a52', l)))
      );
    },
  },
  'las vegas': {
    words: ['in las vegas', 'in vegas', 'on the las vegas strip'],
    like: 'in the city',
    ground: [0.84, 0.96],
    draw: (r, l) => {
      const bright = lamplit(l, 0.85);
      const neon = ['#ff4aa0', '#ffd84a', '#4ad8ff', '#7aff8a', '#ff8a3a'];
      const left = r.chance(0.5);
      const x = left ? 70 : 186;
      const wheel = left ? 206 : 50;
      return (
        hills(r, 160, 12, lit('#c89a6a', l)) +
        skyline(r, 190, 40, 96, ['#6a5a8a', '#5a4a7a', '#8a6a9a', '#4a5a8a'], {
          ...l,
          level: Math.max(0.6, l.level),
        }) +
        circle(wheel, 118, 44, 'none', `stroke="${neon[2]}" stroke-width="4"`) +
        repeat(
          8,
          (i) =>
            path(
              `M${n(wheel)} 118 L${n(wheel + 44 * Math.cos((i * Math.PI) / 4))} ${n(118 + 44 * Math.sin((i * Math.PI) / 4))}`,
              'none',
              `stroke="${neon[0]}" stroke-width="1.5"`,
            ) +
            circle(
              wheel + 44 * Math.cos((i * Math.PI) / 4),
              118 + 44 * Math.sin((i * Math.PI) / 4),
              4.5,
              neon[i % 5]!,
            ),
        ) +
        path(
          `M${wheel} 118 L${wheel - 22} 192 M${wheel} 118 L${wheel + 22} 192`,
          'none',
          `stroke="${lit('#9a9aa8', bright)}" stroke-width="4"`,
        ) +
        // A sign of neon with a star, dice and a row of lamps.
        rect(x - 42, 60, 6, 136, lit('#8a929a', bright)) +
        rect(x + 36, 60, 6, 136, lit('#8a929a', bright)) +
        polygon(
          [
            [x, 32],
            [x + 62, 78],
            [x, 124],
            [x - 62, 78],
          ],
          lit('#2a3a8a', bright),
        ) +
        polygon(
          [
            [x, 38],
            [x + 54, 78],
            [x, 118],
            [x - 54, 78],
          ],
          lit('#fff8e8', bright),
        ) +
        repeat(24, (i) => {
          const t = (i % 6) / 6;
          const side = Math.floor(i / 6);
          const [ax, ay] = [
            [0, 35],
            [58, 78],
            [0, 121],
            [-58, 78],
          ][side]! as [number, number];
          const [bx, by] = [
            [58, 78],
            [0, 121],
            [-58, 78],
            [0, 35],
          ][side]! as [number, number];
          return circle(x + ax + (bx - ax) * t, ay + (by - ay) * t, 3, i % 2 === 0 ? '#ffe04a' : '#ff5a4a');
        }) +
        star(x, 24, 20, '#ff3a4a') +
        star(x, 24, 12, '#ffe04a') +
        rect(x - 29, 66, 24, 24, '#e0202a', 'rx="4"') +
        rect(x + 5, 70, 24, 24, '#e0202a', 'rx="4"') +
        [
          [-23, 72],
          [-11, 84],
          [-17, 78],
          [-23, 84],
          [-11, 72],
        ]
          .map(([dx, y]) => circle(x + dx!, y!, 2.4, '#ffffff'))
          .join('') +
        [
          [11, 76],
          [23, 88],
        ]
          .map(([dx, y]) => circle(x + dx!, y!, 2.8, '#ffffff'))
          .join('') +
        palm(left ? 140 : 116, 196, 0.95, lit('#4fa855', bright), lit('#9a6a42', bright)) +
        palm(left ? 244 : 14, 198, 1.1, lit('#4fa855', bright), lit('#9a6a42', bright)) +
        flat(192, lit('#b8a898', l)) +
        flat(204, lit('#565a66', l)) +
        repeat(5, (i) => rect(i * 58 - 8, 232, 32, 4, lit('#f2d94a', bright)))
      );
    },
  },
  hollywood: {
    words: ['in hollywood', 'in the hollywood hills', 'in los angeles', 'in beverly hills'],
    like: 'in the city',
    ground: [0.84, 0.96],
    draw: (r, l) => {
      const bright = lamplit(l, 0.66);
      const white = lit('#ffffff', bright);
      const search = (x: number, to: number) =>
        l.level < 0.9
          ? polygon(
              [
                [x - 3, 180],
                [x + 3, 180],
                [to + 22, -4],
                [to - 22, -4],
              ],
              'rgba(255,250,200,0.25)',
            )
          : '';
      return (
        search(40, 90) +
        search(216, 160) +
        peak(128 + r.range(-20, 20), 176, 340, 118, lit('#9a9a5f', l), lit('#a8a468', l)) +
        hills(r, 140, 12, lit('#8a9458', l)) +
        // A film strip of white boards with stars on the hill.
        repeat(7, (i) => {
          const y = 106 + Math.abs(i - 3) * 3;
          return (
            rect(46 + i * 24, y, 19, 26, white) +
            rect(50 + i * 24, y + 26, 3, 9, lit('#6a5a40', l)) +
            rect(60 + i * 24, y + 26, 3, 9, lit('#6a5a40', l)) +
            star(55.5 + i * 24, y + 13, 7.5, lit('#d8a020', bright))
          );
        }) +
        hills(r, 170, 6, lit('#78904f', l)) +
        repeat(
          6,
          (i) =>
            rect(
              i * 46 + r.range(0, 10),
              r.range(158, 170),
              26,
              18,
              lit(r.pick(['#f4ece0', '#f0d8c0', '#e8e0d8']), bright),
            ) + rect(i * 46 + 8, 168, 8, 5, glass(l, '#8ac0d8')),
        ) +
        [16, 62, 196, 240]
          .map((x, i) => palm(x, 204, 1.35 + (i % 2) * 0.25, lit('#4fa050', bright), lit('#8a6242', bright)))
          .join('') +
        flat(200, lit('#c88a7a', l)) +
        rect(0, 198, 256, 4, lit('#e8d8c8', l)) +
        repeat(
          5,
          (i) =>
            star(26 + i * 54, 226 + (i % 2) * 8, 17, lit('#f4c8a8', bright)) +
            star(26 + i * 54, 226 + (i % 2) * 8, 11, lit('#d8945a', bright)),
        )
      );
    },
  },
  rio: {
    words: ['in rio de janeiro', 'in rio', 'in brazil'],
    like: 'on the beach',
    ground: [0.84, 0.96],
    draw: (r, l) => {
      const bright = lamplit(l, 0.66);
      const left = r.chance(0.5);
      const x = mirrored(!left);
      const white = lit('#f4f4ee', bright);
      return (
        path(
          `M${x(110)} 170 Q${x(150)} 150 ${x(160)} 96 Q${x(176)} 62 ${x(196)} 92 Q${x(214)} 140 ${x(262)} 170 Z`,
          lit('#6a8a6a', l),
        ) +
        path(`M${x(-20)} 176 Q${x(30)} 96 ${x(64)} 88 Q${x(100)} 96 ${x(150)} 176 Z`, lit('#4f8a55', l)) +
        // A statue with open arms on the hill.
        rect(x(64) - 9, 76, 18, 16, lit('#b8b4a8', bright)) +
        path(`M${n(x(64) - 8)} 78 L${n(x(64) - 5)} 36 H${n(x(64) + 5)} L${n(x(64) + 8)} 78 Z`, white) +
        path(
          `M${n(x(64) - 36)} 40 L${n(x(64))} 34 L${n(x(64) + 36)} 40 V45 L${n(x(64) + 6)} 49 H${n(x(64) - 6)} L${n(x(64) - 36)} 45 Z`,
          white,
        ) +
        circle(x(64), 28, 6, white) +
        // The cable car.
        path(`M${x(150)} 116 L${x(256)} 70`, 'none', `stroke="${lit('#3a3f48', l)}" stroke-width="1.5"`) +
        rect(x(222) - 8, 88, 16, 10, lit('#e0b030', bright), 'rx="3"') +
        skyline(r, 178, 10, 34, WALLS, l) +
        flat(176, lit('#2fa0d0', l)) +
        ripples(180, lit('#a8e4f4', l), 9, () => r.next()) +
        path('M0 202 Q80 190 160 200 T256 196 V256 H0 Z', lit('#f4dfa8', l)) +
        path(
          'M0 202 Q80 190 160 200 T256 196',
          'none',
          `stroke="${lit('#ffffff', bright)}" stroke-width="3"`,
        ) +
        palm(x(232), 216, 1.2, lit('#4fa855', l), lit('#9a6a42', l)) +
        repeat(9, (i) =>
          path(
            `M${i * 32 - 16} 250 q 8 -10 16 0 t 16 0 v 8 h -32 Z`,
            lit(i % 2 === 0 ? '#3a3a40' : '#f4f0e8', l),
          ),
        )
      );
    },
  },
};
