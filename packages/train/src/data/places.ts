// The places that scenes can be set in.
import { BUILT_PLACES } from './built-places.ts';
import type { Random } from './random.ts';
import {
  circle,
  ellipse,
  flat,
  hills,
  type Light,
  latticeTower,
  lit,
  n,
  palm,
  peak,
  pine,
  planks,
  polygon,
  rect,
  repeat,
  roundTree,
  saguaro,
  skyline,
  stars,
  WALLS,
  windowPane,
} from './shapes.ts';

/** A place that can be drawn. */
export interface Place {
  /** Ways to name it: "in the desert". */
  words: readonly string[];
  /** Where things may stand, from the far edge of the ground to the near one, in shares of the side. */
  ground: readonly [number, number];
  /** Things float in it instead of standing. */
  floating?: boolean;
  /** Rooms, space and the deep have no time of day and no weather. */
  enclosed?: boolean;
  /** Its SVG, drawn over the sky. */
  draw: (random: Random, light: Light) => string;
}

/** Every place by its name. */
export const PLACES: Readonly<Record<string, Place>> = {
  ...BUILT_PLACES,
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
  city: {
    words: ['in a city', 'in the city', 'in front of skyscrapers', 'downtown', 'in new york'],
    ground: [0.82, 0.95],
    draw: (r, l) =>
      skyline(r, 196, 90, 150, WALLS.slice(0, 3), { ...l, level: l.level * 0.85 }) +
      skyline(r, 200, 40, 96, WALLS, l) +
      flat(198, lit('#5a5e66', l)) +
      repeat(5, (i) => rect(i * 58 - 8, 226, 32, 4, lit('#f2e9c0', l))),
  },
  street: {
    words: ['on a street', 'on the road', 'in a small town'],
    ground: [0.83, 0.96],
    draw: (r, l) => {
      let out = '';
      for (let x = r.range(-20, 0); x < 256; x += 66) {
        const wall = lit(r.pick(['#e8b08a', '#d9c48f', '#9fc0b8', '#e5a0a0', '#b8a8d8', '#f0d9a8']), l);
        const top = r.range(112, 132);
        out += polygon(
          [
            [x - 3, top],
            [x + 31, top - 28],
            [x + 65, top],
          ],
          lit(r.pick(['#a8503f', '#7d4a4f', '#8a5a3a']), l),
        );
        out += rect(x, top, 62, 200 - top, wall);
        out += rect(x + 24, 168, 15, 32, lit('#7a4f35', l));
        const pane = l.level < 0.6 ? '#ffe08a' : lit('#d8f0ff', l);
        out += rect(x + 8, top + 14, 14, 14, pane) + rect(x + 40, top + 14, 14, 14, pane);
      }
      return (
        out +
        rect(0, 198, 256, 10, lit('#b8b4ac', l)) +
        flat(207, lit('#666a70', l)) +
        repeat(5, (i) => rect(i * 58 - 8, 230, 32, 4, lit('#f2e9c0', l)))
      );
    },
  },
  tokyo: {
    words: ['in tokyo', 'in tokyo', 'in front of tokyo tower', 'in japan'],
    ground: [0.83, 0.95],
    draw: (r, l) =>
      skyline(r, 196, 60, 120, WALLS, { ...l, level: l.level * 0.85 }) +
      latticeTower(
        r.chance(0.5) ? r.range(34, 80) : r.range(176, 222),
        198,
        r.range(128, 150),
        lit('#e0452f', { ...l, level: Math.max(0.75, l.level) }),
        '#ffffff',
      ) +
      skyline(r, 200, 24, 60, WALLS, l) +
      flat(198, lit('#565a64', l)),
  },
  paris: {
    words: ['in paris', 'in front of the eiffel tower', 'in france'],
    ground: [0.8, 0.95],
    draw: (r, l) =>
      skyline(r, 186, 24, 46, ['#d8cbb0', '#cbbca0', '#e2d8c4'], l) +
      latticeTower(r.range(70, 186), 192, r.range(132, 156), lit('#8a7560', l), lit('#6d5a48', l)) +
      hills(r, 192, 3, lit('#86bf68', l)),
  },
  egypt: {
    words: ['in egypt', 'in front of the pyramids', 'at the pyramids'],
    ground: [0.78, 0.95],
    draw: (r, l) => {
      const pyramid = (x: number, w: number) => {
        const h = w * 0.62;
        return (
          polygon(
            [
              [x - w / 2, 186],
              [x, 186 - h],
              [x + w / 2, 186],
            ],
            lit('#dcae62', l),
          ) +
          polygon(
            [
              [x, 186 - h],
              [x + w / 2, 186],
              [x + w * 0.14, 186],
            ],
            lit('#b98a48', l),
          )
        );
      };
      return (
        pyramid(r.range(40, 90), r.range(110, 150)) +
        pyramid(r.range(160, 220), r.range(80, 120)) +
        hills(r, 184, 4, lit('#efcf8f', l))
      );
    },
  },
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
  kitchen: {
    words: ['in a kitchen', 'in the kitchen'],
    ground: [0.82, 0.95],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#f5e6c8', '#d8ecf0', '#f0dcd8', '#e3efd3']);
      const unit = r.pick(['#c88f5a', '#7fa8b8', '#e8e4dc', '#9ab87f']);
      return (
        flat(0, wall) +
        repeat(12, (i) =>
          rect((i % 6) * 44, 92 + Math.floor(i / 6) * 22, 42, 20, '#ffffff', 'opacity="0.6"'),
        ) +
        windowPane(r.range(90, 120), 26, 56, 46, '#aee0f8') +
        rect(-4, 20, 64, 50, unit) +
        rect(196, 20, 64, 50, unit) +
        rect(27, 22, 2, 46, wall) +
        rect(227, 22, 2, 46, wall) +
        rect(0, 136, 256, 8, '#6a5a50') +
        rect(0, 144, 256, 56, unit) +
        repeat(5, (i) => rect(i * 56 - 8, 150, 48, 44, 'none', `stroke="${wall}" stroke-width="2"`)) +
        planks(198, '#d8bc94', '#bfa078')
      );
    },
  },
  room: {
    words: ['in a living room', 'in a room', 'at home', 'in a house', 'indoors'],
    ground: [0.8, 0.95],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#e8d5c0', '#c8d8e8', '#d5e3cc', '#ead0d5', '#d8d0ea']);
      const left = r.chance(0.5);
      return (
        flat(0, wall) +
        windowPane(left ? 30 : 160, 34, 66, 66, r.pick(['#aee0f8', '#1f2a5a', '#ffc58a'])) +
        rect(left ? 160 : 34, 44, 56, 42, '#8a6040') +
        rect(left ? 165 : 39, 49, 46, 32, r.pick(['#7fb8a0', '#e8a87a', '#8fa8d8'])) +
        rect(0, 186, 256, 8, '#ffffff') +
        planks(192, r.pick(['#b8855a', '#c89a6a', '#a0714a']), '#8a5f3f') +
        ellipse(128, 226, 96, 18, r.pick(['#c85a5a', '#5a8ac8', '#8a6ab8', '#d8a84a']))
      );
    },
  },
  stage: {
    words: ['on a stage', 'on stage', 'at a concert'],
    ground: [0.82, 0.93],
    enclosed: true,
    draw: (r) => {
      const curtain = r.pick(['#a8202f', '#6a2a8a', '#204a8a']);
      return (
        flat(0, '#2a1a2a') +
        polygon(
          [
            [128, -20],
            [40, 220],
            [216, 220],
          ],
          'rgba(255,240,180,0.28)',
        ) +
        repeat(
          3,
          (i) =>
            rect(i * 17 - 4, 0, 15, 206, curtain, 'rx="6"') +
            rect(210 + i * 17, 0, 15, 206, curtain, 'rx="6"'),
        ) +
        repeat(8, (i) => ellipse(i * 36 + 2, 8, 20, 22, curtain)) +
        planks(202, '#b07a4a', '#8a5a35') +
        ellipse(128, 220, 86, 14, '#ffe9a8', 'opacity="0.35"')
      );
    },
  },
};
