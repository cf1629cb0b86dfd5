// Puts hats on heads and glasses on faces.
import type { Hat } from '../hats.ts';
import type { Random } from '../random.ts';
import type { Head } from '../wearing.ts';
import { type Fabric, putOn, type Spot, shapeOf } from './fabric.ts';
import { bodyOf, type Group } from './group.ts';
import { crownOf, headOf, isFaced, wholeHeadOf } from './heads.ts';

/** Width of what sits on a face, as a share of the head's, and the line of the eyes below the top of the head. */
const FACE_WIDTH = 0.86;
const EYE_DEPTH = 0.4;
/** Line of the eyes of a thing that has none, as a share of its height. */
const FACELESS_DEPTH = 0.36;
/** Eyes of a head from the side: towards the snout, in widths of the head; and the width of what is before them. */
const SNOUT = 0.08;
const PROFILE_WIDTH = 0.8;
/** Depth to which headgear that the model draws covers the head, as a share of its width. */
const HEADGEAR_DEPTH = 0.08;

/** Puts something on a head, by its lower edge. */
export function onHead(wearer: Group, fabric: Fabric): Group {
  const head = crownOf(wearer);
  const bitmap = shapeOf(fabric);
  if (head === undefined || bitmap === undefined) return wearer;
  return putOn(wearer, fabric, onTop(head, bitmap));
}

/** Puts a hat on a head, a little tilted; what holds the whole head stands straight. */
export function withHat(wearer: Group, fabric: Fabric, hat: Hat, random: Random): Group {
  const tilt = 7 * random.range(-1, 1);
  const whole = hat.encloses ? wholeHeadOf(wearer) : undefined;
  const head = whole ?? crownOf(wearer);
  return head === undefined ? wearer : putOn(wearer, fabric, underHat(hat, head, whole ? 0 : tilt));
}

function onTop({ x, y, width }: Head, bitmap: { width: number; height: number }): Spot {
  const height = (width * bitmap.height) / bitmap.width;
  return { left: x - width / 2, top: y + HEADGEAR_DEPTH * width - height, width, height };
}

function underHat(hat: Hat, head: Head, tilt: number): Spot {
  const width = (head.width / hat.span) * 100 * 1.04;
  const scale = width / 100;
  // The middle of the hat moves with the tilt so that its brim stays over the head.
  const lift = (hat.sit - hat.height / 2) * scale;
  const angle = (tilt * Math.PI) / 180;
  const x = head.x + Math.sin(angle) * lift;
  const y = head.y + head.width * 0.07 - Math.cos(angle) * lift;
  const height = hat.height * scale;
  return { left: x - width / 2, top: y - height / 2, width, height, tilt };
}

/** Puts something on a face, its anchor on the line of the eyes. */
export function onFace(wearer: Group, fabric: Fabric): Group {
  const bitmap = shapeOf(fabric);
  const eyes = eyesOf(wearer);
  if (bitmap === undefined || eyes === undefined) return wearer;
  const { span = FACE_WIDTH, at = 0.5, drop } = fabric;
  const width = (fabric.isProfile ? PROFILE_WIDTH : 1) * span * eyes.width;
  const height = (width * bitmap.height) / bitmap.width;
  const above = drop === undefined ? at * height : drop * width;
  return putOn(wearer, fabric, { left: eyes.x - width / 2, top: eyes.y - above, width, height });
}

/** Middle of the eyes and width of the head. */
function eyesOf(wearer: Group): Head | undefined {
  const body = bodyOf(wearer);
  const head = headOf(body, wearer.facing);
  if (!isFaced(wearer)) {
    const width = Math.min(head?.width ?? body.width, 1.1 * body.height);
    return { x: body.left + body.width / 2, y: body.top + FACELESS_DEPTH * body.height, width };
  }
  if (head === undefined) return undefined;
  const top = (head.y + body.top) / 2;
  const side = { left: -1, front: 0, right: 1 }[wearer.facing];
  return { x: head.x + side * SNOUT * head.width, y: top + EYE_DEPTH * head.width, width: head.width };
}
