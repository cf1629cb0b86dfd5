// Chooses the plain background of a scene without a place: white, or a pale colour that white things stand out from.
import { PAINTS, pastelOf } from '../colours.ts';
import { type LayoutSeed, randomOf } from './build-groups.ts';
import type { Piece } from './group.ts';

const WHITE = [255, 255, 255] as const;
const OPAQUE = 200;
/** Channels above this are white. */
const WHITISH = 226;
/** Share of white pixels along its edge from which on a thing does not stand out from white. */
const MOST_WHITE = 0.4;
const COLOURS = PAINTS.filter((name) => !['white', 'black', 'brown', 'red'].includes(name));

/** RGB of the background. */
export function plainBackground(
  pieces: readonly Piece[],
  layout: LayoutSeed,
): readonly [number, number, number] {
  if (!pieces.some(isPale)) return WHITE;
  const random = randomOf(layout, 'background');
  return pastelOf(random.pick(COLOURS), random);
}

/** Whether much of a thing's edge is white. */
function isPale({ bitmap: { rgba, width, height } }: Piece): boolean {
  let [edge, white] = [0, 0];
  const isOpaque = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && rgba[4 * (y * width + x) + 3]! > OPAQUE;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isOpaque(x, y)) continue;
      if (isOpaque(x - 2, y) && isOpaque(x + 2, y) && isOpaque(x, y - 2) && isOpaque(x, y + 2)) continue;
      edge++;
      const at = 4 * (y * width + x);
      if (Math.min(rgba[at]!, rgba[at + 1]!, rgba[at + 2]!) > WHITISH) white++;
    }
  }
  return white > MOST_WHITE * edge;
}
