// Gives every group of a scene its place in the picture.
import type { Backdrop } from '../places/backdrops.ts';
import { type LayoutSeed, type Root, randomOf } from './build-groups.ts';
import { facingTo, type Group, mirrored, type Piece, scaleInto, standingAt, transformed } from './group.ts';

export interface Arranged {
  readonly group: Group;
  /** Row of its feet, in pixels: the groups that stand further back are drawn first. */
  readonly foot: number;
  readonly shadow: boolean;
}

/** Shares of the picture's side. */
const MARGIN = 0.012;
/** Feet on plain background, of the back row and of the front row. */
const PLAIN_GROUND: readonly [number, number] = [0.7, 0.77];
const DEEP_PLAIN_GROUND: readonly [number, number] = [0.5, 0.94];
/** Most distance of the rows in a place. */
const DEPTH = 0.2;
const ROW_HEIGHT = 0.66;
const DEEP_PLAIN_HEIGHT = 0.46;
const DEEP_HEIGHT = 0.42;
/** Size of those further back beside those before. */
const FAR = 0.9;
/** From so many groups on, every other one stands further back. */
const DEEP = 4;
const ALONE_ON_PLAIN = 0.92;
const ALONE_IN_PLACE: readonly [number, number] = [0.56, 0.7];
const MONSTER = 1.25;
/** Share of the lowest figure's height that a front hides. */
const BEHIND_FRONT = 0.14;
/** Pieces that end so near to the lowest one's end are among the lowest. */
const LOWEST = 0.02;
/** Top of what hangs in the sky. */
const SKY: readonly [number, number] = [0.05, 0.14];
/** Middle of what floats; of two rows the one is higher, the other lower. */
const AFLOAT: readonly [number, number] = [0.42, 0.58];
const DEEP_AFLOAT = 0.22;

interface Slot {
  /** Middle and width, in shares of the side. */
  readonly x: number;
  readonly width: number;
  readonly isBack: boolean;
}

/** Facts that all groups of a row share. */
interface Row {
  readonly count: number;
  readonly backdrop: Backdrop | undefined;
  readonly layout: LayoutSeed;
}

/**
 * Places depend on the number of groups and things alone, never on their drawings: what is changed about one group leaves
 * the others where they are.
 */
export function arrange(
  roots: readonly Root[],
  backdrop: Backdrop | undefined,
  { attacksPlace, layout }: { readonly attacksPlace: boolean; readonly layout: LayoutSeed },
): Arranged[] {
  const [only] = roots;
  if (roots.length === 1) return [alone(only!.group, backdrop, attacksPlace, layout)];
  const slots = slotsOf(roots, layout);
  const row = { count: roots.length, backdrop, layout };
  return roots
    .map(({ thing, group }, i) => inRow(thing.id, group, slots[i]!, row))
    .sort((a, b) => a.foot - b.foot);
}

/** A slot for each root, from one side to the other. */
function slotsOf(roots: readonly Root[], layout: LayoutSeed): Slot[] {
  const weights = roots.map(({ group }) => 0.55 + 0.45 * group.things);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const random = randomOf(layout, 'order');
  const isReversed = random.chance(0.5);
  const firstBack = random.chance(0.5) ? 0 : 1;
  const isDeep = roots.length >= DEEP;
  let left = 0;
  return weights.map((weight, i) => {
    const width = weight / total;
    const x = left + width / 2;
    left += width;
    return { x: isReversed ? 1 - x : x, width, isBack: isDeep && i % 2 === firstBack };
  });
}

function inRow(thing: string, group: Group, { x, width, isBack }: Slot, row: Row): Arranged {
  const { count, backdrop, layout } = row;
  const random = randomOf(layout, `${thing} place`);
  // Neighbours look at each other.
  const turned = random.chance(0.75) ? facingTo(group, x < 0.5 ? 'right' : 'left') : mirrored(group);
  const isDeep = count >= DEEP;
  const overlap = isDeep ? (backdrop ? 1.55 : 1.75) : count === 3 ? 1.08 : 0.98;
  const isOne = turned.things <= 1;
  const bent = isOne ? Math.min(1, 0.3 + 0.65 * turned.size) : 1;
  const height = isDeep ? (backdrop ? DEEP_HEIGHT : DEEP_PLAIN_HEIGHT) : ROW_HEIGHT * (isOne ? 1 : 1.15);
  const scale = bent * (isBack ? FAR : 1) * layout.size;
  const sized = fitInto(turned, overlap * width * scale, height * scale);
  const middle = x + random.range(-0.012, 0.012);
  if (turned.flies) return inSky(sized, middle, random.range(...SKY), layout.size);
  if (backdrop?.floating) {
    const y = random.range(...AFLOAT) + (isDeep ? (isBack ? -DEEP_AFLOAT : DEEP_AFLOAT) : 0);
    return centredAt(sized, middle, y, layout.size);
  }
  const [far, near] = backdrop
    ? [Math.max(backdrop.ground[0], backdrop.ground[1] - DEPTH), backdrop.ground[1]]
    : isDeep
      ? DEEP_PLAIN_GROUND
      : PLAIN_GROUND;
  const foot = near - random.range(0, 0.03);
  return standing(sized, middle, isBack ? far : footBehind(backdrop, sized, foot, layout.size), layout.size);
}

function alone(
  group: Group,
  backdrop: Backdrop | undefined,
  attacksPlace: boolean,
  layout: LayoutSeed,
): Arranged {
  const random = randomOf(layout, 'alone');
  const turned = random.chance(0.5) ? mirrored(group) : group;
  const { size } = layout;
  if (backdrop === undefined) {
    return centredAt(fitInto(turned, ALONE_ON_PLAIN * size, ALONE_ON_PLAIN * size), 0.5, 0.5, size);
  }
  const isComposite = turned.things > 1 || turned.pieces.length > 1;
  const bent = isComposite ? 1.3 : Math.min(1.15, 0.55 + 0.45 * turned.size);
  const extent = Math.min(0.92, random.range(...ALONE_IN_PLACE) * bent * (attacksPlace ? MONSTER : 1));
  const sized = fitInto(turned, Math.min(0.96, extent * 1.25) * size, extent * size);
  const x = random.range(0.38, 0.62);
  if (backdrop.floating) return centredAt(sized, x, random.range(...AFLOAT), size);
  if (turned.flies) return inSky(sized, x, random.range(0.1, 0.2), size);
  const [far, near] = backdrop.ground;
  const foot = random.range((far + near) / 2, near);
  return standing(sized, x, footBehind(backdrop, sized, foot, size), size);
}

/**
 * The foot of a group, a share of the side: where a front would hide it, so that the front hides the same share of a mouse as of
 * an elephant. Of figures on each other it is that of the lowest: a cat's skateboard stays in sight.
 */
function footBehind(backdrop: Backdrop | undefined, { pieces }: Group, foot: number, size: number): number {
  const top = backdrop?.front?.top;
  if (top === undefined) return foot;
  const bottomOf = (piece: Piece) => piece.top + piece.height;
  const lowest = Math.max(...pieces.map(bottomOf));
  const low = pieces.filter((piece) => bottomOf(piece) > lowest - LOWEST * size);
  const height = Math.min(...low.map((piece) => piece.height));
  return top + (BEHIND_FRONT * height) / size;
}

/** A group as large as fits into a box in pixels. */
const fitInto = (group: Group, width: number, height: number): Group =>
  transformed(group, scaleInto(group, width, height), 0, 0);

function standing(group: Group, x: number, foot: number, size: number): Arranged {
  const { top, bottom } = group.frame;
  // A group that is too high for its foot stands nearer.
  const lowest = Math.min(0.985 * size, Math.max(foot * size, bottom - top + MARGIN * size));
  return { group: standingAt(group, withinX(group, x, size), lowest), foot: lowest, shadow: true };
}

function inSky(group: Group, x: number, top: number, size: number): Arranged {
  const foot = top * size + group.frame.bottom - group.frame.top;
  return { group: standingAt(group, withinX(group, x, size), foot), foot: 0, shadow: false };
}

function centredAt(group: Group, x: number, y: number, size: number): Arranged {
  const { top, bottom } = group.frame;
  const half = (bottom - top) / 2 / size;
  const middle = half + MARGIN > 0.5 ? 0.5 : Math.min(1 - half - MARGIN, Math.max(half + MARGIN, y));
  const foot = (middle + half) * size;
  return { group: standingAt(group, withinX(group, x, size), foot), foot, shadow: false };
}

/** The middle of a group in pixels: a share of the side, moved so that the group lies within the picture. */
function withinX({ frame }: Group, x: number, size: number): number {
  const half = (frame.right - frame.left) / 2 / size;
  return size * (half + MARGIN > 0.5 ? 0.5 : Math.min(1 - half - MARGIN, Math.max(half + MARGIN, x)));
}
