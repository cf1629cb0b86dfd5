// Landscapes that training scenes do not have.
import type { Place } from './place.ts';
import { circle, ellipse, flat, hills, lit, n, polygon, rect, repeat } from './shapes.ts';

export const MORE_LANDSCAPES: Readonly<Record<string, Place>> = {
  'corn field': {
    words: ['in a corn field', 'in a cornfield', 'in the cornfield', 'in the corn field'],
    like: 'on a farm',
    ground: [0.82, 0.95],
    draw: (r, l) => {
      const leaf = r.pick(['#5fa83f', '#7ab048', '#4f9a45']);
      const stalk = (x: number, y: number, s: number, fill: string) => {
        const blade = (dx: number, up: number) =>
          `<path d="M${n(x)} ${n(y - up * s)} q ${n(dx * 0.5 * s)} ${n(-20 * s)} ${n(dx * s)} ${n(4 * s)} q ${n(-dx * 0.5 * s)} ${n(-8 * s)} ${n(-dx * s)} ${n(4 * s)} Z" fill="${fill}"/>`;
        return (
          rect(x - 1.8 * s, y - 94 * s, 3.6 * s, 94 * s, fill) +
          blade(-22, 18) +
          blade(22, 30) +
          blade(-22, 48) +
          blade(20, 62) +
          blade(-16, 76) +
          repeat(
            3,
            (i) =>
              `<path d="M${n(x)} ${n(y - 92 * s)} q ${n((i - 1) * 4 * s)} ${n(-10 * s)} ${n((i - 1) * 9 * s)} ${n((i === 1 ? -20 : -14) * s)}" stroke="${lit('#e0c070', l)}" stroke-width="${n(2 * s)}" fill="none"/>`,
          )
        );
      };
      const cob = (x: number, y: number, s: number) =>
        ellipse(x, y, 5 * s, 12 * s, lit('#ffd23f', l)) +
        `<path d="M${n(x - 6.5 * s)} ${n(y)} q 0 ${n(14 * s)} ${n(6.5 * s)} ${n(15 * s)} q ${n(6.5 * s)} ${n(-1 * s)} ${n(6.5 * s)} ${n(-15 * s)} q ${n(-6.5 * s)} ${n(16 * s)} ${n(-13 * s)} 0 Z" fill="${lit('#9ccc5a', l)}"/>`;
      return (
        hills(r, 132, 5, lit('#4a7a35', l)) +
        repeat(19, (i) => stalk(i * 14 + r.range(-3, 3), 168, r.range(0.62, 0.72), lit('#3f7a35', l))) +
        flat(160, lit('#3f7235', l)) +
        repeat(12, (i) => {
          const x = i * 23 + r.range(-4, 4);
          const s = r.range(1, 1.15);
          return (
            stalk(x, 204, s, lit(leaf, l)) +
            cob(x + 7 * s, 204 - 54 * s, s) +
            (i % 2 === 0 ? cob(x - 7 * s, 204 - 36 * s, s) : '')
          );
        }) +
        flat(202, lit('#9a6f45', l)) +
        repeat(7, (i) =>
          polygon(
            [
              [128 + (i - 3) * 34 - 5, 202],
              [128 + (i - 3) * 34 + 5, 202],
              [128 + (i - 3) * 62 + 12, 256],
              [128 + (i - 3) * 62 - 12, 256],
            ],
            lit('#83592f', l),
          ),
        )
      );
    },
  },
  hell: {
    words: ['in hell', 'in the depths of hell', 'in the underworld', 'in the flames of hell'],
    like: 'near a volcano',
    ground: [0.82, 0.95],
    enclosed: true,
    draw: (r) => {
      const rock = r.pick(['#4a1418', '#3a1020', '#521a12']);
      const spike = (x: number, y: number, w: number, h: number, fill: string) =>
        polygon(
          [
            [x - w, y],
            [x - w * 0.3, y - h * 0.55],
            [x, y - h],
            [x + w * 0.4, y - h * 0.5],
            [x + w, y],
          ],
          fill,
        );
      const flame = (x: number, y: number, s: number) =>
        [
          ['#e8380f', 1],
          ['#ff8a1f', 0.68],
          ['#ffdc4a', 0.38],
        ]
          .map(([fill, k]) => {
            const z = s * (k as number);
            return `<path d="M${n(x - 14 * z)} ${n(y)} Q ${n(x - 20 * z)} ${n(y - 20 * z)} ${n(x - 8 * z)} ${n(y - 34 * z)} Q ${n(x - 6 * z)} ${n(y - 24 * z)} ${n(x - 2 * z)} ${n(y - 24 * z)} Q ${n(x - 4 * z)} ${n(y - 44 * z)} ${n(x + 6 * z)} ${n(y - 58 * z)} Q ${n(x + 6 * z)} ${n(y - 40 * z)} ${n(x + 14 * z)} ${n(y - 28 * z)} Q ${n(x + 22 * z)} ${n(y - 12 * z)} ${n(x + 14 * z)} ${n(y)} Z" fill="${fill}"/>`;
          })
          .join('');
      return (
        flat(0, '#3a0508') +
        rect(0, 50, 256, 206, '#6a0c0c') +
        rect(0, 100, 256, 156, '#a01c0e') +
        rect(0, 140, 256, 116, '#d8400f') +
        repeat(8, (i) => spike(i * 36 + r.range(-8, 8), 0, r.range(14, 24), -r.range(26, 66), '#1f060a')) +
        repeat(6, (i) =>
          spike(i * 50 + r.range(-12, 12), 196, r.range(24, 38), r.range(60, 116), '#6f1a16'),
        ) +
        repeat(3, (i) => flame(i * 100 + r.range(10, 46), 190, r.range(0.9, 1.3))) +
        spike(r.range(8, 22), 204, 50, r.range(120, 150), rock) +
        spike(r.range(234, 248), 204, 50, r.range(110, 150), rock) +
        rect(0, 180, 256, 20, '#ff7a1a') +
        repeat(7, () => rect(r.range(0, 230), r.range(183, 192), r.range(16, 36), 3, '#ffd84a', 'rx="1.5"')) +
        flame(r.range(26, 60), 200, r.range(1, 1.3)) +
        flame(r.range(196, 230), 200, r.range(1, 1.3)) +
        hills(r, 199, 4, rock) +
        repeat(
          4,
          (i) =>
            `<path d="M${n(i * 70 + r.range(0, 20))} ${n(r.range(210, 218))} l 14 8 l -5 9 l 18 10 l -3 9" stroke="#ff7a1a" stroke-width="2.5" fill="none"/>`,
        ) +
        repeat(18, () => circle(r.range(0, 256), r.range(50, 180), r.range(1, 2.4), '#ffb347'))
      );
    },
  },
};
