// Makes a sign a piece of the figure that it belongs to.
import { garmentBitmap } from '../garment-bitmaps.ts';
import type { Mark } from '../states/marks.ts';
import type { Piece } from './group.ts';

type Place = Pick<Piece, 'left' | 'top' | 'width' | 'height'>;

/** A mark as part of the figure that a body belongs to. */
export const markPiece = (body: Piece, mark: Mark, place: Place): Piece => ({
  ...body,
  ...place,
  bitmap: garmentBitmap(mark),
  mirror: false,
  tilt: 0,
  handed: mark.handed ?? false,
  stands: false,
  garment: 'extra',
  again: true,
});
