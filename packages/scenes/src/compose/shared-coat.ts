// Puts several copies of a thing into one coat: one looks out of the collar, the others between the buttons.
import type { CutOut } from '../cutout/cut-out.ts';
import type { Random } from '../random.ts';
import type { SceneThing } from '../scene.ts';
import { dressed } from './garments.ts';
import { type Group, joinedFigure, offGround, scaleInto, standingAt, transformed } from './group.ts';

/** Size of those inside beside the one on top, and where the first of them is in the coat, as a share of its height. */
const INSIDE = 0.52;
const FIRST = 0.34;

/**
 * @param copies at least one
 * @param drawn the coat as the model drew it; absent where the composer draws it
 */
export function inOneCoat(
  copies: readonly Group[],
  coat: SceneThing,
  drawn: CutOut | undefined,
  random: Random,
): Group {
  const [top, ...inside] = copies;
  const wearer = dressed(top!, coat, drawn, random);
  const cloth = wearer.pieces.find(({ thing }) => thing === coat.id);
  if (cloth === undefined || inside.length === 0) return wearer;
  const { left, right, bottom, top: above } = top!.frame;
  const [width, height] = [INSIDE * (right - left), INSIDE * (bottom - above)];
  const step = (0.94 - FIRST) / inside.length;
  const peeking = inside.map((group, i) => {
    const room = Math.min(height, step * cloth.height * 1.1);
    const scale = scaleInto(group, width, room);
    const foot = cloth.top + (FIRST + (i + 1) * step) * cloth.height;
    return offGround(standingAt(transformed(group, scale, 0, 0), cloth.left + cloth.width / 2, foot));
  });
  return joinedFigure([wearer, ...peeking], wearer);
}
