// Halls that training scenes do not have, and a spaceship.
import { FRONTS } from './fronts.ts';
import type { Place } from './place.ts';
import { circle, ellipse, flat, n, polygon, rect, repeat } from './shapes.ts';

const LAMPS = ['#ff4a8a', '#4ad0ff', '#ffd84a', '#7aff8a', '#b06aff'];

export const PUBLIC_PLACES: Readonly<Record<string, Place>> = {
  nightclub: {
    words: [
      'in a nightclub',
      'in the nightclub',
      'in a disco',
      'at a disco',
      'at a rave',
      'at a dance party',
    ],
    like: 'on a stage',
    ground: [0.83, 0.96],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#1c1038', '#240f30', '#101a3c']);
      const shift = r.int(0, LAMPS.length - 1);
      const lamp = (i: number) => LAMPS[(i + shift) % LAMPS.length]!;
      const beam = (x: number, to: number, fill: string) =>
        `<path d="M${n(x - 3)} 10 L${n(to - 26)} 200 H${n(to + 26)} L${n(x + 3)} 10 Z" fill="${fill}" opacity="0.38"/>`;
      const speaker = (x: number) =>
        rect(x, 112, 40, 84, '#0a0812', 'rx="3"') +
        circle(x + 20, 134, 11, '#3a3548') +
        circle(x + 20, 134, 4, '#0a0812') +
        circle(x + 20, 170, 16, '#3a3548') +
        circle(x + 20, 170, 6, '#0a0812');
      return (
        flat(0, wall) +
        repeat(5, (i) => beam(24 + i * 52, 24 + i * 52 + r.range(-60, 60), lamp(i))) +
        repeat(5, (i) => circle(24 + i * 52, 8, 7, lamp(i))) +
        repeat(26, () =>
          circle(r.range(0, 256), r.range(20, 180), r.range(1.5, 3.5), r.pick(LAMPS), 'opacity="0.8"'),
        ) +
        speaker(6) +
        speaker(210) +
        flat(194, '#120a24') +
        repeat(21, (i) => {
          const row = Math.floor(i / 7);
          const top = [196, 210, 230][row]!;
          const bottom = [209, 229, 256][row]!;
          const x = (column: number, y: number) => 128 + (column - 3.5) * (y - 130) * 0.72;
          const column = i % 7;
          return polygon(
            [
              [x(column, top) + 1, top],
              [x(column + 1, top) - 1, top],
              [x(column + 1, bottom) - 1, bottom],
              [x(column, bottom) + 1, bottom],
            ],
            lamp(column + row * 3),
          );
        }) +
        rect(0, 194, 256, 62, 'rgba(20,8,40,0.35)') +
        rect(127, 0, 2, 22, '#9a9aa8') +
        circle(128, 46, 26, '#d5dae6') +
        repeat(5, (i) => rect(102, 27 + i * 9, 52, 1.5, '#8a90a4', 'opacity="0.8"')) +
        repeat(3, (i) => ellipse(128, 46, 5 + i * 8, 26, 'none', 'stroke="#8a90a4" stroke-width="1.5"')) +
        repeat(7, () => rect(r.range(110, 140), r.range(28, 58), 6, 6, r.pick(LAMPS))) +
        ellipse(119, 35, 6, 5, '#ffffff')
      );
    },
  },
  'boxing ring': {
    words: [
      'in a boxing ring',
      'in the boxing ring',
      'in the ring',
      'at a boxing match',
      'at a wrestling match',
    ],
    like: 'on a stage',
    ground: [0.82, 0.95],
    enclosed: true,
    draw: (r) => {
      const canvas = r.pick(['#dfe6ee', '#e9e2d0', '#8fb8e0']);
      const crowd = ['#4a3f5c', '#3a3f5c', '#5a4552', '#35324a'];
      const left = r.chance(0.5);
      const post = (x: number, fill: string) =>
        rect(x - 4, 104, 8, 92, '#9aa2ac') + rect(x - 9, 100, 18, 88, fill, 'rx="4"');
      const light = (x: number, to: number) =>
        rect(x - 14, 0, 28, 12, '#c8ced6') +
        polygon(
          [
            [x - 10, 12],
            [x + 10, 12],
            [to + 70, 200],
            [to - 70, 200],
          ],
          'rgba(255,246,200,0.16)',
        );
      return (
        flat(0, '#15131f') +
        repeat(3, (row) =>
          repeat(14, (i) => {
            const x = i * 20 + (row % 2) * 10 + r.range(-3, 3);
            const y = 84 + row * 26 + r.range(-3, 3);
            const fill = r.pick(crowd);
            return circle(x, y, 8, fill) + ellipse(x, y + 20, 12, 13, fill);
          }),
        ) +
        light(60, 90) +
        light(196, 166) +
        light(128, 128) +
        polygon(
          [
            [34, 184],
            [222, 184],
            [276, 256],
            [-20, 256],
          ],
          canvas,
        ) +
        polygon(
          [
            [34, 184],
            [222, 184],
            [226, 189],
            [30, 189],
          ],
          'rgba(0,0,0,0.18)',
        ) +
        // Ropes at the back and at both sides.
        ['#e0403a', '#ffffff', '#3a6ae0']
          .map((fill, i) => {
            const y = 116 + i * 22;
            return (
              `<path d="M30 ${y} H226" stroke="${fill}" stroke-width="5" fill="none"/>` +
              `<path d="M30 ${y} L-20 ${y + 22}" stroke="${fill}" stroke-width="5" fill="none"/>` +
              `<path d="M226 ${y} L276 ${y + 22}" stroke="${fill}" stroke-width="5" fill="none"/>`
            );
          })
          .join('') +
        post(30, left ? '#d8322e' : '#2a5ad0') +
        post(226, left ? '#2a5ad0' : '#d8322e')
      );
    },
  },
  bank: {
    words: ['in a bank', 'in the bank', 'at the bank', 'at a bank', 'in a bank vault'],
    like: 'in a living room',
    ground: [0.83, 0.96],
    enclosed: true,
    front: FRONTS.teller,
    draw: (r) => {
      const wall = r.pick(['#e6dfcc', '#d9e0dc', '#e3d6c4']);
      const wood = r.pick(['#7a4a2c', '#5f4632', '#2f5a4a']);
      const left = r.chance(0.5);
      const vault = left ? 66 : 190;
      const desk = left ? 138 : -6;
      const spoke = (angle: number) =>
        `<path d="M${n(vault - 32 * Math.cos(angle))} ${n(118 - 32 * Math.sin(angle))} L${n(vault + 32 * Math.cos(angle))} ${n(118 + 32 * Math.sin(angle))}" stroke="#d8b04a" stroke-width="5" stroke-linecap="round" fill="none"/>`;
      return (
        flat(0, wall) +
        rect(0, 0, 256, 14, '#c8b98f') +
        rect(0, 14, 256, 4, '#a8976a') +
        rect(vault - 66, 44, 132, 152, '#8f979f', 'rx="6"') +
        circle(vault, 118, 62, '#5f6870') +
        circle(vault, 118, 55, '#b9c2ca') +
        circle(vault, 118, 42, '#9aa4ae') +
        repeat(12, (i) =>
          circle(
            vault + 48.5 * Math.cos((i * Math.PI) / 6),
            118 + 48.5 * Math.sin((i * Math.PI) / 6),
            3.5,
            '#5f6870',
          ),
        ) +
        spoke(0.3) +
        spoke(0.3 + Math.PI / 3) +
        spoke(0.3 + (2 * Math.PI) / 3) +
        circle(vault, 118, 22, 'none', 'stroke="#d8b04a" stroke-width="5"') +
        circle(vault, 118, 8, '#a8822a') +
        // The counter, with tellers' windows.
        rect(desk, 60, 124, 86, '#f7f2e2') +
        repeat(2, (i) => rect(desk + 8 + i * 58, 78, 50, 68, '#7fa8b4')) +
        repeat(16, (i) => rect(desk + 11 + (i % 8) * 6 + Math.floor(i / 8) * 58, 78, 2, 58, '#d8b04a')) +
        rect(desk, 52, 124, 20, wood) +
        circle(desk + 62, 62, 17, '#e8c04a') +
        `<path d="M${n(desk + 68)} 56 Q ${n(desk + 61)} 50 ${n(desk + 57)} 56 Q ${n(desk + 56)} 61 ${n(desk + 62)} 62 Q ${n(desk + 69)} 64 ${n(desk + 67)} 69 Q ${n(desk + 62)} 74 ${n(desk + 56)} 68 M${n(desk + 62)} 49 V75" stroke="#5f4a12" stroke-width="3" fill="none"/>` +
        rect(desk - 6, 144, 136, 9, '#d8cdb4') +
        rect(desk, 153, 124, 44, wood) +
        repeat(3, (i) =>
          rect(desk + 7 + i * 39, 160, 32, 30, 'none', 'stroke="rgba(255,255,255,0.3)" stroke-width="2"'),
        ) +
        flat(196, '#cfc9bd') +
        repeat(7, (i) =>
          polygon(
            [
              [i * 44 - 12, 196],
              [i * 44 + 10, 196],
              [i * 60 - 40, 256],
              [i * 60 - 72, 256],
            ],
            '#beb7a8',
          ),
        )
      );
    },
  },
  spaceship: {
    words: ['in a spaceship', 'on a spaceship', 'inside a spaceship', 'on the spaceship', 'in the spaceship'],
    like: 'in space',
    ground: [0.83, 0.95],
    enclosed: true,
    draw: (r) => {
      const panel = r.pick(['#aeb9c6', '#b9b6c8', '#a8bcc0']);
      const planet = r.pick(['#e08a4a', '#6a8ae0', '#c86aa8', '#5ab88a']);
      const buttons = ['#ff5a5a', '#ffd84a', '#5aff9a', '#5ac8ff'];
      const seat = (x: number) =>
        rect(x, 138, 62, 60, '#6f7a88', 'rx="6"') +
        rect(x + 6, 144, 50, 20, '#123048', 'rx="3"') +
        `<path d="M${n(x + 9)} 157 l 9 -7 l 8 8 l 9 -10 l 8 6 l 8 -5" stroke="#5affc8" stroke-width="2" fill="none"/>` +
        repeat(8, (i) => circle(x + 12 + (i % 4) * 13, 173 + Math.floor(i / 4) * 12, 4, r.pick(buttons)));
      return (
        flat(0, panel) +
        repeat(4, (i) => rect(i * 66 + 3, 3, 58, 62, 'rgba(255,255,255,0.22)', 'rx="6"')) +
        repeat(4, (i) => rect(i * 66 + 3, 71, 58, 60, 'rgba(255,255,255,0.22)', 'rx="6"')) +
        rect(0, 130, 256, 66, '#8a95a4') +
        circle(128, 86, 82, '#5f6a78') +
        circle(128, 86, 76, '#dfe6ee') +
        circle(128, 86, 66, '#0a0f2c') +
        repeat(16, (i) => {
          const angle = (i * Math.PI) / 8;
          return circle(128 + 71 * Math.cos(angle), 86 + 71 * Math.sin(angle), 2.4, '#7a8592');
        }) +
        repeat(34, () => {
          const angle = r.range(0, Math.PI * 2);
          const far = Math.sqrt(r.range(0, 1)) * 62;
          return circle(
            128 + far * Math.cos(angle),
            86 + far * Math.sin(angle),
            r.range(0.7, 1.8),
            '#ffffff',
          );
        }) +
        circle(r.chance(0.5) ? 96 : 160, r.range(54, 68), 18, planet) +
        seat(4) +
        seat(190) +
        flat(196, '#5c6674') +
        rect(0, 196, 256, 5, '#4ad0ff') +
        repeat(8, (i) =>
          polygon(
            [
              [128 + (i - 3.5) * 34 - 1, 201],
              [128 + (i - 3.5) * 34 + 1, 201],
              [128 + (i - 3.5) * 60 + 2, 256],
              [128 + (i - 3.5) * 60 - 2, 256],
            ],
            '#47505c',
          ),
        ) +
        rect(0, 222, 256, 2, '#47505c')
      );
    },
  },
};
