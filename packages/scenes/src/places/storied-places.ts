// Places that training scenes do not have: of stories, of wars and over the clouds.
import type { Place } from './place.ts';
import {
  circle,
  cloud,
  ellipse,
  flat,
  glass,
  hills,
  lamplit,
  lit,
  mirrored,
  n,
  path,
  polygon,
  rect,
  repeat,
} from './shapes.ts';

const SWEETS = ['#ff7ac0', '#ffd84a', '#7ad8ff', '#b08aff', '#8af0a0', '#ff8a6a'];

export const STORIED_PLACES: Readonly<Record<string, Place>> = {
  battlefield: {
    words: ['on a battlefield', 'on the battlefield', 'in the trenches', 'at war'],
    like: 'near a volcano',
    ground: [0.84, 0.95],
    front: {
      top: 0.86,
      share: 0.5,
      draw: (r, l) =>
        repeat(2, (row) =>
          repeat(7, (i) =>
            ellipse(
              i * 42 + row * 21 - 8,
              232 + row * 16 + r.range(-2, 2),
              25,
              12,
              lit('#b89a64', l),
              `stroke="${lit('#8a6f42', l)}" stroke-width="2"`,
            ),
          ),
        ) + rect(0, 246, 256, 10, lit('#a88a58', l)),
    },
    draw: (r, l) => {
      const left = r.chance(0.5);
      const x = mirrored(!left);
      const smoke = (sx: number, y: number, s: number) =>
        repeat(6, (i) =>
          circle(
            sx + r.range(-8, 8) * s + i * 3 * s,
            y - i * 15 * s,
            (9 + i * 2.6) * s,
            lit('#5a5650', l),
            'opacity="0.6"',
          ),
        );
      const stump = (sx: number, y: number, s: number) =>
        path(
          `M${n(sx - 5 * s)} ${n(y)} L${n(sx - 3 * s)} ${n(y - 46 * s)} L${n(sx - 14 * s)} ${n(y - 66 * s)} L${n(sx - 1 * s)} ${n(y - 52 * s)} L${n(sx + 3 * s)} ${n(y - 72 * s)} L${n(sx + 4 * s)} ${n(y - 44 * s)} L${n(sx + 15 * s)} ${n(y - 56 * s)} L${n(sx + 5 * s)} ${n(y - 34 * s)} L${n(sx + 6 * s)} ${n(y)} Z`,
          lit('#3f342a', l),
        );
      const blast = (bx: number, y: number, s: number) =>
        [
          ['#f0601f', 1],
          ['#ffb030', 0.66],
          ['#fff0a0', 0.34],
        ]
          .map(([fill, k]) =>
            polygon(
              Array.from({ length: 18 }, (_, i) => {
                const far = (i % 2 === 0 ? 1 : 0.62) * (k as number) * s;
                const a = (i * Math.PI) / 9;
                return [bx + far * Math.cos(a), y + far * Math.sin(a)] as const;
              }),
              fill as string,
            ),
          )
          .join('');
      return (
        rect(0, 0, 256, 200, lit('#8a7a68', l), 'opacity="0.45"') +
        hills(r, 158, 10, lit('#8a7a52', l)) +
        smoke(x(40), 150, 1.1) +
        smoke(x(206), 144, 0.9) +
        blast(x(r.range(100, 160)), 138, r.range(20, 28)) +
        hills(r, 172, 6, lit('#7a6844', l)) +
        stump(x(20), 184, 1.1) +
        stump(x(236), 182, 0.9) +
        // A tank on the ridge.
        rect(x(76) - 22, 148, 44, 14, lit('#5a6a3a', l), 'rx="4"') +
        rect(x(76) - 11, 138, 22, 12, lit('#4f5e32', l), 'rx="4"') +
        rect(left ? x(76) + 8 : x(76) - 42, 142, 34, 4, lit('#4f5e32', l)) +
        rect(x(76) - 26, 160, 52, 12, lit('#2f342a', l), 'rx="6"') +
        repeat(5, (i) => circle(x(76) - 19 + i * 9.5, 166, 3.5, lit('#7a7a6a', l))) +
        flat(186, lit('#7f6840', l)) +
        repeat(4, () =>
          ellipse(r.range(16, 240), r.range(200, 244), r.range(16, 28), r.range(4, 7), lit('#584628', l)),
        ) +
        // Barbed wire.
        [24, 96, 168, 240]
          .map((at) =>
            path(
              `M${at - 7} 204 L${at + 7} 174 M${at + 7} 204 L${at - 7} 174`,
              'none',
              `stroke="${lit('#4a3a28', l)}" stroke-width="4"`,
            ),
          )
          .join('') +
        path(
          `M-8 190 ${repeat(16, () => 'q 4 -14 9 0 q 4 12 8 0')}`,
          'none',
          `stroke="${lit('#3a3a3e', l)}" stroke-width="1.6"`,
        )
      );
    },
  },
  'haunted house': {
    words: [
      'in a haunted house',
      'at a haunted house',
      'in front of a haunted house',
      'in a haunted mansion',
    ],
    like: 'in a graveyard',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const left = r.chance(0.5);
      const x = mirrored(!left);
      const wall = lit('#4a3f5c', { ...l, level: Math.max(0.55, l.level * 0.8) });
      const roof = lit('#2c2440', { ...l, level: Math.max(0.5, l.level * 0.8) });
      const lamp = '#ffb52a';
      const pane = (px: number, y: number, w: number, h: number) =>
        rect(px, y, w, h, lamp) + rect(px + w / 2 - 1, y, 2, h, roof) + rect(px, y + h / 2 - 1, w, 2, roof);
      const gable = (px: number, y: number, w: number, h: number) =>
        polygon(
          [
            [px - 8, y],
            [px + w / 2 + r.range(-5, 5), y - h],
            [px + w + 8, y],
          ],
          roof,
        );
      const bat = (bx: number, y: number, s: number) =>
        path(
          `M${n(bx)} ${n(y)} q ${n(-6 * s)} ${n(-10 * s)} ${n(-17 * s)} ${n(-4 * s)} q ${n(7 * s)} ${n(1 * s)} ${n(8 * s)} ${n(8 * s)} q ${n(5 * s)} ${n(-4 * s)} ${n(9 * s)} ${n(2 * s)} q ${n(4 * s)} ${n(-6 * s)} ${n(9 * s)} ${n(-2 * s)} q ${n(1 * s)} ${n(-7 * s)} ${n(8 * s)} ${n(-8 * s)} q ${n(-11 * s)} ${n(-6 * s)} ${n(-17 * s)} ${n(4 * s)} Z`,
          '#1a1428',
        );
      const tree = (tx: number, side: number) =>
        path(
          `M${tx} 206 Q${tx + side * 6} 150 ${tx - side * 2} 112 M${tx + side * 2} 152 q ${side * 22} -8 ${side * 28} -34 M${tx + side} 136 q ${-side * 16} -6 ${-side * 20} -26 M${tx + side * 18} 140 q ${side * 14} 0 ${side * 20} -10`,
          'none',
          'stroke="#2a2030" stroke-width="6" stroke-linecap="round"',
        );
      return (
        rect(0, 0, 256, 200, '#3a2a5a', 'opacity="0.4"') +
        hills(r, 168, 8, lit('#4a5a48', l)) +
        bat(x(50), 44, 1.1) +
        bat(x(206), 62, 0.9) +
        bat(x(226), 28, 0.7) +
        rect(x(128) - 66, 110, 132, 90, wall) +
        gable(x(128) - 66, 112, 132, 34) +
        rect(x(90) - 20, 66, 40, 134, wall) +
        gable(x(90) - 20, 68, 40, 50) +
        rect(x(166) - 16, 84, 32, 116, wall) +
        gable(x(166) - 16, 86, 32, 36) +
        repeat(9, () => rect(r.range(70, 176), r.range(112, 190), 12, 3, roof, 'opacity="0.7"')) +
        pane(x(90) - 9, 80, 18, 22) +
        pane(x(90) - 9, 122, 18, 22) +
        pane(x(166) - 8, 98, 16, 20) +
        pane(x(166) - 8, 140, 16, 20) +
        path(`M${x(128) - 13} 200 V168 Q${x(128)} 146 ${x(128) + 13} 168 V200 Z`, '#1a1428') +
        // A ghost looks out.
        path(`M${x(128) - 8} 198 V176 q 8 -16 16 0 V198 l -4 -4 l -4 4 l -4 -4 Z`, '#f4f4fa') +
        circle(x(128) - 3, 178, 1.8, '#1a1428') +
        circle(x(128) + 3, 178, 1.8, '#1a1428') +
        tree(x(18), left ? 1 : -1) +
        tree(x(238), left ? -1 : 1) +
        flat(196, lit('#3f4a3a', l)) +
        polygon(
          [
            [116, 198],
            [140, 198],
            [190, 256],
            [66, 256],
          ],
          lit('#6a5f68', l),
        ) +
        repeat(9, (i) =>
          i > 2 && i < 6
            ? ''
            : rect(i * 30 + 4, 176, 4, 34, '#16121e') +
              polygon(
                [
                  [i * 30 + 1, 178],
                  [i * 30 + 6, 168],
                  [i * 30 + 11, 178],
                ],
                '#16121e',
              ),
        ) +
        rect(0, 186, 94, 3, '#16121e') +
        rect(176, 186, 80, 3, '#16121e') +
        repeat(3, () =>
          ellipse(r.range(0, 256), r.range(206, 240), r.range(40, 70), 6, '#d8d0f0', 'opacity="0.22"'),
        )
      );
    },
  },
  heaven: {
    words: ['in heaven', 'at the gates of heaven', 'at the pearly gates', "at heaven's gate"],
    like: 'in the mountains',
    ground: [0.82, 0.94],
    enclosed: true,
    draw: (r) => {
      const [high, low] = r.pick([
        ['#8ad0ff', '#fff4d8'],
        ['#a8c8ff', '#ffe8f4'],
        ['#ffd88a', '#fffbe8'],
      ] as const);
      const gold = '#f0c040';
      const column = (x: number) =>
        rect(x, 66, 20, 126, '#ffffff') +
        repeat(3, (i) => rect(x + 3 + i * 6, 70, 2, 118, '#e4dcc8')) +
        rect(x - 4, 58, 28, 10, gold) +
        circle(x + 10, 50, 9, gold);
      const puffs = (y: number, s: number, fill: string) =>
        repeat(9, (i) => circle(i * 34 + r.range(-8, 8), y + r.range(-5, 5), s * r.range(0.8, 1.15), fill));
      return (
        flat(0, low) +
        repeat(8, (i) => rect(0, i * 16, 256, 17, high, `opacity="${n(Math.max(0.1, 0.9 - i * 0.11))}"`)) +
        repeat(11, (i) =>
          polygon(
            [
              [128, 96],
              [128 + 230 * Math.cos((i * Math.PI) / 5.5), 96 + 230 * Math.sin((i * Math.PI) / 5.5)],
              [
                128 + 230 * Math.cos((i * Math.PI) / 5.5 + 0.24),
                96 + 230 * Math.sin((i * Math.PI) / 5.5 + 0.24),
              ],
            ],
            'rgba(255,250,210,0.5)',
          ),
        ) +
        circle(128, 96, 40, 'rgba(255,252,225,0.9)') +
        cloud(r.range(20, 60), r.range(30, 50), 1.3, '#ffffff', 0.95) +
        cloud(r.range(196, 236), r.range(30, 50), 1.3, '#ffffff', 0.95) +
        // The golden gate, open in the middle.
        column(44) +
        column(192) +
        repeat(2, (side) => {
          const at = (i: number) => (side === 0 ? 70 + i * 9 : 182 - i * 9);
          return (
            repeat(
              5,
              (i) => rect(at(i), 84 + i * 6, 4, 108 - i * 6, gold) + circle(at(i) + 2, 82 + i * 6, 4, gold),
            ) +
            path(`M${at(0)} 86 Q${at(2)} 92 ${at(4) + 4} 112`, 'none', `stroke="${gold}" stroke-width="4"`) +
            rect(side === 0 ? 68 : 146, 150, 42, 4, gold)
          );
        }) +
        puffs(190, 25, '#f4f8ff') +
        puffs(208, 26, '#ffffff') +
        flat(208, '#ffffff') +
        puffs(232, 20, '#eef4fc') +
        repeat(5, () => ellipse(r.range(10, 246), r.range(216, 250), r.range(16, 30), 5, '#e4eefa'))
      );
    },
  },
  sky: {
    words: ['in the sky', 'in the clouds', 'high in the sky', 'flying through the sky'],
    like: 'in the mountains',
    ground: [0.7, 0.85],
    floating: true,
    draw: (r, l) => {
      const bright = lamplit(l, 0.6);
      return (
        repeat(5, (i) =>
          cloud(
            r.range(10, 246),
            40 + i * 34 + r.range(-10, 10),
            r.range(0.9, 1.7),
            lit('#ffffff', bright),
            0.9,
          ),
        ) +
        repeat(10, (i) => circle(i * 30 - 6, 244 + r.range(-8, 8), r.range(22, 32), lit('#e4eefa', bright))) +
        repeat(10, (i) => circle(i * 30 + 8, 258 + r.range(-5, 5), r.range(22, 30), lit('#ffffff', bright))) +
        (l.level < 1
          ? ''
          : path(
              `M${n(r.range(20, 60))} 70 q 7 -9 13 0 q 7 -9 13 0 M${n(r.range(180, 220))} 96 q 6 -8 11 0 q 6 -8 11 0`,
              'none',
              'stroke="#4a5a6a" stroke-width="2.5"',
            ))
      );
    },
  },
  'candy land': {
    words: ['in a candy land', 'in candy land', 'in a land of candy', 'in a candy forest'],
    like: 'in a meadow',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const bright = lamplit(l, 0.7);
      const white = lit('#ffffff', bright);
      const lolly = (x: number, y: number, s: number) => {
        const fill = lit(r.pick(SWEETS), bright);
        return (
          rect(x - 2 * s, y - 60 * s, 4 * s, 60 * s, white) +
          circle(x, y - 66 * s, 20 * s, fill) +
          path(
            `M${n(x)} ${n(y - 66 * s)} q ${n(7 * s)} ${n(-7 * s)} ${n(9 * s)} ${n(2 * s)} q ${n(-1 * s)} ${n(12 * s)} ${n(-13 * s)} ${n(9 * s)} q ${n(-14 * s)} ${n(-6 * s)} ${n(-8 * s)} ${n(-19 * s)} q ${n(9 * s)} ${n(-12 * s)} ${n(22 * s)} ${n(-3 * s)}`,
            'none',
            `stroke="${white}" stroke-width="${n(4 * s)}"`,
          )
        );
      };
      const cane = (x: number, y: number, side: number) =>
        path(
          `M${x} ${y} V${y - 62} q 0 -17 ${side * 15} -17 q ${side * 15} 0 ${side * 15} 17`,
          'none',
          `stroke="${white}" stroke-width="9"`,
        ) +
        repeat(5, (i) =>
          polygon(
            [
              [x - 4.5, y - 8 - i * 12],
              [x + 4.5, y - 13 - i * 12],
              [x + 4.5, y - 7 - i * 12],
              [x - 4.5, y - 2 - i * 12],
            ],
            lit('#e8304a', bright),
          ),
        );
      return (
        hills(r, 148, 14, lit('#ffb8e0', l)) +
        hills(r, 168, 8, lit('#b8e8ff', l)) +
        // A house of gingerbread with icing.
        rect(96, 126, 70, 62, lit('#b8703a', bright)) +
        polygon(
          [
            [84, 130],
            [131, 82],
            [178, 130],
          ],
          lit('#fff0f8', bright),
        ) +
        repeat(9, (i) => circle(88 + i * 11, 131, 6.5, lit('#fff0f8', bright))) +
        repeat(7, (i) =>
          circle(105 + i * 9, 122 - (3 - Math.abs(i - 3)) * 10, 4.5, lit(SWEETS[i % SWEETS.length]!, bright)),
        ) +
        path('M121 188 V160 q 10 -14 20 0 V188 Z', lit('#ff7ac0', bright)) +
        repeat(2, (i) =>
          rect(102 + i * 44, 142, 14, 14, glass(l, '#fff0a8'), `stroke="${white}" stroke-width="3"`),
        ) +
        cane(30, 196, 1) +
        cane(226, 196, -1) +
        lolly(62, 198, 1) +
        lolly(200, 198, 1.05) +
        lolly(10, 206, 1.25) +
        lolly(248, 206, 1.25) +
        hills(r, 190, 4, lit('#a8f0c8', l)) +
        polygon(
          [
            [118, 192],
            [144, 192],
            [196, 256],
            [66, 256],
          ],
          lit('#fff0d0', bright),
        ) +
        repeat(15, () =>
          circle(r.range(4, 252), r.range(204, 250), r.range(4, 7), lit(r.pick(SWEETS), bright)),
        )
      );
    },
  },
};
