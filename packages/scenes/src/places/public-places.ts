// Places that training scenes do not have: where people travel, play and meet.
import type { Place } from './place.ts';
import { flat, rect, repeat } from './shapes.ts';

export const PUBLIC_PLACES: Readonly<Record<string, Place>> = {
  subway: {
    words: ['in a subway', 'in the subway', 'on the subway', 'in a subway car', 'on a train', 'in a train'],
    like: 'in the city',
    ground: [0.84, 0.96],
    enclosed: true,
    draw: (r) => {
      const seat = r.pick(['#e8862a', '#2a7ac8', '#c83a4a', '#3a9a6a']);
      return (
        flat(0, '#cdd4da') +
        rect(0, 0, 256, 20, '#eef2f5') +
        repeat(3, (i) => rect(i * 88 + 6, 44, 70, 64, '#1f2630', 'rx="8"')) +
        repeat(3, (i) => rect(i * 88 + 6, 96, 70, 3, '#ffd84a', 'opacity="0.7"')) +
        repeat(5, (i) => rect(i * 56 + 2, 132, 50, 40, seat, 'rx="8"')) +
        rect(0, 168, 256, 14, seat) +
        repeat(3, (i) => rect(i * 92 + 34, 18, 4, 178, '#9aa4ae')) +
        rect(0, 28, 256, 4, '#9aa4ae') +
        repeat(7, (i) => rect(i * 40 + 6, 32, 3, 16, '#9aa4ae')) +
        flat(196, '#7a828a') +
        rect(0, 196, 256, 4, '#5a626a')
      );
    },
  },
};
