// Places that training scenes do not have: where people travel on the ground and by air.
import type { Place } from './place.ts';
import {
  circle,
  flat,
  glass,
  hills,
  lamplit,
  lit,
  mirrored,
  n,
  polygon,
  rect,
  repeat,
  skyline,
  WALLS,
} from './shapes.ts';

const CARS = ['#d8403a', '#3a78d0', '#f0b838', '#f4f4f0', '#3f9a6a', '#4a4f58'];

export const TRAVEL_PLACES: Readonly<Record<string, Place>> = {
  subway: {
    words: ['in a subway', 'in the subway', 'on the subway', 'in a subway car', 'on the metro'],
    like: 'in the city',
    ground: [0.84, 0.96],
    enclosed: true,
    draw: (r) => {
      const seat = r.pick(['#e8862a', '#2a7ac8', '#c83a4a', '#3a9a6a']);
      const wall = r.pick(['#cdd4da', '#d8d2c4', '#c4d6d4', '#dcd0d8']);
      const tunnel = r.pick(['#1f2630', '#2a2438', '#24302c']);
      return (
        flat(0, wall) +
        rect(0, 0, 256, 20, '#eef2f5') +
        repeat(3, (i) => rect(i * 88 + 6, 44, 70, 64, tunnel, 'rx="8"')) +
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
  'train station': {
    words: ['at the train station', 'at a train station', 'in a train station', 'on a train platform'],
    like: 'in the city',
    ground: [0.83, 0.96],
    enclosed: true,
    draw: (r) => {
      const body = r.pick(['#c83a3a', '#2a6ab8', '#2f8a5a', '#e0902a']);
      const wall = r.pick(['#d8c8ae', '#c9b8a8', '#cfd2d0']);
      const nose = r.range(20, 60);
      const arch = (x: number, rx: number) =>
        `<path d="M${n(x - rx)} 112 V78 A ${n(rx)} 56 0 0 1 ${n(x + rx)} 78 V112 Z" fill="#bfe4f5" stroke="#5a6068" stroke-width="4"/>` +
        repeat(3, (i) => rect(x - rx * 0.5 + (i * rx) / 2 - 1, i === 1 ? 22 : 32, 2, 80, '#5a6068')) +
        rect(x - rx, 74, 2 * rx, 2, '#5a6068');
      return (
        flat(0, wall) +
        arch(-4, 58) +
        arch(128, 58) +
        arch(260, 58) +
        rect(0, 0, 256, 10, '#5a6068') +
        rect(126, 0, 4, 30, '#3a4048') +
        circle(128, 46, 24, '#3a4048') +
        circle(128, 46, 20, '#ffffff') +
        rect(126.5, 31, 3, 16, '#222a33') +
        rect(128, 45, 11, 3, '#222a33') +
        rect(0, 176, 256, 16, '#4a4540') +
        // The train, its nose within the picture.
        `<path d="M256 98 H${n(nose + 46)} Q ${n(nose + 8)} 100 ${n(nose)} 160 V178 H256 Z" fill="${body}"/>` +
        `<path d="M${n(nose + 44)} 106 Q ${n(nose + 18)} 110 ${n(nose + 12)} 136 H${n(nose + 44)} Z" fill="#1f2a38"/>` +
        repeat(4, (i) => rect(nose + 54 + i * 46, 108, 36, 26, '#cfeaf8', 'rx="4"')) +
        rect(nose + 3, 144, 256, 7, '#ffffff') +
        circle(nose + 12, 160, 5, '#fff3b0') +
        repeat(5, (i) => circle(nose + 30 + i * 46, 180, 8, '#2a2d33')) +
        flat(190, '#b9b4ac') +
        rect(0, 190, 256, 5, '#8d8880') +
        rect(0, 197, 256, 5, '#ffd23f') +
        repeat(2, (i) => rect(0, 220 + i * 20, 256, 1.5, '#a59f96'))
      );
    },
  },
  airport: {
    words: ['at the airport', 'at an airport', 'in an airport', 'on a runway', 'on the runway'],
    like: 'in the city',
    ground: [0.83, 0.96],
    draw: (r, l) => {
      const stripe = lit(r.pick(['#d8403a', '#2a6ac8', '#e8902a', '#2f9a8a']), l);
      const left = r.chance(0.5);
      const x = mirrored(!left);
      const plane = (px: number, py: number, s: number) => {
        const at = (dx: number) => px + (left ? -dx : dx) * s;
        const white = lit('#f8fafc', l);
        return (
          polygon(
            [
              [at(34), py - 3 * s],
              [at(50), py - 34 * s],
              [at(62), py - 34 * s],
              [at(58), py],
            ],
            stripe,
          ) +
          `<path d="M${n(at(-62))} ${n(py + 3 * s)} Q ${n(at(-58))} ${n(py - 11 * s)} ${n(at(-38))} ${n(py - 11 * s)} H${n(at(44))} L${n(at(64))} ${n(py - 7 * s)} Q ${n(at(46))} ${n(py + 12 * s)} ${n(at(20))} ${n(py + 12 * s)} H${n(at(-48))} Q ${n(at(-62))} ${n(py + 12 * s)} ${n(at(-62))} ${n(py + 3 * s)} Z" fill="${white}"/>` +
          repeat(9, (i) => circle(at(-32 + i * 8), py - 3 * s, 1.9 * s, glass(l, '#4a7aa0'))) +
          polygon(
            [
              [at(-54), py - 3 * s],
              [at(-48), py - 9 * s],
              [at(-42), py - 9 * s],
              [at(-42), py - 3 * s],
            ],
            glass(l, '#4a7aa0'),
          ) +
          polygon(
            [
              [at(-12), py + 4 * s],
              [at(10), py + 4 * s],
              [at(30), py + 19 * s],
              [at(18), py + 19 * s],
            ],
            lit('#b9c3cc', l),
          )
        );
      };
      return (
        // The terminal and the tower.
        rect(0, 142, 256, 52, lit('#dfe4e8', l)) +
        rect(0, 138, 256, 7, lit('#8a95a0', l)) +
        repeat(13, (i) => rect(i * 20 + 2, 152, 16, 24, glass(l, '#8fc4e0'))) +
        rect(x(40) - 9, 66, 18, 126, lit('#c8cfd6', l)) +
        polygon(
          [
            [x(40) - 26, 44],
            [x(40) + 26, 44],
            [x(40) + 18, 68],
            [x(40) - 18, 68],
          ],
          glass(l, '#5f9ac0'),
        ) +
        rect(x(40) - 29, 38, 58, 8, lit('#6a7580', l)) +
        rect(x(40) - 1, 18, 2, 22, lit('#6a7580', l)) +
        circle(x(40), 18, 3, '#ff4a3a') +
        flat(190, lit('#6f757c', l)) +
        rect(0, 190, 256, 5, lit('#8fae72', l)) +
        plane(x(186), 172, 1.05) +
        circle(x(142), 189, 4, lit('#2a2d33', l)) +
        circle(x(192), 189, 4, lit('#2a2d33', l)) +
        plane(x(170), 46, 0.5) +
        repeat(5, (i) => rect(i * 58 - 8, 224, 34, 5, lit('#f4f4f0', l))) +
        rect(0, 204, 256, 2, lit('#f2d34a', l))
      );
    },
  },
  highway: {
    words: ['on a highway', 'on the highway', 'on the freeway', 'on a motorway'],
    like: 'on a street',
    ground: [0.83, 0.96],
    draw: (r, l) => {
      const car = (x: number, y: number, s: number) => {
        const paint = lit(r.pick(CARS), l);
        return (
          rect(x - 15 * s, y - 6 * s, 7 * s, 7 * s, '#1c1e22') +
          rect(x + 8 * s, y - 6 * s, 7 * s, 7 * s, '#1c1e22') +
          `<path d="M${n(x - 12 * s)} ${n(y - 16 * s)} L${n(x - 8 * s)} ${n(y - 27 * s)} H${n(x + 8 * s)} L${n(x + 12 * s)} ${n(y - 16 * s)} Z" fill="${paint}"/>` +
          polygon(
            [
              [x - 9 * s, y - 17 * s],
              [x - 6.5 * s, y - 25 * s],
              [x + 6.5 * s, y - 25 * s],
              [x + 9 * s, y - 17 * s],
            ],
            lit('#a8d0e4', l),
          ) +
          rect(x - 16 * s, y - 17 * s, 32 * s, 14 * s, paint, `rx="${n(4 * s)}"`) +
          rect(x - 15 * s, y - 13 * s, 7 * s, 4 * s, '#ff4a3a') +
          rect(x + 8 * s, y - 13 * s, 7 * s, 4 * s, '#ff4a3a') +
          rect(x - 5 * s, y - 9 * s, 10 * s, 4 * s, lit('#f4f4f0', l))
        );
      };
      const line = (top: number, bottom: number, from: number, to: number, fill: string) => {
        const at = (y: number) => 128 + ((bottom - top) * (y - 130)) / 126 + (top - 128);
        const w = (y: number) => ((y - 126) / 126) * 3.4;
        return polygon(
          [
            [at(from) - w(from), from],
            [at(from) + w(from), from],
            [at(to) + w(to), to],
            [at(to) - w(to), to],
          ],
          fill,
        );
      };
      const dashes = (bottom: number) =>
        [
          [136, 142],
          [150, 160],
          [172, 188],
          [206, 228],
        ]
          .map(([from, to]) => line(128, bottom, from!, to!, lit('#f4f4f0', l)))
          .join('');
      return (
        skyline(r, 132, 10, 34, WALLS, l) +
        hills(r, 130, 4, lit(r.pick(['#8fc46a', '#c8b878', '#7ab870']), l)) +
        polygon(
          [
            [118, 130],
            [138, 130],
            [330, 256],
            [-74, 256],
          ],
          lit('#5f646c', l),
        ) +
        line(120, -66, 130, 256, lit('#f2d34a', l)) +
        line(136, 322, 130, 256, lit('#f2d34a', l)) +
        dashes(60) +
        dashes(196) +
        // Signs over the road.
        rect(10, 46, 6, 150, lit('#8a929a', l)) +
        rect(240, 46, 6, 150, lit('#8a929a', l)) +
        rect(10, 46, 236, 6, lit('#8a929a', l)) +
        repeat(2, (i) => {
          const x = 28 + i * 108;
          const sign = lit('#1f8a52', lamplit(l));
          return (
            rect(x, 32, 92, 46, '#ffffff', 'rx="4"') +
            rect(x + 3, 35, 86, 40, sign, 'rx="3"') +
            rect(x + 12, 42, 44, 6, '#ffffff') +
            rect(x + 12, 54, 32, 6, '#ffffff') +
            rect(x + 70, 42, 5, 18, '#ffffff') +
            polygon(
              [
                [x + 62, 58],
                [x + 83, 58],
                [x + 72.5, 70],
              ],
              '#ffffff',
            )
          );
        }) +
        car(108, 150, 0.5) +
        car(146, 156, 0.6) +
        car(82, 176, 1) +
        car(190, 186, 1.25) +
        car(34, 212, 1.7)
      );
    },
  },
};
