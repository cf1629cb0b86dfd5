// Rooms that training scenes do not have: where people are healed, experiment and train.
import { FRONTS } from './fronts.ts';
import type { Place } from './place.ts';
import { chequered, circle, flat, mirrored, n, path, rect, repeat } from './shapes.ts';

export const INDOOR_SERVICES: Readonly<Record<string, Place>> = {
  hospital: {
    words: ['in a hospital', 'in the hospital', 'at the hospital'],
    like: 'in a living room',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#dff0ec', '#dcecf6', '#eef2ee']);
      const curtain = r.pick(['#6ab8b0', '#7aa8d8', '#8ac08a']);
      const x = mirrored(r.chance(0.5));
      return (
        flat(0, wall) +
        rect(0, 118, 256, 8, curtain) +
        // A red cross, a monitor with a pulse, a drip, a curtain.
        rect(x(84, 60), 22, 60, 60, '#ffffff', 'rx="8"') +
        rect(x(107, 14), 30, 14, 44, '#e0333a') +
        rect(x(92, 44), 45, 44, 14, '#e0333a') +
        rect(x(164, 4), 88, 4, 60, '#8a96a0') +
        rect(x(156, 64), 38, 64, 50, '#3a4450', 'rx="4"') +
        rect(x(161, 54), 43, 54, 40, '#10261c') +
        path(
          `M${n(x(162))} 66 H${n(x(176))} L${n(x(182))} 48 L${n(x(190))} 80 L${n(x(196))} 62 L${n(x(200))} 66 H${n(x(214))}`,
          'none',
          'stroke="#4cf08a" stroke-width="3"',
        ) +
        rect(x(44, 4), 34, 4, 158, '#8a96a0') +
        rect(x(44, 26), 34, 26, 4, '#8a96a0') +
        rect(x(58, 18), 42, 18, 34, '#d8f0fa', 'rx="5" stroke="#6a9ab8" stroke-width="2"') +
        rect(x(60, 14), 58, 14, 16, '#f0a0a8', 'rx="4"') +
        path(
          `M${n(x(67))} 76 Q${n(x(67))} 120 ${n(x(84))} 136`,
          'none',
          'stroke="#e07a86" stroke-width="2"',
        ) +
        rect(0, 8, 256, 4, '#9aa4ae') +
        repeat(3, (i) => rect(x(i * 12 - 2, 11), 10, 11, 172, curtain, 'rx="5"')) +
        flat(190, '#cfdbe0') +
        rect(0, 190, 256, 4, '#9ab0b8') +
        repeat(3, (i) => rect(0, 206 + i * 20, 256, 1.5, '#b8c8ce')) +
        // A bed on wheels with its rails.
        rect(x(66, 6), 108, 6, 78, '#9aa8b4', 'rx="3"') +
        rect(x(226, 6), 124, 6, 62, '#9aa8b4', 'rx="3"') +
        circle(x(74), 200, 7, '#4a545e') +
        circle(x(224), 200, 7, '#4a545e') +
        rect(x(72, 4), 170, 4, 26, '#9aa8b4') +
        rect(x(222, 4), 170, 4, 26, '#9aa8b4') +
        rect(x(68, 162), 164, 162, 10, '#9aa8b4') +
        rect(x(72, 154), 144, 154, 22, '#ffffff', 'rx="6" stroke="#b8c4cc" stroke-width="1.5"') +
        rect(x(76, 42), 126, 42, 22, '#ffffff', 'rx="9" stroke="#b8c4cc" stroke-width="2"') +
        rect(x(118, 108), 138, 108, 30, curtain, 'rx="8"')
      );
    },
  },
  laboratory: {
    words: ['in a laboratory', 'in the laboratory', 'in a lab', 'in the lab'],
    like: 'in the kitchen',
    ground: [0.86, 0.97],
    enclosed: true,
    front: FRONTS.bench,
    draw: (r) => {
      const wall = r.pick(['#dbe6ee', '#e4e6ea', '#d4e6e0', '#39465a']);
      const unit = r.pick(['#f4f6f8', '#5a7a98', '#4a8a86']);
      const liquids = ['#4cd86a', '#e84a8a', '#3ab0f0', '#f0b030', '#a05ae0'];
      const glass = 'stroke="#6a8296" stroke-width="2.5"';
      const cone = (x: number, y: number, s: number, fill: string) =>
        path(
          `M${n(x - 5 * s)} ${n(y - 40 * s)} H${n(x + 5 * s)} V${n(y - 26 * s)} L${n(x + 19 * s)} ${n(y)} H${n(x - 19 * s)} L${n(x - 5 * s)} ${n(y - 26 * s)} Z`,
          '#f2faff',
          glass,
        ) +
        path(
          `M${n(x - 11 * s)} ${n(y - 14 * s)} H${n(x + 11 * s)} L${n(x + 18 * s)} ${n(y - 1.5)} H${n(x - 18 * s)} Z`,
          fill,
        ) +
        circle(x - 2 * s, y - 52 * s, 4 * s, fill, 'opacity="0.7"') +
        circle(x + 4 * s, y - 63 * s, 3 * s, fill, 'opacity="0.5"');
      const ball = (x: number, y: number, fill: string) =>
        rect(x - 4, y - 46, 8, 18, '#f2faff', glass) +
        circle(x, y - 17, 17, '#f2faff', glass) +
        path(`M${n(x - 15)} ${n(y - 16)} H${n(x + 15)} A15.5 15.5 0 0 1 ${n(x - 15)} ${n(y - 16)} Z`, fill);
      const tube = (x: number, fill: string) =>
        rect(x, 100, 9, 34, '#f2faff', `rx="4.5" ${glass}`) + rect(x + 1.5, 114, 6, 18, fill, 'rx="3"');
      const x = mirrored(r.chance(0.5));
      const pick = () => r.pick(liquids);
      return (
        flat(0, wall) +
        rect(0, 62, 256, 6, '#8a98a6') +
        ball(x(34), 62, pick()) +
        cone(x(82), 62, 0.9, pick()) +
        rect(x(112, 18), 26, 18, 36, '#8a5a3a', 'rx="3"') +
        rect(x(112, 18), 38, 18, 14, '#ffffff') +
        rect(x(136, 18), 26, 18, 36, '#5a8a5a', 'rx="3"') +
        rect(x(136, 18), 38, 18, 14, '#ffffff') +
        ball(x(182), 62, pick()) +
        cone(x(226), 62, 0.9, pick()) +
        cone(x(36), 142, 1.25, pick()) +
        rect(x(74, 66), 106, 66, 6, '#a8764a') +
        repeat(4, (i) => tube(x(79 + i * 15, 9), pick())) +
        rect(x(74, 66), 130, 66, 12, '#a8764a') +
        // Microscope.
        rect(x(182, 50), 134, 50, 8, '#2f3844', 'rx="3"') +
        path(
          `M${n(x(222))} 136 Q${n(x(246))} 108 ${n(x(214))} 92`,
          'none',
          'stroke="#2f3844" stroke-width="8"',
        ) +
        rect(x(186, 30), 120, 30, 5, '#2f3844') +
        path(`M${n(x(196))} 114 L${n(x(212))} 78`, 'none', 'stroke="#4a5a6c" stroke-width="13"') +
        path(`M${n(x(210))} 82 L${n(x(218))} 64`, 'none', 'stroke="#2f3844" stroke-width="8"') +
        rect(0, 142, 256, 9, '#3a444e') +
        rect(0, 151, 256, 48, unit) +
        repeat(4, (i) => rect(i * 66 + 2, 156, 56, 38, 'none', 'stroke="#a8b6c2" stroke-width="2"')) +
        repeat(4, (i) => rect(i * 66 + 24, 162, 12, 3, '#8a98a6')) +
        chequered(198, '#e8ecf0', '#d2dae2')
      );
    },
  },
  gym: {
    words: ['in a gym', 'in the gym', 'at the gym', 'in a gymnasium'],
    like: 'in a living room',
    ground: [0.85, 0.96],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#d8dce2', '#4a5666', '#e0d4c0']);
      const colour = r.pick(['#e0433a', '#2f7ad8', '#f0a020', '#3aa86a']);
      const x = mirrored(r.chance(0.5));
      const dumbbell = (cx: number, y: number) =>
        rect(cx - 9, y - 5, 18, 4, '#aab2ba') +
        rect(cx - 13, y - 11, 8, 15, '#22262c', 'rx="2"') +
        rect(cx + 5, y - 11, 8, 15, '#22262c', 'rx="2"');
      return (
        flat(0, wall) +
        rect(0, 178, 256, 16, colour, 'opacity="0.45"') +
        rect(x(12, 152), 20, 152, 72, '#bcdcec', 'stroke="#8a98a6" stroke-width="4"') +
        path(
          `M${n(x(40))} 80 L${n(x(84))} 30 M${n(x(60))} 84 L${n(x(104))} 34`,
          'none',
          'stroke="#e4f4fc" stroke-width="7"',
        ) +
        // A barbell on its stand.
        rect(x(40, 6), 96, 6, 100, '#5a646e') +
        rect(x(122, 6), 96, 6, 100, '#5a646e') +
        rect(x(28, 30), 192, 30, 6, '#5a646e') +
        rect(x(110, 30), 192, 30, 6, '#5a646e') +
        rect(x(2, 164), 110, 164, 5, '#b8c0c8') +
        [14, 144].map((at) => rect(x(at, 10), 76, 10, 72, '#22262c', 'rx="3"')).join('') +
        [24, 136].map((at) => rect(x(at, 8), 86, 8, 52, colour, 'rx="3"')).join('') +
        // Dumbbells.
        rect(x(52, 64), 150, 64, 5, '#5a646e') +
        rect(x(52, 64), 178, 64, 5, '#5a646e') +
        [68, 100].map((at) => dumbbell(x(at), 146) + dumbbell(x(at), 174)).join('') +
        // A bag to punch.
        rect(x(209, 4), 0, 4, 40, '#6a727a') +
        path(
          `M${n(x(211))} 22 L${n(x(194))} 46 M${n(x(211))} 22 L${n(x(228))} 46`,
          'none',
          'stroke="#6a727a" stroke-width="3"',
        ) +
        rect(x(188, 46), 44, 46, 118, colour, 'rx="14"') +
        rect(x(188, 46), 62, 46, 7, '#22262c') +
        rect(x(188, 46), 134, 46, 7, '#22262c') +
        rect(x(195, 5), 74, 5, 56, 'rgba(255,255,255,0.35)', 'rx="2"') +
        flat(194, '#5e6672') +
        rect(0, 194, 256, 5, '#464e58') +
        repeat(5, (i) => rect(i * 60 - 8, 199, 2, 57, '#505862'))
      );
    },
  },
};
