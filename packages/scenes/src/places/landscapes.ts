// Places in the open country.
import { FRONTS } from './fronts.ts';
import type { Place } from './place.ts';
import {
  circle,
  ellipse,
  flat,
  hills,
  lit,
  n,
  palm,
  peak,
  pine,
  polygon,
  rect,
  repeat,
  roundTree,
  saguaro,
} from './shapes.ts';

export const LANDSCAPES: Readonly<Record<string, Place>> = {
  plain: {
    words: [''],
    ground: [0.76, 0.95],
    draw: (r, l) => hills(r, 178, 8, lit(r.pick(['#7cc466', '#8fcf6d', '#6db35c']), l)),
  },
  desert: {
    words: ['in the desert', 'in a desert', 'in the sahara', 'among sand dunes'],
    ground: [0.74, 0.94],
    draw: (r, l) =>
      hills(r, 158, 16, lit('#e8b668', l)) +
      hills(r, 176, 12, lit('#f0c880', l)) +
      repeat(r.int(1, 3), () =>
        saguaro(
          r.chance(0.5) ? r.range(14, 60) : r.range(196, 242),
          r.range(172, 190),
          r.range(0.7, 1.15),
          lit('#4f9a4f', l),
        ),
      ) +
      hills(r, 206, 6, lit('#f5d596', l)),
  },
  beach: {
    words: ['at the beach', 'on the beach', 'on a beach', 'by the sea'],
    ground: [0.78, 0.95],
    draw: (r, l) =>
      rect(0, 140, 256, 60, lit('#2f9fd0', l)) +
      repeat(5, () =>
        rect(r.range(0, 220), r.range(146, 180), r.range(16, 40), 2, lit('#a8e0f0', l), 'rx="1"'),
      ) +
      hills(r, 190, 5, lit('#ffffff', l)) +
      hills(r, 195, 5, lit('#f4dba0', l)) +
      (r.chance(0.7)
        ? palm(
            r.chance(0.5) ? r.range(18, 44) : r.range(206, 236),
            208,
            r.range(1.1, 1.6),
            lit('#3f9f4a', l),
            lit('#a0713f', l),
          )
        : ''),
  },
  forest: {
    words: ['in a forest', 'in the forest', 'in the woods', 'among the trees'],
    ground: [0.78, 0.95],
    draw: (r, l) =>
      hills(r, 160, 6, lit('#3f7f45', l)) +
      repeat(9, (i) =>
        pine(
          i * 31 + r.range(-8, 8),
          r.range(164, 172),
          r.range(0.9, 1.4),
          lit('#2f6b3c', l),
          lit('#5a4030', l),
        ),
      ) +
      repeat(5, (i) =>
        (r.chance(0.5) ? pine : roundTree)(
          i * 62 + r.range(-16, 16),
          r.range(186, 194),
          r.range(1.2, 1.7),
          lit('#4a9a4c', l),
          lit('#7a5535', l),
        ),
      ) +
      hills(r, 196, 5, lit('#6fb555', l)),
  },
  jungle: {
    words: ['in the jungle', 'in a jungle', 'in the rainforest'],
    ground: [0.8, 0.95],
    front: FRONTS.leaves,
    draw: (r, l) =>
      flat(0, lit('#2f7a4a', l)) +
      repeat(9, () =>
        circle(
          r.range(0, 256),
          r.range(0, 110),
          r.range(22, 48),
          lit(r.pick(['#2a6a3f', '#3a8a50', '#246038']), l),
        ),
      ) +
      repeat(4, (i) =>
        palm(
          i * 72 + r.range(-10, 30),
          r.range(192, 208),
          r.range(1.5, 2.2),
          lit('#56b254', l),
          lit('#6b4a30', l),
        ),
      ) +
      repeat(
        6,
        () =>
          `<path d="M${n(r.range(0, 256))} 0 q ${n(r.range(-14, 14))} 40 ${n(r.range(-6, 6))} ${n(r.range(60, 110))}" stroke="${lit('#1f5a34', l)}" stroke-width="2.5" fill="none"/>`,
      ) +
      hills(r, 200, 6, lit('#3f8a42', l)) +
      repeat(12, (i) => ellipse(i * 24, 204 + r.range(-4, 6), 18, 9, lit('#4a9d4c', l))),
  },
  meadow: {
    words: ['in a meadow', 'in a field', 'on a hill', 'in the grass', 'in a field of flowers'],
    ground: [0.72, 0.94],
    front: FRONTS.grass,
    draw: (r, l) =>
      hills(r, 150, 16, lit('#a0d878', l)) +
      hills(r, 172, 10, lit('#82c95f', l)) +
      hills(r, 204, 6, lit('#6dba50', l)) +
      repeat(26, () =>
        circle(
          r.range(0, 256),
          r.range(190, 252),
          r.range(1.6, 3),
          lit(r.pick(['#ffffff', '#ffd84a', '#ff7fa8', '#c58aff']), l),
        ),
      ),
  },
  farm: {
    words: ['on a farm', 'at the farm', 'in front of a barn'],
    ground: [0.76, 0.94],
    draw: (r, l) => {
      const x = r.chance(0.5) ? r.range(10, 40) : r.range(150, 180);
      return (
        hills(r, 156, 10, lit('#a5d06a', l)) +
        polygon(
          [
            [x, 130],
            [x + 32, 104],
            [x + 64, 130],
          ],
          lit('#7a2f2a', l),
        ) +
        rect(x + 3, 128, 58, 46, lit('#c0443a', l)) +
        rect(x + 20, 144, 24, 30, lit('#f5e9dc', l)) +
        repeat(9, (i) => rect(i * 32 - 6, 166, 5, 24, lit('#e9dcc4', l))) +
        rect(0, 171, 256, 4, lit('#e9dcc4', l)) +
        rect(0, 180, 256, 4, lit('#e9dcc4', l)) +
        hills(r, 192, 5, lit('#82b54c', l))
      );
    },
  },
  park: {
    words: ['in a park', 'in the park', 'in a garden'],
    ground: [0.76, 0.95],
    front: FRONTS.grass,
    draw: (r, l) =>
      hills(r, 160, 8, lit('#86c966', l)) +
      repeat(4, (i) =>
        roundTree(
          i * 76 + r.range(-10, 26),
          r.range(164, 176),
          r.range(1, 1.5),
          lit(r.pick(['#4fa84f', '#62b957', '#3f9650']), l),
          lit('#8a6040', l),
        ),
      ) +
      `<path d="M96 256 Q 118 206 ${n(r.range(110, 150))} 168 l 14 0 Q 150 206 176 256 Z" fill="${lit('#e3d3a8', l)}"/>`,
  },
  mountains: {
    words: ['on a mountain', 'in the mountains', 'in front of mountains'],
    ground: [0.78, 0.95],
    draw: (r, l) =>
      repeat(3, (i) =>
        peak(
          i * 96 + r.range(10, 54),
          190,
          r.range(130, 180),
          r.range(84, 134),
          lit(r.pick(['#7d8596', '#8c8f9c', '#6f788a']), l),
          lit('#ffffff', l),
        ),
      ) +
      hills(r, 188, 8, lit('#7fae62', l)) +
      hills(r, 208, 6, lit('#94c274', l)),
  },
  snowland: {
    words: ['in the snow', 'in a snowy landscape', 'in winter', 'at the north pole'],
    ground: [0.76, 0.95],
    front: FRONTS.snow,
    draw: (r, l) =>
      hills(r, 156, 12, lit('#dce9f5', l)) +
      repeat(5, (i) =>
        pine(
          i * 60 + r.range(-10, 24),
          r.range(168, 178),
          r.range(0.8, 1.2),
          lit('#5f8f86', l),
          lit('#6a5040', l),
        ),
      ) +
      hills(r, 184, 8, lit('#f4f9ff', l)),
  },
};
