// Places that training scenes do not have: a throne room, and cities to come.
import type { Place } from './place.ts';
import { circle, ellipse, flat, lit, n, path, polygon, rect, repeat, skyline, star } from './shapes.ts';

const NEON = ['#ff3aa0', '#3ae8ff', '#b04aff', '#ffe04a', '#4affa0'];

export const IMAGINED_PLACES: Readonly<Record<string, Place>> = {
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
