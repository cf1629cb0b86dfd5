// Landmarks of Asia and Australia that training scenes do not have.
import type { Place } from './place.ts';
import {
  ellipse,
  flat,
  hills,
  lamplit,
  lit,
  mirrored,
  n,
  path,
  peak,
  polygon,
  rect,
  repeat,
  ripples,
  roundTree,
  skyline,
  WALLS,
} from './shapes.ts';

export const EASTERN_LANDMARKS: Readonly<Record<string, Place>> = {
  sydney: {
    words: ['in sydney', 'in australia', 'at the sydney opera house', 'in front of the sydney opera house'],
    like: 'in the city',
    ground: [0.84, 0.96],
    draw: (r, l) => {
      const bright = lamplit(l, 0.7);
      const white = lit('#fbf8f0', bright);
      const shade = lit('#d0ccc4', bright);
      const left = r.chance(0.5);
      const x = mirrored(!left);
      const shell = (at: number, w: number, h: number) =>
        path(
          `M${n(x(at))} 166 Q${n(x(at + w * 0.1))} ${n(166 - h * 0.8)} ${n(x(at + w * 0.75))} ${n(166 - h)} Q${n(x(at + w))} ${n(166 - h * 0.4)} ${n(x(at + w))} 166 Z`,
          white,
        ) +
        path(
          `M${n(x(at + w * 0.75))} ${n(166 - h)} Q${n(x(at + w * 0.6))} ${n(166 - h * 0.5)} ${n(x(at + w * 0.72))} 166 H${n(x(at + w))} Q${n(x(at + w))} ${n(166 - h * 0.4)} ${n(x(at + w * 0.75))} ${n(166 - h)} Z`,
          shade,
        );
      return (
        // The arch of the bridge behind.
        path(
          `M${x(120)} 150 Q${x(200)} 58 ${x(280)} 150`,
          'none',
          `stroke="${lit('#6a747e', l)}" stroke-width="8"`,
        ) +
        path(
          `M${x(120)} 150 Q${x(200)} 76 ${x(280)} 150`,
          'none',
          `stroke="${lit('#6a747e', l)}" stroke-width="3"`,
        ) +
        repeat(7, (i) =>
          rect(x(140 + i * 18), 92 + Math.abs(i - 3) * 9, 2, 54 - Math.abs(i - 3) * 9, lit('#6a747e', l)),
        ) +
        rect(left ? 112 : 0, 142, 144, 6, lit('#5a646e', l)) +
        skyline(r, 160, 12, 40, WALLS, l) +
        flat(158, lit('#2f8fc8', l)) +
        ripples(182, lit('#9fd4ec', l), 12, () => r.next()) +
        rect(left ? 6 : 74, 164, 176, 16, lit('#c8a888', bright)) +
        shell(14, 56, 66) +
        shell(52, 62, 94) +
        shell(96, 52, 74) +
        shell(132, 42, 52) +
        rect(left ? 0 : 68, 178, 188, 7, lit('#a88868', bright)) +
        flat(204, lit('#cbb89a', l)) +
        rect(0, 202, 256, 4, lit('#9a8668', l))
      );
    },
  },
  'great wall': {
    words: ['on the great wall of china', 'at the great wall', 'on the great wall', 'in china'],
    like: 'in the mountains',
    ground: [0.84, 0.96],
    draw: (r, l) => {
      const stone = lit('#d0b890', l);
      const shade = lit('#a89068', l);
      const left = r.chance(0.5);
      const x = mirrored(!left);
      const tower = (at: number, y: number, s: number) =>
        rect(x(at) - 15 * s, y - 30 * s, 30 * s, 34 * s, stone) +
        repeat(4, (i) => rect(x(at) - 16 * s + i * 9 * s, y - 37 * s, 6 * s, 8 * s, stone)) +
        repeat(2, (i) =>
          path(
            `M${n(x(at) + (i * 13 - 10) * s)} ${n(y - 6 * s)} v ${n(-10 * s)} q ${n(3.5 * s)} ${n(-6 * s)} ${n(7 * s)} 0 v ${n(10 * s)} Z`,
            lit('#5a4a38', l),
          ),
        ) +
        rect(x(at) - 15 * s, y - 30 * s, 30 * s, 3 * s, shade);
      const wall = (points: readonly (readonly [number, number])[], h: number) =>
        points
          .slice(1)
          .map(([bx, by], i) => {
            const [ax, ay] = points[i]!;
            return (
              polygon(
                [
                  [x(ax), ay],
                  [x(bx), by],
                  [x(bx), by + h],
                  [x(ax), ay + h],
                ],
                stone,
              ) +
              repeat(Math.ceil(Math.abs(bx - ax) / (h * 0.55)), (k) => {
                const t = (k * h * 0.55) / Math.abs(bx - ax);
                return rect(
                  x(ax + (bx - ax) * t) - h * 0.14,
                  ay + (by - ay) * t - h * 0.26,
                  h * 0.3,
                  h * 0.34,
                  stone,
                );
              }) +
              polygon(
                [
                  [x(ax), ay + h * 0.7],
                  [x(bx), by + h * 0.7],
                  [x(bx), by + h],
                  [x(ax), ay + h],
                ],
                shade,
              )
            );
          })
          .join('');
      return (
        peak(x(60), 190, 190, 100, lit('#7a9a8a', l), lit('#7a9a8a', l)) +
        peak(x(196), 190, 200, 122, lit('#6f9080', l), lit('#6f9080', l)) +
        wall(
          [
            [150, 106],
            [178, 84],
            [200, 70],
            [240, 96],
            [262, 104],
          ],
          9,
        ) +
        tower(198, 72, 0.6) +
        hills(r, 142, 16, lit('#6a9a58', l)) +
        wall(
          [
            [-4, 118],
            [30, 112],
            [70, 128],
            [110, 126],
            [150, 106],
          ],
          15,
        ) +
        tower(32, 116, 0.9) +
        hills(r, 164, 8, lit('#7fae5f', l)) +
        repeat(8, (i) =>
          roundTree(i * 36 + r.range(-8, 8), 182, r.range(0.5, 0.7), lit('#4f8a48', l), lit('#7a5535', l)),
        ) +
        // The walk on top of the wall, with battlements at both sides.
        polygon(
          [
            [96, 176],
            [160, 176],
            [232, 256],
            [24, 256],
          ],
          stone,
        ) +
        repeat(5, (i) => rect(96 - i * i * 3.6 - i * 4, 184 + i * 16, 64 + i * i * 7.2 + i * 8, 2.5, shade)) +
        polygon(
          [
            [96, 176],
            [84, 166],
            [-40, 256],
            [24, 256],
          ],
          shade,
        ) +
        polygon(
          [
            [160, 176],
            [172, 166],
            [296, 256],
            [232, 256],
          ],
          shade,
        ) +
        repeat(
          4,
          (i) =>
            rect(66 - i * 24, 162 + i * 17, 15 + i * 3, 20 + i * 4, stone) +
            rect(175 + i * 21, 162 + i * 17, 15 + i * 3, 20 + i * 4, stone),
        )
      );
    },
  },
  india: {
    words: ['in india', 'at the taj mahal', 'in front of the taj mahal'],
    like: 'in ancient ruins',
    ground: [0.84, 0.96],
    draw: (r, l) => {
      const bright = lamplit(l, 0.66);
      const white = lit('#fbf6ec', bright);
      const shade = lit('#dccfba', bright);
      const dark = lit('#a8967a', bright);
      const onion = (x: number, y: number, w: number) =>
        path(
          `M${n(x)} ${n(y - w * 1.5)} Q${n(x + w * 0.15)} ${n(y - w * 1.15)} ${n(x + w * 0.8)} ${n(y - w * 0.75)} Q${n(x + w * 1.15)} ${n(y - w * 0.3)} ${n(x + w * 0.85)} ${n(y)} H${n(x - w * 0.85)} Q${n(x - w * 1.15)} ${n(y - w * 0.3)} ${n(x - w * 0.8)} ${n(y - w * 0.75)} Q${n(x - w * 0.15)} ${n(y - w * 1.15)} ${n(x)} ${n(y - w * 1.5)} Z`,
          white,
        ) + rect(x - 1, y - w * 1.5 - 9, 2, 10, lit('#d8b040', bright));
      const minaret = (x: number) =>
        rect(x - 5, 60, 10, 122, white) +
        repeat(3, (i) => rect(x - 7, 74 + i * 36, 14, 4, shade)) +
        onion(x, 60, 8);
      const niche = (x: number, base: number, w: number, h: number, fill: string) =>
        path(
          `M${n(x - w)} ${n(base)} V${n(base - h * 0.6)} Q${n(x - w)} ${n(base - h * 0.85)} ${n(x)} ${n(base - h)} Q${n(x + w)} ${n(base - h * 0.85)} ${n(x + w)} ${n(base - h * 0.6)} V${n(base)} Z`,
          fill,
        );
      return (
        hills(r, 172, 4, lit('#8ab868', l)) +
        repeat(8, (i) =>
          roundTree(i * 36 + r.range(-8, 8), 182, r.range(0.6, 0.8), lit('#4f8f50', l), lit('#7a5535', l)),
        ) +
        minaret(26) +
        minaret(230) +
        onion(128, 98, 32) +
        rect(100, 96, 56, 12, shade) +
        onion(84, 108, 13) +
        onion(172, 108, 13) +
        rect(60, 106, 136, 74, white) +
        rect(104, 98, 48, 82, white) +
        niche(128, 180, 17, 66, shade) +
        niche(128, 180, 11, 48, dark) +
        [76, 180].map((x) => niche(x, 138, 8, 24, dark) + niche(x, 178, 8, 28, dark)).join('') +
        rect(8, 180, 240, 12, shade) +
        flat(190, lit('#7fbf62', l)) +
        // The long pool between lawns.
        polygon(
          [
            [112, 192],
            [144, 192],
            [188, 256],
            [68, 256],
          ],
          lit('#e0d4bc', bright),
        ) +
        polygon(
          [
            [117, 192],
            [139, 192],
            [176, 256],
            [80, 256],
          ],
          lit('#5ab0d8', l),
        ) +
        repeat(4, (i) => rect(118 - i * 9, 200 + i * 15, 20 + i * 18, 2, lit('#a8dcf0', l))) +
        repeat(
          4,
          (i) =>
            ellipse(94 - i * 18, 204 + i * 14, 4 + i, 9 + 2 * i, lit('#3f7f48', l)) +
            ellipse(162 + i * 18, 204 + i * 14, 4 + i, 9 + 2 * i, lit('#3f7f48', l)),
        )
      );
    },
  },
};
