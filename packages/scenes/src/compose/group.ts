// Groups of cut-outs that are placed, scaled and mirrored as one.
import type { Bitmap } from '../bitmap.ts';
import type { Facing } from '../cutout/facing.ts';
import { isHanded } from '../handed.ts';
import type { Placement } from '../relations.ts';

/** A cut-out in its place. Lengths are pixels; the box is that of the cut-out before it is rotated. */
export interface Piece {
  /** Id of the thing, and which copy of it. */
  readonly thing: string;
  readonly copy: number;
  readonly bitmap: Bitmap;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly mirror: boolean;
  /** Degrees, clockwise. */
  readonly tilt: number;
  /** Whether it may be mirrored with its group. */
  readonly handed: boolean;
}

/** Pieces in the order in which they are drawn. */
export interface Group {
  readonly pieces: readonly Piece[];
  readonly facing: Facing;
  /** Size of its main thing by common sense; 1: a dog's. */
  readonly size: number;
  /** Things in it, at least 1: the more, the more room it takes. */
  readonly things: number;
  /** Whether it hangs in the sky. */
  readonly flies: boolean;
}

export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box around all pieces, rotations included. */
export function extentOf({ pieces }: Pick<Group, 'pieces'>): Extent {
  const boxes = pieces.map(rotatedBox);
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

function rotatedBox({ left, top, width, height, tilt }: Piece): Extent {
  const angle = (Math.abs(tilt) * Math.PI) / 180;
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
  const [x, y] = [left + width / 2, top + height / 2];
  const [halfWidth, halfHeight] = [(cos * width + sin * height) / 2, (sin * width + cos * height) / 2];
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

/** Moves and scales a group about the origin. */
export function transformed<G extends Pick<Group, 'pieces'>>(
  group: G,
  scale: number,
  dx: number,
  dy: number,
): G {
  const pieces = group.pieces.map((piece) => ({
    ...piece,
    left: scale * piece.left + dx,
    top: scale * piece.top + dy,
    width: scale * piece.width,
    height: scale * piece.height,
  }));
  return { ...group, pieces };
}

/** Mirrors a group about its middle; what is handed only moves. */
export function mirrored(group: Group): Group {
  const { left, right } = extentOf(group);
  const pieces = group.pieces.map((piece) => ({
    ...piece,
    left: left + right - piece.left - piece.width,
    mirror: piece.handed ? piece.mirror : !piece.mirror,
    tilt: -piece.tilt,
  }));
  const facing = group.facing === 'left' ? 'right' : group.facing === 'right' ? 'left' : 'front';
  return { ...group, pieces, facing };
}

/** A group that looks to a side, where it looks to any. */
export function facingTo(group: Group, side: 'left' | 'right'): Group {
  return group.facing === 'front' || group.facing === side ? group : mirrored(group);
}

/** Fits a group into a box in shares of the picture's side, standing in the middle of its foot. */
export function fitted(
  group: Group,
  { x, foot, width, height, facing, tilt }: Placement,
  size: number,
): Group {
  const turned = facingTo(group, facing);
  const box = extentOf(turned);
  const [across, down] = [box.right - box.left, box.bottom - box.top];
  const scale = Math.min((width * size) / across, (height * size) / down);
  const placed = transformed(
    turned,
    scale,
    x * size - (scale * (box.left + box.right)) / 2,
    foot * size - scale * box.bottom,
  );
  return tilt === 0 || placed.pieces.length > 1
    ? placed
    : { ...placed, pieces: [{ ...placed.pieces[0]!, tilt }] };
}

/** One cut-out as a group of its own size in pixels, with its top left corner at the origin. */
export function groupOf(
  thing: { readonly id: string; readonly name: string },
  bitmap: Bitmap & { readonly facing: Facing },
  { copy, size, flies }: { readonly copy: number; readonly size: number; readonly flies: boolean },
): Group {
  const { width, height, facing } = bitmap;
  const handed = isHanded(thing.name);
  const piece = {
    thing: thing.id,
    copy,
    bitmap,
    left: 0,
    top: 0,
    width,
    height,
    mirror: false,
    tilt: 0,
    handed,
  };
  return { pieces: [piece], facing, size, things: 1, flies };
}

/** Several groups as one, drawn in this order; `main` says where it looks and how large it is. */
export function joined(groups: readonly Group[], main: Group): Group {
  return {
    ...main,
    pieces: groups.flatMap(({ pieces }) => pieces),
    things: groups.reduce((sum, { things }) => sum + things, 0),
  };
}
