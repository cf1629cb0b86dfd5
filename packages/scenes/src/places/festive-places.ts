// Places that training scenes do not have: where people celebrate, and laid tables.
import { cake, candle, cup, cupcake, plateOf, TABLE, tablecloth, teapot } from './fronts.ts';
import type { Place } from './place.ts';
import {
  bunting,
  chair,
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
  pendantLamp,
  planks,
  polygon,
  rect,
  repeat,
  roundTree,
  windowPane,
} from './shapes.ts';

const BRIGHT = ['#ff5a5a', '#ffb030', '#ffe04a', '#5ac86a', '#4aa8f0', '#a86ae0', '#ff7ac0'];

const balloon = (x: number, y: number, fill: string) =>
  path(`M${n(x)} ${n(y + 20)} q 5 16 -3 34 t 2 26`, 'none', 'stroke="#8a8494" stroke-width="1.2"') +
  ellipse(x, y, 16, 20, fill) +
  polygon(
    [
      [x - 4, y + 24],
      [x + 4, y + 24],
      [x, y + 18],
    ],
    fill,
  ) +
  ellipse(x - 5, y - 7, 4, 6, 'rgba(255,255,255,0.55)');

const gift = (x: number, y: number, w: number, h: number, paper: string, ribbon: string) =>
  rect(x, y - h, w, h, paper) +
  rect(x + w / 2 - 3, y - h, 6, h, ribbon) +
  ellipse(x + w / 2 - 7, y - h - 4, 7, 4, ribbon) +
  ellipse(x + w / 2 + 7, y - h - 4, 7, 4, ribbon);

const rose = (x: number, y: number, s: number, fill: string) =>
  circle(x, y, 6 * s, fill) + circle(x - 1, y - 1, 3 * s, 'rgba(255,255,255,0.4)');

const wineGlass = (x: number, y: number, wine: string) =>
  path(
    `M${n(x - 8)} ${n(y - 34)} H${n(x + 8)} Q${n(x + 9)} ${n(y - 16)} ${n(x)} ${n(y - 15)} Q${n(x - 9)} ${n(y - 16)} ${n(x - 8)} ${n(y - 34)} Z`,
    'rgba(255,255,255,0.55)',
  ) +
  path(
    `M${n(x - 8.4)} ${n(y - 27)} H${n(x + 8.4)} Q${n(x + 8)} ${n(y - 16)} ${n(x)} ${n(y - 15)} Q${n(x - 8)} ${n(y - 16)} ${n(x - 8.4)} ${n(y - 27)} Z`,
    wine,
  ) +
  rect(x - 1, y - 15, 2, 15, '#e4ecf2') +
  ellipse(x, y, 8, 2, '#e4ecf2');

export const FESTIVE_PLACES: Readonly<Record<string, Place>> = {
  party: {
    words: ['at a birthday party', 'at a party', 'at the party', 'at a house party'],
    like: 'in a living room',
    ground: [0.84, 0.96],
    enclosed: true,
    front: {
      top: TABLE.top,
      share: 0.75,
      draw: (r) => {
        const left = r.chance(0.5);
        return (
          cake(
            left ? 46 : 210,
            r.pick(['#ff9ac0', '#fff4f8', '#9ad8f0']),
            r.pick(['#c88a4a', '#fff0d0', '#8a5030']),
          ) +
          cupcake(left ? 206 : 30, r.pick(BRIGHT)) +
          cupcake(left ? 232 : 56, r.pick(BRIGHT)) +
          tablecloth(r.pick(['#ffffff', '#fff0a8', '#c8ecff']), r.pick(['#ff7ac0', '#4aa8f0', '#ffb030']))
        );
      },
    },
    draw: (r) => {
      const wall = r.pick(['#ffe6ee', '#e2f2ff', '#fff4d4', '#e8e4ff', '#e0f6e4']);
      const cluster = (x: number) =>
        repeat(4, (i) =>
          balloon(x + (i % 2) * 26 + r.range(-5, 5), 62 + i * 17 + r.range(-6, 6), r.pick(BRIGHT)),
        );
      return (
        flat(0, wall) +
        repeat(6, (i) => rect(i * 46, 0, 20, 196, 'rgba(255,255,255,0.5)')) +
        bunting(BRIGHT, '#b0a8b8') +
        cluster(16) +
        cluster(212) +
        windowPane(97, 52, 62, 56, r.pick(['#aee0f8', '#ffc58a', '#24306a'])) +
        planks(194, r.pick(['#d8a878', '#c89a6a', '#e0bc90']), '#b08458') +
        gift(14, 208, 34, 26, r.pick(BRIGHT), '#fff4c0') +
        gift(40, 214, 26, 18, r.pick(BRIGHT), '#ffffff') +
        gift(206, 212, 36, 30, r.pick(BRIGHT), '#fff4c0') +
        repeat(34, () => rect(r.range(0, 252), r.range(30, 250), 4, 3, r.pick(BRIGHT)))
      );
    },
  },
  'tea party': {
    words: ['at a tea party', 'at the tea party', 'having a tea party', 'at the mad tea party'],
    like: 'in the park',
    ground: [0.84, 0.96],
    front: {
      top: TABLE.top,
      draw: (r) => {
        const china = r.pick(['#f4a8c0', '#8ac8e8', '#b8a0e0', '#f4d27a']);
        const left = r.chance(0.5);
        const x = mirrored(!left);
        return (
          teapot(x(36), china) +
          cup(x(84), china) +
          cup(x(186), china) +
          cupcake(x(222), r.pick(['#ff9ac0', '#fff0b0', '#c8a0f0'])) +
          cupcake(x(244), r.pick(['#9ad8f0', '#ff9ac0'])) +
          tablecloth('#ffffff', china)
        );
      },
    },
    draw: (r, l) => {
      const flower = r.pick(['#e8406a', '#ffffff', '#f8b0c8', '#f0d040']);
      const seat = lit(r.pick(['#ffffff', '#d8a0b8', '#a0c8b0']), l);
      return (
        hills(r, 130, 6, lit('#7ab86a', l)) +
        roundTree(r.range(20, 50), 150, r.range(1.3, 1.6), lit('#4a9a4c', l), lit('#8a6040', l)) +
        roundTree(r.range(206, 236), 150, r.range(1.3, 1.6), lit('#57a852', l), lit('#8a6040', l)) +
        // A clipped hedge with roses.
        rect(0, 136, 256, 52, lit('#3f8a48', l)) +
        repeat(17, (i) => circle(i * 16, 137, 11, lit('#4a9a50', l))) +
        repeat(26, () =>
          rose(r.range(4, 252), r.range(134, 182), r.range(0.7, 1), lit(flower, lamplit(l, 0.6))),
        ) +
        flat(186, lit('#8fcc6a', l)) +
        repeat(5, (i) => rect(i * 56 - 10, 186, 28, 70, lit('#9cd878', l))) +
        chair(26, 226, 1.3, seat) +
        chair(128, 220, 1.2, seat) +
        chair(230, 226, 1.3, seat) +
        bunting(
          ['#f4a8c0', '#fff4d8', '#a8d8e8'].map((flag) => lit(flag, l)),
          lit('#8a8494', l),
        )
      );
    },
  },
  'candlelight dinner': {
    words: ['at a romantic dinner', 'on a date', 'at a candlelight dinner', 'at a dinner date'],
    like: 'in a living room',
    ground: [0.84, 0.96],
    enclosed: true,
    front: {
      top: TABLE.top,
      draw: (r) => {
        const wine = r.pick(['#b0203a', '#f0d888', '#e8889a']);
        const y = TABLE.edge;
        const left = r.chance(0.5);
        const side = left ? 226 : 30;
        return (
          candle(left ? 24 : 232) +
          wineGlass(left ? 52 : 204, y, wine) +
          wineGlass(left ? 196 : 60, y, wine) +
          path(`M${side} ${y} V${y - 22}`, 'none', 'stroke="#3f8a48" stroke-width="2.5"') +
          rect(side - 4, y - 12, 8, 12, 'rgba(200,230,255,0.85)') +
          rose(side, y - 26, 1.1, '#e0203a') +
          tablecloth('#ffffff', r.pick(['#c8203a', '#d8a030', '#8a2a5a']))
        );
      },
    },
    draw: (r) => {
      const wall = r.pick(['#5a2434', '#3a2a4a', '#4a2c24', '#2a3450']);
      const dusk = r.pick(['#232a5c', '#4a2a6a', '#e8806a']);
      return (
        flat(0, wall) +
        rect(40, 28, 176, 112, '#d8b060', 'rx="4"') +
        rect(46, 34, 164, 100, dusk) +
        repeat(16, () => circle(r.range(50, 206), r.range(38, 84), r.range(0.7, 1.6), '#ffffff')) +
        circle(r.range(70, 186), 58, 11, '#fff3c4') +
        repeat(10, (i) => {
          const h = r.range(14, 44);
          return (
            rect(46 + i * 16.4, 134 - h, 15, h, '#141834') +
            rect(50 + i * 16.4, 138 - h, 3, 4, '#ffd86a') +
            rect(56 + i * 16.4, 146 - h, 3, 4, '#ffd86a')
          );
        }) +
        rect(126, 34, 4, 100, '#d8b060') +
        path('M22 12 Q34 90 12 196 H-4 V12 Z', '#a8263a') +
        path('M234 12 Q222 90 244 196 H260 V12 Z', '#a8263a') +
        rect(0, 6, 256, 8, '#d8b060') +
        path('M0 16 Q64 44 128 16 Q192 44 256 16', 'none', 'stroke="#2a1c24" stroke-width="1.5"') +
        repeat(15, (i) =>
          circle(9 + i * 17, 19 + 12 * Math.abs(Math.sin(((9 + i * 17) / 128) * Math.PI)), 4, '#ffe8a0'),
        ) +
        rect(0, 164, 256, 32, 'rgba(0,0,0,0.25)') +
        flat(194, '#6a4430') +
        repeat(3, (i) => rect(0, 206 + i * 16, 256, 1.5, '#4f3020')) +
        chair(22, 226, 1.4, '#8a2a3a') +
        chair(234, 226, 1.4, '#8a2a3a')
      );
    },
  },
  'dining room': {
    words: [
      'at the dinner table',
      'at a dinner table',
      'in a dining room',
      'at the breakfast table',
      'at the table',
    ],
    like: 'in the kitchen',
    ground: [0.84, 0.96],
    enclosed: true,
    front: {
      top: TABLE.top,
      draw: (r) => {
        const y = TABLE.edge;
        const left = r.chance(0.5);
        const x = mirrored(!left);
        const toast = (at: number) =>
          rect(at - 10, y - 15, 20, 15, '#c8863a', 'rx="5"') +
          rect(at - 7, y - 12, 14, 11, '#f0c888', 'rx="4"');
        const juice = (at: number) =>
          rect(at - 7, y - 24, 14, 24, '#eaf4fa', 'rx="2"') +
          rect(at - 6, y - 18, 12, 17, '#ff9a20', 'rx="1"');
        const roast = (at: number) =>
          ellipse(at, y - 12, 24, 13, '#c8762a') +
          ellipse(at - 8, y - 17, 7, 4, '#e8a858') +
          rect(at + 16, y - 13, 18, 6, '#e0a050', 'rx="3"') +
          circle(at + 35, y - 10, 4.5, '#fff4e0');
        const isBreakfast = r.chance(0.5);
        return (
          (isBreakfast
            ? plateOf(x(44), toast(x(34)) + toast(x(54))) +
              juice(x(84)) +
              cup(x(228), '#e05a4a') +
              plateOf(
                x(196),
                ellipse(x(196), y - 2, 15, 4, '#ffffff') + ellipse(x(196), y - 5, 7, 4, '#ffb520'),
              )
            : plateOf(x(40), roast(x(40))) + candle(x(212)) + juice(x(236))) +
          tablecloth(
            r.pick(['#fff8e8', '#ffffff', '#e8f2f8']),
            r.pick(['#e0503f', '#4a8ad0', '#5aa860', '#e8a830']),
          )
        );
      },
    },
    draw: (r) => {
      const wall = r.pick(['#f6e2b8', '#d4e8e0', '#f2d4c4', '#dcdcf0']);
      const wood = r.pick(['#8a5a34', '#a8703f', '#6e4428']);
      return (
        flat(0, wall) +
        windowPane(92, 30, 72, 68, r.pick(['#aee0f8', '#ffd0a0', '#24306a'])) +
        polygon(
          [
            [80, 22],
            [104, 22],
            [86, 106],
            [78, 106],
          ],
          '#e8786a',
        ) +
        polygon(
          [
            [176, 22],
            [152, 22],
            [170, 106],
            [178, 106],
          ],
          '#e8786a',
        ) +
        rect(74, 18, 108, 6, wood) +
        // A dresser with plates, and a picture.
        rect(8, 60, 58, 136, wood) +
        repeat(
          2,
          (i) =>
            rect(13, 66 + i * 36, 48, 30, 'rgba(0,0,0,0.28)') +
            circle(25, 82 + i * 36, 11, '#ffffff', 'stroke="#4a8ad0" stroke-width="2"') +
            circle(49, 82 + i * 36, 11, '#ffffff', 'stroke="#4a8ad0" stroke-width="2"'),
        ) +
        rect(13, 142, 48, 22, 'none', 'stroke="rgba(255,255,255,0.4)" stroke-width="2"') +
        rect(13, 168, 48, 22, 'none', 'stroke="rgba(255,255,255,0.4)" stroke-width="2"') +
        rect(194, 46, 48, 58, wood) +
        rect(199, 51, 38, 48, r.pick(['#8fc8a8', '#e8b878', '#8fa8d8'])) +
        circle(218, 78, 11, '#e0402f') +
        path('M218 68 q 2 -7 8 -8', 'none', 'stroke="#5a4020" stroke-width="2.5"') +
        rect(0, 188, 256, 8, '#ffffff') +
        planks(194, r.pick(['#c89a6a', '#b8855a', '#d8b088']), '#9a6f45') +
        chair(92, 222, 1.3, wood) +
        chair(164, 222, 1.3, wood) +
        chair(236, 226, 1.3, wood) +
        pendantLamp(128, 20, r.pick(['#e0503f', '#3a8a7a', '#f0a830']))
      );
    },
  },
  wedding: {
    words: ['at a wedding', 'at the wedding', 'at the altar', 'at their wedding'],
    like: 'in the park',
    ground: [0.84, 0.96],
    draw: (r, l) => {
      const bright = lamplit(l, 0.75);
      const blossom = r
        .pick([
          ['#f8a8c0', '#ffffff', '#f0708a'],
          ['#ffffff', '#fff0c0', '#c8e0a8'],
          ['#c8a8e8', '#ffffff', '#8a7ad8'],
        ])
        .map((fill) => lit(fill, bright));
      const white = lit('#ffffff', bright);
      return (
        hills(r, 138, 9, lit('#8fc46a', l)) +
        repeat(4, (i) =>
          roundTree(i * 84 + r.range(-20, 20), 160, r.range(0.9, 1.3), lit('#4f9f50', l), lit('#8a6040', l)),
        ) +
        flat(172, lit('#86c862', l)) +
        // The arch, with a cloth and flowers all over.
        path('M70 206 V98 Q70 30 128 30 Q186 30 186 98 V206', 'none', `stroke="${white}" stroke-width="9"`) +
        path('M70 92 Q84 56 128 44 Q84 84 78 176 Q66 170 70 92 Z', white, 'opacity="0.8"') +
        path('M186 92 Q172 56 128 44 Q172 84 178 176 Q190 170 186 92 Z', white, 'opacity="0.8"') +
        repeat(44, (i) => {
          const t = (i / 43) * Math.PI;
          const [x, y] = [
            128 - 58 * Math.cos(t),
            i % 2 === 0 ? 96 - 64 * Math.sin(t) : 90 - 60 * Math.sin(t),
          ];
          return circle(x + r.range(-4, 4), y + r.range(-4, 4), r.range(5, 8.5), r.pick(blossom));
        }) +
        repeat(10, (i) =>
          circle(i % 2 === 0 ? 70 : 186, 110 + i * 9 + r.range(-3, 3), r.range(5, 8), r.pick(blossom)),
        ) +
        // The aisle between chairs.
        polygon(
          [
            [106, 190],
            [150, 190],
            [206, 256],
            [50, 256],
          ],
          white,
        ) +
        [0, 1]
          .map((row) =>
            [18, 52]
              .map(
                (x) =>
                  chair(x - row * 6, 204 + row * 26, 0.8 + row * 0.25, white) +
                  chair(256 - x + row * 6, 204 + row * 26, 0.8 + row * 0.25, white),
              )
              .join(''),
          )
          .join('') +
        repeat(18, () => ellipse(r.range(84, 172), r.range(198, 252), 3, 1.8, r.pick(blossom))) +
        (l.level < 0.6
          ? repeat(12, (i) => circle(12 + i * 21, 18 + (i % 2) * 8, 3, glass(l, '#ffe08a')))
          : '')
      );
    },
  },
};
