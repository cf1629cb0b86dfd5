// Copies of a thing side by side in rows.
import type { Random } from '../random.ts';
import { extentOf, type Group, joined, mirrored, transformed } from './group.ts';

/** Rows of so many copies, from the back to the front. */
const ROWS: Readonly<Record<number, readonly (readonly number[])[]>> = {
  2: [[2]],
  3: [[3], [1, 2], [2, 1]],
  4: [[2, 2]],
  5: [
    [2, 3],
    [3, 2],
  ],
  6: [[3, 3]],
  7: [
    [3, 4],
    [2, 3, 2],
  ],
  8: [[4, 4]],
  9: [[3, 3, 3]],
  10: [
    [5, 5],
    [3, 4, 3],
  ],
  11: [[4, 3, 4]],
  12: [[4, 4, 4]],
};
const CELL = 150;
/** Rows that stand on the ground overlap: the distance of their feet. */
const DEPTH = 0.5;

/**
 * @param copies groups of one thing each
 * @param standing whether they stand on one ground; on plain background they fill a grid
 */
export function crowdOf(copies: readonly Group[], standing: boolean, random: Random): Group {
  if (copies.length === 1) return copies[0]!;
  const few = standing && copies.length <= 3;
  const rows = few ? [copies.length] : random.pick(ROWS[copies.length]!);
  const placed: Group[] = [];
  for (const [row, inRow] of rows.entries()) {
    for (let i = 0; i < inRow; i++) {
      const copy = copies[placed.length]!;
      const turned = random.chance(0.4) ? mirrored(copy) : copy;
      const box = extentOf(turned);
      const size = 0.94 * CELL * random.range(0.9, 1);
      const scale = Math.min(size / (box.right - box.left), (1.05 * size) / (box.bottom - box.top));
      const x = (i - (inRow - 1) / 2 + random.range(-0.04, 0.04)) * CELL;
      const foot = row * CELL * (standing ? DEPTH : 1.08) + random.range(-0.03, 0.03) * CELL;
      placed.push(
        transformed(turned, scale, x - (scale * (box.left + box.right)) / 2, foot - scale * box.bottom),
      );
    }
  }
  return { ...joined(placed, copies[0]!), things: 1 + 0.35 * (Math.max(...rows) - 1) };
}
