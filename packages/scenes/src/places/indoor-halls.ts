// Halls that training scenes do not have: where people pray, are judged and kept, and look at art.
import { FRONTS } from './fronts.ts';
import type { Place } from './place.ts';
import { circle, ellipse, flat, mirrored, n, path, planks, rect, repeat } from './shapes.ts';

export const INDOOR_HALLS: Readonly<Record<string, Place>> = {
  church: {
    words: ['in a church', 'in the church', 'in church', 'in a cathedral', 'in a chapel'],
    like: 'in a castle',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#d8ccb8', '#c4c0c8', '#e4d8c4', '#b8aca0']);
      const wood = r.pick(['#7a4a28', '#8f5c34', '#5e3a24']);
      const glass = ['#e0423a', '#2f6ad0', '#f0c030', '#3aa05a', '#8a4ab8', '#40b0d8'];
      const arch = (x: number, y: number, w: number, h: number) =>
        `M${n(x)} ${n(y + h)} V${n(y + w * 0.7)} Q${n(x)} ${n(y + w * 0.2)} ${n(x + w / 2)} ${n(y)} Q${n(x + w)} ${n(y + w * 0.2)} ${n(x + w)} ${n(y + w * 0.7)} V${n(y + h)} Z`;
      const pane = (x: number) =>
        path(arch(x, 30, 44, 106), '#4a4450', 'stroke="#f4ecdc" stroke-width="4"') +
        circle(x + 22, 52, 8, r.pick(glass)) +
        repeat(8, (i) => rect(x + 4 + (i % 2) * 19, 66 + Math.floor(i / 2) * 17, 17, 15, r.pick(glass)));
      const pew = (x: number, y: number, w: number) =>
        rect(x, y, w, 7, wood, 'rx="2"') +
        rect(x, y + 9, w, 22, wood) +
        rect(x, y + 9, w, 3, 'rgba(0,0,0,0.25)');
      return (
        flat(0, wall) +
        path(arch(76, -6, 104, 204), 'rgba(60,40,50,0.22)') +
        pane(18) +
        pane(194) +
        repeat(
          2,
          (i) => rect(70 + i * 104, 40, 12, 156, '#f0e8da') + rect(66 + i * 104, 34, 20, 10, '#f0e8da'),
        ) +
        // Cross, altar and candles.
        circle(128, 56, 34, 'rgba(255,236,160,0.45)') +
        rect(123, 22, 10, 84, '#e0a82a') +
        rect(104, 42, 48, 10, '#e0a82a') +
        rect(94, 134, 68, 60, '#ffffff') +
        rect(94, 134, 68, 14, r.pick(['#a8263a', '#5a3a9a', '#2f7a4a'])) +
        [100, 150]
          .map((at) => rect(at, 114, 6, 20, '#fff8e4') + ellipse(at + 3, 108, 3, 6, '#ffb52a'))
          .join('') +
        flat(194, '#b8ac9c') +
        path('M112 194 H144 L180 256 H76 Z', r.pick(['#a8263a', '#5a3a9a', '#8a2f4a'])) +
        [148, 174, 206].map((y, i) => pew(-10, y, 84 - i * 12) + pew(182 + i * 12, y, 84)).join('')
      );
    },
  },
  prison: {
    words: ['in a prison', 'in prison', 'in jail', 'in a jail', 'in a prison cell', 'in a cell'],
    like: 'in a cave',
    ground: [0.85, 0.96],
    enclosed: true,
    front: FRONTS.bars,
    draw: (r) => {
      const wall = r.pick(['#9aa0a4', '#8f9a8e', '#a89c8e', '#8a94a4']);
      const blanket = r.pick(['#e0782a', '#5a7a5a', '#4a6a9a', '#8a8f5a']);
      const x = mirrored(r.chance(0.5));
      const bunk = (y: number) =>
        rect(x(0, 112), y, 112, 7, '#4a5058') +
        rect(x(4, 106), y - 13, 106, 13, '#e4e4dc', 'rx="4"') +
        rect(x(6, 26), y - 20, 26, 12, '#ffffff', 'rx="5"') +
        rect(x(42, 68), y - 15, 68, 17, blanket, 'rx="4"');
      return (
        flat(0, '#767c80') +
        repeat(10, (row) => repeat(7, (i) => rect(i * 42 - (row % 2) * 21, row * 20, 40, 18, wall))) +
        // A window high up.
        rect(x(34, 56), 18, 56, 40, '#5a6066') +
        rect(x(38, 48), 22, 48, 32, '#aee0f8') +
        repeat(4, (i) => rect(x(43 + i * 11, 4), 20, 4, 36, '#3a4046')) +
        flat(194, '#83888a') +
        rect(0, 194, 256, 4, '#5e6466') +
        bunk(118) +
        bunk(176) +
        rect(x(108, 6), 84, 6, 120, '#4a5058') +
        rect(x(0, 5), 84, 5, 120, '#4a5058') +
        // The door of bars.
        rect(x(126, 130), 0, 130, 200, '#23272c') +
        repeat(
          7,
          (i) =>
            rect(x(130 + i * 19, 8), 0, 8, 204, '#aab2ba') + rect(x(136 + i * 19, 2), 0, 2, 204, '#707a84'),
        ) +
        rect(x(122, 134), 10, 134, 10, '#8a949e') +
        rect(x(122, 134), 186, 134, 10, '#8a949e') +
        rect(x(122, 134), 92, 134, 8, '#8a949e') +
        rect(x(140, 28), 82, 28, 34, '#5a646e', 'rx="3" stroke="#3a4046" stroke-width="2"') +
        circle(x(154), 95, 4, '#15181c') +
        rect(x(152, 4), 96, 4, 12, '#15181c')
      );
    },
  },
  courtroom: {
    words: ['in a courtroom', 'in the courtroom'],
    like: 'in a living room',
    ground: [0.86, 0.97],
    enclosed: true,
    front: FRONTS['witness stand'],
    draw: (r) => {
      const wall = r.pick(['#b98a5e', '#a8744a', '#c8a47c']);
      const wood = r.pick(['#6e4024', '#7f4a28', '#583422']);
      const gold = '#f0c040';
      const line = `stroke="${gold}" stroke-width="3" stroke-linecap="round"`;
      const column = (x: number) =>
        rect(x - 4, 8, 40, 12, '#f4efe6') +
        rect(x, 20, 32, 166, '#ece6da') +
        repeat(3, (i) => rect(x + 5 + i * 9, 22, 3, 162, '#cfc6b6')) +
        rect(x - 4, 184, 40, 12, '#f4efe6');
      const pan = (x: number) =>
        path(
          `M${n(x)} 36 L${n(x - 13)} 62 M${n(x)} 36 L${n(x + 13)} 62`,
          'none',
          `stroke="${gold}" stroke-width="2"`,
        ) + path(`M${n(x - 16)} 62 H${n(x + 16)} Q${n(x)} 80 ${n(x - 16)} 62 Z`, gold);
      const flag = (x: number, stripes: string) =>
        rect(x, 60, 3, 134, gold) +
        circle(x + 1.5, 58, 4, gold) +
        path(`M${n(x + 3)} 64 Q${n(x + 22)} 74 ${n(x + 20)} 130 L${n(x + 3)} 126 Z`, stripes);
      return (
        flat(0, wall) +
        repeat(4, (i) =>
          rect(52 + i * 40, 10, 32, 176, 'none', `stroke="${wood}" stroke-width="2" opacity="0.5"`),
        ) +
        column(8) +
        column(216) +
        // Scales of justice above the chair of the judge.
        circle(128, 50, 46, wood) +
        circle(128, 50, 41, '#24405e') +
        rect(126.5, 22, 3, 56, gold) +
        path('M102 36 Q128 22 154 36', 'none', line) +
        path('M114 82 H142', 'none', 'stroke="#f0c040" stroke-width="5"') +
        pan(103) +
        pan(153) +
        flag(54, '#c8323a') +
        flag(180, '#2f56a8') +
        rect(108, 92, 40, 40, '#8a2430', 'rx="8"') +
        // The bench, a gavel and the seats of witness and clerk.
        rect(70, 116, 116, 9, '#a8703f') +
        rect(76, 125, 104, 72, wood) +
        rect(84, 133, 26, 56, 'none', 'stroke="#a8703f" stroke-width="3"') +
        rect(146, 133, 26, 56, 'none', 'stroke="#a8703f" stroke-width="3"') +
        path('M152 112 L172 100', 'none', 'stroke="#5a2f18" stroke-width="4"') +
        path('M146 104 L156 118', 'none', 'stroke="#3a1e10" stroke-width="10"') +
        [0, 196]
          .map(
            (at) =>
              rect(at - 6, 148, 72, 7, '#a8703f') +
              rect(at - 2, 155, 64, 42, wood) +
              repeat(4, (i) => rect(at + 4 + i * 15, 160, 6, 32, '#8f5a34')),
          )
          .join('') +
        planks(196, r.pick(['#8f3a3a', '#3f5a7a', '#a8764a']), 'rgba(0,0,0,0.15)')
      );
    },
  },
  museum: {
    words: ['in a museum', 'in the museum', 'at the museum', 'in an art gallery', 'at an exhibition'],
    like: 'in a living room',
    ground: [0.87, 0.97],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#8a2f3a', '#2f4a6a', '#3f6a52', '#e8e0d0', '#6a4a72']);
      const rope = r.pick(['#c8202f', '#2a4ac8', '#7a1a8a']);
      const frame = (x: number, y: number, w: number, h: number) =>
        path(
          `M${n(x + w / 2 - 8)} 0 H${n(x + w / 2 + 8)} L${n(x + w + 8)} ${n(y + h)} H${n(x - 8)} Z`,
          'rgba(255,244,200,0.18)',
        ) +
        rect(x - 6, y - 6, w + 12, h + 12, '#d8a430') +
        rect(x - 3, y - 3, w + 6, h + 6, '#a87818') +
        rect(x, y, w, h, '#f4ead0');
      const sea =
        frame(20, 44, 62, 48) +
        rect(20, 44, 62, 28, '#f0b86a') +
        circle(62, 62, 8, '#fff0b0') +
        rect(20, 70, 62, 22, '#3a7aa8') +
        path('M30 78 H48 L44 84 H34 Z', '#5a3420') +
        path('M39 54 V76 H52 Z', '#ffffff');
      const portrait =
        frame(106, 30, 46, 66) +
        rect(106, 30, 46, 66, r.pick(['#6a7a4a', '#4a5a6a', '#7a5a4a'])) +
        path('M108 96 Q110 74 129 74 Q148 74 150 96 Z', r.pick(['#3a2a4a', '#7a2430', '#24405e'])) +
        ellipse(129, 58, 16, 19, '#3a2418') +
        ellipse(129, 60, 10.5, 14, '#f0c8a0');
      const shapes =
        frame(178, 44, 56, 48) +
        circle(196, 62, 12, '#e0433a') +
        rect(206, 54, 22, 30, '#2f6ad0') +
        path('M184 88 L198 70 L212 88 Z', '#f0c030');
      return (
        flat(0, wall) +
        rect(0, 0, 256, 14, '#f4efe4') +
        repeat(3, (i) => circle(51 + i * 78, 14, 5, '#fff4c0')) +
        sea +
        portrait +
        shapes +
        rect(0, 180, 256, 10, '#f4efe4') +
        planks(190, '#c8a070', '#a88254') +
        // A vase and a head of marble on pedestals, behind the rope.
        [6, 216]
          .map((at) => rect(at, 148, 36, 46, '#f0ece4') + rect(at - 3, 142, 42, 8, '#ffffff'))
          .join('') +
        path('M16 142 Q2 122 18 110 V104 H30 V110 Q46 122 32 142 Z', '#c8623a') +
        rect(11, 122, 26, 5, '#3a2418') +
        path('M220 142 Q222 128 230 128 V120 H238 V128 Q248 128 250 142 Z', '#dcd8d0') +
        ellipse(234, 112, 9, 12, '#dcd8d0') +
        path(
          'M18 168 Q54 206 92 168 Q128 206 164 168 Q202 206 238 168',
          'none',
          `stroke="${rope}" stroke-width="6" stroke-linecap="round"`,
        ) +
        [18, 92, 164, 238]
          .map(
            (at) =>
              rect(at - 2.5, 164, 5, 42, '#e0b040') +
              circle(at, 163, 5, '#e0b040') +
              ellipse(at, 206, 11, 4, '#c09020'),
          )
          .join('')
      );
    },
  },
};
