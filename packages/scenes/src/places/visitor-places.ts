// Places that training scenes do not have: public houses for visitors, wanted or not.
import { counter, TABLE } from './fronts.ts';
import type { Place } from './place.ts';
import {
  chequered,
  circle,
  ellipse,
  flat,
  mirrored,
  n,
  path,
  planks,
  polygon,
  rect,
  repeat,
  star,
} from './shapes.ts';

export const VISITOR_PLACES: Readonly<Record<string, Place>> = {
  'police station': {
    words: [
      'in a police station',
      'at the police station',
      'in the police station',
      'in an interrogation room',
    ],
    like: 'in a living room',
    ground: [0.84, 0.96],
    enclosed: true,
    front: {
      top: TABLE.top,
      share: 0.5,
      draw: (r) =>
        rect(34, TABLE.edge - 10, 40, 10, '#f4f0e4') +
        rect(38, TABLE.edge - 14, 34, 4, '#e8e0c8') +
        rect(206, TABLE.edge - 15, 26, 15, '#23262c', 'rx="3"') +
        path(
          `M202 ${TABLE.edge - 19} Q219 ${TABLE.edge - 27} 236 ${TABLE.edge - 19}`,
          'none',
          'stroke="#23262c" stroke-width="6" stroke-linecap="round"',
        ) +
        counter(r.pick(['#2a4a7a', '#5a6472', '#6e4a2a']), '#c8ced4'),
    },
    draw: (r) => {
      const wall = r.pick(['#c8d4de', '#d8d4c4', '#b8c8d0']);
      const x = mirrored(r.chance(0.5));
      return (
        flat(0, wall) +
        rect(0, 132, 256, 64, '#3a5a8a') +
        rect(0, 128, 256, 6, '#24406a') +
        // The badge.
        circle(128, 58, 46, '#24406a') +
        star(128, 58, 42, '#e8b830', 7) +
        circle(128, 58, 21, '#f8e090') +
        star(128, 58, 14, '#24406a') +
        // A board with marks of height and pictures of wanted.
        rect(x(8, 62), 20, 62, 92, '#c89a60', 'stroke="#7a5430" stroke-width="3"') +
        repeat(4, (i) => {
          const at = x(14 + (i % 2) * 27, 22);
          const y = 27 + Math.floor(i / 2) * 42;
          return (
            rect(at, y, 22, 34, '#fff8e8') +
            circle(at + 11, y + 13, 5.5, r.pick(['#e8b088', '#8a5a3a', '#c88a60'])) +
            path(
              `M${n(at + 3)} ${y + 27} Q${n(at + 11)} ${y + 15} ${n(at + 19)} ${y + 27} Z`,
              r.pick(['#3a6ac8', '#3f8a52', '#a83a4a']),
            )
          );
        }) +
        rect(x(188, 66), 10, 66, 186, '#4a5260') +
        repeat(7, (i) => rect(x(190 + i * 9.4, 4), 12, 4, 184, '#b0b8c2')) +
        rect(x(186, 70), 96, 70, 8, '#8a949e') +
        flat(194, '#8a929c') +
        chequered(194, '#9aa2ac', '#88909a') +
        rect(0, 192, 256, 4, '#24406a')
      );
    },
  },
  'post office': {
    words: ['at the post office', 'in a post office', 'in the post office', 'in the mail room'],
    like: 'in a shop',
    ground: [0.84, 0.96],
    enclosed: true,
    front: {
      top: TABLE.top,
      share: 0.6,
      draw: (r) =>
        rect(18, TABLE.edge - 24, 40, 24, '#c8945a') +
        rect(34, TABLE.edge - 24, 8, 24, '#e8c890') +
        rect(200, TABLE.edge - 16, 40, 16, '#ffffff', 'stroke="#b0a890" stroke-width="1.5"') +
        path(
          `M200 ${TABLE.edge - 16} L220 ${TABLE.edge - 5} L240 ${TABLE.edge - 16}`,
          'none',
          'stroke="#b0a890" stroke-width="1.5"',
        ) +
        counter(r.pick(['#c8302a', '#e8b020', '#2a5aa0']), '#e8dcc4'),
    },
    draw: (r) => {
      const main = r.pick(['#c8302a', '#2a5aa0', '#e0a81a']);
      const x = mirrored(r.chance(0.5));
      const parcel = (px: number, y: number, w: number, h: number) =>
        rect(
          x(px, w),
          y - h,
          w,
          h,
          r.pick(['#c8945a', '#b8844a', '#d8a86a']),
          'stroke="#8a5c30" stroke-width="1.5"',
        ) + rect(x(px + w / 2 - 3, 6), y - h, 6, h, '#f0dcae');
      return (
        flat(0, '#f4eee0') +
        rect(0, 0, 256, 34, main) +
        rect(98, 6, 60, 40, '#ffffff', `rx="4" stroke="${main}" stroke-width="4"`) +
        path('M98 6 L128 30 L158 6', 'none', `stroke="${main}" stroke-width="4"`) +
        // Boxes for letters, and shelves with parcels.
        rect(x(6, 138), 54, 138, 142, '#a87848') +
        repeat(24, (i) => {
          const bx = x(11 + (i % 6) * 22, 18);
          const y = 60 + Math.floor(i / 6) * 26;
          return (
            rect(bx, y, 18, 21, '#5a3c22') +
            (r.chance(0.6) ? rect(bx + 2, y + 9, 14, 12, r.pick(['#ffffff', '#fff0c8', '#d8ecff'])) : '')
          );
        }) +
        rect(x(6, 138), 166, 138, 30, '#8a5f38') +
        rect(x(156, 94), 104, 94, 6, '#8a5f38') +
        rect(x(156, 94), 152, 94, 6, '#8a5f38') +
        parcel(160, 104, 34, 28) +
        parcel(198, 104, 44, 20) +
        parcel(164, 152, 28, 22) +
        parcel(196, 152, 24, 34) +
        parcel(224, 152, 22, 18) +
        rect(x(160, 4), 104, 4, 92, '#8a5f38') +
        rect(x(242, 4), 104, 4, 92, '#8a5f38') +
        parcel(170, 196, 44, 32) +
        flat(194, '#c8bca4') +
        repeat(6, (i) => rect(i * 46, 194, 22, 62, '#d2c7b0')) +
        rect(0, 194, 256, 3, '#8a7a5f')
      );
    },
  },
  sauna: {
    words: ['in a sauna', 'in the sauna', 'at the sauna', 'in a steam room'],
    like: 'in a living room',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const wood = r.pick(['#c8925a', '#b8804a', '#d8a46a']);
      const x = mirrored(r.chance(0.5));
      const bench = (y: number, h: number) =>
        rect(0, y, 256, 9, '#e8c08a') +
        rect(0, y + 9, 256, h, 'rgba(0,0,0,0.28)') +
        repeat(9, (i) => rect(i * 30 + 4, y + 9, 22, h, 'rgba(255,220,160,0.22)'));
      return (
        flat(0, wood) +
        repeat(9, (i) => rect(0, i * 20, 256, 2, '#8f5e30')) +
        rect(x(168, 64), 22, 64, 52, '#8f5e30', 'rx="4"') +
        rect(x(173, 54), 27, 54, 42, '#ffe0a0', 'rx="2"') +
        circle(x(40), 46, 17, '#f4e8d0', 'stroke="#8f5e30" stroke-width="4"') +
        path(`M${n(x(40))} 46 L${n(x(50))} 36`, 'none', 'stroke="#d8302a" stroke-width="3"') +
        bench(104, 28) +
        bench(146, 48) +
        // The stove with hot stones, a bucket and a towel.
        rect(x(6, 64), 138, 64, 62, '#3a3f46', 'rx="4"') +
        rect(x(14, 48), 164, 48, 26, '#23262c') +
        repeat(4, (i) => ellipse(x(20 + i * 12), 186, 5, 7, i % 2 === 0 ? '#ff8a2a' : '#ffc040')) +
        repeat(7, (i) =>
          ellipse(x(10 + i * 9.4), 136 - (i % 2) * 7, 9, 7, r.pick(['#8a8a90', '#6a6a72', '#9a9aa2'])),
        ) +
        rect(x(196, 42), 92, 42, 12, '#ffffff', 'rx="5"') +
        rect(x(92, 34), 120, 34, 27, '#d8a05a') +
        rect(x(92, 34), 126, 34, 4, '#8f5e30') +
        path(
          `M${n(x(92))} 120 Q${n(x(109))} 100 ${n(x(126))} 120`,
          'none',
          'stroke="#8f5e30" stroke-width="3"',
        ) +
        planks(196, '#b8804a', '#8f5e30') +
        repeat(5, (i) =>
          path(
            `M${n(x(16 + i * 14) + r.range(-3, 3))} 126 q -14 -22 2 -44 t 0 -46`,
            'none',
            'stroke="#ffffff" stroke-width="7" stroke-linecap="round" opacity="0.4"',
          ),
        ) +
        repeat(7, () =>
          ellipse(
            r.range(0, 256),
            r.range(10, 150),
            r.range(24, 48),
            r.range(8, 16),
            '#ffffff',
            'opacity="0.2"',
          ),
        )
      );
    },
  },
  aquarium: {
    words: ['at the aquarium', 'in an aquarium', 'at an aquarium', 'in the aquarium', 'in a fish tank'],
    like: 'under the sea',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const [water, deep] = r.pick([
        ['#3ab8e0', '#1f86c0'],
        ['#2aa8c8', '#186a9a'],
        ['#4a9af0', '#2a5ac0'],
      ] as const);
      const fish = (x: number, y: number, s: number, fill: string) => {
        const side = r.chance(0.5) ? 1 : -1;
        return (
          polygon(
            [
              [x - side * 9 * s, y],
              [x - side * 19 * s, y - 8 * s],
              [x - side * 19 * s, y + 8 * s],
            ],
            fill,
          ) +
          ellipse(x, y, 12 * s, 8 * s, fill) +
          rect(x - 2 * s, y - 7 * s, 4 * s, 14 * s, 'rgba(255,255,255,0.6)') +
          circle(x + side * 6 * s, y - 2 * s, 2 * s, '#10202c')
        );
      };
      const shark = r.range(70, 150);
      return (
        flat(0, '#14243a') +
        rect(14, 14, 228, 160, water, 'rx="14"') +
        rect(14, 104, 228, 70, deep, 'rx="14"') +
        repeat(5, (i) =>
          polygon(
            [
              [26 + i * 46, 14],
              [44 + i * 46, 14],
              [18 + i * 46, 170],
              [-14 + Math.max(28, i * 46), 170],
            ],
            'rgba(255,255,255,0.1)',
          ),
        ) +
        // A shark, a ray, and small fish.
        path(
          `M${n(shark - 46)} 56 Q${n(shark)} 30 ${n(shark + 48)} 56 Q${n(shark)} 74 ${n(shark - 46)} 56 Z`,
          '#7a94a8',
        ) +
        polygon(
          [
            [shark - 42, 56],
            [shark - 64, 38],
            [shark - 58, 72],
          ],
          '#7a94a8',
        ) +
        polygon(
          [
            [shark - 6, 44],
            [shark + 12, 22],
            [shark + 14, 46],
          ],
          '#7a94a8',
        ) +
        path(
          `M${n(shark - 20)} 62 Q${n(shark + 10)} 70 ${n(shark + 44)} 58 Q${n(shark + 12)} 72 ${n(shark - 20)} 62 Z`,
          '#dfeaf0',
        ) +
        circle(shark + 32, 52, 2.2, '#10202c') +
        repeat(8, (i) =>
          fish(
            32 + i * 27,
            86 + (i % 3) * 22 + r.range(-6, 6),
            r.range(0.6, 1),
            r.pick(['#ff8a2a', '#ffd83a', '#ff5a7a', '#a86ae8', '#ffffff']),
          ),
        ) +
        repeat(14, () =>
          circle(r.range(24, 232), r.range(24, 150), r.range(1.5, 4), 'rgba(255,255,255,0.5)'),
        ) +
        repeat(7, (i) =>
          path(
            `M${26 + i * 34} 172 q -8 -16 0 -28 q 8 -14 2 -26`,
            'none',
            `stroke="${i % 2 === 0 ? '#3aa85a' : '#e06a8a'}" stroke-width="6" stroke-linecap="round"`,
          ),
        ) +
        path('M14 166 Q70 152 128 164 T242 160 V174 H14 Z', '#e8d4a0') +
        rect(14, 14, 228, 160, 'none', 'rx="14" stroke="#3a5070" stroke-width="7"') +
        rect(0, 178, 256, 18, '#1c3250') +
        flat(194, '#2a3a54') +
        ellipse(128, 218, 116, 20, water, 'opacity="0.25"')
      );
    },
  },
  dungeon: {
    words: ['in a dungeon', 'in the dungeon', 'in a torture chamber', 'in dungeons'],
    like: 'in a cave',
    ground: [0.84, 0.96],
    enclosed: true,
    draw: (r) => {
      const stone = r.pick(['#5c5866', '#566056', '#665a52']);
      const x = mirrored(r.chance(0.5));
      const torch = (at: number) =>
        circle(at, 74, 34, 'rgba(255,170,60,0.2)') +
        rect(at - 3, 84, 6, 30, '#5a3a20') +
        path(
          `M${n(at - 8)} 86 Q${n(at - 12)} 68 ${n(at)} 54 Q${n(at + 12)} 68 ${n(at + 8)} 86 Z`,
          '#ff8a1f',
        ) +
        path(`M${n(at - 4)} 86 Q${n(at - 6)} 74 ${n(at)} 66 Q${n(at + 6)} 74 ${n(at + 4)} 86 Z`, '#ffe04a');
      const chain = (at: number, length: number) =>
        repeat(length, (i) =>
          ellipse(at, 22 + i * 9, i % 2 === 0 ? 4 : 2, 6, 'none', 'stroke="#a8aab2" stroke-width="2.5"'),
        ) + circle(at, 26 + length * 9, 7, 'none', 'stroke="#a8aab2" stroke-width="4"');
      return (
        flat(0, '#3a3742') +
        repeat(45, (i) =>
          rect((i % 5) * 56 - (Math.floor(i / 5) % 2) * 28, Math.floor(i / 5) * 22, 53, 19, stone, 'rx="3"'),
        ) +
        repeat(9, () => rect(r.range(0, 220), r.int(0, 8) * 22 + 2, 40, 15, 'rgba(0,0,0,0.14)', 'rx="3"')) +
        // The door of the cell.
        path(`M${n(x(90))} 196 V76 Q128 24 ${n(x(166))} 76 V196 Z`, '#16141c') +
        repeat(5, (i) => rect(98 + i * 14, 60 + Math.abs(i - 2) * 7, 5, 140, '#8a8c96')) +
        rect(90, 116, 76, 6, '#8a8c96') +
        rect(90, 164, 76, 6, '#8a8c96') +
        path(`M90 196 V76 Q128 24 166 76 V196`, 'none', 'stroke="#8a8494" stroke-width="9"') +
        torch(62) +
        torch(196) +
        chain(x(22), 8) +
        chain(x(42), 6) +
        chain(x(228), 9) +
        flat(194, '#4a4652') +
        repeat(14, (i) =>
          rect(
            (i % 7) * 40 - Math.floor(i / 7) * 18,
            196 + Math.floor(i / 7) * 28,
            36,
            24,
            '#55505e',
            'rx="4"',
          ),
        ) +
        // Straw and bones.
        repeat(16, () =>
          path(
            `M${n(r.range(6, 86))} ${n(r.range(204, 222))} l ${n(r.range(8, 20))} ${n(r.range(-5, 5))}`,
            'none',
            'stroke="#d8b860" stroke-width="2.5"',
          ),
        ) +
        path(
          `M${n(x(206))} 216 L${n(x(236))} 206`,
          'none',
          'stroke="#f0ead8" stroke-width="5" stroke-linecap="round"',
        ) +
        circle(x(212), 204, 11, '#f0ead8') +
        rect(x(206, 12), 210, 12, 8, '#f0ead8') +
        circle(x(208), 204, 3, '#2a2630') +
        circle(x(216), 204, 3, '#2a2630')
      );
    },
  },
};
