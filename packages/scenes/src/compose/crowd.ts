// Arranges copies of a thing in rows.
import type { Random } from '../random.ts';
import { COPY_ROWS } from './copy-rows.ts';
import { type Group, joinedFigure, mirrored, scaleInto, standingAt, transformed } from './group.ts';

const CELL = 150;
/** Distance of the feet of two rows as a share of the highest copy: rows that stand on the ground overlap. */
const STANDING_STEP = 0.68;
const GRID_STEP = 1.12;

/**
 * @param copies groups of one thing each
 * @param stands whether they stand on the ground; on plain background they fill a grid
 * @param isAlone whether the scene has nothing else, so that they may stand in one row
 */
export function crowdOf(
  copies: readonly Group[],
  { stands, isAlone }: { readonly stands: boolean; readonly isAlone: boolean },
  random: Random,
): Group {
  if (copies.length === 1) return { ...copies[0]!, copies };
  const few = stands && isAlone && copies.length <= 3;
  const rows = few ? [copies.length] : random.pick(COPY_ROWS[copies.length]!);
  const sized = copies.map((copy) => {
    const turned = random.chance(0.4) ? mirrored(copy) : copy;
    const side = 0.94 * CELL * random.range(0.9, 1);
    return transformed(turned, scaleInto(turned, side, 1.05 * side), 0, 0);
  });
  const highest = Math.max(...sized.map(({ frame }) => frame.bottom - frame.top));
  const step = highest * (stands ? STANDING_STEP : GRID_STEP);
  let next = 0;
  const placed = rows.flatMap((inRow, row) => {
    // Those of a row look through the gaps of the next.
    const isStaggered = stands && row % 2 === 1 && rows[row - 1] === inRow;
    return Array.from({ length: inRow }, (_, i) => {
      const middle = i - (inRow - 1) / 2 + (isStaggered ? 0.5 : 0);
      const x = (middle + random.range(-0.04, 0.04)) * CELL;
      return standingAt(sized[next++]!, x, row * step + random.range(-0.03, 0.03) * CELL);
    });
  });
  const crowd = joinedFigure(placed, copies[0]!);
  return { ...crowd, copies, things: 1 + 0.35 * (Math.max(...rows) - 1) };
}
