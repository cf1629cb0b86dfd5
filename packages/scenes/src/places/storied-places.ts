// Places that training scenes do not have: of stories and of wars, over roofs and clouds, by the water.
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
  n,
  path,
  pine,
  polygon,
  rect,
  repeat,
  skyline,
  WALLS,
} from './shapes.ts';

const SWEETS = ['#ff7ac0', '#ffd84a', '#7ad8ff', '#b08aff', '#8af0a0', '#ff8a6a'];

export const STORIED_PLACES: Readonly<Record<string, Place>> = {
  harbour: {
    words: ['at the harbour', 'at the harbor', 'on a dock', 'on the pier', 'in a harbour'],
    like: 'on the ocean',
    ground: [0.86, 0.96],
    draw: (r, l) => {
      const bright = lamplit(l, 0.66);
      const left = r.chance(0.5);
      const x = (at: number) => (left ? at : 256 - at);
      const boat = (at: number, y: number, s: number, hull: string) =>
        path(
          `M${n(x(at) - 30 * s)} ${n(y - 10 * s)} H${n(x(at) + 32 * s)} L${n(x(at) + 22 * s)} ${n(y + 8 * s)} H${n(x(at) - 24 * s)} Z`,
          lit(hull, bright),
        ) +
        rect(x(at) - 31 * s, y - 12 * s, 64 * s, 4 * s, lit('#ffffff', bright)) +
        rect(x(at) - 1.2 * s, y - 78 * s, 2.6 * s, 68 * s, lit('#8a6a4a', l)) +
        polygon(
          [
            [x(at) + 3 * s, y - 76 * s],
            [x(at) + 3 * s, y - 18 * s],
            [x(at) + 30 * s, y - 18 * s],
          ],
          lit('#fff8ec', bright),
        ) +
        polygon(
          [
            [x(at) - 3 * s, y - 66 * s],
            [x(at) - 3 * s, y - 18 * s],
            [x(at) - 22 * s, y - 18 * s],
          ],
          lit(r.pick(['#e0503a', '#f0b030', '#3a8ad0', '#fff8ec']), bright),
        );
      return (
        hills(r, 140, 10, lit('#7a9a78', l)) +
        // A lighthouse on rocks.
        path(
          `M${n(x(220) - 13)} 146 L${n(x(220) - 8)} 62 H${n(x(220) + 8)} L${n(x(220) + 13)} 146 Z`,
          lit('#ffffff', bright),
        ) +
        [0, 1, 2]
          .map((i) =>
            polygon(
              [
                [x(220) - 9.5 - i * 1.6, 80 + i * 26],
                [x(220) + 9.5 + i * 1.6, 80 + i * 26],
                [x(220) + 10.5 + i * 1.6, 92 + i * 26],
                [x(220) - 10.5 - i * 1.6, 92 + i * 26],
              ],
              lit('#d8303a', bright),
            ),
          )
          .join('') +
        rect(x(220) - 7, 48, 14, 14, l.level < 0.6 ? '#fff4a0' : lit('#cfe8f4', bright)) +
        polygon(
          [
            [x(220) - 10, 48],
            [x(220), 36],
            [x(220) + 10, 48],
          ],
          lit('#d8303a', bright),
        ) +
        (l.level < 0.6
          ? polygon(
              [
                [x(220), 55],
                [x(-40), 24],
                [x(-40), 88],
              ],
              'rgba(255,244,170,0.3)',
            )
          : '') +
        ellipse(x(220), 150, 34, 10, lit('#7a7a80', l)) +
        flat(150, lit('#2f8fc0', l)) +
        repeat(16, () =>
          path(
            `M${n(r.range(0, 236))} ${n(r.range(158, 206))} q 6 -5 12 0 t 12 0`,
            'none',
            `stroke="${lit('#9fd8ee', l)}" stroke-width="2"`,
          ),
        ) +
        boat(128, 168, 0.75, '#2a5a8a') +
        boat(50, 190, 1.15, r.pick(['#a83a3a', '#2f7a6a', '#3a4a8a'])) +
        // The planks of the pier with posts.
        repeat(
          4,
          (i) =>
            rect(20 + i * 70, 190, 11, 34, lit('#7a5636', l), 'rx="3"') +
            rect(19 + i * 70, 188, 13, 5, lit('#e8e0d0', bright), 'rx="2"'),
        ) +
        path(
          'M26 200 Q60 218 96 200 Q130 218 166 200 Q200 218 236 200',
          'none',
          `stroke="${lit('#d8c088', l)}" stroke-width="3.5"`,
        ) +
        flat(212, lit('#b88a5a', l)) +
        repeat(3, (i) => rect(0, 222 + i * 12, 256, 2, lit('#8a6238', l))) +
        rect(0, 212, 256, 4, lit('#d0a472', l))
      );
    },
  },
  rooftop: {
    words: ['on a rooftop', 'on the rooftop', 'on the roof', 'on top of a building'],
    like: 'in the city',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const left = r.chance(0.5);
      const x = (at: number, w = 0) => (left ? at : 256 - at - w);
      const bright = lamplit(l, 0.5);
      return (
        skyline(r, 190, 70, 130, WALLS.slice(0, 3), { ...l, level: l.level * 0.85 }) +
        skyline(r, 196, 20, 74, WALLS, l) +
        // A water tank, an aerial, and pipes.
        rect(x(24, 4), 118, 4, 72, lit('#5a4a40', l)) +
        rect(x(62, 4), 118, 4, 72, lit('#5a4a40', l)) +
        rect(x(43, 4), 118, 4, 72, lit('#5a4a40', l)) +
        rect(x(18, 54), 70, 54, 52, lit('#9a6a44', bright), 'rx="3"') +
        repeat(3, (i) => rect(x(18, 54), 80 + i * 15, 54, 2.5, lit('#6a452a', l))) +
        polygon(
          [
            [x(14), 72],
            [x(45), 46],
            [x(76), 72],
          ],
          lit('#6a5a54', l),
        ) +
        rect(x(196, 46), 138, 46, 56, lit('#b8a898', l)) +
        rect(x(192, 54), 132, 54, 7, lit('#8a7a6c', l)) +
        rect(x(208, 22), 152, 22, 42, lit('#5a6a7a', l)) +
        circle(x(225), 172, 1.8, lit('#e8d060', bright)) +
        rect(x(120, 3), 116, 3, 74, lit('#8a929a', l)) +
        repeat(4, (i) => rect(x(108 + i * 3, 27 - i * 6), 122 + i * 10, 27 - i * 6, 2.5, lit('#8a929a', l))) +
        rect(0, 176, 256, 18, lit('#a8685a', l)) +
        repeat(22, (i) =>
          rect(
            (i % 11) * 25 - Math.floor(i / 11) * 12,
            177 + Math.floor(i / 11) * 9,
            23,
            7.5,
            lit('#b8786a', l),
          ),
        ) +
        rect(0, 170, 256, 8, lit('#cbbcae', l)) +
        flat(194, lit('#8a8a90', l)) +
        repeat(3, (i) => rect(0, 206 + i * 17, 256, 1.8, lit('#767680', l))) +
        rect(x(150, 26), 196, 26, 16, lit('#b0b8c0', l)) +
        repeat(3, (i) => rect(x(153 + i * 8, 4), 199, 4, 10, lit('#6a747e', l)))
      );
    },
  },
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
      const x = (at: number) => (left ? at : 256 - at);
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
      const x = (at: number) => (left ? at : 256 - at);
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
  treehouse: {
    words: ['in a treehouse', 'in a tree house', 'at a treehouse', 'in the treehouse'],
    like: 'in the forest',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const left = r.chance(0.5);
      const x = (at: number, w = 0) => (left ? at : 256 - at - w);
      const trunk = lit('#7a5535', l);
      const wood = lit(r.pick(['#c8925a', '#b87a44', '#d8a468']), l);
      const dark = lit('#6a4426', l);
      const leaf = (cx: number, cy: number, s: number, fill: string) => circle(x(cx), cy, s, lit(fill, l));
      return (
        hills(r, 160, 8, lit('#7ab85c', l)) +
        repeat(5, (i) => pine(i * 60 + r.range(-8, 8), 178, r.range(0.7, 1), lit('#4a8a54', l), trunk)) +
        flat(196, lit('#79b858', l)) +
        path(`M${x(60)} 214 Q${x(82)} 170 ${x(80)} 92 H${x(120)} Q${x(118)} 170 ${x(142)} 214 Z`, trunk) +
        path(`M${x(110)} 100 Q${x(150)} 80 ${x(190)} 92`, 'none', `stroke="${trunk}" stroke-width="15"`) +
        leaf(30, 50, 36, '#3f8f45') +
        leaf(96, 22, 40, '#4a9e4c') +
        leaf(160, 24, 36, '#3f8f45') +
        leaf(214, 48, 36, '#4a9e4c') +
        leaf(58, 26, 34, '#56ac56') +
        // The house on its platform, with a rope ladder.
        rect(x(64, 128), 120, 128, 9, dark) +
        path(
          `M${x(70)} 128 L${x(96)} 156 M${x(186)} 128 L${x(140)} 164`,
          'none',
          `stroke="${dark}" stroke-width="7"`,
        ) +
        rect(x(80, 88), 68, 88, 52, wood) +
        repeat(4, (i) => rect(x(80, 88), 78 + i * 11, 88, 1.8, dark)) +
        polygon(
          [
            [x(68), 70],
            [x(124), 34],
            [x(180), 70],
          ],
          lit('#b8503a', l),
        ) +
        rect(x(92, 22), 82, 22, 20, glass(l, '#bfe4f4'), `stroke="${dark}" stroke-width="3"`) +
        rect(x(134, 24), 80, 24, 40, dark) +
        repeat(2, (i) => rect(x(140 + i * 22, 2.5), 128, 2.5, 80, lit('#d8b880', l))) +
        repeat(6, (i) => rect(x(138, 30), 136 + i * 12, 30, 4, lit('#d8b880', l))) +
        leaf(22, 84, 24, '#56ac56') +
        leaf(234, 80, 26, '#56ac56') +
        repeat(5, (i) => rect(x(66 + i * 9, 3), 104, 3, 18, wood)) +
        repeat(12, () =>
          path(
            `M${n(r.range(0, 252))} ${n(r.range(206, 250))} q 1 -7 4 -9`,
            'none',
            `stroke="${lit('#5a9a40', l)}" stroke-width="2.5"`,
          ),
        )
      );
    },
  },
  waterfall: {
    words: [
      'at a waterfall',
      'in front of a waterfall',
      'by a waterfall',
      'under a waterfall',
      'at niagara falls',
    ],
    like: 'in the jungle',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const x = r.range(112, 144);
      const rock = lit('#8a7f74', l);
      const dark = lit('#6a6058', l);
      const green = lit('#4f9a4c', l);
      const white = lit('#f4fcff', lamplit(l, 0.6));
      return (
        path(`M0 60 Q40 44 ${n(x - 40)} 56 L${n(x - 34)} 200 H0 Z`, rock) +
        path(`M256 56 Q216 40 ${n(x + 40)} 56 L${n(x + 34)} 200 H256 Z`, rock) +
        repeat(7, () => rect(r.range(0, x - 66), r.range(76, 180), r.range(14, 28), 5, dark, 'rx="2"')) +
        repeat(7, () => rect(r.range(x + 44, 236), r.range(76, 180), r.range(14, 28), 5, dark, 'rx="2"')) +
        repeat(
          6,
          (i) =>
            circle(i * (x - 40) * 0.2, 52 + (i % 2) * 4, 16, green) +
            circle(x + 48 + i * 20, 50 + (i % 2) * 4, 16, green),
        ) +
        // The falling water, its spray and the pool.
        path(
          `M${n(x - 42)} 54 Q${n(x)} 46 ${n(x + 42)} 54 L${n(x + 48)} 204 H${n(x - 48)} Z`,
          lit('#5ab8e4', l),
        ) +
        repeat(11, (i) =>
          path(
            `M${n(x - 36 + i * 7.2)} ${n(56 + r.range(0, 20))} V${n(r.range(130, 198))}`,
            'none',
            `stroke="${white}" stroke-width="${n(r.range(2, 4.5))}" opacity="0.85"`,
          ),
        ) +
        flat(192, lit('#3fa8d8', l)) +
        repeat(9, (i) =>
          circle(x - 54 + i * 13.5, 194 + r.range(-6, 4), r.range(8, 15), white, 'opacity="0.8"'),
        ) +
        repeat(9, () =>
          path(
            `M${n(r.range(0, 236))} ${n(r.range(208, 250))} q 6 -5 12 0 t 12 0`,
            'none',
            `stroke="${white}" stroke-width="2"`,
          ),
        ) +
        path('M0 196 Q34 190 54 210 Q40 232 0 234 Z', lit('#6fae52', l)) +
        path('M256 192 Q216 190 206 212 Q220 236 256 236 Z', lit('#6fae52', l)) +
        repeat(4, (i) =>
          ellipse([30, 68, 196, 232][i]!, [214, 222, 220, 210][i]!, 17, 9, i % 2 === 0 ? rock : dark),
        ) +
        repeat(6, (i) =>
          path(
            `M${(i < 3 ? 8 : 224) + (i % 3) * 12} 202 q ${i % 2 === 0 ? -12 : 12} -18 ${i % 2 === 0 ? -14 : 14} -30 q 8 10 ${i % 2 === 0 ? 16 : -16} 30 Z`,
            green,
          ),
        )
      );
    },
  },
  swamp: {
    words: ['in a swamp', 'in the swamp', 'in a bog', 'in the swamps'],
    like: 'on a lake',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const water = lit('#5f7a4a', l);
      const trunk = lit('#4a4234', l);
      const tree = (x: number, s: number) =>
        path(
          `M${n(x - 16 * s)} 190 Q${n(x - 6 * s)} 164 ${n(x - 6 * s)} 110 V20 H${n(x + 6 * s)} V110 Q${n(x + 6 * s)} 164 ${n(x + 18 * s)} 190 Z`,
          trunk,
        ) +
        path(
          `M${n(x)} 74 q ${n(26 * s)} -6 ${n(38 * s)} -30 M${n(x)} 96 q ${n(-26 * s)} -6 ${n(-40 * s)} -28`,
          'none',
          `stroke="${trunk}" stroke-width="${n(7 * s)}"`,
        ) +
        repeat(7, (i) =>
          path(
            `M${n(x - 36 * s + i * 12 * s)} ${n(44 + Math.abs(i - 3) * 7)} q ${n(r.range(-5, 5))} 20 0 ${n(r.range(28, 46))}`,
            'none',
            `stroke="${lit('#7a9a5a', l)}" stroke-width="${n(5 * s)}" stroke-linecap="round"`,
          ),
        );
      return (
        rect(0, 0, 256, 200, lit('#a8b078', l), 'opacity="0.35"') +
        repeat(9, (i) => circle(i * 32, 22 + (i % 2) * 10, 28, lit('#4f6f42', l))) +
        hills(r, 140, 8, lit('#6a8452', l)) +
        tree(r.range(96, 160), 0.7) +
        flat(158, water) +
        tree(34, 1.1) +
        tree(222, 1.1) +
        repeat(12, () =>
          ellipse(r.range(0, 256), r.range(172, 250), r.range(14, 30), 3, lit('#7f9a5e', l), 'opacity="0.8"'),
        ) +
        repeat(6, (i) => {
          const [x, y] = [18 + i * 44 + r.range(-8, 8), 204 + (i % 3) * 18];
          return (
            ellipse(x, y, 13, 5, lit('#6fae4a', l)) +
            polygon(
              [
                [x, y],
                [x + 14, y - 5],
                [x + 14, y + 2],
              ],
              water,
            ) +
            (i % 2 === 0 ? circle(x - 3, y - 5, 4.5, lit('#f4a8d0', lamplit(l, 0.6))) : '')
          );
        }) +
        repeat(8, (i) => {
          const x = (i < 4 ? 6 : 214) + (i % 4) * 11;
          return (
            rect(x, 166 + (i % 2) * 8, 2.5, 50, lit('#5f8a44', l)) +
            rect(x - 1.5, 162 + (i % 2) * 8, 5.5, 18, lit('#7a5030', l), 'rx="2.5"')
          );
        }) +
        repeat(7, () =>
          circle(
            r.range(80, 190),
            r.range(176, 244),
            r.range(2, 4.5),
            'none',
            `stroke="${lit('#b8cc8a', l)}" stroke-width="1.5"`,
          ),
        ) +
        repeat(3, () =>
          ellipse(r.range(30, 226), r.range(150, 176), r.range(50, 80), 7, '#e8f0d8', 'opacity="0.25"'),
        )
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
