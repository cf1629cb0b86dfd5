// Rooms that training scenes do not have: where people eat and drink.
import { FRONTS } from './fronts.ts';
import type { Place } from './place.ts';
import { chequered, circle, ellipse, flat, n, path, pendantLamp, planks, rect, repeat } from './shapes.ts';

export const EATING_PLACES: Readonly<Record<string, Place>> = {
  restaurant: {
    words: ['in a restaurant', 'in the restaurant', 'at a restaurant', 'in a diner', 'at a diner'],
    like: 'in the kitchen',
    ground: [0.86, 0.97],
    enclosed: true,
    front: FRONTS['dining table'],
    draw: (r) => {
      const wall = r.pick(['#fbe6bc', '#d4ece8', '#f8d8d0', '#f4f0e4']);
      const seat = r.pick(['#d8262f', '#1f9a9a', '#e0782a', '#7a3a9a']);
      const booth = (x: number) =>
        rect(x, 118, 34, 78, seat, 'rx="10"') +
        repeat(3, (i) => rect(x + 7 + i * 9, 124, 2, 50, 'rgba(0,0,0,0.18)'));
      const table = (x: number) =>
        rect(x - 4, 158, 8, 42, '#a8b0b8') +
        rect(x - 34, 150, 68, 8, '#f4f6f8', 'rx="3" stroke="#a8b0b8" stroke-width="2"') +
        rect(x - 16, 130, 9, 20, '#e0202a', 'rx="3"') +
        rect(x - 13.5, 124, 4, 7, '#ffffff') +
        rect(x - 4, 130, 9, 20, '#f8c820', 'rx="3"') +
        rect(x - 1.5, 124, 4, 7, '#ffffff') +
        rect(x + 9, 134, 14, 16, '#ffffff', 'rx="2"');
      const menu = (x: number) =>
        rect(x, 22, 56, 56, '#2f2a2a', 'rx="3"') +
        repeat(
          4,
          (i) => rect(x + 7, 30 + i * 12, 24, 4, '#f4e8c8') + rect(x + 40, 30 + i * 12, 9, 4, '#f8c820'),
        );
      return (
        flat(0, wall) +
        rect(0, 104, 256, 92, '#ffffff', 'opacity="0.5"') +
        rect(0, 100, 256, 8, seat) +
        menu(14) +
        menu(186) +
        // A sign with a hamburger.
        circle(128, 52, 42, seat) +
        circle(128, 52, 36, '#fff6dc') +
        path('M102 50 Q104 26 128 26 Q152 26 154 50 Z', '#e09a3a') +
        repeat(4, (i) => ellipse(114 + i * 9, 36 + (i % 2) * 5, 2, 1.3, '#fff0c0')) +
        rect(100, 50, 56, 6, '#5ab84a', 'rx="3"') +
        rect(102, 55, 52, 5, '#f8c820') +
        rect(101, 59, 54, 8, '#7a3f20', 'rx="4"') +
        rect(102, 68, 52, 9, '#e09a3a', 'rx="4"') +
        chequered(196, '#ffffff', r.pick(['#2a2a30', seat])) +
        booth(-12) +
        booth(92) +
        booth(130) +
        booth(234) +
        table(57) +
        table(199)
      );
    },
  },
  bar: {
    words: [
      'in a bar',
      'in the bar',
      'at a bar',
      'at the bar',
      'in a pub',
      'at the pub',
      'behind the bar',
      'in a tavern',
    ],
    like: 'in the kitchen',
    ground: [0.87, 0.97],
    enclosed: true,
    front: FRONTS.bar,
    draw: (r) => {
      const wood = r.pick(['#6e4024', '#7a4a2a', '#54301e']);
      const back = r.pick(['#3a2430', '#24343a', '#3a2c1c', '#2c2440']);
      const bottles = ['#3f8a4a', '#c8822a', '#a83a2a', '#e8dcc0', '#4a7ab8', '#8a5a2a'];
      const bottle = (x: number, y: number, fill: string, h: number) =>
        rect(x, y - h, 11, h, fill, 'rx="2.5"') +
        rect(x + 3.5, y - h - 12, 4, 14, fill) +
        rect(x, y - h * 0.62, 11, h * 0.34, '#fff4d8', 'opacity="0.8"');
      const row = (y: number) =>
        repeat(14, (i) => bottle(6 + i * 18, y, r.pick(bottles), r.range(20, 26))) +
        rect(0, y, 256, 5, '#b07a42');
      const tap = (x: number, fill: string) =>
        rect(x - 2, 96, 4, 12, '#d8b040') + rect(x - 4, 76, 8, 22, fill, 'rx="3"');
      const mug = (x: number) =>
        circle(x + 15, 122, 7, 'none', 'stroke="#f4f0e0" stroke-width="3"') +
        rect(x - 8, 110, 20, 24, '#f0a820', 'rx="2"') +
        rect(x - 10, 104, 24, 9, '#fffaf0', 'rx="4.5"');
      const stool = (x: number) =>
        path(
          `M${n(x - 8)} 172 L${n(x - 15)} 212 M${n(x + 8)} 172 L${n(x + 15)} 212`,
          'none',
          'stroke="#2e1c14" stroke-width="4"',
        ) +
        rect(x - 12, 192, 24, 3, '#2e1c14') +
        rect(x - 18, 164, 36, 10, r.pick(['#b8302f', '#2f6a4a', '#c88a3a']), 'rx="5"');
      return (
        flat(0, back) +
        rect(0, 0, 256, 10, wood) +
        row(56) +
        row(100) +
        tap(116, '#c8323a') +
        tap(128, '#f4f0e0') +
        tap(140, '#2f6ab0') +
        rect(108, 106, 40, 6, '#d8b040') +
        rect(112, 110, 6, 26, '#d8b040') +
        rect(138, 110, 6, 26, '#d8b040') +
        mug(52) +
        mug(198) +
        rect(0, 134, 256, 10, '#c88a4a') +
        rect(0, 144, 256, 56, wood) +
        repeat(5, (i) => rect(i * 54 - 4, 150, 44, 44, 'none', 'stroke="rgba(0,0,0,0.3)" stroke-width="3"')) +
        planks(198, '#a87446', '#8a5a34') +
        pendantLamp(46, 16, '#2f7a4a') +
        pendantLamp(210, 16, '#2f7a4a') +
        stool(28) +
        stool(78) +
        stool(178) +
        stool(228)
      );
    },
  },
};
