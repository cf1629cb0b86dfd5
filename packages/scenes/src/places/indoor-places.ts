// Rooms that training scenes do not have: where people live, work and learn.
import type { Place } from './place.ts';
import { flat, planks, rect, repeat, windowPane } from './shapes.ts';

export const INDOOR_PLACES: Readonly<Record<string, Place>> = {
  office: {
    words: ['in an office', 'in the office', 'at the office', 'at work'],
    like: 'in a living room',
    ground: [0.82, 0.95],
    enclosed: true,
    draw: (r) => {
      const wall = r.pick(['#dfe6ea', '#e8e2d6', '#d8e2dc']);
      const left = r.chance(0.5);
      return (
        flat(0, wall) +
        repeat(6, (i) => rect(i * 44 + 4, 12, 36, 8, '#ffffff')) +
        windowPane(left ? 24 : 166, 40, 66, 52, '#aee0f8') +
        repeat(3, (i) => rect((left ? 128 : 20) + i * 36, 40, 28, 40, '#ffffff', 'opacity="0.8"')) +
        rect(left ? 120 : 12, 120, 124, 8, '#a87a4e') +
        rect(left ? 128 : 20, 128, 8, 62, '#7a5636') +
        rect(left ? 226 : 118, 128, 8, 62, '#7a5636') +
        rect(left ? 160 : 52, 88, 46, 30, '#3a4250') +
        rect(left ? 164 : 56, 92, 38, 22, '#7fc4e8') +
        rect(left ? 180 : 72, 118, 6, 4, '#3a4250') +
        planks(190, '#9aa4ac', '#88929a')
      );
    },
  },
};
