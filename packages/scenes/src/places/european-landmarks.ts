// Cities and sites of Europe that training scenes do not have, each by the landmark that tells it.
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
  path,
  polygon,
  rect,
  repeat,
  ripples,
  skyline,
} from './shapes.ts';

const WINDOWS = ['#d8cbb0', '#cbbca0', '#e2d8c4'];
export const EUROPEAN_LANDMARKS: Readonly<Record<string, Place>> = {
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
};
