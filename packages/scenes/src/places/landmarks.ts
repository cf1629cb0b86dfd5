// Cities and countries that training scenes do not have, each by the landmark that tells it.
import { FRONTS } from './fronts.ts';
import type { Place } from './place.ts';
import {
  circle,
  ellipse,
  flat,
  glass,
  hills,
  lamplit,
  lit,
  n,
  palm,
  path,
  peak,
  polygon,
  rect,
  repeat,
  roundTree,
  skyline,
  star,
  WALLS,
} from './shapes.ts';

const WINDOWS = ['#d8cbb0', '#cbbca0', '#e2d8c4'];
const ripples = (y: number, fill: string, count: number, random: () => number) =>
  repeat(count, () =>
    path(
      `M${n(random() * 240)} ${n(y + random() * (250 - y))} q 6 -4 12 0 t 12 0`,
      'none',
      `stroke="${fill}" stroke-width="2"`,
    ),
  );

export const LANDMARKS: Readonly<Record<string, Place>> = {
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
  london: {
    words: ['in london', 'in england', 'at big ben', 'in front of big ben', 'in britain'],
    like: 'in the city',
    ground: [0.84, 0.96],
    draw: (r, l) => {
      const left = r.chance(0.5);
      const x = left ? r.range(54, 76) : r.range(180, 202);
      const bright = lamplit(l, 0.66);
      const stone = lit('#d8b878', bright);
      const dark = lit('#a8864a', bright);
      const bus = left ? r.range(128, 150) : r.range(10, 34);
      return (
        skyline(r, 186, 26, 54, WINDOWS, { ...l, level: l.level * 0.85 }) +
        rect(left ? x : 0, 142, left ? 256 - x : x, 50, stone) +
        repeat(
          12,
          (i) =>
            rect(left ? x + 30 + i * 16 : x - 40 - i * 16, 150, 6, 34, dark) +
            polygon(
              [
                [left ? x + 28 + i * 16 : x - 42 - i * 16, 142],
                [left ? x + 33 + i * 16 : x - 37 - i * 16, 128],
                [left ? x + 38 + i * 16 : x - 32 - i * 16, 142],
              ],
              stone,
            ),
        ) +
        // The clock tower.
        rect(x - 19, 78, 38, 116, stone) +
        repeat(3, (i) => rect(x - 13 + i * 10, 100, 5, 90, dark)) +
        rect(x - 23, 54, 46, 42, stone) +
        circle(x, 75, 18, dark) +
        circle(x, 75, 15.5, l.level < 0.6 ? '#fff0b0' : '#ffffff') +
        path(`M${n(x)} 64 V75 H${n(x + 8)}`, 'none', 'stroke="#1c1c24" stroke-width="2.5"') +
        rect(x - 21, 46, 42, 9, dark) +
        polygon(
          [
            [x - 22, 46],
            [x, 6],
            [x + 22, 46],
          ],
          lit('#5a6a6a', bright),
        ) +
        rect(x - 1, 0, 2, 10, lit('#d8b040', bright)) +
        flat(190, lit('#b4b0a8', l)) +
        flat(202, lit('#5f636b', l)) +
        // A red bus with two decks.
        rect(bus, 132, 92, 68, lit('#d0202a', bright), 'rx="7"') +
        repeat(
          4,
          (i) =>
            rect(bus + 7 + i * 21, 139, 17, 17, glass(l, '#cfe8f4'), 'rx="2"') +
            (i < 3 ? rect(bus + 7 + i * 21, 168, 17, 16, glass(l, '#cfe8f4'), 'rx="2"') : ''),
        ) +
        rect(bus + 71, 166, 15, 34, lit('#8a1018', bright)) +
        rect(bus, 159, 92, 4, lit('#f4e4b0', bright)) +
        circle(bus + 20, 202, 9, '#1c1e22') +
        circle(bus + 20, 202, 4, '#9aa2aa') +
        circle(bus + 62, 202, 9, '#1c1e22') +
        circle(bus + 62, 202, 4, '#9aa2aa') +
        repeat(5, (i) => rect(i * 58 - 8, 232, 32, 4, lit('#f4f0e0', l)))
      );
    },
  },
  rome: {
    words: ['in rome', 'at the colosseum', 'in front of the colosseum', 'in the colosseum', 'in italy'],
    like: 'in ancient ruins',
    ground: [0.82, 0.95],
    draw: (r, l) => {
      const stone = lit('#e0c496', l);
      const shade = lit('#c8a874', l);
      const dark = lit('#6a5238', l);
      const shift = r.range(-14, 14);
      const cypress = (x: number) =>
        ellipse(x, 158, 8, 32, lit('#3f6f45', l)) + rect(x - 2, 186, 4, 10, lit('#7a5535', l));
      return (
        hills(r, 150, 10, lit('#a8b870', l)) +
        skyline(r, 172, 12, 30, ['#e0b088', '#d89a78', '#e8cfa8'], l) +
        // Three storeys of arches, the fourth and the right side broken.
        path(
          `M${n(30 + shift)} 196 V88 Q${n(34 + shift)} 62 ${n(70 + shift)} 56 Q${n(128 + shift)} 44 ${n(164 + shift)} 56 L${n(168 + shift)} 82 L${n(186 + shift)} 86 L${n(190 + shift)} 112 L${n(216 + shift)} 118 L${n(226 + shift)} 196 Z`,
          stone,
        ) +
        rect(30 + shift, 116, 164, 5, shade) +
        rect(30 + shift, 154, 194, 5, shade) +
        rect(36 + shift, 84, 132, 4, shade) +
        repeat(9, (i) =>
          path(
            `M${n(38 + shift + i * 20.4)} 196 V174 Q${n(45 + shift + i * 20.4)} 158 ${n(52 + shift + i * 20.4)} 174 V196 Z`,
            dark,
          ),
        ) +
        repeat(8, (i) =>
          path(
            `M${n(38 + shift + i * 19)} 154 V136 Q${n(44.5 + shift + i * 19)} 121 ${n(51 + shift + i * 19)} 136 V154 Z`,
            dark,
          ),
        ) +
        repeat(7, (i) =>
          path(
            `M${n(40 + shift + i * 18)} 116 V102 Q${n(46 + shift + i * 18)} 88 ${n(52 + shift + i * 18)} 102 V116 Z`,
            dark,
          ),
        ) +
        repeat(6, (i) => rect(50 + shift + i * 19, 66, 6, 9, dark)) +
        cypress(14) +
        cypress(242) +
        flat(194, lit('#d8c49a', l)) +
        repeat(10, (i) => ellipse(14 + i * 26 + r.range(-6, 6), 210 + (i % 3) * 15, 12, 4, lit('#c8b288', l)))
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
  sydney: {
    words: ['in sydney', 'in australia', 'at the sydney opera house', 'in front of the sydney opera house'],
    like: 'in the city',
    ground: [0.84, 0.96],
    draw: (r, l) => {
      const bright = lamplit(l, 0.7);
      const white = lit('#fbf8f0', bright);
      const shade = lit('#d0ccc4', bright);
      const left = r.chance(0.5);
      const x = (at: number) => (left ? at : 256 - at);
      const shell = (at: number, w: number, h: number) =>
        path(
          `M${n(x(at))} 166 Q${n(x(at + w * 0.1))} ${n(166 - h * 0.8)} ${n(x(at + w * 0.75))} ${n(166 - h)} Q${n(x(at + w))} ${n(166 - h * 0.4)} ${n(x(at + w))} 166 Z`,
          white,
        ) +
        path(
          `M${n(x(at + w * 0.75))} ${n(166 - h)} Q${n(x(at + w * 0.6))} ${n(166 - h * 0.5)} ${n(x(at + w * 0.72))} 166 H${n(x(at + w))} Q${n(x(at + w))} ${n(166 - h * 0.4)} ${n(x(at + w * 0.75))} ${n(166 - h)} Z`,
          shade,
        );
      return (
        // The arch of the bridge behind.
        path(
          `M${x(120)} 150 Q${x(200)} 58 ${x(280)} 150`,
          'none',
          `stroke="${lit('#6a747e', l)}" stroke-width="8"`,
        ) +
        path(
          `M${x(120)} 150 Q${x(200)} 76 ${x(280)} 150`,
          'none',
          `stroke="${lit('#6a747e', l)}" stroke-width="3"`,
        ) +
        repeat(7, (i) =>
          rect(x(140 + i * 18), 92 + Math.abs(i - 3) * 9, 2, 54 - Math.abs(i - 3) * 9, lit('#6a747e', l)),
        ) +
        rect(left ? 112 : 0, 142, 144, 6, lit('#5a646e', l)) +
        skyline(r, 160, 12, 40, WALLS, l) +
        flat(158, lit('#2f8fc8', l)) +
        ripples(182, lit('#9fd4ec', l), 12, () => r.next()) +
        rect(left ? 6 : 74, 164, 176, 16, lit('#c8a888', bright)) +
        shell(14, 56, 66) +
        shell(52, 62, 94) +
        shell(96, 52, 74) +
        shell(132, 42, 52) +
        rect(left ? 0 : 68, 178, 188, 7, lit('#a88868', bright)) +
        flat(204, lit('#cbb89a', l)) +
        rect(0, 202, 256, 4, lit('#9a8668', l))
      );
    },
  },
  pisa: {
    words: [
      'in pisa',
      'at the leaning tower of pisa',
      'in front of the leaning tower',
      'at the leaning tower',
    ],
    like: 'in ancient ruins',
    ground: [0.82, 0.95],
    draw: (r, l) => {
      const bright = lamplit(l, 0.66);
      const side = r.chance(0.5) ? 1 : -1;
      const base = side > 0 ? r.range(50, 76) : r.range(180, 206);
      const white = lit('#f6efe0', bright);
      const shade = lit('#c8bca4', bright);
      const at = (y: number) => base + side * (192 - y) * 0.13;
      const storey = (y: number, h: number, w: number) =>
        polygon(
          [
            [at(y) - w, y],
            [at(y) + w, y],
            [at(y - h) + w, y - h],
            [at(y - h) - w, y - h],
          ],
          white,
        ) +
        repeat(5, (i) =>
          path(
            `M${n(at(y - 2) - w + 5 + i * (2 * w - 10) * 0.21)} ${n(y - 2)} V${n(y - h + 8)} q ${n(w * 0.13)} -7 ${n(w * 0.26)} 0 V${n(y - 2)} Z`,
            shade,
          ),
        ) +
        polygon(
          [
            [at(y - h) - w - 3, y - h + 3],
            [at(y - h) + w + 3, y - h + 3],
            [at(y - h - 3) + w + 3, y - h - 2],
            [at(y - h - 3) - w - 3, y - h - 2],
          ],
          shade,
        );
      const dome = side > 0 ? 196 : 60;
      return (
        hills(r, 162, 10, lit('#a8b870', l)) +
        // A cathedral with its dome.
        ellipse(dome, 142, 32, 34, lit('#c0766a', bright)) +
        rect(dome - 50, 142, 100, 52, lit('#f0e6d2', bright)) +
        rect(dome - 34, 142, 68, 8, lit('#f0e6d2', bright)) +
        repeat(6, (i) => path(`M${n(dome - 44 + i * 16)} 194 V172 q 5 -10 10 0 V194 Z`, shade)) +
        rect(dome - 1.5, 98, 3, 14, lit('#d8b040', bright)) +
        storey(194, 30, 30) +
        repeat(5, (i) => storey(163 - i * 22, 20, 27)) +
        storey(53, 20, 20) +
        flat(192, lit('#86c062', l)) +
        repeat(4, (i) => rect(0, 204 + i * 14, 256, 6, lit('#90ca6c', l)))
      );
    },
  },
  moscow: {
    words: ['in moscow', 'in russia', 'on red square', 'at the kremlin'],
    like: 'in the city',
    ground: [0.84, 0.96],
    draw: (r, l) => {
      const bright = lamplit(l, 0.66);
      const brick = lit('#b8473a', bright);
      const pale = lit('#f4e8d4', bright);
      const shift = r.range(-16, 16);
      const dome = (x: number, top: number, w: number, base: number, fill: string, stripe: string) =>
        rect(x - w * 0.62, top + w * 1.8, w * 1.24, base - top - w * 1.8, brick) +
        rect(x - w * 0.7, top + w * 1.9, w * 1.4, 6, pale) +
        rect(x - w * 0.2, top + w * 2.7, w * 0.4, w * 0.8, lit('#4a2a2a', bright)) +
        path(
          `M${n(x)} ${n(top - w * 0.25)} Q${n(x + w * 0.1)} ${n(top + w * 0.5)} ${n(x + w * 0.85)} ${n(top + w * 0.9)} Q${n(x + w * 1.15)} ${n(top + w * 1.6)} ${n(x + w * 0.5)} ${n(top + w * 1.95)} H${n(x - w * 0.5)} Q${n(x - w * 1.15)} ${n(top + w * 1.6)} ${n(x - w * 0.85)} ${n(top + w * 0.9)} Q${n(x - w * 0.1)} ${n(top + w * 0.5)} ${n(x)} ${n(top - w * 0.25)} Z`,
          lit(fill, bright),
        ) +
        [-0.55, 0, 0.55]
          .map((k) =>
            path(
              `M${n(x + k * 0.1 * w)} ${n(top + w * 0.3)} Q${n(x + k * w * 1.5)} ${n(top + w * 1.1)} ${n(x + k * w * 0.7)} ${n(top + w * 1.92)}`,
              'none',
              `stroke="${lit(stripe, bright)}" stroke-width="${n(w * 0.17)}"`,
            ),
          )
          .join('') +
        rect(x - 1, top - w * 0.8, 2, w * 0.6, lit('#e8c040', bright)) +
        rect(x - 3.5, top - w * 0.65, 7, 2, lit('#e8c040', bright));
      const x = 128 + shift;
      return (
        skyline(r, 180, 12, 30, WINDOWS, { ...l, level: l.level * 0.9 }) +
        rect(0, 152, 256, 44, lit('#a83a30', bright)) +
        repeat(17, (i) => rect(i * 16, 145, 9, 9, lit('#a83a30', bright))) +
        dome(x - 66, 92, 14, 196, '#3a8a5a', '#f0d060') +
        dome(x + 66, 92, 14, 196, '#e0503a', '#f4f0e0') +
        dome(x - 36, 74, 17, 196, '#2f6ad0', '#ffffff') +
        dome(x + 36, 74, 17, 196, '#e8a830', '#3a8a5a') +
        rect(x - 19, 104, 38, 92, brick) +
        polygon(
          [
            [x - 19, 106],
            [x, 44],
            [x + 19, 106],
          ],
          lit('#d8c8a8', bright),
        ) +
        dome(x, 24, 9, 52, '#f0c030', '#fff0a0') +
        dome(x - 17, 122, 12, 196, '#c83a8a', '#f4e0f0') +
        dome(x + 17, 122, 12, 196, '#3aa0a0', '#f4f4d0') +
        flat(194, lit('#8a8690', l)) +
        repeat(16, (i) =>
          rect(
            (i % 8) * 36 - Math.floor(i / 8) * 16,
            198 + Math.floor(i / 8) * 26,
            32,
            22,
            lit('#948f9a', l),
          ),
        )
      );
    },
  },
  venice: {
    words: ['in venice', 'on the canals of venice', 'on a gondola in venice', 'on a canal'],
    like: 'on a lake',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const bright = lamplit(l, 0.6);
      const fills = ['#e8a078', '#e8c48a', '#d88a8a', '#c8b8a0', '#e0785a', '#f0d8a8'];
      const house = (x: number, top: number, w: number) => {
        return (
          rect(x, top, w, 168 - top, lit(r.pick(fills), l)) +
          rect(x - 1, top - 5, w + 2, 6, lit('#a8583f', l)) +
          repeat(6, (i) => {
            const [wx, wy] = [x + 6 + (i % 2) * (w / 2), top + 12 + Math.floor(i / 2) * 30];
            return wy > 148
              ? ''
              : path(
                  `M${n(wx)} ${n(wy + 18)} V${n(wy + 5)} q 5 -9 10 0 V${n(wy + 18)} Z`,
                  glass(l, '#5a6a7a'),
                ) +
                  rect(wx - 3, wy + 3, 3, 16, lit('#4f7a5a', l)) +
                  rect(wx + 10, wy + 3, 3, 16, lit('#4f7a5a', l));
          })
        );
      };
      const gx = r.chance(0.5) ? 26 : 170;
      const post = (x: number) =>
        rect(x, 122, 6, 74, lit('#ffffff', bright)) +
        repeat(5, (i) =>
          polygon(
            [
              [x, 130 + i * 14],
              [x + 6, 125 + i * 14],
              [x + 6, 132 + i * 14],
              [x, 137 + i * 14],
            ],
            lit('#2a5ac0', bright),
          ),
        );
      return (
        house(-8, r.range(40, 58), 44) +
        house(38, r.range(56, 74), 40) +
        house(178, r.range(56, 74), 40) +
        house(220, r.range(40, 58), 44) +
        house(80, 104, 26) +
        house(150, 104, 26) +
        // An arched bridge over the canal.
        path('M74 168 V140 Q128 100 182 140 V168 H168 Q128 122 88 168 Z', lit('#d8c8a8', l)) +
        path('M74 140 Q128 100 182 140', 'none', `stroke="${lit('#f4ead4', bright)}" stroke-width="5"`) +
        flat(166, lit('#3f9ab0', l)) +
        ripples(176, lit('#9fdce0', l), 18, () => r.next()) +
        post(gx - 12) +
        // A gondola.
        path(
          `M${gx - 6} 176 Q${gx + 2} 200 ${gx + 32} 200 Q${gx + 60} 200 ${gx + 70} 170 Q${gx + 60} 188 ${gx + 32} 189 Q${gx + 6} 190 ${gx - 6} 176 Z`,
          '#1c1c26',
        ) +
        rect(gx + 68, 160, 4, 14, '#c8ccd4') +
        rect(gx + 22, 182, 24, 9, lit('#c8303a', bright), 'rx="3"') +
        post(gx + 80) +
        flat(210, lit('#c8b898', l)) +
        rect(0, 206, 256, 7, lit('#e8dcc0', l)) +
        repeat(7, (i) => rect(i * 40 - 6, 216 + (i % 2) * 20, 34, 16, lit('#bcaa88', l)))
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
  stonehenge: {
    words: ['at stonehenge', 'in stonehenge', 'in front of stonehenge'],
    like: 'in ancient ruins',
    ground: [0.84, 0.96],
    front: FRONTS.grass,
    draw: (r, l) => {
      const grey = lit('#9aa0a4', l);
      const dark = lit('#7a8086', l);
      const slab = (x: number, top: number, w: number, base: number) =>
        path(
          `M${n(x)} ${base} L${n(x + 3)} ${n(top + 4)} Q${n(x + w / 2)} ${n(top - 4)} ${n(x + w - 2)} ${n(top + 3)} L${n(x + w)} ${base} Z`,
          grey,
        ) +
        path(
          `M${n(x + w * 0.66)} ${base} L${n(x + w * 0.7)} ${n(top + 3)} L${n(x + w - 2)} ${n(top + 3)} L${n(x + w)} ${base} Z`,
          dark,
        );
      const gate = (x: number, top: number, w: number, base: number) =>
        slab(x, top + 16, w * 0.3, base) +
        slab(x + w * 0.7, top + 16, w * 0.3, base) +
        path(
          `M${n(x - 5)} ${n(top + 18)} L${n(x - 2)} ${n(top)} Q${n(x + w / 2)} ${n(top - 4)} ${n(x + w + 3)} ${n(top + 1)} L${n(x + w + 5)} ${n(top + 18)} Z`,
          grey,
        ) +
        rect(x - 4, top + 14, w + 8, 4, dark);
      return (
        hills(r, 156, 10, lit('#8fbf62', l)) +
        hills(r, 170, 5, lit('#7fb558', l)) +
        gate(88 + r.range(-4, 4), 104, 44, 176) +
        gate(142 + r.range(-4, 4), 108, 40, 176) +
        slab(62, 128, 15, 178) +
        slab(196, 126, 16, 178) +
        gate(4 + r.range(-4, 4), 78, 66, 194) +
        gate(186 + r.range(-4, 4), 76, 66, 194) +
        slab(112, 150, 14, 190) +
        path('M130 192 q 4 -14 22 -12 q 14 2 12 12 Z', grey) +
        flat(190, lit('#84bc58', l)) +
        repeat(20, () =>
          path(
            `M${n(r.range(0, 252))} ${n(r.range(200, 252))} q 1 -7 4 -9 M${n(r.range(0, 252))} ${n(r.range(200, 252))} q -1 -7 -4 -9`,
            'none',
            `stroke="${lit('#6aa444', l)}" stroke-width="2"`,
          ),
        )
      );
    },
  },
  'great wall': {
    words: ['on the great wall of china', 'at the great wall', 'on the great wall', 'in china'],
    like: 'in the mountains',
    ground: [0.84, 0.96],
    draw: (r, l) => {
      const stone = lit('#d0b890', l);
      const shade = lit('#a89068', l);
      const left = r.chance(0.5);
      const x = (at: number) => (left ? at : 256 - at);
      const tower = (at: number, y: number, s: number) =>
        rect(x(at) - 15 * s, y - 30 * s, 30 * s, 34 * s, stone) +
        repeat(4, (i) => rect(x(at) - 16 * s + i * 9 * s, y - 37 * s, 6 * s, 8 * s, stone)) +
        repeat(2, (i) =>
          path(
            `M${n(x(at) + (i * 13 - 10) * s)} ${n(y - 6 * s)} v ${n(-10 * s)} q ${n(3.5 * s)} ${n(-6 * s)} ${n(7 * s)} 0 v ${n(10 * s)} Z`,
            lit('#5a4a38', l),
          ),
        ) +
        rect(x(at) - 15 * s, y - 30 * s, 30 * s, 3 * s, shade);
      const wall = (points: readonly (readonly [number, number])[], h: number) =>
        points
          .slice(1)
          .map(([bx, by], i) => {
            const [ax, ay] = points[i]!;
            return (
              polygon(
                [
                  [x(ax), ay],
                  [x(bx), by],
                  [x(bx), by + h],
                  [x(ax), ay + h],
                ],
                stone,
              ) +
              repeat(Math.ceil(Math.abs(bx - ax) / (h * 0.55)), (k) => {
                const t = (k * h * 0.55) / Math.abs(bx - ax);
                return rect(
                  x(ax + (bx - ax) * t) - h * 0.14,
                  ay + (by - ay) * t - h * 0.26,
                  h * 0.3,
                  h * 0.34,
                  stone,
                );
              }) +
              polygon(
                [
                  [x(ax), ay + h * 0.7],
                  [x(bx), by + h * 0.7],
                  [x(bx), by + h],
                  [x(ax), ay + h],
                ],
                shade,
              )
            );
          })
          .join('');
      return (
        peak(x(60), 190, 190, 100, lit('#7a9a8a', l), lit('#7a9a8a', l)) +
        peak(x(196), 190, 200, 122, lit('#6f9080', l), lit('#6f9080', l)) +
        wall(
          [
            [150, 106],
            [178, 84],
            [200, 70],
            [240, 96],
            [262, 104],
          ],
          9,
        ) +
        tower(198, 72, 0.6) +
        hills(r, 142, 16, lit('#6a9a58', l)) +
        wall(
          [
            [-4, 118],
            [30, 112],
            [70, 128],
            [110, 126],
            [150, 106],
          ],
          15,
        ) +
        tower(32, 116, 0.9) +
        hills(r, 164, 8, lit('#7fae5f', l)) +
        repeat(8, (i) =>
          roundTree(i * 36 + r.range(-8, 8), 182, r.range(0.5, 0.7), lit('#4f8a48', l), lit('#7a5535', l)),
        ) +
        // The walk on top of the wall, with battlements at both sides.
        polygon(
          [
            [96, 176],
            [160, 176],
            [232, 256],
            [24, 256],
          ],
          stone,
        ) +
        repeat(5, (i) => rect(96 - i * i * 3.6 - i * 4, 184 + i * 16, 64 + i * i * 7.2 + i * 8, 2.5, shade)) +
        polygon(
          [
            [96, 176],
            [84, 166],
            [-40, 256],
            [24, 256],
          ],
          shade,
        ) +
        polygon(
          [
            [160, 176],
            [172, 166],
            [296, 256],
            [232, 256],
          ],
          shade,
        ) +
        repeat(
          4,
          (i) =>
            rect(66 - i * 24, 162 + i * 17, 15 + i * 3, 20 + i * 4, stone) +
            rect(175 + i * 21, 162 + i * 17, 15 + i * 3, 20 + i * 4, stone),
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
      const x = (at: number) => (left ? at : 256 - at);
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
  india: {
    words: ['in india', 'at the taj mahal', 'in front of the taj mahal'],
    like: 'in ancient ruins',
    ground: [0.84, 0.96],
    draw: (r, l) => {
      const bright = lamplit(l, 0.66);
      const white = lit('#fbf6ec', bright);
      const shade = lit('#dccfba', bright);
      const dark = lit('#a8967a', bright);
      const onion = (x: number, y: number, w: number) =>
        path(
          `M${n(x)} ${n(y - w * 1.5)} Q${n(x + w * 0.15)} ${n(y - w * 1.15)} ${n(x + w * 0.8)} ${n(y - w * 0.75)} Q${n(x + w * 1.15)} ${n(y - w * 0.3)} ${n(x + w * 0.85)} ${n(y)} H${n(x - w * 0.85)} Q${n(x - w * 1.15)} ${n(y - w * 0.3)} ${n(x - w * 0.8)} ${n(y - w * 0.75)} Q${n(x - w * 0.15)} ${n(y - w * 1.15)} ${n(x)} ${n(y - w * 1.5)} Z`,
          white,
        ) + rect(x - 1, y - w * 1.5 - 9, 2, 10, lit('#d8b040', bright));
      const minaret = (x: number) =>
        rect(x - 5, 60, 10, 122, white) +
        repeat(3, (i) => rect(x - 7, 74 + i * 36, 14, 4, shade)) +
        onion(x, 60, 8);
      const niche = (x: number, base: number, w: number, h: number, fill: string) =>
        path(
          `M${n(x - w)} ${n(base)} V${n(base - h * 0.6)} Q${n(x - w)} ${n(base - h * 0.85)} ${n(x)} ${n(base - h)} Q${n(x + w)} ${n(base - h * 0.85)} ${n(x + w)} ${n(base - h * 0.6)} V${n(base)} Z`,
          fill,
        );
      return (
        hills(r, 172, 4, lit('#8ab868', l)) +
        repeat(8, (i) =>
          roundTree(i * 36 + r.range(-8, 8), 182, r.range(0.6, 0.8), lit('#4f8f50', l), lit('#7a5535', l)),
        ) +
        minaret(26) +
        minaret(230) +
        onion(128, 98, 32) +
        rect(100, 96, 56, 12, shade) +
        onion(84, 108, 13) +
        onion(172, 108, 13) +
        rect(60, 106, 136, 74, white) +
        rect(104, 98, 48, 82, white) +
        niche(128, 180, 17, 66, shade) +
        niche(128, 180, 11, 48, dark) +
        [76, 180].map((x) => niche(x, 138, 8, 24, dark) + niche(x, 178, 8, 28, dark)).join('') +
        rect(8, 180, 240, 12, shade) +
        flat(190, lit('#7fbf62', l)) +
        // The long pool between lawns.
        polygon(
          [
            [112, 192],
            [144, 192],
            [188, 256],
            [68, 256],
          ],
          lit('#e0d4bc', bright),
        ) +
        polygon(
          [
            [117, 192],
            [139, 192],
            [176, 256],
            [80, 256],
          ],
          lit('#5ab0d8', l),
        ) +
        repeat(4, (i) => rect(118 - i * 9, 200 + i * 15, 20 + i * 18, 2, lit('#a8dcf0', l))) +
        repeat(
          4,
          (i) =>
            ellipse(94 - i * 18, 204 + i * 14, 4 + i, 9 + 2 * i, lit('#3f7f48', l)) +
            ellipse(162 + i * 18, 204 + i * 14, 4 + i, 9 + 2 * i, lit('#3f7f48', l)),
        )
      );
    },
  },
};
