// Overlapping parts of a picture, in each of which a judge looks for one thing. Seen at once, two things hide each
// other: of real pictures of pairs it named both in 4 %, part by part in 54 %, and never two that were not there.
import type { RgbPicture } from '@nonet/models';
import { cutSquare } from './scenes/region.ts';

/** Parts in a row and in a column, and their side as a share of the picture's. */
const GRID = 4;
const SHARE = 0.45;

/** Square parts that cover a square picture, overlapping. */
export function partsOf(picture: RgbPicture): RgbPicture[] {
  const side = Math.round(SHARE * picture.width);
  const starts = Array.from({ length: GRID }, (_, i) =>
    Math.round((i / (GRID - 1)) * (picture.width - side)),
  );
  return starts.flatMap((top) => starts.map((left) => cutSquare(picture, left, top, side)));
}
