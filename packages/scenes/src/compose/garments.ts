// Puts hats and glasses on heads.
import type { Bitmap } from '../bitmap.ts';
import { type ColourName, repaint } from '../colours.ts';
import type { CutOut } from '../cutout/cut-out.ts';
import { hatBitmap } from '../hat-bitmaps.ts';
import { HATS, type Hat } from '../hats.ts';
import type { Random } from '../random.ts';
import type { SceneThing } from '../scene.ts';
import type { Head } from '../wearing.ts';
import { type Group, joinedFigure, type Piece } from './group.ts';
import { headOf } from './heads.ts';

const HATS_BY_NAME: ReadonlyMap<string, Hat> = new Map(
  HATS.flatMap((hat) => hat.names.map((name) => [name, hat] as const)),
);
/** The hats that words for any hat stand for. */
const ANY_HAT: Readonly<Record<string, string>> = { hat: 'top hat', helmet: 'viking helmet' };
/** Width of what sits on a face, as a share of the head's, and its middle below the top of the head. */
const FACE_WIDTH = 0.86;
/** Where the top of the head is taken for, between that of the cut-out and what is broad enough to be a head. */
const LIFT = 0.5;
const FACE_DEPTH = 0.42;

const painted = (hat: Hat, colour: ColourName | undefined): Bitmap => {
  const bitmap = hatBitmap(hat);
  if (colour === undefined || hat.colour === undefined || colour === hat.colour) return bitmap;
  return { ...bitmap, rgba: repaint(bitmap.rgba, hat.colour, colour) };
};

const hatNamed = (name: string): Hat | undefined => HATS_BY_NAME.get(ANY_HAT[name] ?? name);

/** Whether the composer draws a garment itself. */
export const isHat = (name: string): boolean => hatNamed(name) !== undefined;

/**
 * The wearer with a garment on: a hat on the head, anything else across the face. Unchanged where no head is found.
 * @param wearer one piece, the body, first
 * @param drawn the garment as the model drew it; hats need none
 */
export function dressed(
  wearer: Group,
  garment: SceneThing,
  drawn: CutOut | undefined,
  random: Random,
): Group {
  const body = wearer.pieces[0]!;
  const found = headOf(body, wearer.facing);
  // Eyes and ears that stick out of the head stay in sight.
  const head = found && { ...found, y: body.top + LIFT * (found.y - body.top) };
  const hat = hatNamed(garment.name);
  if (head === undefined || (hat === undefined && drawn === undefined)) return wearer;
  const tilt = 7 * random.range(-1, 1);
  const worn = hat ? hatPiece(hat, painted(hat, garment.colour), head, tilt) : facePiece(drawn!, head);
  const parts = { thing: garment.id, copy: body.copy, mirror: false, handed: false, stands: false };
  return joinedFigure([wearer, { ...wearer, pieces: [{ ...worn, ...parts }], things: 0 }], wearer);
}

type Place = Pick<Piece, 'bitmap' | 'left' | 'top' | 'width' | 'height' | 'tilt'>;

function hatPiece(hat: Hat, bitmap: Bitmap, head: Head, tilt: number): Place {
  const width = (head.width / hat.span) * 100 * 1.04;
  const scale = width / 100;
  // The middle of the hat moves with the tilt so that its brim stays over the head.
  const lift = (hat.sit - hat.height / 2) * scale;
  const angle = (tilt * Math.PI) / 180;
  const x = head.x + Math.sin(angle) * lift;
  const y = head.y + head.width * 0.07 - Math.cos(angle) * lift;
  const height = hat.height * scale;
  return { bitmap, left: x - width / 2, top: y - height / 2, width, height, tilt };
}

function facePiece(bitmap: Bitmap, head: Head): Place {
  const width = FACE_WIDTH * head.width;
  const height = (width * bitmap.height) / bitmap.width;
  return {
    bitmap,
    left: head.x - width / 2,
    top: head.y + FACE_DEPTH * head.width - height / 2,
    width,
    height,
    tilt: 0,
  };
}
