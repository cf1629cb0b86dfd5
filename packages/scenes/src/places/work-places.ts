// Places that training scenes do not have: workshops, shops of services and a saloon.
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
  pendantLamp,
  planks,
  polygon,
  rect,
  repeat,
  star,
} from './shapes.ts';

const gear = (x: number, y: number, s: number, fill: string, hole: string) =>
  star(x, y, s, fill, 11) + circle(x, y, s * 0.78, fill) + circle(x, y, s * 0.34, hole);

export const WORK_PLACES: Readonly<Record<string, Place>> = {
  workshop: {
    words: ['in a workshop', 'in the workshop', 'in a garage', 'in the garage'],
    like: 'in a shop',
    ground: [0.84, 0.96],
    enclosed: true,
    front: {
      top: TABLE.top,
      share: 0.5,
      draw: (r) => {
        const x = r.chance(0.5) ? 30 : 206;
        return (
          rect(x - 22, TABLE.edge - 20, 48, 20, '#d8302a', 'rx="2"') +
          rect(x - 22, TABLE.edge - 9, 48, 3, '#8a1a1a') +
          rect(x - 8, TABLE.edge - 27, 20, 9, 'none', 'stroke="#3a3f48" stroke-width="3"') +
          rect(120, TABLE.edge - 5, 34, 5, '#9aa4ae') +
          counter('#b8814a', '#d8a868', 3)
        );
      },
    },
    draw: (r) => {
      const wall = r.pick(['#c8b89a', '#b8c0c8', '#c4b4a4']);
      const board = r.pick(['#8a6a48', '#5a7a8a', '#7a8a5a']);
      const steel = '#c4ccd4';
      const wrench = (x: number, y: number, s: number) =>
        rect(x - 3 * s, y, 6 * s, 34 * s, steel, 'rx="2"') +
        circle(x, y, 8 * s, steel) +
        rect(x - 3 * s, y - 10 * s, 6 * s, 9 * s, board);
      const hammer = (x: number, y: number) =>
        rect(x - 2.5, y, 5, 42, '#e0a050', 'rx="2"') + rect(x - 13, y - 6, 26, 11, '#4a525c', 'rx="2"');
      const saw = (x: number, y: number) =>
        polygon(
          [
            [x, y],
            [x + 54, y + 4],
            [x + 54, y + 10],
            [x, y + 20],
          ],
          steel,
        ) +
        rect(x - 16, y - 2, 18, 24, '#d8702a', 'rx="6"') +
        rect(x - 11, y + 5, 8, 10, board, 'rx="3"');
      const driver = (x: number, y: number, fill: string) =>
        rect(x - 4, y, 8, 18, fill, 'rx="3"') + rect(x - 1.5, y + 18, 3, 22, steel);
      return (
        flat(0, wall) +
        rect(20, 22, 216, 94, board) +
        repeat(60, (i) => circle(30 + (i % 15) * 14, 32 + Math.floor(i / 15) * 25, 1.2, 'rgba(0,0,0,0.3)')) +
        wrench(42, 44, 1.1) +
        wrench(66, 44, 0.85) +
        hammer(96, 40) +
        driver(122, 36, '#e0402f') +
        driver(138, 36, '#f0b020') +
        driver(154, 36, '#3a8ad0') +
        saw(184, 44) +
        gear(196, 92, 15, steel, board) +
        rect(112, 88, 54, 16, '#f0c030', 'rx="2"') +
        repeat(9, (i) => rect(116 + i * 5.6, 88, 1.5, i % 2 === 0 ? 8 : 5, '#3a3020')) +
        // The bench with a vice, and tins of paint.
        rect(0, 136, 256, 11, '#d8a868') +
        rect(8, 147, 12, 50, '#8a5f38') +
        rect(236, 147, 12, 50, '#8a5f38') +
        rect(0, 172, 256, 7, '#a8784a') +
        rect(26, 116, 34, 20, '#3a6a9a', 'rx="3"') +
        rect(16, 122, 54, 5, '#8a949e') +
        repeat(
          3,
          (i) =>
            rect(170 + i * 26, 116, 22, 20, '#b8c0c8') +
            rect(170 + i * 26, 121, 22, 10, r.pick(['#e0402f', '#3a8ad0', '#5ab85a', '#f0b020'])),
        ) +
        repeat(3, (i) =>
          rect(36 + i * 66, 152, 48, 20, r.pick(['#c8945a', '#d8302a', '#5a7a8a']), 'rx="2"'),
        ) +
        flat(196, '#9a9690') +
        repeat(3, () =>
          ellipse(r.range(20, 236), r.range(206, 244), r.range(14, 26), 4, 'rgba(60,50,40,0.2)'),
        ) +
        pendantLamp(128, 6, '#3a4a52')
      );
    },
  },
  factory: {
    words: ['in a factory', 'in the factory', 'at a factory', 'on an assembly line'],
    like: 'in a shop',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#8a98a4', '#a09a8a', '#7f8f8a']);
      const machine = r.pick(['#e0902a', '#3a8a7a', '#4a7ac0', '#c8503a']);
      const x = mirrored(r.chance(0.5));
      const box = r.pick(['#c8945a', '#e8d0a0', '#f0c040']);
      const arm = (at: number) =>
        rect(x(at - 12, 24), 130, 24, 22, '#4a525c') +
        path(
          `M${n(x(at))} 132 L${n(x(at - 14))} 92 L${n(x(at + 22))} 76 L${n(x(at + 28))} 100`,
          'none',
          `stroke="${machine}" stroke-width="10" stroke-linecap="round"`,
        ) +
        circle(x(at - 14), 92, 7, '#3a4048') +
        circle(x(at + 22), 76, 6, '#3a4048') +
        path(
          `M${n(x(at + 20))} 112 V104 H${n(x(at + 36))} V112`,
          'none',
          'stroke="#3a4048" stroke-width="4"',
        );
      return (
        flat(0, wall) +
        repeat(
          4,
          (i) =>
            rect(i * 66 + 8, 12, 46, 34, '#cfe4ee') +
            rect(i * 66 + 30, 12, 3, 34, wall) +
            rect(i * 66 + 8, 27, 46, 3, wall),
        ) +
        rect(0, 56, 256, 12, '#5a646e') +
        rect(0, 58, 256, 3, '#8a949e') +
        repeat(2, (i) => rect(x(28 + i * 150, 14), 56, 14, 60, '#5a646e')) +
        // A machine with dials and a chimney, and arms over the belt.
        rect(x(176, 72), 76, 72, 78, machine) +
        rect(x(184, 24), 40, 24, 40, '#4a525c') +
        circle(x(196), 98, 12, '#f4f4f0', 'stroke="#3a4048" stroke-width="3"') +
        path(`M${n(x(196))} 98 l 6 -7`, 'none', 'stroke="#d8302a" stroke-width="2.5"') +
        repeat(3, (i) => circle(x(218 + i * 11), 92, 4, ['#ff4a3a', '#ffd030', '#4ad06a'][i]!)) +
        rect(x(182, 60), 124, 60, 30, '#23282e') +
        gear(x(228), 112, 9, '#c4ccd4', machine) +
        arm(40) +
        arm(108) +
        repeat(
          4,
          (i) =>
            rect(x(16 + i * 44, 26), 132, 26, 24, box, 'stroke="#8a5c30" stroke-width="1.5"') +
            rect(x(26 + i * 44, 6), 132, 6, 24, 'rgba(255,255,255,0.5)'),
        ) +
        rect(0, 154, 256, 14, '#2f343a') +
        repeat(13, (i) => circle(10 + i * 20, 161, 5, '#8a949e')) +
        rect(0, 168, 256, 28, '#6a747e') +
        repeat(4, (i) => rect(20 + i * 66, 168, 10, 28, '#4a525c')) +
        flat(194, '#a8a49c') +
        repeat(14, (i) =>
          polygon(
            [
              [i * 20, 198],
              [i * 20 + 10, 198],
              [i * 20 + 4, 207],
              [i * 20 - 6, 207],
            ],
            '#2a2a2a',
          ),
        ) +
        repeat(14, (i) =>
          polygon(
            [
              [i * 20 + 10, 198],
              [i * 20 + 20, 198],
              [i * 20 + 14, 207],
              [i * 20 + 4, 207],
            ],
            '#f0c020',
          ),
        )
      );
    },
  },
  'barber shop': {
    words: [
      'at the barber',
      'in a barber shop',
      'at the hairdresser',
      'in a hair salon',
      'at the barber shop',
    ],
    like: 'in a shop',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#cfe4e0', '#f0dcc8', '#d8dcec']);
      const leather = r.pick(['#b8262f', '#23384f', '#1f6a5a']);
      const x = mirrored(r.chance(0.5));
      const pole = (at: number) =>
        rect(at - 9, 40, 18, 74, '#ffffff') +
        repeat(4, (i) =>
          polygon(
            [
              [at - 9, 56 + i * 18],
              [at + 9, 46 + i * 18],
              [at + 9, 53 + i * 18],
              [at - 9, 63 + i * 18],
            ],
            i % 2 === 0 ? '#d8262f' : '#2a5ac8',
          ),
        ) +
        rect(at - 12, 32, 24, 10, '#c0c8d0', 'rx="3"') +
        rect(at - 12, 112, 24, 10, '#c0c8d0', 'rx="3"');
      const seat = (at: number) =>
        rect(at - 20, 108, 40, 54, leather, 'rx="8"') +
        rect(at - 12, 94, 24, 16, leather, 'rx="6"') +
        rect(at - 27, 156, 54, 15, leather, 'rx="6"') +
        rect(at - 30, 138, 9, 22, '#c0c8d0', 'rx="3"') +
        rect(at + 21, 138, 9, 22, '#c0c8d0', 'rx="3"') +
        rect(at - 6, 171, 12, 22, '#8a949e') +
        ellipse(at, 196, 24, 6, '#6a747e');
      const mirror = (at: number) =>
        rect(at - 34, 22, 68, 76, '#8a5f38', 'rx="6"') +
        rect(at - 29, 27, 58, 66, '#d4eef8', 'rx="3"') +
        path(`M${n(at - 20)} 78 L${n(at + 8)} 38`, 'none', 'stroke="#ffffff" stroke-width="6"');
      return (
        flat(0, wall) +
        rect(0, 136, 256, 60, 'rgba(255,255,255,0.5)') +
        mirror(x(72)) +
        mirror(x(158)) +
        rect(x(34, 162), 104, 162, 7, '#8a5f38') +
        repeat(5, (i) =>
          rect(
            x(104 + i * 9, 7),
            104 - 12 - (i % 3) * 4,
            7,
            12 + (i % 3) * 4,
            r.pick(['#e0783a', '#3a9a8a', '#f0c040', '#a84a9a']),
            'rx="2"',
          ),
        ) +
        pole(x(228)) +
        pole(x(14)) +
        chequered(194, '#ffffff', '#2a2a30') +
        seat(x(72)) +
        seat(x(158))
      );
    },
  },
  laundromat: {
    words: ['in a laundromat', 'at the laundromat', 'in the laundry room', 'in a laundry'],
    like: 'in the kitchen',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#bfe6e8', '#f8dce4', '#fdf0c0', '#d4e4f8']);
      const ring = r.pick(['#4a8ad0', '#e06a9a', '#3aa89a']);
      const clothes = ['#e0503f', '#f0b840', '#5aa8e0', '#b06ac8', '#6ac07a', '#ffffff'];
      const washer = (x: number, y: number) =>
        rect(x, y, 58, 66, '#f8fafb', 'rx="4" stroke="#a8b2bc" stroke-width="2"') +
        rect(x + 5, y + 5, 20, 8, '#4a545e', 'rx="2"') +
        circle(x + 38, y + 9, 3.5, '#e0503f') +
        circle(x + 49, y + 9, 3.5, '#5ab86a') +
        circle(x + 29, y + 40, 22, ring) +
        circle(x + 29, y + 40, 17, '#1c3448') +
        ellipse(x + 24, y + 46, 9, 6, r.pick(clothes)) +
        ellipse(x + 34, y + 48, 8, 5, r.pick(clothes)) +
        ellipse(x + 30, y + 40, 7, 5, r.pick(clothes)) +
        repeat(3, (i) => circle(x + 20 + i * 9, y + 34 - (i % 2) * 5, 2.5, 'rgba(255,255,255,0.85)'));
      return (
        flat(0, wall) +
        path('M0 10 Q128 34 256 10', 'none', 'stroke="#8a8494" stroke-width="2"') +
        repeat(6, (i) => {
          const x = 14 + i * 40;
          const y = 12 + 11 * Math.sin(((x + 8) / 256) * Math.PI);
          return path(
            `M${x} ${n(y)} H${x + 26} L${x + 32} ${n(y + 12)} L${x + 25} ${n(y + 16)} L${x + 22} ${n(y + 12)} V${n(y + 32)} H${x + 4} V${n(y + 12)} L${x + 1} ${n(y + 16)} L${x - 6} ${n(y + 12)} Z`,
            r.pick(clothes),
          );
        }) +
        repeat(4, (i) => washer(i * 62 + 6, 60)) +
        repeat(4, (i) => washer(i * 62 + 6, 130)) +
        chequered(196, '#f4f6f8', ring)
      );
    },
  },
  saloon: {
    words: ['in a saloon', 'in the saloon', 'in a wild west saloon', 'in a western saloon'],
    like: 'in the kitchen',
    ground: [0.86, 0.97],
    enclosed: true,
    draw: (r) => {
      const wood = r.pick(['#a8703f', '#b87c48', '#96603a']);
      const dark = '#6e4424';
      const sky = r.pick(['#9adcf8', '#ffb870', '#ff9a6a']);
      const x = mirrored(r.chance(0.5));
      const leaf = (at: number) =>
        rect(at, 86, 34, 68, '#c88a4a', 'rx="3"') +
        path(`M${n(at)} 88 Q${n(at + 17)} 66 ${n(at + 34)} 88 Z`, '#c88a4a') +
        repeat(6, (i) => rect(at + 5, 96 + i * 9, 24, 4, dark));
      const wheel = (cx: number, cy: number) =>
        circle(cx, cy, 24, 'none', `stroke="${dark}" stroke-width="5"`) +
        repeat(4, (i) => {
          const a = (i * Math.PI) / 4;
          return path(
            `M${n(cx - 23 * Math.cos(a))} ${n(cy - 23 * Math.sin(a))} L${n(cx + 23 * Math.cos(a))} ${n(cy + 23 * Math.sin(a))}`,
            'none',
            `stroke="${dark}" stroke-width="3"`,
          );
        }) +
        circle(cx, cy, 5, dark);
      return (
        flat(0, wood) +
        repeat(10, (i) => rect(0, i * 20, 256, 1.5, dark)) +
        // The swing doors, with the desert behind.
        rect(x(20, 88), 38, 88, 158, dark) +
        rect(x(26, 76), 44, 76, 152, sky) +
        path(`M${n(x(26))} 148 L${n(x(50))} 112 H${n(x(66))} L${n(x(80))} 148 Z`, '#c8683a') +
        rect(x(26, 76), 146, 76, 50, '#e8c080') +
        leaf(x(28, 34)) +
        leaf(x(66, 34)) +
        rect(x(14, 100), 28, 100, 10, dark) +
        wheel(x(64), 4) +
        // Shelves of bottles and the bar.
        rect(x(136, 112), 24, 112, 84, dark) +
        repeat(
          2,
          (row) =>
            repeat(
              7,
              (i) =>
                rect(
                  x(143 + i * 15, 9),
                  44 + row * 38,
                  9,
                  20,
                  r.pick(['#3f8a4a', '#c8822a', '#e8dcc0', '#8a3a2a']),
                  'rx="2"',
                ) + rect(x(146 + i * 15, 3), 37 + row * 38, 3, 8, '#e8dcc0'),
            ) + rect(x(136, 112), 64 + row * 38, 112, 4, '#c88a4a'),
        ) +
        rect(x(132, 124), 128, 124, 9, '#d89a58') +
        rect(x(136, 120), 137, 120, 60, '#7a4a26') +
        repeat(3, (i) =>
          rect(x(141 + i * 38, 32), 144, 32, 46, 'none', 'stroke="#5a341a" stroke-width="3"'),
        ) +
        rect(x(136, 120), 186, 120, 4, '#e0b040') +
        // A poster and a barrel.
        rect(x(108, 24), 56, 24, 34, '#f4e4b8') +
        rect(x(111, 18), 59, 18, 5, '#7a4a26') +
        circle(x(120), 75, 6, '#c89a70') +
        rect(x(112, 16), 68, 16, 3, '#7a4a26') +
        planks(196, '#b8844e', '#8a5a30') +
        rect(x(0, 34), 164, 34, 44, '#96602f', 'rx="9"') +
        rect(x(-1, 36), 172, 36, 4, '#4a525c') +
        rect(x(-1, 36), 196, 36, 4, '#4a525c')
      );
    },
  },
};
