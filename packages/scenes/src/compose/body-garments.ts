// Puts clothes below heads, and what is worn at back, waist, hands and feet on bodies.
import { isLiving } from '../parts-to-play.ts';
import { list } from '../word-list.ts';
import { clothedExtent, type Fabric, pieceOf, putOn, type Spot, shapeOf } from './fabric.ts';
import { bodyOf, type Group, joinedFigure, type Piece } from './group.ts';
import { headOf } from './heads.ts';

const CHIN = 0.14;
const SPAN = 1.25;
/** Height of a head beside its width, where the head is part of a body. */
const HEAD_HEIGHT = 0.92;
/** Neck of what is all head, where something lies around it: as shares of height and width. */
const AROUND = { y: 0.78, width: 0.84 };
/** Widths of one glove, one shoe and of what the model draws for the back, as shares of the body's width. */
const PART_WIDTH = { hands: 0.3, feet: 0.4, back: 1.6 };
/** Collar of clothes before a body that is seen from the side, and their width, as shares of the body's. */
const OVER_LEGS = { x: 0.06, y: 0.56, width: 0.8 };
const HAND_HEIGHT = 0.66;
/** Middle of the back below the top, as a share of the body's height. */
const BACK_HEIGHT = 0.5;
/** Width of what is on a back that is seen from the side, beside that from the front. */
const BACK_FROM_SIDE = 0.38;
/** Place of the back from the head's side, in shares of the width; and where the root of a wing lies in its plane. */
const BACK_PLACE = 0.56;
const ROOT = 0.3;
/** The waist below the top, as a share of the height of a body, and of a head in clothes. */
const WAIST = { body: 0.68, clothed: 0.93 };

/** Those drawn from the front with a body that is as broad as their head, and where their heads end. */
const STOUT: ReadonlySet<string> = new Set(list('penguin, owl, snowman, teddy bear, chick, chicken, robot'));
const STOUT_NECK = 0.44;
const STOUT_HEAD = 0.66;

/** Those that are no face and have no neck, whatever their outline. */
const NECKLESS =
  /\b(?:crab|lobster|octopus|spider|jellyfish|ladybug|beetle|starfish|squid|egg|pumpkin|skull)$/;

interface Neck {
  readonly x: number;
  /** Row of the chin. */
  readonly y: number;
  /** Width of the head. */
  readonly width: number;
}

const isStout = (name: string): boolean => STOUT.has(name);

/** Whether a figure shows its head and its body from the side. */
const isFromSide = ({ view, facing, name }: Group): boolean =>
  view !== 'face' && facing !== 'front' && isLiving(name) && !isStout(name);

/** Whether clothes go below the whole of a figure: a face, or a thing that has no head. */
const isAllHead = ({ view, name }: Group): boolean => !isStout(name) && (view === 'face' || !isLiving(name));

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

/** Clothes under a head: behind a face, over a body, before the legs of what is seen from the side. */
export function onTorso(wearer: Group, fabric: Fabric): Group {
  if (isFromSide(wearer)) return overLegs(wearer, fabric);
  const spot = belowChin(neckOf(wearer), fabric);
  // A face in clothes is a whole figure: it has hands.
  const main = { ...wearer, view: 'body' as const };
  const isBehind = isAllHead(wearer);
  const layers = isBehind ? { ...fabric, front: undefined, rear: fabric.rear ?? fabric.front } : fabric;
  const dressed = putOn(wearer, layers, spot, { garment: 'outfit' });
  const both = isBehind && fabric.rear && fabric.front;
  if (!both) return { ...dressed, view: main.view };
  // Cape, coat, face: from back to front.
  const coat = pieceOf(wearer, fabric, both, spot, { garment: 'outfit' });
  const pieces = [dressed.pieces[0]!, coat, ...dressed.pieces.slice(1)];
  return joinedFigure([{ ...dressed, pieces }], main);
}

/** Clothes before the lower part of a body that is seen from the side, so that the whole head stays in sight. */
function overLegs(wearer: Group, fabric: Fabric): Group {
  const body = bodyOf(wearer);
  const side = { left: -1, front: 0, right: 1 }[wearer.facing];
  const { span = SPAN } = fabric;
  const neck = {
    x: body.left + (0.5 + side * OVER_LEGS.x) * body.width,
    y: body.top + OVER_LEGS.y * body.height,
    width: (OVER_LEGS.width / span) * Math.min(body.width, 1.3 * body.height),
  };
  return { ...putOn(wearer, fabric, belowChin(neck, fabric), { garment: 'outfit' }), view: 'body' };
}

/** Puts on a garment of the neck, over everything. */
export function onNeck(wearer: Group, fabric: Fabric): Group {
  const neck = neckOf(wearer);
  const body = bodyOf(wearer);
  const hangsBelow = NECKLESS.test(wearer.name) || (isAllHead(wearer) && wearer.view !== 'face');
  const raised = hangsBelow
    ? { x: neck.x, y: body.top + AROUND.y * body.height, width: AROUND.width * body.width }
    : neck;
  return putOn(wearer, fabric, belowChin(raised, fabric));
}

function belowChin(neck: Neck, fabric: Fabric): Spot {
  const { at = CHIN, span = SPAN } = fabric;
  const bitmap = shapeOf(fabric)!;
  const width = span * neck.width;
  const height = (width * bitmap.height) / bitmap.width;
  return { left: neck.x - width / 2, top: neck.y - at * height, width, height };
}

/** Puts something on the back: behind a wearer who looks to the front, on the back of one who is seen from the side. */
export function onBack(wearer: Group, fabric: Fabric): Group {
  const bitmap = shapeOf(fabric);
  if (bitmap === undefined) return wearer;
  const { span = PART_WIDTH.back, at = 0.5, isProfile } = fabric;
  const body = clothedExtent(wearer);
  const across = body.right - body.left;
  if (isProfile) {
    const width = BACK_FROM_SIDE * span * across;
    const height = (width * bitmap.height) / bitmap.width;
    const root = backOf(wearer);
    const isRight = wearer.facing === 'right';
    const left = root.x - (isRight ? 1 - ROOT : ROOT) * width;
    return putOn(wearer, fabric, { left, top: root.y - at * height, width, height });
  }
  const width = span * across;
  const height = (width * bitmap.height) / bitmap.width;
  const middle = body.top + BACK_HEIGHT * (body.bottom - body.top);
  const isOwn = fabric.rear !== undefined;
  const layers = isOwn ? fabric : { ...fabric, front: undefined, rear: fabric.front };
  return putOn(wearer, layers, {
    left: (body.left + body.right - width) / 2,
    top: middle - at * height,
    width,
    height,
  });
}

/** The point of the back of a figure that is seen from the side: where its outline is highest behind the head. */
function backOf(wearer: Group): { x: number; y: number } {
  const { bitmap, left, top, width, height, mirror } = bodyOf(wearer);
  const share = (wearer.facing === 'right') === mirror ? BACK_PLACE : 1 - BACK_PLACE;
  const column = Math.round(share * (bitmap.width - 1));
  let row = 0;
  while (row < bitmap.height - 1 && bitmap.rgba[4 * (row * bitmap.width + column) + 3]! < 128) row++;
  const place = wearer.facing === 'right' ? 1 - BACK_PLACE : BACK_PLACE;
  return { x: left + place * width, y: top + (row / bitmap.height) * height + 0.06 * height };
}

/** Puts a belt around the body, as wide as the body is there. */
export function aroundWaist(wearer: Group, fabric: Fabric): Group {
  const bitmap = shapeOf(fabric);
  if (bitmap === undefined) return wearer;
  const body = clothedExtent(wearer);
  const outfit = wearer.pieces.find(({ garment }) => garment === 'outfit');
  const y = body.top + (outfit ? WAIST.clothed : WAIST.body) * (body.bottom - body.top);
  const run = runAt(outfit ?? bodyOf(wearer), y) ?? body;
  const width = run.right - run.left;
  const height = (width * bitmap.height) / bitmap.width;
  return putOn(wearer, fabric, { left: run.left, top: y - height / 2, width, height });
}

/** The outermost opaque pixels of a row of a piece. */
function runAt({ bitmap, left, top, width, height, mirror }: Piece, y: number) {
  const row = Math.floor(((y - top) / height) * bitmap.height);
  if (row < 0 || row >= bitmap.height) return undefined;
  const isOpaque = (x: number) => bitmap.rgba[4 * (row * bitmap.width + x) + 3]! > 128;
  let [first, last] = [0, bitmap.width - 1];
  while (first < last && !isOpaque(first)) first++;
  while (last > first && !isOpaque(last)) last--;
  const scale = width / bitmap.width;
  const [from, to] = mirror ? [bitmap.width - 1 - last, bitmap.width - 1 - first] : [first, last];
  return last > first ? { left: left + scale * from, right: left + scale * (to + 1) } : undefined;
}

/** Puts on garments in pairs at both sides. */
export function aroundBody(wearer: Group, fabric: Fabric, where: 'hands' | 'feet'): Group {
  const bitmap = shapeOf(fabric);
  if (bitmap === undefined) return wearer;
  const body = clothedExtent(wearer);
  const [across, down] = [body.right - body.left, body.bottom - body.top];
  const width = (fabric.span ?? PART_WIDTH[where]) * across;
  const height = (width * bitmap.height) / bitmap.width;
  const row = { hands: body.top + HAND_HEIGHT * down, feet: body.bottom - 0.2 * height }[where];
  const sides = { hands: [0.02, 0.98], feet: [0.27, 0.73] }[where];
  const pieces = sides.map((x, i) => {
    const spot = { left: body.left + x * across - width / 2, top: row - height / 2, width, height };
    const isSecond = i === 1;
    return pieceOf(wearer, fabric, bitmap, spot, {
      mirror: isSecond,
      garment: 'outfit',
      stands: where === 'feet',
    });
  });
  return joinedFigure([wearer, { ...wearer, pieces, things: 0 }], wearer);
}
