// Rooms that training scenes do not have: where people live, work and learn.
import { FRONTS } from './fronts.ts';
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
  tiles,
  windowPane,
} from './shapes.ts';

export const INDOOR_PLACES: Readonly<Record<string, Place>> = {
  office: {
    words: ['in an office', 'in the office', 'at the office', 'at work'],
    like: 'in a living room',
    ground: [0.82, 0.95],
    enclosed: true,
    front: FRONTS.desk,
    draw: (r) => {
      const wall = r.pick(['#dfe6ea', '#e8e2d6', '#d8e2dc']);
      const left = r.chance(0.5);
      return (
        flat(0, wall) +
        repeat(6, (i) => rect(i * 44 + 4, 12, 36, 8, '#ffffff')) +
        windowPane(left ? 24 : 166, 40, 66, 52, '#aee0f8') +
        repeat(3, (i) => rect((left ? 128 : 20) + i * 36, 40, 28, 40, '#ffffff', 'opacity="0.8"')) +
        rect(left ? 120 : 12, 120, 124, 8, '#a87a4e') +
        rect(left ? 128 : 20, 128, 8, 62, '#7a5636') +
        rect(left ? 226 : 118, 128, 8, 62, '#7a5636') +
        rect(left ? 160 : 52, 88, 46, 30, '#3a4250') +
        rect(left ? 164 : 56, 92, 38, 22, '#7fc4e8') +
        rect(left ? 180 : 72, 118, 6, 4, '#3a4250') +
        planks(190, r.pick(['#9aa4ac', '#a8a094', '#94a4a0', '#8e98ac']), 'rgba(0,0,0,0.14)')
      );
    },
  },
  bedroom: {
    words: ['in a bedroom', 'in the bedroom'],
    like: 'in a living room',
    ground: [0.84, 0.96],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#cfd8ee', '#ead6dc', '#d6e6d8', '#eee0c4', '#ddd2ec']);
      const blanket = r.pick(['#5a7ac8', '#c8566a', '#4a9a8a', '#8a66b8', '#e0923a']);
      const wood = r.pick(['#8a5a38', '#a8764a', '#6e4a34']);
      const curtain = r.pick(['#f0b060', '#e88a9a', '#7fb8c8']);
      const x = mirrored(r.chance(0.5));
      return (
        flat(0, wall) +
        windowPane(x(170, 60), 30, 60, 64, r.pick(['#aee0f8', '#1f2a5a'])) +
        rect(x(156, 20), 22, 20, 90, curtain) +
        rect(x(224, 20), 22, 20, 90, curtain) +
        rect(x(152, 96), 20, 96, 5, wood) +
        rect(0, 186, 256, 8, '#ffffff') +
        planks(192, '#c89a6a', '#a87c50') +
        ellipse(128, 232, 104, 16, curtain, 'opacity="0.7"') +
        // Night table and lamp.
        rect(x(4, 34), 150, 34, 46, wood) +
        circle(x(21), 166, 2.5, '#e8c890') +
        rect(x(19, 4), 126, 4, 24, '#6a6a72') +
        polygon(
          [
            [x(13), 102],
            [x(29), 102],
            [x(37), 130],
            [x(5), 130],
          ],
          '#ffe08a',
        ) +
        // Headboard, mattress, pillow, blanket, footboard.
        rect(x(44, 10), 98, 10, 104, wood, 'rx="4"') +
        rect(x(50, 134), 166, 134, 26, wood) +
        rect(x(52, 130), 142, 130, 28, '#ffffff', 'rx="6"') +
        rect(x(56, 40), 122, 40, 24, '#ffffff', 'rx="10" stroke="#b8c0cc" stroke-width="2"') +
        rect(x(92, 94), 134, 94, 42, blanket, 'rx="10"') +
        rect(x(92, 16), 134, 16, 42, '#ffffff', 'rx="6" opacity="0.55"') +
        rect(x(182, 10), 132, 10, 70, wood, 'rx="4"')
      );
    },
  },
  bathroom: {
    words: ['in a bathroom', 'in the bathroom'],
    like: 'in the kitchen',
    ground: [0.86, 0.97],
    enclosed: true,
    draw: (r) => {
      const grout = r.pick(['#9cc8d8', '#a8d0c0', '#d8b8c4', '#c0c8d4']);
      const curtain = r.pick(['#f0a04a', '#e86a7a', '#5a8ad8', '#6ab87a']);
      const x = mirrored(r.chance(0.5));
      return (
        flat(0, grout) +
        tiles(0, 194, 22, '#ffffff') +
        rect(0, 104, 256, 12, grout) +
        chequered(194, '#e8eef2', grout) +
        // Shower with its curtain, then the tub.
        rect(x(6, 4), 30, 4, 100, '#8a96a2') +
        rect(x(6, 44), 28, 44, 4, '#8a96a2') +
        ellipse(x(50), 33, 13, 5, '#7a8692') +
        repeat(4, (i) => rect(x(40 + i * 6, 2), 42, 2, 70, '#6ac0f0', 'opacity="0.6"')) +
        rect(x(0, 142), 14, 142, 4, '#8a96a2') +
        repeat(4, (i) => rect(x(98 + i * 11, 10), 14, 10, 118, curtain, 'rx="5"')) +
        repeat(6, (i) =>
          circle(x(22 + i * 16), 128 - (i % 3) * 4, 10, '#eaf6ff', 'stroke="#b0d4ea" stroke-width="1.5"'),
        ) +
        rect(x(18, 10), 186, 10, 14, '#8a96a2') +
        rect(x(114, 10), 186, 10, 14, '#8a96a2') +
        rect(x(8, 128), 134, 128, 56, '#ffffff', 'rx="22" stroke="#8fa2b2" stroke-width="2.5"') +
        rect(x(2, 140), 128, 140, 12, '#ffffff', 'rx="6" stroke="#8fa2b2" stroke-width="2.5"') +
        // Mirror and basin.
        rect(x(180, 62), 30, 62, 60, '#8a6a4a', 'rx="6"') +
        rect(x(184, 54), 34, 54, 52, '#cfeaf6', 'rx="4"') +
        path(`M${n(x(192))} 76 L${n(x(216))} 42`, 'none', 'stroke="#ffffff" stroke-width="5"') +
        rect(x(203, 16), 150, 16, 44, '#e4eaf0', 'stroke="#8fa2b2" stroke-width="2"') +
        rect(x(208, 6), 112, 6, 20, '#8a96a2') +
        path(
          `M${n(x(176))} 130 H${n(x(246))} Q${n(x(244))} 160 ${n(x(211))} 160 Q${n(x(178))} 160 ${n(x(176))} 130 Z`,
          '#ffffff',
          'stroke="#8fa2b2" stroke-width="2.5"',
        )
      );
    },
  },
  classroom: {
    words: ['in a classroom', 'in the classroom', 'at school', 'in school', 'in a school'],
    like: 'in a living room',
    ground: [0.84, 0.96],
    enclosed: true,
    front: FRONTS['school desk'],
    draw: (r) => {
      const wall = r.pick(['#f2e6c4', '#d8e8ee', '#e6e0d0', '#dcead2']);
      const board = r.pick(['#2f6a4e', '#34584a', '#2f3a40']);
      const chalk = 'stroke="#f4f4ea" stroke-width="3" stroke-linecap="round"';
      const desk = (x: number) =>
        rect(x + 6, 168, 4, 44, '#6a727a') +
        rect(x + 54, 168, 4, 44, '#6a727a') +
        rect(x + 16, 176, 32, 6, '#4a7ab8') +
        rect(x, 160, 64, 9, '#d8a25c', 'rx="2"') +
        rect(x + 14, 155, 20, 5, r.pick(['#d84a4a', '#3a8ad8', '#4aa85a']));
      return (
        flat(0, wall) +
        // A board with letters and a sum in chalk.
        rect(30, 26, 196, 92, '#a8764a') +
        rect(36, 32, 184, 80, board) +
        path('M48 66 L57 42 L66 66 M51 58 H63', 'none', chalk) +
        path('M76 42 V66 M76 42 Q92 44 78 53 Q94 58 76 66', 'none', chalk) +
        path('M116 45 Q100 40 101 54 Q102 68 116 63', 'none', chalk) +
        path(
          'M138 46 Q152 44 145 54 L138 63 H150 M165 47 V61 M158 54 H172 M180 46 Q194 44 187 54 L180 63 H192 M201 50 H213 M201 58 H213',
          'none',
          chalk,
        ) +
        path('M48 84 H128 M48 96 H108', 'none', 'stroke="#f4f4ea" stroke-width="2" opacity="0.6"') +
        path('M150 98 L166 76 L182 98 Z', 'none', 'stroke="#ffd86a" stroke-width="2.5"') +
        rect(30, 116, 196, 5, '#8a5e38') +
        rect(60, 113, 14, 3, '#ffffff') +
        circle(14, 40, 11, '#ffffff', 'stroke="#3a4250" stroke-width="3"') +
        path('M14 33 V40 H19', 'none', 'stroke="#3a4250" stroke-width="2"') +
        rect(234, 30, 2.5, 60, '#8a6a4a') +
        rect(236, 30, 20, 26, '#3a7ac8') +
        circle(246, 43, 7, '#5ab86a') +
        rect(0, 182, 256, 5, '#b89a6a') +
        planks(186, r.pick(['#c8a070', '#b8946a', '#c8b088']), '#a8845a') +
        desk(-14) +
        desk(60) +
        desk(132) +
        desk(206)
      );
    },
  },
  library: {
    words: ['in a library', 'in the library', 'at the library'],
    like: 'in a living room',
    ground: [0.84, 0.96],
    enclosed: true,
    draw: (r) => {
      const wood = r.pick(['#6e4424', '#84552e', '#5a3a2a']);
      const spines = ['#c8423a', '#2f6ab0', '#3f8a52', '#e0b040', '#7a4a9a', '#d8783a', '#e8dcc0', '#2f8a92'];
      const shelf = (y: number) => {
        let books = rect(0, y - 42, 256, 42, '#2e1c12');
        for (let x = 4; x < 250; ) {
          const w = r.range(6, 13);
          const h = r.range(26, 37);
          books +=
            rect(x, y - h, w - 1, h, r.pick(spines)) + rect(x, y - h + 5, w - 1, 2, 'rgba(255,240,190,0.6)');
          x += r.chance(0.07) ? w + 12 : w;
        }
        return books + rect(0, y, 256, 6, wood);
      };
      const x = mirrored(r.chance(0.5));
      const rail = 'stroke="#d8a868" stroke-width="5" stroke-linecap="round"';
      return (
        flat(0, wood) +
        [48, 96, 144, 190].map(shelf).join('') +
        [-4, 80, 164, 248].map((post) => rect(post, 0, 12, 196, wood)).join('') +
        planks(194, '#a8703f', '#8a5830') +
        ellipse(128, 232, 110, 16, r.pick(['#a83a3a', '#3a5a8a', '#3f7a52'])) +
        // A ladder that leans on the shelves.
        repeat(8, (i) =>
          path(
            `M${n(x(14 + i * 3.4))} ${n(194 - i * 24)} H${n(x(42 + i * 3.4))}`,
            'none',
            'stroke="#c08a4a" stroke-width="4"',
          ),
        ) +
        path(`M${n(x(10))} 208 L${n(x(40))} 6 M${n(x(40))} 208 L${n(x(70))} 6`, 'none', rail)
      );
    },
  },
};
