// Places that training scenes do not have: inside trains, buses, airplanes and lifts, and cars queued on a road.
import type { Place } from './place.ts';
import {
  circle,
  ellipse,
  flat,
  hills,
  lamplit,
  lit,
  n,
  path,
  polygon,
  rect,
  repeat,
  skyline,
  WALLS,
} from './shapes.ts';

const CARS = ['#d8403a', '#3a78d0', '#f0b838', '#f4f4f0', '#3f9a6a', '#8a5ab0'];

/** Land that is seen through the windows of something that moves. */
const view = (top: number, bottom: number, sky: string, land: string, far: string, bend: number) =>
  rect(0, top, 256, bottom - top, sky) +
  path(
    `M0 ${n(bottom - 26)} Q 64 ${n(bottom - 40 - bend)} 128 ${n(bottom - 28)} T 256 ${n(bottom - 30)} V${n(bottom)} H0 Z`,
    far,
  ) +
  path(
    `M0 ${n(bottom - 12)} Q 80 ${n(bottom - 20 + bend)} 160 ${n(bottom - 12)} T 256 ${n(bottom - 14)} V${n(bottom)} H0 Z`,
    land,
  );

const VIEWS = [
  ['#9adcf8', '#7fc05a', '#a8d88a'],
  ['#ffc58a', '#a89a4a', '#c8a860'],
  ['#aee4ff', '#e0c070', '#8fb86a'],
  ['#26306a', '#1c3a3a', '#2a3a5a'],
] as const;

/** A car seen from behind. */
const carFromBehind = (x: number, y: number, s: number, paint: string, window: string) =>
  rect(x - 30 * s, y - 10 * s, 13 * s, 12 * s, '#1c1e22', `rx="${n(3 * s)}"`) +
  rect(x + 17 * s, y - 10 * s, 13 * s, 12 * s, '#1c1e22', `rx="${n(3 * s)}"`) +
  path(
    `M${n(x - 26 * s)} ${n(y - 32 * s)} L${n(x - 19 * s)} ${n(y - 54 * s)} H${n(x + 19 * s)} L${n(x + 26 * s)} ${n(y - 32 * s)} Z`,
    paint,
  ) +
  path(
    `M${n(x - 20 * s)} ${n(y - 34 * s)} L${n(x - 15.5 * s)} ${n(y - 49 * s)} H${n(x + 15.5 * s)} L${n(x + 20 * s)} ${n(y - 34 * s)} Z`,
    window,
  ) +
  rect(x - 32 * s, y - 34 * s, 64 * s, 28 * s, paint, `rx="${n(7 * s)}"`) +
  rect(x - 30 * s, y - 28 * s, 13 * s, 8 * s, '#ff3a2a', `rx="${n(3 * s)}"`) +
  rect(x + 17 * s, y - 28 * s, 13 * s, 8 * s, '#ff3a2a', `rx="${n(3 * s)}"`) +
  rect(x - 11 * s, y - 22 * s, 22 * s, 8 * s, '#fff8d8') +
  rect(x - 32 * s, y - 12 * s, 64 * s, 4 * s, 'rgba(0,0,0,0.3)');

export const VEHICLE_INTERIORS: Readonly<Record<string, Place>> = {
  train: {
    words: ['on a train', 'in a train', 'on the train', 'inside a train', 'in a train compartment'],
    like: 'in the city',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const [sky, land, far] = r.pick(VIEWS);
      const seat = r.pick(['#a83a3a', '#2f6a4a', '#2a5a9a', '#8a5a2a']);
      const wood = r.pick(['#a8744a', '#8a5c38', '#c0905a']);
      const pane = (x: number) => rect(x, 40, 104, 74, 'none', 'rx="8" stroke="#e8d8b8" stroke-width="6"');
      const bench = (x: number, back: boolean) =>
        rect(back ? x : x + 48, 100, 18, 96, seat, 'rx="7"') +
        rect(x, 160, 66, 20, seat, 'rx="6"') +
        rect(x + 4, 180, 58, 16, 'rgba(0,0,0,0.45)') +
        rect(back ? x + 2 : x + 50, 96, 14, 14, '#fff8e8', 'rx="4"');
      return (
        view(30, 124, sky, land, far, r.range(-6, 8)) +
        rect(0, 0, 256, 40, wood) +
        rect(0, 114, 256, 84, wood) +
        rect(0, 36, 14, 84, wood) +
        rect(112, 36, 32, 84, wood) +
        rect(242, 36, 14, 84, wood) +
        pane(11) +
        pane(141) +
        repeat(2, (i) => rect(14 + i * 130, 40, 98, 9, seat)) +
        // The rack with luggage.
        rect(0, 28, 256, 3, '#d8b040') +
        rect(26, 10, 40, 18, '#7a4a2a', 'rx="3"') +
        rect(40, 6, 12, 5, 'none', 'stroke="#4a2c1a" stroke-width="2.5"') +
        rect(176, 12, 46, 16, r.pick(['#3a6a9a', '#a83a4a', '#4a7a4a']), 'rx="3"') +
        rect(0, 118, 256, 4, 'rgba(0,0,0,0.2)') +
        bench(-14, true) +
        bench(76, false) +
        bench(114, true) +
        bench(204, false) +
        flat(196, '#6a4a4a') +
        rect(0, 196, 256, 4, '#4a3434') +
        rect(0, 214, 256, 26, r.pick(['#a8404a', '#3a5a8a', '#4a7a5a']))
      );
    },
  },
  bus: {
    words: ['on a bus', 'in a bus', 'on the bus', 'inside a bus', 'on a school bus'],
    like: 'in the city',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const [sky] = r.pick(VIEWS.slice(0, 3));
      const seat = r.pick(['#2a6ab8', '#c8423a', '#2f8a6a', '#7a4a9a']);
      const trim = r.pick(['#f0b820', '#e0503a', '#4aa8a0']);
      const light = { level: 1, tint: [1, 1, 1] as const };
      return (
        rect(0, 0, 256, 140, sky) +
        skyline(r, 128, 34, 74, WALLS, light) +
        rect(0, 0, 256, 36, '#eef2f4') +
        rect(0, 34, 256, 5, trim) +
        rect(0, 118, 256, 80, '#dfe5e8') +
        rect(0, 116, 256, 5, trim) +
        repeat(4, (i) => rect(i * 84 - 6, 34, 12, 90, '#eef2f4')) +
        // Bars to hold on to, with straps and a stop button.
        rect(0, 22, 256, 4, '#f0c020') +
        repeat(
          7,
          (i) =>
            rect(i * 38 + 12, 24, 3, 15, '#5a626a') +
            rect(i * 38 + 7, 37, 13, 12, 'none', 'stroke="#5a626a" stroke-width="3"'),
        ) +
        repeat(3, (i) => rect(i * 84 + 40, 22, 5, 176, '#f0c020')) +
        repeat(
          3,
          (i) =>
            rect(i * 84 + 36, 94, 13, 17, '#e0302a', 'rx="3"') + circle(i * 84 + 42.5, 102, 3.5, '#ffffff'),
        ) +
        repeat(
          5,
          (i) =>
            rect(i * 62 - 26, 108, 44, 62, seat, 'rx="9"') +
            rect(i * 62 - 26, 104, 44, 16, 'rgba(0,0,0,0.18)', 'rx="8"') +
            rect(i * 62 - 28, 160, 52, 16, seat, 'rx="6"'),
        ) +
        repeat(
          5,
          (i) => rect(i * 62 - 20, 176, 6, 22, '#7a828a') + rect(i * 62 + 10, 176, 6, 22, '#7a828a'),
        ) +
        flat(196, '#8a9298') +
        rect(0, 196, 256, 4, '#6a7278') +
        repeat(6, (i) => rect(0, 206 + i * 9, 256, 1.5, '#7c848a'))
      );
    },
  },
  'airplane cabin': {
    words: [
      'on an airplane',
      'on a plane',
      'in an airplane cabin',
      'in an airplane',
      'in a plane',
      'inside a plane',
    ],
    like: 'in the city',
    ground: [0.86, 0.97],
    enclosed: true,
    draw: (r) => {
      const seat = r.pick(['#2a5aa0', '#8a3a4a', '#3a6a7a', '#5a4a8a']);
      const sky = r.pick(['#6ac0f4', '#ff9a6a', '#1a2456', '#8ad0f8']);
      const row = (x: number) =>
        rect(x, 112, 46, 86, seat, 'rx="10"') +
        rect(x + 5, 104, 36, 26, '#f4f6f8', 'rx="8"') +
        rect(x + 9, 142, 28, 20, '#1c2430', 'rx="3"') +
        rect(x + 12, 145, 22, 14, r.pick(['#5ac8e8', '#f0b040', '#7ae08a'])) +
        rect(x - 5, 158, 8, 40, '#5a6470', 'rx="3"');
      return (
        flat(0, '#e9edf0') +
        path('M0 0 H256 V34 Q128 20 0 34 Z', '#d4dbe0') +
        repeat(
          4,
          (i) =>
            rect(i * 66 + 3, 4, 58, 24, '#f8fafb', 'rx="6" stroke="#b8c2ca" stroke-width="2"') +
            rect(i * 66 + 26, 20, 12, 3, '#8a959e'),
        ) +
        repeat(
          4,
          (i) =>
            rect(i * 66 + 8, 46, 44, 56, '#c4ced6', 'rx="20"') +
            rect(i * 66 + 13, 51, 34, 46, sky, 'rx="16"') +
            ellipse(i * 66 + 26 + r.range(-4, 8), 82, 12, 5, 'rgba(255,255,255,0.85)') +
            rect(i * 66 + 13, 51, 34, r.range(4, 16), '#f4f6f8', 'rx="4"'),
        ) +
        rect(0, 108, 256, 90, '#dbe1e6') +
        repeat(4, (i) => row(i * 66 + 7)) +
        flat(196, '#4a5a7a') +
        rect(0, 196, 256, 4, '#364460') +
        repeat(14, (i) => circle(10 + i * 18.2, 204, 2, '#ffe08a'))
      );
    },
  },
  elevator: {
    words: ['in an elevator', 'in the elevator', 'in a lift', 'in the lift'],
    like: 'in a living room',
    ground: [0.86, 0.97],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#b8864e', '#8f9aa4', '#a8623a', '#7a8a94']);
      const door = r.pick(['#c8d0d6', '#d8c48a', '#b0bac2']);
      const floor = r.int(1, 9);
      const segments: readonly string[] = [
        'abcdef',
        'bc',
        'abged',
        'abgcd',
        'fgbc',
        'afgcd',
        'afgedc',
        'abc',
        'abcdefg',
        'abcdfg',
      ];
      const at: Readonly<Record<string, string>> = {
        a: 'M0 0 h12',
        b: 'M12 0 v10',
        c: 'M12 10 v10',
        d: 'M0 20 h12',
        e: 'M0 10 v10',
        f: 'M0 0 v10',
        g: 'M0 10 h12',
      };
      const moved = (d: string) =>
        d.replace(/M(\d+) (\d+)/, (_, x, y) => `M${Number(x) + 132} ${Number(y) + 11}`);
      const digit = segments[floor]!.split('')
        .map((key) => path(moved(at[key]!), 'none', 'stroke="#ff5a2a" stroke-width="3.5"'))
        .join('');
      return (
        flat(0, wall) +
        repeat(2, (i) => rect(8 + i * 200, 44, 40, 140, 'rgba(255,255,255,0.16)', 'rx="3"')) +
        rect(54, 0, 148, 42, '#4a525a') +
        rect(100, 4, 56, 34, '#14181c', 'rx="4"') +
        polygon(
          [
            [107, 28],
            [115, 12],
            [123, 28],
          ],
          '#ff5a2a',
        ) +
        digit +
        rect(56, 42, 144, 154, '#5a646c') +
        rect(62, 48, 132, 148, door) +
        rect(126.5, 48, 3, 148, '#5a646c') +
        repeat(2, (i) => rect(72 + i * 66, 58, 46, 128, 'rgba(255,255,255,0.3)', 'rx="2"')) +
        // Buttons and the rail.
        rect(212, 62, 30, 92, '#d8dee2', 'rx="4" stroke="#6a747c" stroke-width="2"') +
        repeat(10, (i) =>
          circle(
            221 + (i % 2) * 13,
            72 + Math.floor(i / 2) * 16,
            5,
            i === floor ? '#ffb020' : '#ffffff',
            'stroke="#8a949c" stroke-width="1.5"',
          ),
        ) +
        rect(0, 150, 50, 6, '#e8ecee') +
        rect(206, 160, 50, 6, '#e8ecee') +
        polygon(
          [
            [54, 196],
            [202, 196],
            [256, 236],
            [256, 256],
            [0, 256],
            [0, 236],
          ],
          r.pick(['#6a5a5a', '#5a6a7a', '#8a3a3a']),
        ) +
        polygon(
          [
            [0, 196],
            [54, 196],
            [0, 238],
          ],
          wall,
        ) +
        polygon(
          [
            [256, 196],
            [202, 196],
            [256, 238],
          ],
          wall,
        ) +
        rect(54, 193, 148, 5, '#3a4248')
      );
    },
  },
  traffic: {
    words: ['in traffic', 'stuck in traffic', 'in a traffic jam', 'in the traffic'],
    like: 'on a street',
    ground: [0.86, 0.97],
    draw: (r, l) => {
      const bright = lamplit(l, 0.6);
      const pane = l.level < 0.6 ? '#3a4a6a' : lit('#a8d8ec', l);
      const car = (x: number, y: number, s: number) =>
        carFromBehind(x, y, s, lit(r.pick(CARS), bright), pane);
      const lamp = r.chance(0.5) ? 30 : 226;
      const colours = ['#ff3a2a', '#ffc020', '#3ac85a'];
      return (
        skyline(r, 128, 50, 96, WALLS, l) +
        hills(r, 130, 2, lit('#9aa0a4', l)) +
        polygon(
          [
            [84, 128],
            [172, 128],
            [356, 256],
            [-100, 256],
          ],
          lit('#5a5f68', l),
        ) +
        repeat(2, (i) =>
          polygon(
            [
              [112 + i * 30, 128],
              [114 + i * 30, 128],
              [84 + i * 92, 256],
              [76 + i * 92, 256],
            ],
            lit('#f4f4f0', l),
          ),
        ) +
        rect(lamp - 2.5, 70, 5, 90, lit('#3a424a', bright)) +
        rect(lamp - 12, 16, 24, 60, lit('#2a3036', bright), 'rx="6"') +
        colours
          .map((fill, i) => circle(lamp, 28 + i * 18, 7, i === 0 ? fill : 'rgba(255,255,255,0.18)'))
          .join('') +
        [-1, 0, 1].map((lane) => car(128 + lane * 32, 140 + r.range(-2, 2), 0.42)).join('') +
        [-1, 0, 1].map((lane) => car(128 + lane * 58, 166 + r.range(-3, 3), 0.78)).join('') +
        [-1, 1].map((lane) => car(128 + lane * 92, 208 + r.range(-4, 4), 1.3)).join('')
      );
    },
  },
};
