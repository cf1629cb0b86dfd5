// Finds the head of a figure.
import { resize } from '../canvas.ts';
import { isLiving } from '../parts-to-play.ts';
import { findHead, type Head, type Posture } from '../wearing.ts';
import { bodyOf, type Group, type Piece } from './group.ts';

/** A body broader than this share of its height may be a face alone. */
const FACE_WIDTH = 0.72;
/** Assumed top of the head, between that of the cut-out and what is broad enough to be a head. */
const LIFT = 0.5;
/** Those whose eyes are on top of the head: hats sit above them, narrower than the head. */
const EYES_ON_TOP = /\b(?:frog|toad|crab|crocodile|alligator|lobster)$/;
const ABOVE_EYES = { width: 0.74, y: -0.02 };

/** Whether a figure has eyes and a mouth. */
export const isFaced = ({ view, name }: Pick<Group, 'view' | 'name'>): boolean =>
  isLiving(name) || (view === 'face' && name.endsWith(' face'));

/** The head of a body that is not rotated, in the coordinates of its group; undefined where none is found. */
export function headOf(
  { bitmap, left, top, width, height, mirror }: Piece,
  facing: Group['facing'],
): Head | undefined {
  // Heads are looked for at the left.
  const isFlipped = (facing === 'right') !== mirror;
  const layer = resize(bitmap, bitmap.width, bitmap.height, isFlipped);
  const mayBeFace = bitmap.width > FACE_WIDTH * bitmap.height;
  const postures: readonly Posture[] =
    facing === 'front' ? (mayBeFace ? ['face', 'upright'] : ['upright', 'face']) : ['side', 'upright'];
  const head = postures.map((posture) => findHead(layer, posture)).find((found) => found !== undefined);
  if (head === undefined) return undefined;
  const scale = width / bitmap.width;
  const x = facing === 'right' ? bitmap.width - head.x : head.x;
  return { x: left + scale * x, y: top + (height / bitmap.height) * head.y, width: scale * head.width };
}

/** The head of a figure as hats need it: its top lies where ears and eyes that stick out stay in sight. */
export function crownOf(wearer: Group): Head | undefined {
  const body = bodyOf(wearer);
  const found = headOf(body, wearer.facing);
  if (found === undefined) return undefined;
  if (EYES_ON_TOP.test(wearer.name)) {
    return { x: found.x, y: body.top + ABOVE_EYES.y * body.height, width: ABOVE_EYES.width * found.width };
  }
  return { ...found, y: body.top + LIFT * (found.y - body.top) };
}

/** The head of a figure that is drawn as a head, ears included; undefined for others. */
export function wholeHeadOf(wearer: Group): Head | undefined {
  const { left, top, width, height } = bodyOf(wearer);
  if (wearer.facing !== 'front' && !(width > FACE_WIDTH * height && wearer.pieces.length > 1))
    return undefined;
  return { x: left + width / 2, y: top, width: Math.max(width, 0.8 * height) };
}
