// Turns pictures of single things into parts of a scene: cut out, painted, rotated.
import {
  type CutOut,
  cutOut,
  dominantColour,
  hasHoles,
  repaint,
  resize,
  rotate,
  straightened,
} from '@nonet/scenes';
import type { Turn } from '../effects/turn.ts';
import { pictureStream } from '../generation/random.ts';
import type { RgbPicture } from '../picture.ts';
import type { Role } from './casting.ts';

/** Makes the random numbers of poses differ from those of tokens. */
const POSES = 0x5bd1e995;

/** The thing of a role in one picture; undefined where nothing was drawn. */
export function partOf(role: Role, drawn: RgbPicture, seed: number, picture: number): CutOut | undefined {
  const found = cutOut(drawn, { holes: hasHoles(role.name) });
  if (found === undefined) return undefined;
  const cut: CutOut = role.name.endsWith(' face') ? { ...found, view: 'face' } : found;
  const painted = role.colour === undefined ? cut : paintedIn(role.colour, cut);
  if (role.turn === undefined) return painted;
  return rotatedBy(role.turn, pictureStream((seed ^ POSES) >>> 0, picture)(), painted);
}

function paintedIn(colour: NonNullable<Role['colour']>, cut: CutOut): CutOut {
  const own = dominantColour(cut.rgba).colour;
  return own === colour ? cut : { ...cut, rgba: repaint(cut.rgba, own, colour) };
}

/** @param uniform in [0, 1): decides side and angle */
function rotatedBy([least, most]: Turn, uniform: number, cut: CutOut): CutOut {
  const side = uniform < 0.5 ? -1 : 1;
  const degrees = side * (least + ((2 * uniform) % 1) * (most - least));
  return { ...cut, ...straightened(rotate(resize(cut, cut.width, cut.height), degrees)) };
}
