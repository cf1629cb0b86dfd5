// Streets, cities and other places in towns.
import type { Place } from './place.ts';
import { flat, hills, latticeTower, lit, polygon, rect, repeat, skyline, WALLS } from './shapes.ts';

export const TOWNS: Readonly<Record<string, Place>> = {
  city: {
    words: ['in a city', 'in the city', 'in front of skyscrapers', 'downtown', 'in new york'],
    ground: [0.82, 0.95],
    draw: (r, l) =>
      skyline(r, 196, 90, 150, WALLS.slice(0, 3), { ...l, level: l.level * 0.85 }) +
      skyline(r, 200, 40, 96, WALLS, l) +
      flat(198, lit('#5a5e66', l)) +
      repeat(5, (i) => rect(i * 58 - 8, 226, 32, 4, lit('#f2e9c0', l))),
  },
  street: {
    words: ['on a street', 'on the road', 'in a small town'],
    ground: [0.83, 0.96],
    draw: (r, l) => {
      let out = '';
      for (let x = r.range(-20, 0); x < 256; x += 66) {
        const wall = lit(r.pick(['#e8b08a', '#d9c48f', '#9fc0b8', '#e5a0a0', '#b8a8d8', '#f0d9a8']), l);
        const top = r.range(112, 132);
        out += polygon(
          [
            [x - 3, top],
            [x + 31, top - 28],
            [x + 65, top],
          ],
          lit(r.pick(['#a8503f', '#7d4a4f', '#8a5a3a']), l),
        );
        out += rect(x, top, 62, 200 - top, wall);
        out += rect(x + 24, 168, 15, 32, lit('#7a4f35', l));
        const pane = l.level < 0.6 ? '#ffe08a' : lit('#d8f0ff', l);
        out += rect(x + 8, top + 14, 14, 14, pane) + rect(x + 40, top + 14, 14, 14, pane);
      }
      return (
        out +
        rect(0, 198, 256, 10, lit('#b8b4ac', l)) +
        flat(207, lit('#666a70', l)) +
        repeat(5, (i) => rect(i * 58 - 8, 230, 32, 4, lit('#f2e9c0', l)))
      );
    },
  },
  tokyo: {
    words: ['in tokyo', 'in tokyo', 'in front of tokyo tower', 'in japan'],
    ground: [0.83, 0.95],
    draw: (r, l) =>
      skyline(r, 196, 60, 120, WALLS, { ...l, level: l.level * 0.85 }) +
      latticeTower(
        r.chance(0.5) ? r.range(34, 80) : r.range(176, 222),
        198,
        r.range(128, 150),
        lit('#e0452f', { ...l, level: Math.max(0.75, l.level) }),
        '#ffffff',
      ) +
      skyline(r, 200, 24, 60, WALLS, l) +
      flat(198, lit('#565a64', l)),
  },
  paris: {
    words: ['in paris', 'in front of the eiffel tower', 'in france'],
    ground: [0.8, 0.95],
    draw: (r, l) =>
      skyline(r, 186, 24, 46, ['#d8cbb0', '#cbbca0', '#e2d8c4'], l) +
      latticeTower(r.range(70, 186), 192, r.range(132, 156), lit('#8a7560', l), lit('#6d5a48', l)) +
      hills(r, 192, 3, lit('#86bf68', l)),
  },
  egypt: {
    words: ['in egypt', 'in front of the pyramids', 'at the pyramids'],
    ground: [0.78, 0.95],
    draw: (r, l) => {
      const pyramid = (x: number, w: number) => {
        const h = w * 0.62;
        return (
          polygon(
            [
              [x - w / 2, 186],
              [x, 186 - h],
              [x + w / 2, 186],
            ],
            lit('#dcae62', l),
          ) +
          polygon(
            [
              [x, 186 - h],
              [x + w / 2, 186],
              [x + w * 0.14, 186],
            ],
            lit('#b98a48', l),
          )
        );
      };
      return (
        pyramid(r.range(40, 90), r.range(110, 150)) +
        pyramid(r.range(160, 220), r.range(80, 120)) +
        hills(r, 184, 4, lit('#efcf8f', l))
      );
    },
  },
};
