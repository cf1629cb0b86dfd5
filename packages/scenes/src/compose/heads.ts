// Finds the head of a figure.
import { resize } from '../canvas.ts';
import { findHead, type Head, type Posture } from '../wearing.ts';
import type { Group, Piece } from './group.ts';

/** A body broader than this share of its height may be a face alone. */
const FACE_WIDTH = 0.72;

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
