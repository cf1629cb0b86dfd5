// Groups of cut-outs that are placed, scaled and mirrored as one.
import type { Bitmap } from '../bitmap.ts';
import type { Facing, View } from '../cutout/facing.ts';
import { isHanded } from '../handed.ts';
import type { Placement } from '../layouts.ts';

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
  /** Whether it must not be mirrored with its group. */
  readonly handed: boolean;
  /** Whether it stands on the ground and throws a shadow there. */
  readonly stands: boolean;
  /** Whether it is part of a piece that was drawn before. */
  readonly again?: true;
  /**
   * Set where it is worn by the figure whose body follows or precedes it, or is a sign of that figure's state; an outfit makes the
   * figure larger.
   */
  readonly garment?: 'outfit' | 'extra';
}

/** Pieces in the order in which they are drawn. */
export interface Group {
  readonly pieces: readonly Piece[];
  /**
   * The room that the group takes. Of one figure: the box around it. Of figures in a relation: the box that the relation's
   * layout gives them, whatever their drawings, so that another drawing of one leaves the others where they are.
   */
  readonly frame: Extent;
  /** Name of its main thing. */
  readonly name: string;
  readonly facing: Facing;
  readonly view: View;
  /** Size of its main thing by common sense; 1: a dog's. */
  readonly size: number;
  /** Things in it, at least 1: the more, the more room it takes. */
  readonly things: number;
  /** Whether it hangs in the sky. */
  readonly flies: boolean;
  /** The copies of one thing, as long as no relation has put them together with another. */
  readonly copies?: readonly Group[];
}

export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box around all pieces, rotations included. */
export const extentOf = ({ pieces }: Pick<Group, 'pieces'>): Extent => unionOf(pieces.map(rotatedBox));

/** The smallest box around boxes. */
export const unionOf = (boxes: readonly Extent[]): Extent => ({
  left: Math.min(...boxes.map(({ left }) => left)),
  top: Math.min(...boxes.map(({ top }) => top)),
  right: Math.max(...boxes.map(({ right }) => right)),
  bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
});

function rotatedBox({ left, top, width, height, tilt }: Piece): Extent {
  const angle = (Math.abs(tilt) * Math.PI) / 180;
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
  const [x, y] = [left + width / 2, top + height / 2];
  const [halfWidth, halfHeight] = [(cos * width + sin * height) / 2, (sin * width + cos * height) / 2];
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

/** The body of a figure: its first piece that is no garment. */
export const bodyOf = ({ pieces }: Group): Piece => pieces.find(({ garment }) => !garment) ?? pieces[0]!;

/** Scales a group about the origin, then moves it. */
export function transformed(group: Group, scale: number, dx: number, dy: number): Group {
  const { left, top, right, bottom } = group.frame;
  return {
    ...group,
    pieces: group.pieces.map((piece) => transformedPiece(piece, scale, dx, dy)),
    frame: {
      left: scale * left + dx,
      top: scale * top + dy,
      right: scale * right + dx,
      bottom: scale * bottom + dy,
    },
  };
}

/** Scales a piece about the origin, then moves it. */
export const transformedPiece = (piece: Piece, scale: number, dx: number, dy: number): Piece => ({
  ...piece,
  left: scale * piece.left + dx,
  top: scale * piece.top + dy,
  width: scale * piece.width,
  height: scale * piece.height,
});

/** Mirrors a group about the middle of its frame; what is handed only moves. */
export function mirrored(group: Group): Group {
  const { left, right } = group.frame;
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

/** Rotates a figure as a whole, clockwise by degrees, about the middle of its foot. */
export function rotatedFigure(group: Group, degrees: number): Group {
  if (degrees === 0) return group;
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const pivotX = (group.frame.left + group.frame.right) / 2;
  const pivotY = group.frame.bottom;
  const pieces = group.pieces.map((piece) => {
    const [dx, dy] = [piece.left + piece.width / 2 - pivotX, piece.top + piece.height / 2 - pivotY];
    return {
      ...piece,
      left: pivotX + cos * dx - sin * dy - piece.width / 2,
      top: pivotY + sin * dx + cos * dy - piece.height / 2,
      tilt: piece.tilt + degrees,
    };
  });
  return { ...group, pieces, frame: extentOf({ pieces }) };
}

/** The largest scale at which a group's frame fits into a box, in pixels. */
export function scaleInto({ frame }: Group, width: number, height: number): number {
  return Math.min(width / (frame.right - frame.left), height / (frame.bottom - frame.top));
}

/** Fits a group into a box in shares of the picture's side, standing in the middle of its foot. */
export function fitted(
  group: Group,
  { x, foot, width, height, facing, tilt, edge }: Placement,
  size: number,
): Group {
  const turned = rotatedFigure(facingTo(group, facing), tilt);
  const scale = scaleInto(turned, width * size, height * size);
  const half = ((turned.frame.right - turned.frame.left) * scale) / 2;
  const aside = edge === undefined ? 0 : edge === 'left' ? half : -half;
  return standingAt(transformed(turned, scale, 0, 0), x * size + aside, foot * size);
}

/** A group with the middle of its foot at a point, in pixels. */
export function standingAt(group: Group, x: number, foot: number): Group {
  const { left, right, bottom } = group.frame;
  return transformed(group, 1, x - (left + right) / 2, foot - bottom);
}

/** One cut-out as a group of its own size in pixels, with its top left corner at the origin. */
export function groupOf(
  thing: { readonly id: string; readonly name: string },
  bitmap: Bitmap & { readonly facing: Facing; readonly view: View },
  { copy, size, flies }: { readonly copy: number; readonly size: number; readonly flies: boolean },
): Group {
  const { width, height, facing, view } = bitmap;
  const piece: Piece = {
    thing: thing.id,
    copy,
    bitmap,
    left: 0,
    top: 0,
    width,
    height,
    mirror: false,
    tilt: 0,
    handed: isHanded(thing.name),
    stands: true,
  };
  const frame = extentOf({ pieces: [piece] });
  return { pieces: [piece], frame, name: thing.name, facing, view, size, things: 1, flies };
}

/** A group none of whose pieces throws a shadow. */
export const offGround = (group: Group): Group => ({
  ...group,
  pieces: group.pieces.map((piece) => ({ ...piece, stands: false })),
});

/** Several groups as one, drawn in this order; `main` says where it looks, how large it is and what room it takes. */
export function joined(groups: readonly Group[], main: Group): Group {
  const { copies: _, ...rest } = main;
  return {
    ...rest,
    pieces: groups.flatMap(({ pieces }) => pieces),
    things: groups.reduce((sum, { things }) => sum + things, 0),
  };
}

/** One figure of several groups: its frame is the box around all. */
export function joinedFigure(groups: readonly Group[], main: Group): Group {
  const group = joined(groups, main);
  return { ...group, frame: extentOf(group) };
}
