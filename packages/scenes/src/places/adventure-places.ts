// Places that training scenes do not have: of adventures on and under the sea, and of cities to come.
import type { Place } from './place.ts';
import {
  circle,
  ellipse,
  flat,
  lamplit,
  lit,
  n,
  palm,
  path,
  planks,
  polygon,
  rect,
  repeat,
  skyline,
  star,
} from './shapes.ts';

const NEON = ['#ff3aa0', '#3ae8ff', '#b04aff', '#ffe04a', '#4affa0'];

export const ADVENTURE_PLACES: Readonly<Record<string, Place>> = {
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
      const x = (at: number) => (left ? at : 256 - at);
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
      const x = (at: number) => (left ? at : 256 - at);
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
  'throne room': {
    words: ['in the throne room', 'in a royal throne room', 'in the royal palace', 'before the throne'],
    like: 'in a throne room',
    ground: [0.86, 0.96],
    enclosed: true,
    draw: (r) => {
      const [cloth, wall] = r.pick([
        ['#b01c34', '#8a7f90'],
        ['#2a3f9a', '#a89a84'],
        ['#6a2a8a', '#9a9288'],
        ['#1f6a4a', '#94888a'],
      ] as const);
      const gold = r.pick(['#f0c040', '#e0a83a', '#d4d8e4']);
      const floor = r.pick(['#b8aa98', '#a8a0a8', '#c0b8a4', '#98a09c']);
      const column = (x: number) =>
        rect(x, 0, 30, 198, '#e8dfcc') +
        repeat(3, (i) => rect(x + 5 + i * 9, 0, 3, 190, '#c8bca4')) +
        rect(x - 4, 186, 38, 12, '#d8ccb4') +
        rect(x - 4, 18, 38, 8, gold);
      return (
        flat(0, wall) +
        repeat(28, (i) =>
          rect(
            (i % 7) * 44 - (Math.floor(i / 7) % 2) * 22,
            Math.floor(i / 7) * 48,
            41,
            45,
            'rgba(255,255,255,0.08)',
          ),
        ) +
        column(4) +
        column(222) +
        [50, 182]
          .map(
            (x) =>
              rect(x, 34, 24, 104, cloth) +
              polygon(
                [
                  [x, 138],
                  [x + 24, 138],
                  [x + 12, 154],
                ],
                cloth,
              ) +
              star(x + 12, 74, 10, gold),
          )
          .join('') +
        // The canopy with its crown, and the throne on steps.
        path('M82 26 H174 L184 178 H160 Q150 100 128 52 Q106 100 96 178 H72 Z', cloth) +
        repeat(6, (i) => circle(88 + i * 16, 27, 8, gold)) +
        polygon(
          [
            [104, 22],
            [104, 2],
            [116, 12],
            [128, -2],
            [140, 12],
            [152, 2],
            [152, 22],
          ],
          gold,
        ) +
        circle(128, 15, 4, r.pick(['#e0303a', '#3ac88a', '#4a8ae8'])) +
        path('M98 178 V86 Q100 58 128 52 Q156 58 158 86 V178 Z', gold) +
        path('M106 170 V90 Q108 68 128 63 Q148 68 150 90 V170 Z', cloth) +
        repeat(6, (i) => circle(118 + (i % 2) * 20, 92 + Math.floor(i / 2) * 22, 2.6, gold)) +
        circle(98, 78, 7, gold) +
        circle(158, 78, 7, gold) +
        rect(84, 142, 16, 40, gold, 'rx="5"') +
        rect(156, 142, 16, 40, gold, 'rx="5"') +
        rect(92, 162, 72, 20, cloth, 'rx="4"') +
        repeat(3, (i) =>
          rect(70 - i * 14, 180 + i * 7, 116 + i * 28, 8, i % 2 === 0 ? '#d8ccb8' : '#c4b8a4'),
        ) +
        flat(198, floor) +
        repeat(16, (i) =>
          (i + Math.floor(i / 8)) % 2 === 0
            ? rect((i % 8) * 32, 199 + Math.floor(i / 8) * 27, 32, 27, 'rgba(0,0,0,0.1)')
            : '',
        ) +
        polygon(
          [
            [98, 194],
            [158, 194],
            [196, 256],
            [60, 256],
          ],
          cloth,
        ) +
        polygon(
          [
            [98, 194],
            [103, 194],
            [70, 256],
            [60, 256],
          ],
          gold,
        ) +
        polygon(
          [
            [158, 194],
            [153, 194],
            [186, 256],
            [196, 256],
          ],
          gold,
        )
      );
    },
  },
  'neon city': {
    words: [
      'in a cyberpunk city',
      'in a futuristic city',
      'in a neon city',
      'in the future',
      'in a cyberpunk street',
    ],
    like: 'in the city',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const [high, low] = r.pick([
        ['#140a34', '#7a1f7a'],
        ['#06162e', '#1a5a8a'],
        ['#1c0a2a', '#a8305a'],
      ] as const);
      const tower = (x: number, w: number, h: number) => {
        const fill = r.pick(NEON);
        return (
          rect(x, 196 - h, w, h, '#120e26') +
          rect(x, 196 - h, 2.5, h, fill) +
          repeat(Math.floor(h / 13), (i) =>
            repeat(Math.floor(w / 11), (k) =>
              r.chance(0.45)
                ? rect(x + 7 + k * 10, 204 - h + i * 13, 5, 4, r.pick(NEON), 'opacity="0.8"')
                : '',
            ),
          )
        );
      };
      const sign = (x: number, y: number, w: number, h: number, fill: string) =>
        rect(x, y, w, h, '#0c0818', `rx="3" stroke="${fill}" stroke-width="3"`) +
        repeat(3, (i) => rect(x + 5, y + 6 + (i * (h - 10)) / 3, w - 10, 3.5, fill));
      const flyer = (x: number, y: number, fill: string) =>
        ellipse(x, y, 17, 5, '#3a3458') +
        ellipse(x + 2, y - 4, 9, 5, '#8ad8ff') +
        circle(x - 15, y, 2.6, fill) +
        rect(x - 40, y - 1, 24, 2.4, fill, 'opacity="0.6"');
      return (
        flat(0, high) +
        repeat(8, (i) => rect(0, 60 + i * 18, 256, 20, low, `opacity="${n(0.12 + i * 0.1)}"`)) +
        circle(r.range(90, 166), 74, 34, '#ffd0f0', 'opacity="0.5"') +
        repeat(7, (i) => rect(i * 38 - 6, 196 - r.range(90, 140), 26, 150, '#2a1a4a')) +
        tower(-6, 46, r.range(150, 184)) +
        tower(44, 34, r.range(96, 128)) +
        tower(176, 34, r.range(96, 128)) +
        tower(214, 48, r.range(150, 184)) +
        tower(84, 28, r.range(50, 76)) +
        tower(146, 26, r.range(50, 76)) +
        sign(24, 84, 18, 62, r.pick(NEON)) +
        sign(212, 70, 20, 70, r.pick(NEON)) +
        sign(60, 124, 44, 22, r.pick(NEON)) +
        sign(158, 132, 38, 20, r.pick(NEON)) +
        flyer(r.range(60, 110), 40, '#ff5a3a') +
        flyer(r.range(140, 200), 60, '#3ae8ff') +
        flat(194, '#1a1430') +
        rect(0, 194, 256, 3, '#ff3aa0') +
        repeat(7, (i) =>
          polygon(
            [
              [128 + (i - 3) * 30 - 1, 197],
              [128 + (i - 3) * 30 + 1, 197],
              [128 + (i - 3) * 66 + 2, 256],
              [128 + (i - 3) * 66 - 2, 256],
            ],
            '#3ae8ff',
          ),
        ) +
        [208, 226].map((y) => rect(0, y, 256, 1.8, '#3ae8ff')).join('') +
        repeat(5, (i) => ellipse(20 + i * 54, 236, 18, 4, NEON[i]!, 'opacity="0.35"'))
      );
    },
  },
  'ruined city': {
    words: [
      'in a ruined city',
      'in the apocalypse',
      'in a post-apocalyptic city',
      'in a destroyed city',
      'after the apocalypse',
    ],
    like: 'in the city',
    ground: [0.85, 0.96],
    draw: (r, l) => {
      const dust = lit('#b09a78', l);
      const ruin = (x: number, w: number, h: number) => {
        const wall = lit(r.pick(['#7a7068', '#8a7c6c', '#6a645e']), l);
        const top = 192 - h;
        return (
          polygon(
            [
              [x, 192],
              [x, top + r.range(4, 20)],
              [x + w * 0.25, top],
              [x + w * 0.4, top + r.range(16, 34)],
              [x + w * 0.62, top + r.range(2, 12)],
              [x + w * 0.8, top + r.range(24, 44)],
              [x + w, top + r.range(14, 30)],
              [x + w, 192],
            ],
            wall,
          ) +
          repeat(Math.floor((h - 40) / 18) * 3, (i) =>
            rect(
              x + 6 + (i % 3) * (w / 3.2),
              top + 42 + Math.floor(i / 3) * 18,
              7,
              10,
              r.chance(0.8) ? lit('#2f2a28', l) : dust,
            ),
          ) +
          path(
            `M${n(x + w * 0.8)} ${n(top + 40)} v -22 M${n(x + w * 0.4)} ${n(top + 30)} l 6 -18`,
            'none',
            `stroke="${lit('#4a4038', l)}" stroke-width="2"`,
          )
        );
      };
      return (
        rect(0, 0, 256, 200, dust, 'opacity="0.5"') +
        skyline(r, 180, 40, 80, ['#9a8a78', '#8f8274'], { ...l, level: l.level * 0.9 }) +
        rect(0, 90, 256, 110, dust, 'opacity="0.45"') +
        ruin(-8, 58, r.range(120, 150)) +
        ruin(60, 44, r.range(80, 110)) +
        ruin(128, 46, r.range(70, 100)) +
        ruin(186, 76, r.range(124, 156)) +
        flat(186, lit('#8f8270', l)) +
        polygon(
          [
            [104, 188],
            [152, 188],
            [220, 256],
            [36, 256],
          ],
          lit('#6a6660', l),
        ) +
        path(
          'M132 190 l -8 16 l 10 14 l -14 18 l 6 20 M150 206 l 14 12 l -4 16',
          'none',
          `stroke="${lit('#3f3a36', l)}" stroke-width="2.5"`,
        ) +
        // Rubble, a burnt car, a bent lamp and weeds.
        repeat(12, (i) =>
          polygon(
            [
              [i * 24 - 14, 204 + (i % 3) * 5],
              [i * 24 - 4, 192 + (i % 2) * 6],
              [i * 24 + 8, 205 + (i % 3) * 4],
            ],
            lit(i % 2 === 0 ? '#9a8e80' : '#7a7066', l),
          ),
        ) +
        path(`M18 214 L28 192 H62 L76 206 H88 V220 H14 Z`, lit('#6a4a3a', l)) +
        polygon(
          [
            [33, 196],
            [58, 196],
            [66, 206],
            [29, 206],
          ],
          lit('#2a2624', l),
        ) +
        circle(30, 220, 8, lit('#1f1c1c', l)) +
        circle(74, 220, 8, lit('#1f1c1c', l)) +
        path('M226 222 V120 Q226 104 206 112', 'none', `stroke="${lit('#4a4a50', l)}" stroke-width="5"`) +
        ellipse(202, 115, 9, 4, lit('#3a3a40', l)) +
        repeat(9, () =>
          path(
            `M${n(r.range(0, 252))} ${n(r.range(214, 252))} q 1 -8 5 -11 m -5 11 q -2 -8 -6 -9`,
            'none',
            `stroke="${lit('#6f8a4a', l)}" stroke-width="2.2"`,
          ),
        )
      );
    },
  },
};
