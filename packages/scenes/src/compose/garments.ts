// Puts hats, glasses, clothes and shoes on figures.
import type { Bitmap } from '../bitmap.ts';
import { anchorOf, clothesNamed } from '../clothes.ts';
import { type ColourName, repaint } from '../colours.ts';
import type { CutOut } from '../cutout/cut-out.ts';
import { garmentBitmap } from '../garment-bitmaps.ts';
import { HATS, type Hat } from '../hats.ts';
import type { Random } from '../random.ts';
import type { SceneThing } from '../scene.ts';
import type { Head } from '../wearing.ts';
import { aroundBody, type Fabric, onNeck, onTorso } from './body-garments.ts';
import { bodyOf, type Group, joinedFigure, type Piece } from './group.ts';
import { headOf } from './heads.ts';

const HATS_BY_NAME: ReadonlyMap<string, Hat> = new Map(
  HATS.flatMap((hat) => hat.names.map((name) => [name, hat] as const)),
);
/** The hats that words for any hat stand for. */
const ANY_HAT: Readonly<Record<string, string>> = { hat: 'top hat', helmet: 'viking helmet' };
/** Width of what sits on a face, as a share of the head's, and its middle below the top of the head. */
const FACE_WIDTH = 0.86;
/** Assumed top of the head, between that of the cut-out and what is broad enough to be a head. */
const LIFT = 0.5;
const FACE_DEPTH = 0.42;
/** Depth to which headgear that the model draws covers the head, as a share of its width. */
const HEADGEAR_DEPTH = 0.08;

/** The composer's own drawing in a colour, where it can be had in another one. */
function painted(
  garment: { readonly body: string; readonly height: number; readonly colour?: ColourName },
  colour: ColourName | undefined,
): Bitmap {
  const bitmap = garmentBitmap(garment);
  if (colour === undefined || garment.colour === undefined || colour === garment.colour) return bitmap;
  return { ...bitmap, rgba: repaint(bitmap.rgba, garment.colour, colour) };
}

const hatNamed = (name: string): Hat | undefined => HATS_BY_NAME.get(ANY_HAT[name] ?? name);

/** Whether the composer draws a garment itself. */
export const isDrawnByComposer = (name: string): boolean =>
  hatNamed(name) !== undefined || clothesNamed(name) !== undefined;

/**
 * The wearer with a garment on. Unchanged where no place for it is found.
 * @param drawn the garment as the model drew it; those that the composer draws itself need none
 */
export function dressed(
  wearer: Group,
  garment: SceneThing,
  drawn: CutOut | undefined,
  random: Random,
): Group {
  const hat = hatNamed(garment.name);
  if (hat) return withHeadgear(wearer, garment, hatPiece(hat, painted(hat, garment.colour), random));
  const own = clothesNamed(garment.name);
  const bitmap = own ? painted(own, garment.colour) : drawn;
  if (bitmap === undefined) return wearer;
  const fabric: Fabric = {
    thing: garment.id,
    bitmap,
    ...(own && { chin: own.chin / own.height, span: own.span }),
  };
  switch (anchorOf(garment.name)) {
    case 'head':
      return withHeadgear(wearer, garment, headgearPiece(bitmap));
    case 'face':
      return withHeadgear(wearer, garment, facePiece(bitmap));
    case 'neck':
      return onNeck(wearer, fabric);
    case 'torso':
      return onTorso(wearer, fabric);
    case 'back':
      return aroundBody(wearer, fabric, 'back');
    case 'hands':
      return aroundBody(wearer, fabric, 'hands');
    case 'feet':
      return aroundBody(wearer, fabric, 'feet');
  }
}

type Place = Pick<Piece, 'bitmap' | 'left' | 'top' | 'width' | 'height' | 'tilt'>;

/** @param place puts the garment on a head */
function withHeadgear(wearer: Group, garment: SceneThing, place: (head: Head) => Place): Group {
  const body = bodyOf(wearer);
  const found = headOf(body, wearer.facing);
  if (found === undefined) return wearer;
  // Eyes and ears that stick out of the head stay in sight.
  const head = { ...found, y: body.top + LIFT * (found.y - body.top) };
  const parts = { thing: garment.id, copy: body.copy, mirror: false, handed: false, stands: false };
  const piece: Piece = { ...place(head), ...parts };
  return joinedFigure([wearer, { ...wearer, pieces: [piece], things: 0 }], wearer);
}

function hatPiece(hat: Hat, bitmap: Bitmap, random: Random): (head: Head) => Place {
  const tilt = 7 * random.range(-1, 1);
  return (head) => {
    const width = (head.width / hat.span) * 100 * 1.04;
    const scale = width / 100;
    // The middle of the hat moves with the tilt so that its brim stays over the head.
    const lift = (hat.sit - hat.height / 2) * scale;
    const angle = (tilt * Math.PI) / 180;
    const x = head.x + Math.sin(angle) * lift;
    const y = head.y + head.width * 0.07 - Math.cos(angle) * lift;
    const height = hat.height * scale;
    return { bitmap, left: x - width / 2, top: y - height / 2, width, height, tilt };
  };
}

const headgearPiece =
  (bitmap: Bitmap) =>
  ({ x, y, width }: Head): Place => {
    const height = (width * bitmap.height) / bitmap.width;
    return { bitmap, left: x - width / 2, top: y + HEADGEAR_DEPTH * width - height, width, height, tilt: 0 };
  };

const facePiece =
  (bitmap: Bitmap) =>
  (head: Head): Place => {
    const width = FACE_WIDTH * head.width;
    const height = (width * bitmap.height) / bitmap.width;
    const top = head.y + FACE_DEPTH * head.width - height / 2;
    return { bitmap, left: head.x - width / 2, top, width, height, tilt: 0 };
  };
