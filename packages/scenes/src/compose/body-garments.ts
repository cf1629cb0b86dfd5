// Puts clothes below heads, and what is worn at back, hands and feet around bodies.
import type { Bitmap } from '../bitmap.ts';
import { isLiving } from '../parts-to-play.ts';
import { list } from '../word-list.ts';
import { bodyOf, extentOf, type Group, joinedFigure, type Piece } from './group.ts';
import { headOf } from './heads.ts';

/** A garment to put on. */
export interface Fabric {
  /** Id of the garment in the scene. */
  readonly thing: string;
  readonly bitmap: Bitmap;
  /** Depth of the chin in it, as a share of its height. */
  readonly chin?: number;
  /** Its width beside the head's. */
  readonly span?: number;
}

const CHIN = 0.14;
const SPAN = 1.25;
/** Height of a head beside its width, where the head is part of a body. */
const HEAD_HEIGHT = 0.92;
/** Sizes of one glove, one shoe and of what is on the back, as shares of the body's width. */
const PART_WIDTH = { hands: 0.3, feet: 0.4, back: 1.6 };
const HAND_HEIGHT = 0.66;

/** Those drawn from the front with a body that is as broad as their head, and where their heads end. */
const STOUT: ReadonlySet<string> = new Set(list('penguin, owl, snowman, teddy bear, chick, chicken, robot'));
const STOUT_NECK = 0.44;
const STOUT_HEAD = 0.66;

interface Neck {
  readonly x: number;
  /** Row of the chin. */
  readonly y: number;
  /** Width of the head. */
  readonly width: number;
}

/** The neck of a figure: below a face; below the head of a body; below the whole of what has no head. */
function neckOf(wearer: Group): Neck {
  const body = bodyOf(wearer);
  const x = body.left + body.width / 2;
  if (isStout(wearer.name))
    return { x, y: body.top + STOUT_NECK * body.height, width: STOUT_HEAD * body.width };
  const head = isAllHead(wearer) ? undefined : headOf(body, wearer.facing);
  if (head === undefined) return { x, y: body.top + body.height, width: body.width };
  const y = Math.min(head.y + HEAD_HEIGHT * head.width, body.top + body.height);
  return { x: head.x, y, width: head.width };
}

const isStout = (name: string): boolean => STOUT.has(name);

/** Whether clothes go below the whole of a figure: a face, or a thing that has no head. */
const isAllHead = ({ view, name }: Group): boolean => !isStout(name) && (view === 'face' || !isLiving(name));

/** Clothes under a head: behind a face, over a body. */
export function onTorso(wearer: Group, fabric: Fabric): Group {
  const piece = belowChin(wearer, fabric);
  const groups = [wearer, { ...wearer, pieces: [piece], things: 0 }];
  // A face in clothes is a whole figure: it has hands.
  const main = { ...wearer, view: 'body' as const };
  return joinedFigure(isAllHead(wearer) ? groups.reverse() : groups, main);
}

/** Puts on a garment of the neck, over everything. */
export const onNeck = (wearer: Group, fabric: Fabric): Group =>
  joinedFigure([wearer, { ...wearer, pieces: [belowChin(wearer, fabric)], things: 0 }], wearer);

function belowChin(wearer: Group, { thing, bitmap, chin = CHIN, span = SPAN }: Fabric): Piece {
  const neck = neckOf(wearer);
  const width = span * neck.width;
  const height = (width * bitmap.height) / bitmap.width;
  const at = { left: neck.x - width / 2, top: neck.y - chin * height, width, height };
  return { ...bodyOf(wearer), ...at, thing, bitmap, mirror: false, tilt: 0, garment: true };
}

/** Puts on garments in pairs at both sides, or one behind the back. */
export function aroundBody(
  wearer: Group,
  { thing, bitmap }: Fabric,
  where: 'hands' | 'feet' | 'back',
): Group {
  const body = extentOf(wearer);
  const [across, down] = [body.right - body.left, body.bottom - body.top];
  const width = PART_WIDTH[where] * across;
  const height = (width * bitmap.height) / bitmap.width;
  const piece = (x: number, y: number, mirror: boolean): Piece => ({
    ...bodyOf(wearer),
    left: body.left + x * across - width / 2,
    top: y - height / 2,
    width,
    height,
    thing,
    bitmap,
    mirror,
    tilt: 0,
    garment: true,
    stands: where === 'feet',
  });
  const row = {
    hands: body.top + HAND_HEIGHT * down,
    feet: body.bottom - 0.2 * height,
    back: body.top + 0.5 * down,
  }[where];
  const sides = { hands: [0.02, 0.98], feet: [0.27, 0.73], back: [0.5] }[where];
  const pieces = sides.map((x, i) => piece(x, row, i === 1));
  const groups = [wearer, { ...wearer, pieces, things: 0 }];
  return joinedFigure(where === 'back' ? groups.reverse() : groups, wearer);
}
