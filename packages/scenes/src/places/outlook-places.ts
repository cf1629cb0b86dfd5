// Places that training scenes do not have: by the water, over roofs and in trees.
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
  path,
  pine,
  polygon,
  rect,
  repeat,
  skyline,
  WALLS,
} from './shapes.ts';

export const OUTLOOK_PLACES: Readonly<Record<string, Place>> = {
  harbour: {
    words: ['at the harbour', 'at the harbor', 'on a dock', 'on the pier', 'in a harbour'],
    like: 'on the ocean',
    ground: [0.86, 0.96],
    draw: (r, l) => {
      const bright = lamplit(l, 0.66);
      const left = r.chance(0.5);
      const x = mirrored(!left);
      const boat = (at: number, y: number, s: number, hull: string) =>
        path(
          `M${n(x(at) - 30 * s)} ${n(y - 10 * s)} H${n(x(at) + 32 * s)} L${n(x(at) + 22 * s)} ${n(y + 8 * s)} H${n(x(at) - 24 * s)} Z`,
          lit(hull, bright),
        ) +
        rect(x(at) - 31 * s, y - 12 * s, 64 * s, 4 * s, lit('#ffffff', bright)) +
        rect(x(at) - 1.2 * s, y - 78 * s, 2.6 * s, 68 * s, lit('#8a6a4a', l)) +
        polygon(
          [
            [x(at) + 3 * s, y - 76 * s],
            [x(at) + 3 * s, y - 18 * s],
            [x(at) + 30 * s, y - 18 * s],
          ],
          lit('#fff8ec', bright),
        ) +
        polygon(
          [
            [x(at) - 3 * s, y - 66 * s],
            [x(at) - 3 * s, y - 18 * s],
            [x(at) - 22 * s, y - 18 * s],
          ],
          lit(r.pick(['#e0503a', '#f0b030', '#3a8ad0', '#fff8ec']), bright),
        );
      return (
        hills(r, 140, 10, lit('#7a9a78', l)) +
        // A lighthouse on rocks.
        path(
          `M${n(x(220) - 13)} 146 L${n(x(220) - 8)} 62 H${n(x(220) + 8)} L${n(x(220) + 13)} 146 Z`,
          lit('#ffffff', bright),
        ) +
        [0, 1, 2]
          .map((i) =>
            polygon(
              [
                [x(220) - 9.5 - i * 1.6, 80 + i * 26],
                [x(220) + 9.5 + i * 1.6, 80 + i * 26],
                [x(220) + 10.5 + i * 1.6, 92 + i * 26],
                [x(220) - 10.5 - i * 1.6, 92 + i * 26],
              ],
              lit('#d8303a', bright),
            ),
          )
          .join('') +
        rect(x(220) - 7, 48, 14, 14, l.level < 0.6 ? '#fff4a0' : lit('#cfe8f4', bright)) +
        polygon(
          [
            [x(220) - 10, 48],
            [x(220), 36],
            [x(220) + 10, 48],
          ],
          lit('#d8303a', bright),
        ) +
        (l.level < 0.6
          ? polygon(
              [
                [x(220), 55],
                [x(-40), 24],
                [x(-40), 88],
              ],
              'rgba(255,244,170,0.3)',
            )
          : '') +
        ellipse(x(220), 150, 34, 10, lit('#7a7a80', l)) +
        flat(150, lit('#2f8fc0', l)) +
        repeat(16, () =>
          path(
            `M${n(r.range(0, 236))} ${n(r.range(158, 206))} q 6 -5 12 0 t 12 0`,
            'none',
            `stroke="${lit('#9fd8ee', l)}" stroke-width="2"`,
          ),
        ) +
        boat(128, 168, 0.75, '#2a5a8a') +
        boat(50, 190, 1.15, r.pick(['#a83a3a', '#2f7a6a', '#3a4a8a'])) +
        // The planks of the pier with posts.
        repeat(
          4,
          (i) =>
            rect(20 + i * 70, 190, 11, 34, lit('#7a5636', l), 'rx="3"') +
            rect(19 + i * 70, 188, 13, 5, lit('#e8e0d0', bright), 'rx="2"'),
        ) +
        path(
          'M26 200 Q60 218 96 200 Q130 218 166 200 Q200 218 236 200',
          'none',
          `stroke="${lit('#d8c088', l)}" stroke-width="3.5"`,
        ) +
        flat(212, lit('#b88a5a', l)) +
        repeat(3, (i) => rect(0, 222 + i * 12, 256, 2, lit('#8a6238', l))) +
        rect(0, 212, 256, 4, lit('#d0a472', l))
      );
    },
  },
  rooftop: {
    words: ['on a rooftop', 'on the rooftop', 'on the roof', 'on top of a building'],
    like: 'in the city',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const left = r.chance(0.5);
      const x = mirrored(!left);
      const bright = lamplit(l, 0.5);
      return (
        skyline(r, 190, 70, 130, WALLS.slice(0, 3), { ...l, level: l.level * 0.85 }) +
        skyline(r, 196, 20, 74, WALLS, l) +
        // A water tank, an aerial, and pipes.
        rect(x(24, 4), 118, 4, 72, lit('#5a4a40', l)) +
        rect(x(62, 4), 118, 4, 72, lit('#5a4a40', l)) +
        rect(x(43, 4), 118, 4, 72, lit('#5a4a40', l)) +
        rect(x(18, 54), 70, 54, 52, lit('#9a6a44', bright), 'rx="3"') +
        repeat(3, (i) => rect(x(18, 54), 80 + i * 15, 54, 2.5, lit('#6a452a', l))) +
        polygon(
          [
            [x(14), 72],
            [x(45), 46],
            [x(76), 72],
          ],
          lit('#6a5a54', l),
        ) +
        rect(x(196, 46), 138, 46, 56, lit('#b8a898', l)) +
        rect(x(192, 54), 132, 54, 7, lit('#8a7a6c', l)) +
        rect(x(208, 22), 152, 22, 42, lit('#5a6a7a', l)) +
        circle(x(225), 172, 1.8, lit('#e8d060', bright)) +
        rect(x(120, 3), 116, 3, 74, lit('#8a929a', l)) +
        repeat(4, (i) => rect(x(108 + i * 3, 27 - i * 6), 122 + i * 10, 27 - i * 6, 2.5, lit('#8a929a', l))) +
        rect(0, 176, 256, 18, lit('#a8685a', l)) +
        repeat(22, (i) =>
          rect(
            (i % 11) * 25 - Math.floor(i / 11) * 12,
            177 + Math.floor(i / 11) * 9,
            23,
            7.5,
            lit('#b8786a', l),
          ),
        ) +
        rect(0, 170, 256, 8, lit('#cbbcae', l)) +
        flat(194, lit('#8a8a90', l)) +
        repeat(3, (i) => rect(0, 206 + i * 17, 256, 1.8, lit('#767680', l))) +
        rect(x(150, 26), 196, 26, 16, lit('#b0b8c0', l)) +
        repeat(3, (i) => rect(x(153 + i * 8, 4), 199, 4, 10, lit('#6a747e', l)))
      );
    },
  },
  treehouse: {
    words: ['in a treehouse', 'in a tree house', 'at a treehouse', 'in the treehouse'],
    like: 'in the forest',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const left = r.chance(0.5);
      const x = mirrored(!left);
      const trunk = lit('#7a5535', l);
      const wood = lit(r.pick(['#c8925a', '#b87a44', '#d8a468']), l);
      const dark = lit('#6a4426', l);
      const leaf = (cx: number, cy: number, s: number, fill: string) => circle(x(cx), cy, s, lit(fill, l));
      return (
        hills(r, 160, 8, lit('#7ab85c', l)) +
        repeat(5, (i) => pine(i * 60 + r.range(-8, 8), 178, r.range(0.7, 1), lit('#4a8a54', l), trunk)) +
        flat(196, lit('#79b858', l)) +
        path(`M${x(60)} 214 Q${x(82)} 170 ${x(80)} 92 H${x(120)} Q${x(118)} 170 ${x(142)} 214 Z`, trunk) +
        path(`M${x(110)} 100 Q${x(150)} 80 ${x(190)} 92`, 'none', `stroke="${trunk}" stroke-width="15"`) +
        leaf(30, 50, 36, '#3f8f45') +
        leaf(96, 22, 40, '#4a9e4c') +
        leaf(160, 24, 36, '#3f8f45') +
        leaf(214, 48, 36, '#4a9e4c') +
        leaf(58, 26, 34, '#56ac56') +
        // The house on its platform, with a rope ladder.
        rect(x(64, 128), 120, 128, 9, dark) +
        path(
          `M${x(70)} 128 L${x(96)} 156 M${x(186)} 128 L${x(140)} 164`,
          'none',
          `stroke="${dark}" stroke-width="7"`,
        ) +
        rect(x(80, 88), 68, 88, 52, wood) +
        repeat(4, (i) => rect(x(80, 88), 78 + i * 11, 88, 1.8, dark)) +
        polygon(
          [
            [x(68), 70],
            [x(124), 34],
            [x(180), 70],
          ],
          lit('#b8503a', l),
        ) +
        rect(x(92, 22), 82, 22, 20, glass(l, '#bfe4f4'), `stroke="${dark}" stroke-width="3"`) +
        rect(x(134, 24), 80, 24, 40, dark) +
        repeat(2, (i) => rect(x(140 + i * 22, 2.5), 128, 2.5, 80, lit('#d8b880', l))) +
        repeat(6, (i) => rect(x(138, 30), 136 + i * 12, 30, 4, lit('#d8b880', l))) +
        leaf(22, 84, 24, '#56ac56') +
        leaf(234, 80, 26, '#56ac56') +
        repeat(5, (i) => rect(x(66 + i * 9, 3), 104, 3, 18, wood)) +
        repeat(12, () =>
          path(
            `M${n(r.range(0, 252))} ${n(r.range(206, 250))} q 1 -7 4 -9`,
            'none',
            `stroke="${lit('#5a9a40', l)}" stroke-width="2.5"`,
          ),
        )
      );
    },
  },
  waterfall: {
    words: [
      'at a waterfall',
      'in front of a waterfall',
      'by a waterfall',
      'under a waterfall',
      'at niagara falls',
    ],
    like: 'in the jungle',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const x = r.range(112, 144);
      const rock = lit('#8a7f74', l);
      const dark = lit('#6a6058', l);
      const green = lit('#4f9a4c', l);
      const white = lit('#f4fcff', lamplit(l, 0.6));
      return (
        path(`M0 60 Q40 44 ${n(x - 40)} 56 L${n(x - 34)} 200 H0 Z`, rock) +
        path(`M256 56 Q216 40 ${n(x + 40)} 56 L${n(x + 34)} 200 H256 Z`, rock) +
        repeat(7, () => rect(r.range(0, x - 66), r.range(76, 180), r.range(14, 28), 5, dark, 'rx="2"')) +
        repeat(7, () => rect(r.range(x + 44, 236), r.range(76, 180), r.range(14, 28), 5, dark, 'rx="2"')) +
        repeat(
          6,
          (i) =>
            circle(i * (x - 40) * 0.2, 52 + (i % 2) * 4, 16, green) +
            circle(x + 48 + i * 20, 50 + (i % 2) * 4, 16, green),
        ) +
        // The falling water, its spray and the pool.
        path(
          `M${n(x - 42)} 54 Q${n(x)} 46 ${n(x + 42)} 54 L${n(x + 48)} 204 H${n(x - 48)} Z`,
          lit('#5ab8e4', l),
        ) +
        repeat(11, (i) =>
          path(
            `M${n(x - 36 + i * 7.2)} ${n(56 + r.range(0, 20))} V${n(r.range(130, 198))}`,
            'none',
            `stroke="${white}" stroke-width="${n(r.range(2, 4.5))}" opacity="0.85"`,
          ),
        ) +
        flat(192, lit('#3fa8d8', l)) +
        repeat(9, (i) =>
          circle(x - 54 + i * 13.5, 194 + r.range(-6, 4), r.range(8, 15), white, 'opacity="0.8"'),
        ) +
        repeat(9, () =>
          path(
            `M${n(r.range(0, 236))} ${n(r.range(208, 250))} q 6 -5 12 0 t 12 0`,
            'none',
            `stroke="${white}" stroke-width="2"`,
          ),
        ) +
        path('M0 196 Q34 190 54 210 Q40 232 0 234 Z', lit('#6fae52', l)) +
        path('M256 192 Q216 190 206 212 Q220 236 256 236 Z', lit('#6fae52', l)) +
        repeat(4, (i) =>
          ellipse([30, 68, 196, 232][i]!, [214, 222, 220, 210][i]!, 17, 9, i % 2 === 0 ? rock : dark),
        ) +
        repeat(6, (i) =>
          path(
            `M${(i < 3 ? 8 : 224) + (i % 3) * 12} 202 q ${i % 2 === 0 ? -12 : 12} -18 ${i % 2 === 0 ? -14 : 14} -30 q 8 10 ${i % 2 === 0 ? 16 : -16} 30 Z`,
            green,
          ),
        )
      );
    },
  },
  swamp: {
    words: ['in a swamp', 'in the swamp', 'in a bog', 'in the swamps'],
    like: 'on a lake',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const water = lit('#5f7a4a', l);
      const trunk = lit('#4a4234', l);
      const tree = (x: number, s: number) =>
        path(
          `M${n(x - 16 * s)} 190 Q${n(x - 6 * s)} 164 ${n(x - 6 * s)} 110 V20 H${n(x + 6 * s)} V110 Q${n(x + 6 * s)} 164 ${n(x + 18 * s)} 190 Z`,
          trunk,
        ) +
        path(
          `M${n(x)} 74 q ${n(26 * s)} -6 ${n(38 * s)} -30 M${n(x)} 96 q ${n(-26 * s)} -6 ${n(-40 * s)} -28`,
          'none',
          `stroke="${trunk}" stroke-width="${n(7 * s)}"`,
        ) +
        repeat(7, (i) =>
          path(
            `M${n(x - 36 * s + i * 12 * s)} ${n(44 + Math.abs(i - 3) * 7)} q ${n(r.range(-5, 5))} 20 0 ${n(r.range(28, 46))}`,
            'none',
            `stroke="${lit('#7a9a5a', l)}" stroke-width="${n(5 * s)}" stroke-linecap="round"`,
          ),
        );
      return (
        rect(0, 0, 256, 200, lit('#a8b078', l), 'opacity="0.35"') +
        repeat(9, (i) => circle(i * 32, 22 + (i % 2) * 10, 28, lit('#4f6f42', l))) +
        hills(r, 140, 8, lit('#6a8452', l)) +
        tree(r.range(96, 160), 0.7) +
        flat(158, water) +
        tree(34, 1.1) +
        tree(222, 1.1) +
        repeat(12, () =>
          ellipse(r.range(0, 256), r.range(172, 250), r.range(14, 30), 3, lit('#7f9a5e', l), 'opacity="0.8"'),
        ) +
        repeat(6, (i) => {
          const [x, y] = [18 + i * 44 + r.range(-8, 8), 204 + (i % 3) * 18];
          return (
            ellipse(x, y, 13, 5, lit('#6fae4a', l)) +
            polygon(
              [
                [x, y],
                [x + 14, y - 5],
                [x + 14, y + 2],
              ],
              water,
            ) +
            (i % 2 === 0 ? circle(x - 3, y - 5, 4.5, lit('#f4a8d0', lamplit(l, 0.6))) : '')
          );
        }) +
        repeat(8, (i) => {
          const x = (i < 4 ? 6 : 214) + (i % 4) * 11;
          return (
            rect(x, 166 + (i % 2) * 8, 2.5, 50, lit('#5f8a44', l)) +
            rect(x - 1.5, 162 + (i % 2) * 8, 5.5, 18, lit('#7a5030', l), 'rx="2.5"')
          );
        }) +
        repeat(7, () =>
          circle(
            r.range(80, 190),
            r.range(176, 244),
            r.range(2, 4.5),
            'none',
            `stroke="${lit('#b8cc8a', l)}" stroke-width="1.5"`,
          ),
        ) +
        repeat(3, () =>
          ellipse(r.range(30, 226), r.range(150, 176), r.range(50, 80), 7, '#e8f0d8', 'opacity="0.25"'),
        )
      );
    },
  },
};
