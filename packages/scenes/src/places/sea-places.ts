// Places that training scenes do not have: on ships, under the sea and on islands.
import type { Place } from './place.ts';
import {
  circle,
  ellipse,
  flat,
  lamplit,
  lit,
  mirrored,
  n,
  palm,
  path,
  planks,
  polygon,
  rect,
  repeat,
  star,
} from './shapes.ts';

export const SEA_PLACES: Readonly<Record<string, Place>> = {
  'ship deck': {
    words: ['on a pirate ship', 'on the deck of a ship', 'on the deck of a pirate ship', 'on a boat deck'],
    like: 'on the ocean',
    ground: [0.85, 0.96],
    draw: (r, l) => {
      const bright = lamplit(l, 0.66);
      const wood = lit(r.pick(['#a8703f', '#8f5c34', '#b88048']), l);
      const dark = lit('#5f3c22', l);
      const sail = lit(r.pick(['#f4ead0', '#2a2830', '#c83a3a']), bright);
      const left = r.chance(0.5);
      const x = mirrored(!left);
      return (
        flat(146, lit('#2f8fc8', l)) +
        repeat(10, () =>
          path(
            `M${n(r.range(0, 236))} ${n(r.range(152, 176))} q 6 -5 12 0 t 12 0`,
            'none',
            `stroke="${lit('#9fd8ee', l)}" stroke-width="2"`,
          ),
        ) +
        // Mast, yard, sail, ropes and a flag with a skull.
        path(
          `M${n(x(96))} 14 L${n(x(-10))} 184 M${n(x(96))} 14 L${n(x(216))} 184 M${n(x(96))} 14 L${n(x(264))} 130`,
          'none',
          `stroke="${dark}" stroke-width="2"`,
        ) +
        repeat(5, (i) =>
          path(
            `M${n(x(76 - i * 14))} ${44 + i * 24} H${n(x(116 + i * 16))}`,
            'none',
            `stroke="${dark}" stroke-width="1"`,
          ),
        ) +
        rect(x(96) - 6, 6, 12, 192, wood) +
        rect(x(96) - 68, 46, 136, 6, dark) +
        path(
          `M${n(x(96) - 62)} 52 H${n(x(96) + 62)} Q${n(x(96) + 70)} 92 ${n(x(96) + 58)} 124 Q${n(x(96))} 106 ${n(x(96) - 58)} 124 Q${n(x(96) - 70)} 92 ${n(x(96) - 62)} 52 Z`,
          sail,
        ) +
        path(
          `M${n(x(96) - 30)} 52 Q${n(x(96) - 36)} 86 ${n(x(96) - 28)} 116 M${n(x(96) + 30)} 52 Q${n(x(96) + 36)} 86 ${n(x(96) + 28)} 116`,
          'none',
          'stroke="rgba(0,0,0,0.14)" stroke-width="3"',
        ) +
        path(
          `M${n(x(102))} 4 q ${left ? 20 : -20} 6 ${left ? 44 : -44} 0 v 28 q ${left ? -24 : 24} 6 ${left ? -44 : 44} 0 Z`,
          '#1c1a20',
        ) +
        circle(x(124), 16, 7, '#f4f4f0') +
        rect(x(124) - 4, 20, 8, 6, '#f4f4f0') +
        circle(x(124) - 3, 16, 1.8, '#1c1a20') +
        circle(x(124) + 3, 16, 1.8, '#1c1a20') +
        // The rail, a wheel, a barrel and planks.
        rect(0, 158, 256, 8, wood) +
        repeat(11, (i) => rect(i * 25 + 4, 166, 8, 30, wood, 'rx="3"')) +
        rect(0, 192, 256, 10, dark) +
        repeat(8, (i) =>
          path(
            `M${n(x(212) + 20 * Math.cos((i * Math.PI) / 4))} ${n(162 + 20 * Math.sin((i * Math.PI) / 4))} L${n(x(212) + 34 * Math.cos((i * Math.PI) / 4))} ${n(162 + 34 * Math.sin((i * Math.PI) / 4))}`,
            'none',
            `stroke="${dark}" stroke-width="5" stroke-linecap="round"`,
          ),
        ) +
        circle(x(212), 162, 23, 'none', `stroke="${lit('#c88a4a', l)}" stroke-width="7"`) +
        repeat(4, (i) =>
          path(
            `M${n(x(212) - 22 * Math.cos((i * Math.PI) / 4))} ${n(162 - 22 * Math.sin((i * Math.PI) / 4))} L${n(x(212) + 22 * Math.cos((i * Math.PI) / 4))} ${n(162 + 22 * Math.sin((i * Math.PI) / 4))}`,
            'none',
            `stroke="${lit('#c88a4a', l)}" stroke-width="3"`,
          ),
        ) +
        circle(x(212), 162, 6, lit('#e0b040', bright)) +
        planks(198, wood, dark) +
        rect(x(22) - 18, 168, 36, 44, lit('#8a5a30', l), 'rx="9"') +
        rect(x(22) - 19, 176, 38, 4, lit('#4a525c', l)) +
        rect(x(22) - 19, 200, 38, 4, lit('#4a525c', l))
      );
    },
  },
  submarine: {
    words: ['in a submarine', 'in the submarine', 'inside a submarine', 'on a submarine'],
    like: 'under the sea',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const hull = r.pick(['#7a8a8f', '#8a8468', '#6f7f94']);
      const water = r.pick(['#1f86b8', '#1a6f9a', '#2a9aa8']);
      const brass = '#d8b040';
      const porthole = (x: number) => {
        const fish = r.range(-12, 12);
        return (
          circle(x, 82, 38, brass) +
          repeat(8, (i) =>
            circle(
              x + 34 * Math.cos((i * Math.PI) / 4),
              82 + 34 * Math.sin((i * Math.PI) / 4),
              2.4,
              '#8a6a1a',
            ),
          ) +
          circle(x, 82, 30, water) +
          ellipse(x + fish, 80, 9, 6, r.pick(['#ff8a2a', '#ffd84a', '#ff6a8a'])) +
          polygon(
            [
              [x + fish - 7, 80],
              [x + fish - 15, 74],
              [x + fish - 15, 86],
            ],
            '#ff8a2a',
          ) +
          circle(x + fish + 4, 78, 1.6, '#10202c') +
          repeat(4, (i) => circle(x - 14 + i * 9, 98 - i * 9, 2.4, 'rgba(255,255,255,0.6)')) +
          path(
            `M${n(x - 24)} 104 q -4 -12 2 -20 M${n(x + 16)} 106 q 6 -14 0 -24`,
            'none',
            'stroke="#3aa85a" stroke-width="4"',
          )
        );
      };
      const x = r.chance(0.5) ? 128 : r.pick([112, 144]);
      return (
        flat(0, hull) +
        path('M0 0 H256 V30 Q128 4 0 30 Z', 'rgba(0,0,0,0.25)') +
        repeat(
          5,
          (i) =>
            rect(i * 64 - 3, 0, 6, 196, 'rgba(0,0,0,0.2)') +
            repeat(9, (k) => circle(i * 64, 14 + k * 22, 2, 'rgba(255,255,255,0.4)')),
        ) +
        path('M0 42 H256 M0 134 H70 V34', 'none', 'stroke="#c8682a" stroke-width="7"') +
        path('M256 128 H190 V30', 'none', `stroke="${brass}" stroke-width="5"`) +
        porthole(40) +
        porthole(216) +
        // The periscope, dials and levers.
        rect(x - 9, 0, 18, 132, '#b0b8c0') +
        rect(x - 9, 0, 5, 132, '#dfe6ec') +
        rect(x - 26, 104, 52, 26, '#3a424a', 'rx="6"') +
        rect(x - 42, 112, 20, 8, '#23282e', 'rx="3"') +
        rect(x + 22, 112, 20, 8, '#23282e', 'rx="3"') +
        rect(0, 148, 256, 48, '#4a555c') +
        repeat(
          6,
          (i) =>
            circle(22 + i * 42, 170, 15, '#f4f4ea', `stroke="${brass}" stroke-width="4"`) +
            path(
              `M${22 + i * 42} 170 l ${n(r.range(-9, 9))} -9`,
              'none',
              'stroke="#d8302a" stroke-width="2.5"',
            ),
        ) +
        repeat(5, (i) => circle(43 + i * 42, 158, 4, ['#ff4a3a', '#4ae06a', '#ffd04a'][i % 3]!)) +
        flat(194, '#3a4248') +
        repeat(18, (i) => rect((i % 9) * 30 + 4, 200 + Math.floor(i / 9) * 26, 20, 3, '#525c64'))
      );
    },
  },
  'desert island': {
    words: ['on a desert island', 'on a deserted island', 'stranded on an island', 'on a tropical island'],
    like: 'at the beach',
    ground: [0.82, 0.92],
    draw: (r, l) => {
      const left = r.chance(0.5);
      const x = mirrored(!left);
      const sea = lit('#2fa8d8', l);
      const foam = lit('#c8f0fa', lamplit(l, 0.6));
      return (
        flat(142, sea) +
        repeat(16, () =>
          path(
            `M${n(r.range(0, 236))} ${n(r.range(150, 250))} q 6 -5 12 0 t 12 0`,
            'none',
            `stroke="${foam}" stroke-width="2"`,
          ),
        ) +
        // A fin far off.
        polygon(
          [
            [x(210), 160],
            [x(220), 146],
            [x(226), 160],
          ],
          lit('#5a6a78', l),
        ) +
        ellipse(128, 232, 132, 46, foam) +
        ellipse(128, 232, 124, 42, lit('#f4dca0', l)) +
        ellipse(128, 220, 96, 22, lit('#fae8b8', l)) +
        palm(x(62), 212, 2.5, lit('#3fa050', l), lit('#9a6a3a', l)) +
        palm(x(86), 214, 1.7, lit('#52b058', l), lit('#a8784a', l)) +
        repeat(3, (i) => circle(x(66 + i * 8), 66 + (i % 2) * 7, 6, lit('#7a4a2a', l))) +
        // A bottle with a letter, a star fish and a crate.
        rect(x(206) - 13, 226, 24, 10, lit('#6fc8a0', lamplit(l, 0.6)), 'rx="5"') +
        rect(x(206) + (left ? 10 : -20), 229, 9, 4.5, lit('#b8864a', l)) +
        rect(x(206) - 7, 228.5, 12, 5, lit('#fff8e0', l)) +
        star(x(170), 246, 9, lit('#f07a4a', l)) +
        rect(
          x(214) - 14,
          188,
          28,
          22,
          lit('#b8824a', l),
          `stroke="${lit('#7a5430', l)}" stroke-width="2.5"`,
        ) +
        path(
          `M${x(214) - 14} 188 l 28 22 M${x(214) + 14} 188 l -28 22`,
          'none',
          `stroke="${lit('#7a5430', l)}" stroke-width="2.5"`,
        )
      );
    },
  },
};
