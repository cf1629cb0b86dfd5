// Interiors.
import { FRONTS } from './fronts.ts';
import type { Place } from './place.ts';
import { ellipse, flat, planks, polygon, rect, repeat, windowPane } from './shapes.ts';

export const ROOMS: Readonly<Record<string, Place>> = {
  kitchen: {
    words: ['in a kitchen', 'in the kitchen'],
    ground: [0.82, 0.95],
    enclosed: true,
    front: FRONTS.worktop,
    draw: (r) => {
      const wall = r.pick(['#f5e6c8', '#d8ecf0', '#f0dcd8', '#e3efd3']);
      const unit = r.pick(['#c88f5a', '#7fa8b8', '#e8e4dc', '#9ab87f']);
      return (
        flat(0, wall) +
        repeat(12, (i) =>
          rect((i % 6) * 44, 92 + Math.floor(i / 6) * 22, 42, 20, '#ffffff', 'opacity="0.6"'),
        ) +
        windowPane(r.range(90, 120), 26, 56, 46, '#aee0f8') +
        rect(-4, 20, 64, 50, unit) +
        rect(196, 20, 64, 50, unit) +
        rect(27, 22, 2, 46, wall) +
        rect(227, 22, 2, 46, wall) +
        rect(0, 136, 256, 8, '#6a5a50') +
        rect(0, 144, 256, 56, unit) +
        repeat(5, (i) => rect(i * 56 - 8, 150, 48, 44, 'none', `stroke="${wall}" stroke-width="2"`)) +
        planks(198, '#d8bc94', '#bfa078')
      );
    },
  },
  room: {
    words: ['in a living room', 'in a room', 'at home', 'in a house', 'indoors'],
    ground: [0.8, 0.95],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#e8d5c0', '#c8d8e8', '#d5e3cc', '#ead0d5', '#d8d0ea']);
      const left = r.chance(0.5);
      return (
        flat(0, wall) +
        windowPane(left ? 30 : 160, 34, 66, 66, r.pick(['#aee0f8', '#1f2a5a', '#ffc58a'])) +
        rect(left ? 160 : 34, 44, 56, 42, '#8a6040') +
        rect(left ? 165 : 39, 49, 46, 32, r.pick(['#7fb8a0', '#e8a87a', '#8fa8d8'])) +
        rect(0, 186, 256, 8, '#ffffff') +
        planks(192, r.pick(['#b8855a', '#c89a6a', '#a0714a']), '#8a5f3f') +
        ellipse(128, 226, 96, 18, r.pick(['#c85a5a', '#5a8ac8', '#8a6ab8', '#d8a84a']))
      );
    },
  },
  stage: {
    words: ['on a stage', 'on stage', 'at a concert'],
    ground: [0.82, 0.93],
    enclosed: true,
    draw: (r) => {
      const curtain = r.pick(['#a8202f', '#6a2a8a', '#204a8a']);
      return (
        flat(0, '#2a1a2a') +
        polygon(
          [
            [128, -20],
            [40, 220],
            [216, 220],
          ],
          'rgba(255,240,180,0.28)',
        ) +
        repeat(
          3,
          (i) =>
            rect(i * 17 - 4, 0, 15, 206, curtain, 'rx="6"') +
            rect(210 + i * 17, 0, 15, 206, curtain, 'rx="6"'),
        ) +
        repeat(8, (i) => ellipse(i * 36 + 2, 8, 20, 22, curtain)) +
        planks(202, '#b07a4a', '#8a5a35') +
        ellipse(128, 220, 86, 14, '#ffe9a8', 'opacity="0.35"')
      );
    },
  },
};
