// Puts hats on heads and things into hands.
import type { Bitmap } from '../bitmap.ts';
import { resize } from '../canvas.ts';
import { type ColourName, repaint } from '../colours.ts';
import type { CutOut } from '../cutout/cut-out.ts';
import { hatBitmap } from '../hat-bitmaps.ts';
import { HATS, type Hat } from '../hats.ts';
import type { Random } from '../random.ts';
import type { SceneThing } from '../scene.ts';
import { findHead, type Head, type Posture } from '../wearing.ts';
import { extentOf, type Group, joined, type Piece, transformed } from './group.ts';

const HATS_BY_NAME: ReadonlyMap<string, Hat> = new Map(
  HATS.flatMap((hat) => hat.names.map((name) => [name, hat] as const)),
);
/** The hats that words for any hat stand for. */
const ANY_HAT: Readonly<Record<string, string>> = { hat: 'top hat', helmet: 'viking helmet' };
/** Width of what sits on a face, as a share of the head's, and its middle below the top of the head. */
const FACE_WIDTH = 0.86;
/** Where the top of the head is taken for, between that of the cut-out and what is broad enough to be a head. */
const LIFT = 0.62;
const FACE_DEPTH = 0.42;
/** Longer side of what is held beside that of its holder, and its place in the holder's box. */
const HELD = 0.48;
const HAND_HEIGHT = 0.62;
const HAND_INSET = 0.14;

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
  const head = headOf(body, wearer.facing);
  const hat = hatNamed(garment.name);
  if (head === undefined || (hat === undefined && drawn === undefined)) return wearer;
  const tilt = 7 * random.range(-1, 1);
  const worn = hat ? hatPiece(hat, painted(hat, garment.colour), head, tilt) : facePiece(drawn!, head);
  const piece = { ...worn, thing: garment.id, copy: body.copy, mirror: false, handed: false };
  return { ...wearer, pieces: [...wearer.pieces, piece] };
}

type Place = Pick<Piece, 'bitmap' | 'left' | 'top' | 'width' | 'height' | 'tilt'>;

function hatPiece(hat: Hat, bitmap: Bitmap, head: Head, tilt: number): Place {
  const width = (head.width / hat.span) * 100 * 1.04;
  const scale = width / 100;
  // The middle of the hat moves with the tilt so that its brim stays over the head.
  const lift = (hat.sit - hat.height / 2) * scale;
  const angle = (tilt * Math.PI) / 180;
  const [x, y] = [head.x + Math.sin(angle) * lift, head.y + head.width * 0.07 - Math.cos(angle) * lift];
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

/** The head of a body in the coordinates of its group. */
function headOf({ bitmap, left, top, width, height }: Piece, facing: Group['facing']): Head | undefined {
  // Heads are looked for at the left.
  const layer = resize(bitmap, bitmap.width, bitmap.height, facing === 'right');
  const isSquare = bitmap.width > 0.72 * bitmap.height;
  const postures: readonly Posture[] =
    facing === 'front' ? (isSquare ? ['face', 'upright'] : ['upright', 'face']) : ['side', 'upright'];
  const head = postures.map((posture) => findHead(layer, posture)).find((found) => found !== undefined);
  if (head === undefined) return undefined;
  const scale = width / bitmap.width;
  const x = facing === 'right' ? bitmap.width - head.x : head.x;
  // Eyes and ears that stick out of the head stay in sight.
  const y = LIFT * head.y;
  return { x: left + scale * x, y: top + (height / bitmap.height) * y, width: scale * head.width };
}

/** The holder with something in a hand: the one before it, and for a second thing the other. */
export function withHeld(holder: Group, held: Group, hand: number, random: Random): Group {
  const body = extentOf({ pieces: holder.pieces.slice(0, 1) });
  const box = extentOf(held);
  const first = holder.facing === 'front' ? random.chance(0.5) : holder.facing === 'right';
  const isRight = hand % 2 === 0 ? first : !first;
  const [width, height] = [body.right - body.left, body.bottom - body.top];
  const ratio = Math.min(1.5, Math.max(0.7, held.size / 0.66));
  const scale =
    (HELD * ratio * Math.max(width, height)) / Math.max(box.right - box.left, box.bottom - box.top);
  const across = scale * (box.right - box.left);
  const x = isRight ? body.right - HAND_INSET * width : body.left + HAND_INSET * width;
  const left = x - (isRight ? 0.25 : 0.75) * across;
  const top = body.top + HAND_HEIGHT * height - 0.55 * scale * (box.bottom - box.top);
  const inHand = transformed(held, scale, left - scale * box.left, top - scale * box.top);
  return { ...joined([holder, inHand], holder), things: holder.things + 0.2 };
}
