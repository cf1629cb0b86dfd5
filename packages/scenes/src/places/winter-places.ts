// Places that training scenes do not have: of ice and snow sports.
import { FRONTS } from './fronts.ts';
import type { Place } from './place.ts';
import {
  circle,
  ellipse,
  flat,
  glass,
  lamplit,
  lit,
  mirrored,
  n,
  PAINTS,
  path,
  peak,
  pine,
  polygon,
  rect,
  repeat,
  skyline,
  WALLS,
} from './shapes.ts';

export const WINTER_PLACES: Readonly<Record<string, Place>> = {
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
      const x = mirrored(!left);
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
      const x = mirrored(!left);
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
};
