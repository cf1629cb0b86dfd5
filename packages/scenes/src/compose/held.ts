// Puts things into hands and before mouths.
import type { Random } from '../random.ts';
import { bodyOf, extentOf, type Group, joinedFigure, offGround, type Piece, transformed } from './group.ts';
import { headOf } from './heads.ts';

/** Longer side of what is held beside that of its holder, and its place in the holder's box. */
const HELD = 0.48;
const HAND_HEIGHT = 0.62;
const HAND_INSET = 0.14;
/** A face has no hands: what it holds is beside it, low. */
const FACE_HAND_HEIGHT = 0.86;
const FACE_HAND_INSET = 0.04;
/** Things that are held by their lower end. */
const HELD_BY_FOOT =
  /balloon|umbrella|parasol|kite|flag|candle|torch|lollipop|ice cream|flower|rose|tulip|bouquet|sign|trophy|wand|sword|broom|lightsaber/;
/** Longer side of what is eaten beside that of the eater, and how deep the mouth lies below the top of the head. */
const EATEN = 0.4;
const MOUTH_DEPTH = 0.7;
/** Distance of the mouth from the middle of the head, and part of the food over the face: in shares of each. */
const PROFILE = { reach: 0.42, over: 0.25 };
const FRONTAL = { reach: 0.24, over: 0.4 };
/** Size of what is held or eaten as drawings show it; other sizes bend it within these limits. */
const USUAL_SIZE = 0.66;
const LEAST = 0.75;
const MOST = 1.4;

/** The holder with something in a hand: the one before it, and for a second thing the other. */
export function withHeld(holder: Group, held: Group, hand: number, random: Random): Group {
  const body = extentOf({
    pieces: holder.pieces.filter((piece) => piece.garment === 'outfit' || piece === bodyOf(holder)),
  });
  const first = sideOf(holder, random);
  const side = hand % 2 === 0 ? first : first === 1 ? -1 : 1;
  const middle = (body.left + body.right) / 2;
  const sized = beside(bodyOf(holder), held, HELD);
  const isFace = holder.view === 'face';
  const inset = isFace ? FACE_HAND_INSET : HAND_INSET;
  return withAt(holder, sized, {
    x: middle + side * (0.5 - inset) * (body.right - body.left),
    y: body.top + (isFace ? FACE_HAND_HEIGHT : HAND_HEIGHT) * (body.bottom - body.top),
    across: isFace ? 0.1 : 0.25,
    down: HELD_BY_FOOT.test(held.name) ? 0.92 : 0.55,
    side,
  });
}

/** The eater with something before its mouth; before its middle where no head is found. */
export function withFood(eater: Group, food: Group, random: Random): Group {
  const body = bodyOf(eater);
  const head = headOf(body, eater.facing) ?? {
    x: body.left + body.width / 2,
    y: body.top + 0.1 * body.height,
    width: 0.5 * body.width,
  };
  const side = sideOf(eater, random);
  const { reach, over } = eater.facing === 'front' ? FRONTAL : PROFILE;
  return withAt(eater, beside(body, food, EATEN), {
    x: head.x + side * reach * head.width,
    y: Math.min(head.y + MOUTH_DEPTH * head.width, body.top + 0.8 * body.height),
    across: over,
    down: 0.4,
    side,
  });
}

/** 1: to the right. */
const sideOf = ({ facing }: Group, random: Random): 1 | -1 => {
  const chosen = random.chance(0.5);
  return (facing === 'front' ? chosen : facing === 'right') ? 1 : -1;
};

/** A thing scaled to this share of a body's longer side, bent by its own size. */
function beside(body: Piece, thing: Group, share: number): Group {
  const { left, top, right, bottom } = thing.frame;
  const ratio = Math.min(MOST, Math.max(LEAST, thing.size / USUAL_SIZE));
  const scale = (share * ratio * Math.max(body.width, body.height)) / Math.max(right - left, bottom - top);
  return transformed(thing, scale, 0, 0);
}

interface Hold {
  /** The point that holds it. */
  readonly x: number;
  readonly y: number;
  /** Point by which the thing is held: from its edge at the holder's side, and from its top, in shares of its box. */
  readonly across: number;
  readonly down: number;
  readonly side: 1 | -1;
}

function withAt(owner: Group, thing: Group, { x, y, across, down, side }: Hold): Group {
  const { left, top, right, bottom } = thing.frame;
  const near = side > 0 ? left + across * (right - left) : right - across * (right - left);
  const placed = transformed(thing, 1, x - near, y - top - down * (bottom - top));
  return { ...joinedFigure([owner, offGround(placed)], owner), things: owner.things + 0.2 };
}
