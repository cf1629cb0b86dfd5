// A garment as it is put on: its drawings before and behind the wearer, and how it lies on its anchor.
import type { Bitmap } from '../bitmap.ts';
import { bodyOf, type Extent, extentOf, type Group, joinedFigure, type Piece } from './group.ts';

/** A garment to put on. */
export interface Fabric {
  /** Id of the garment in the scene. */
  readonly thing: string;
  /** Before the wearer. */
  readonly front?: Bitmap | undefined;
  /** Behind the wearer, in the same plane. */
  readonly rear?: Bitmap | undefined;
  /** Row of the anchor in it, as a share of its height. */
  readonly at?: number;
  /** The same row, as a share of its width. */
  readonly drop?: number;
  /** Its width beside that of the anchor. */
  readonly span?: number;
  /** Whether it is drawn for a wearer who looks to the left. */
  readonly isProfile?: boolean;
}

/** A box for a garment, before it is rotated. */
export type Spot = Pick<Piece, 'left' | 'top' | 'width' | 'height'> & { readonly tilt?: number };

/** The drawing that says how high a garment is. */
export const shapeOf = ({ front, rear }: Pick<Fabric, 'front' | 'rear'>): Bitmap | undefined => front ?? rear;

/** A piece of a garment on a wearer. */
export const pieceOf = (
  wearer: Group,
  { thing, isProfile = false }: Fabric,
  bitmap: Bitmap,
  spot: Spot,
  more: Partial<Piece> = {},
): Piece => ({
  thing,
  bitmap,
  copy: bodyOf(wearer).copy,
  mirror: isProfile && wearer.facing === 'right',
  tilt: 0,
  handed: false,
  stands: false,
  garment: 'extra',
  ...spot,
  ...more,
});

/** The wearer between both drawings of a garment. */
export function putOn(wearer: Group, fabric: Fabric, spot: Spot, more: Partial<Piece> = {}): Group {
  const layer = (bitmap: Bitmap | undefined): Group[] =>
    bitmap ? [{ ...wearer, pieces: [pieceOf(wearer, fabric, bitmap, spot, more)], things: 0 }] : [];
  return joinedFigure([...layer(fabric.rear), wearer, ...layer(fabric.front)], wearer);
}

/** The box around the body and the clothes that make it larger. */
export const clothedExtent = (wearer: Group): Extent =>
  extentOf({
    pieces: wearer.pieces.filter((piece) => piece.garment === 'outfit' || piece === bodyOf(wearer)),
  });
