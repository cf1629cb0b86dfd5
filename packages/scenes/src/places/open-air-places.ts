// Places that training scenes do not have: where people play and meet in the open air.
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
  polygon,
  rect,
  repeat,
  roundTree,
} from './shapes.ts';

const SHIRTS = ['#e05a4a', '#f0c040', '#4a86c8', '#f4f0e4', '#5aa860', '#8a5ab0'];

export const OPEN_AIR_PLACES: Readonly<Record<string, Place>> = {
  stadium: {
    words: ['in a stadium', 'in the stadium', 'at the stadium', 'on a football field', 'on a soccer field'],
    like: 'in the park',
    ground: [0.8, 0.95],
    draw: (r, l) => {
      const bright = lamplit(l, 0.9);
      const wall = lit(r.pick(['#4a6a9a', '#8a4a52', '#4f7a6a', '#6a5a8a']), bright);
      const mast = (x: number) =>
        rect(x - 2, 40, 4, 70, lit('#7a828a', bright)) +
        rect(x - 21, 14, 42, 28, lit('#5a626a', bright), 'rx="2"') +
        repeat(8, (i) => circle(x - 15 + (i % 4) * 10, 21 + Math.floor(i / 4) * 13, 4, '#fffbe0')) +
        (l.level < 0.6 ? circle(x, 28, 34, '#fff8d0', 'opacity="0.18"') : '');
      return (
        mast(32) +
        mast(224) +
        `<path d="M0 70 Q 128 116 256 70 V180 H0 Z" fill="${wall}"/>` +
        repeat(5, (row) =>
          repeat(26, (i) => {
            const x = i * 10.2 + (row % 2) * 5;
            const bend = 22 * (1 - ((x - 128) / 128) ** 2);
            return circle(x, 84 + row * 14 + bend * (1 - row / 5), 3.8, lit(r.pick(SHIRTS), bright));
          }),
        ) +
        `<path d="M0 62 Q 128 108 256 62 V74 Q 128 120 0 74 Z" fill="${lit('#e8ecf0', bright)}"/>` +
        rect(0, 154, 256, 16, lit('#f4f4f0', bright)) +
        repeat(7, (i) => rect(i * 40 - 12, 156, 30, 12, lit(r.pick(SHIRTS), bright))) +
        flat(169, lit('#4fa84a', bright)) +
        repeat(4, (i) =>
          polygon(
            [
              [i * 64 + 2, 169],
              [i * 64 + 34, 169],
              [128 + (i * 64 - 94) * 1.9, 256],
              [128 + (i * 64 - 126) * 1.9, 256],
            ],
            lit('#5fba56', bright),
          ),
        ) +
        // The far goal and its area.
        rect(94, 142, 68, 32, 'rgba(255,255,255,0.25)', 'stroke="#ffffff" stroke-width="3"') +
        `<path d="M74 175 L58 192 H198 L182 175" stroke="#ffffff" stroke-width="2.5" fill="none"/>` +
        rect(0, 174, 256, 2.5, '#ffffff') +
        ellipse(128, 262, 92, 30, 'none', 'stroke="#ffffff" stroke-width="3"')
      );
    },
  },
  'swimming pool': {
    words: ['in a swimming pool', 'in the swimming pool', 'in a pool', 'in the pool', 'at the pool'],
    like: 'on a lake',
    ground: [0.8, 0.95],
    front: FRONTS.water,
    draw: (r, l) => {
      const cloth = r.pick(['#e8503f', '#f0a830', '#3a8ad0', '#e06a9a']);
      const left = r.chance(0.5);
      const bright = lamplit(l, 0.8);
      const umbrella = left ? 50 : 206;
      const ladder = left ? 206 : 34;
      const lane = (side: number) =>
        repeat(12, (k) => {
          const t = ((k + 1) / 12) ** 1.6;
          return circle(
            128 + side * (54 + t * 66),
            172 + t * 90,
            1.8 + t * 3,
            lit(k % 2 === 0 ? '#f4f4f0' : '#e0453a', bright),
          );
        });
      return (
        hills(r, 118, 5, lit('#6fb55c', l)) +
        repeat(4, (i) =>
          roundTree(i * 76 + r.range(0, 30), 130, r.range(0.7, 1), lit('#4a9a4c', l), lit('#8a6040', l)),
        ) +
        rect(0, 124, 256, 14, lit('#f4f0e6', l)) +
        flat(136, lit('#e6d9be', l)) +
        // Parasol and lounger.
        rect(umbrella - 2, 82, 4, 64, lit('#f4f4f0', l)) +
        `<path d="M${n(umbrella - 42)} 94 Q ${n(umbrella)} 40 ${n(umbrella + 42)} 94 Z" fill="${lit(cloth, l)}"/>` +
        `<path d="M${n(umbrella - 15)} 94 Q ${n(umbrella)} 40 ${n(umbrella + 15)} 94 Z" fill="${lit('#ffffff', bright)}"/>` +
        rect(umbrella - 30, 138, 46, 5, lit(cloth, l)) +
        polygon(
          [
            [umbrella + 14, 138],
            [umbrella + 34, 120],
            [umbrella + 38, 124],
            [umbrella + 18, 143],
          ],
          lit(cloth, l),
        ) +
        rect(umbrella - 26, 143, 3, 8, lit('#f4f4f0', l)) +
        rect(umbrella + 12, 143, 3, 8, lit('#f4f4f0', l)) +
        rect(0, 156, 256, 8, lit('#ffffff', bright)) +
        flat(164, lit('#1fa0d0', bright)) +
        repeat(22, (i) => rect(i * 12, 164, 10, 8, lit('#6fd0ee', bright))) +
        flat(172, lit('#35bfe6', bright)) +
        repeat(15, () => {
          const x = r.range(0, 230);
          const y = r.range(182, 250);
          return `<path d="M${n(x)} ${n(y)} q 6 -5 12 0 t 12 0" stroke="${lit('#b8f0ff', bright)}" stroke-width="2.2" fill="none"/>`;
        }) +
        lane(-1) +
        lane(1) +
        repeat(
          2,
          (i) =>
            `<path d="M${n(ladder - 10 + i * 20)} 204 V142 q 0 -10 7 -10 q 6 0 6 10 V158" stroke="${lit('#9aa8b4', bright)}" stroke-width="4" fill="none"/>`,
        ) +
        repeat(3, (i) => rect(ladder - 10, 172 + i * 11, 20, 4, lit('#9aa8b4', bright)))
      );
    },
  },
  fairground: {
    words: ['at the fair', 'at a fair', 'at the fairground', 'at an amusement park', 'in an amusement park'],
    like: 'in the park',
    ground: [0.82, 0.95],
    draw: (r, l) => {
      const bright = lamplit(l, 0.85);
      const left = r.chance(0.5);
      const x = left ? 82 : 174;
      const tent = left ? 202 : 54;
      const cloth = lit(r.pick(['#e0403f', '#3a78d0', '#e8902a', '#9a4ab0']), bright);
      const white = lit('#fff8ec', bright);
      const metal = lit(r.pick(['#c8466a', '#5a4a9a', '#2f6a9a', '#ffffff']), bright);
      const rim = (i: number, far: number): [number, number] => {
        const angle = (i * Math.PI) / 5 + 0.2;
        return [x + far * Math.cos(angle), 92 + far * Math.sin(angle)];
      };
      return (
        hills(r, 178, 5, lit('#7ab85c', l)) +
        // The wheel with its cabins.
        `<path d="M${n(x)} 92 L${n(x - 40)} 194 M${n(x)} 92 L${n(x + 40)} 194" stroke="${lit('#8a93a4', bright)}" stroke-width="6" fill="none"/>` +
        circle(x, 92, 70, 'none', `stroke="${metal}" stroke-width="5"`) +
        circle(x, 92, 56, 'none', `stroke="${metal}" stroke-width="2"`) +
        repeat(10, (i) => {
          const [rx, ry] = rim(i, 70);
          return `<path d="M${n(x)} 92 L${n(rx)} ${n(ry)}" stroke="${metal}" stroke-width="2" fill="none"/>`;
        }) +
        circle(x, 92, 9, cloth) +
        repeat(10, (i) => {
          const [rx, ry] = rim(i, 70);
          return (
            rect(rx - 8, ry + 1, 16, 12, lit(SHIRTS[i % 5]!, bright), 'rx="4"') +
            rect(rx - 9, ry - 4, 18, 5, white, 'rx="2"')
          );
        }) +
        // The tent.
        rect(tent - 46, 142, 92, 54, white) +
        repeat(4, (i) => rect(tent - 46 + i * 26, 142, 13, 54, cloth)) +
        polygon(
          [
            [tent - 56, 144],
            [tent, 88],
            [tent + 56, 144],
          ],
          white,
        ) +
        repeat(3, (i) =>
          polygon(
            [
              [tent - 56 + i * 44, 144],
              [tent, 88],
              [tent - 34 + i * 44, 144],
            ],
            cloth,
          ),
        ) +
        repeat(9, (i) => circle(tent - 50 + i * 12.5, 145, 6, i % 2 === 0 ? cloth : white)) +
        rect(tent - 1, 72, 2, 18, white) +
        polygon(
          [
            [tent + 1, 72],
            [tent + 18, 77],
            [tent + 1, 83],
          ],
          cloth,
        ) +
        rect(tent - 10, 160, 20, 36, lit('#4a3040', bright)) +
        // Bunting.
        bunting(
          SHIRTS.map((shirt) => lit(shirt, bright)),
          lit('#6a6470', bright),
        ) +
        flat(194, lit(r.pick(['#86c466', '#d8bc88']), l))
      );
    },
  },
  'white house': {
    words: ['at the white house', 'in the white house', 'in front of the white house', 'in washington'],
    like: 'in the park',
    ground: [0.82, 0.95],
    draw: (r, l) => {
      const bright = lamplit(l, 0.66);
      const white = lit('#fbfaf6', bright);
      const shade = lit('#d3d6da', bright);
      const windows = glass(l, '#5a7488');
      const stripes = r.range(18, 26);
      return (
        hills(r, 150, 5, lit('#5a9a52', l)) +
        repeat(5, (i) =>
          roundTree(i * 62 + r.range(-6, 12), 172, r.range(1, 1.5), lit('#3f8a48', l), lit('#7a5535', l)),
        ) +
        // Wings.
        rect(8, 106, 240, 84, white) +
        rect(4, 100, 248, 8, shade) +
        repeat(24, (i) => rect(10 + i * 10, 94, 4, 7, white)) +
        rect(8, 92, 240, 3, white) +
        repeat(6, (i) => {
          const x = 18 + (i % 3) * 20 + (i >= 3 ? 168 : 0);
          return (
            rect(x, 116, 11, 24, windows) +
            rect(x - 2, 112, 15, 3, shade) +
            rect(x, 152, 11, 24, windows) +
            rect(x - 2, 148, 15, 3, shade)
          );
        }) +
        // The portico.
        rect(80, 96, 96, 94, shade) +
        repeat(4, (i) => rect(90 + i * 22, 116, 10, 24, windows) + rect(90 + i * 22, 152, 10, 32, windows)) +
        repeat(6, (i) => rect(78 + i * 18.4, 94, 8, 96, white)) +
        repeat(6, (i) => rect(76 + i * 18.4, 94, 12, 4, white) + rect(76 + i * 18.4, 184, 12, 6, white)) +
        rect(72, 86, 112, 9, white) +
        polygon(
          [
            [68, 87],
            [128, 58],
            [188, 87],
          ],
          white,
        ) +
        polygon(
          [
            [86, 84],
            [128, 64],
            [170, 84],
          ],
          shade,
        ) +
        // The flag.
        rect(126.5, 16, 3, 46, lit('#8a8f96', bright)) +
        repeat(7, (i) =>
          rect(129.5, 16 + i * 3, stripes + 12, 3, i % 2 === 0 ? lit('#d0323a', bright) : white),
        ) +
        rect(129.5, 16, 18, 12, lit('#2a4a9a', bright)) +
        rect(0, 188, 256, 8, lit('#3f8a48', l)) +
        repeat(12, (i) => circle(i * 23 + 2, 189, 9, lit('#4a9a4c', l))) +
        flat(194, lit('#72bc58', l)) +
        repeat(3, (i) => rect(0, 206 + i * 20, 256, 8, lit('#82c966', l)))
      );
    },
  },
};
