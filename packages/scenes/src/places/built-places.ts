// Buildings: shops, villages, halls, ruins.
import { FRONTS } from './fronts.ts';
import type { Place } from './place.ts';
import { circle, ellipse, flat, hills, lit, planks, polygon, rect, repeat, roundTree } from './shapes.ts';

const GOODS = ['#e05a4a', '#f0b840', '#5aa860', '#4a86c8', '#b06ab8', '#f08a3c', '#f4f0e4'];

export const BUILT_PLACES: Readonly<Record<string, Place>> = {
  supermarket: {
    words: ['at the supermarket', 'in a supermarket', 'in a shop', 'in a store', 'at the grocery store'],
    ground: [0.84, 0.95],
    enclosed: true,
    front: FRONTS.till,
    draw: (r) =>
      flat(0, '#e9eef2') +
      repeat(4, (i) => rect(i * 70 - 4, 10, 46, 6, '#ffffff')) +
      repeat(3, (shelf) => {
        const y = 74 + shelf * 42;
        return (
          repeat(13, (i) => {
            const height = r.range(16, 30);
            return rect(i * 20 + 2, y - height, r.range(10, 17), height, r.pick(GOODS), 'rx="2"');
          }) + rect(0, y, 256, 6, '#8f9aa6')
        );
      }) +
      rect(0, 164, 256, 34, '#b9c3cc') +
      flat(196, '#d9d4c8') +
      repeat(5, (i) =>
        polygon(
          [
            [i * 60 - 10, 196],
            [i * 60 + 18, 196],
            [i * 66 + 10, 256],
            [i * 66 - 34, 256],
          ],
          '#cfc9bb',
        ),
      ),
  },
  village: {
    words: ['in a village', 'in the village', 'in the countryside'],
    ground: [0.8, 0.95],
    draw: (r, l) => {
      const cottage = (x: number, y: number, s: number) =>
        rect(x, y - 30 * s, 46 * s, 30 * s, lit(r.pick(['#f2e4c4', '#e8cfa8', '#f0dcd0']), l)) +
        polygon(
          [
            [x - 6 * s, y - 30 * s],
            [x + 23 * s, y - 56 * s],
            [x + 52 * s, y - 30 * s],
          ],
          lit(r.pick(['#b0563f', '#8a5a3a', '#a8803f']), l),
        ) +
        rect(x + 18 * s, y - 18 * s, 10 * s, 18 * s, lit('#7a4f35', l)) +
        rect(x + 33 * s, y - 22 * s, 8 * s, 8 * s, l.level < 0.6 ? '#ffe08a' : lit('#d8f0ff', l));
      return (
        hills(r, 150, 14, lit('#8fbf72', l)) +
        repeat(4, (i) => cottage(i * 66 + r.range(-14, 10), r.range(176, 186), r.range(0.8, 1.1))) +
        repeat(3, (i) =>
          roundTree(i * 96 + r.range(0, 40), 190, r.range(0.6, 0.9), lit('#4a9a4c', l), lit('#7a5535', l)),
        ) +
        hills(r, 192, 5, lit('#79b45c', l)) +
        polygon(
          [
            [112, 192],
            [140, 192],
            [190, 256],
            [60, 256],
          ],
          lit('#d8c08a', l),
        )
      );
    },
  },
  ruins: {
    words: ['in ancient ruins', 'among the ruins', 'in an old temple', 'in ancient greece'],
    ground: [0.8, 0.95],
    draw: (r, l) =>
      hills(r, 164, 10, lit('#b9b07a', l)) +
      repeat(5, (i) => {
        const x = i * 54 + r.range(-4, 10);
        const top = r.range(70, 150);
        return (
          rect(x, top, 22, 190 - top, lit('#e6dcc4', l)) +
          rect(x + 5, top, 3, 190 - top, lit('#c9bd9f', l)) +
          rect(x + 14, top, 3, 190 - top, lit('#c9bd9f', l)) +
          rect(x - 4, 186, 30, 8, lit('#d3c7a8', l)) +
          (top < 100 ? rect(x - 4, top - 8, 30, 9, lit('#d3c7a8', l)) : '')
        );
      }) +
      hills(r, 194, 6, lit('#c9bd82', l)) +
      repeat(4, () => ellipse(r.range(10, 246), r.range(206, 244), 12, 5, lit('#d9cfae', l))),
  },
  castle: {
    words: ['in a castle', 'in a great hall', 'in a throne room', 'in a palace'],
    ground: [0.82, 0.95],
    enclosed: true,
    draw: (r) => {
      const banner = r.pick(['#a8202f', '#2a4a9a', '#3a7a3f', '#6a2a8a']);
      return (
        flat(0, '#8d8894') +
        repeat(30, (i) =>
          rect((i % 6) * 46 + (Math.floor(i / 6) % 2) * 22 - 20, Math.floor(i / 6) * 40, 43, 37, '#9a95a1'),
        ) +
        repeat(2, (i) => {
          const x = i * 128 + 46;
          return (
            rect(x, 20, 36, 96, banner) +
            polygon(
              [
                [x, 116],
                [x + 36, 116],
                [x + 18, 138],
              ],
              banner,
            )
          );
        }) +
        repeat(3, (i) => circle(i * 110 + 18, 92, 9, '#ffb347') + rect(i * 110 + 15, 98, 6, 22, '#5a4030')) +
        planks(198, '#7a6a5f', '#5f5249') +
        polygon(
          [
            [104, 198],
            [152, 198],
            [200, 256],
            [56, 256],
          ],
          banner,
        )
      );
    },
  },
};
