// Gives every group of a scene its place in the picture.
import type { Backdrop } from '../places/backdrops.ts';
import type { Position } from '../scene.ts';
import { type LayoutSeed, type Root, randomOf } from './build-groups.ts';
import { extentOf, facingTo, type Group, mirrored, transformed } from './group.ts';

export interface Arranged {
  readonly group: Group;
  /** Row of its feet, in pixels: the groups that stand further back are drawn first. */
  readonly foot: number;
  readonly shadow: boolean;
}

/** Shares of the picture's side. */
const MARGIN = 0.012;
const PLAIN_GROUND: readonly [number, number] = [0.7, 0.8];
/** On plain background a row of many stands lower, as it is deeper. */
const DEEP_PLAIN_GROUND: readonly [number, number] = [0.68, 0.88];
const ROW_HEIGHT = 0.66;
const DEEP_ROW_HEIGHT = 0.5;
/** From so many groups on, every other one stands further back. */
const DEEP = 4;
const ALONE_ON_PLAIN = 0.92;
const ALONE_IN_PLACE: readonly [number, number] = [0.56, 0.7];
const MONSTER = 1.25;
/** Top of what hangs in the sky. */
const SKY: readonly [number, number] = [0.05, 0.14];
/** Middle of what floats. */
const AFLOAT: readonly [number, number] = [0.42, 0.58];

interface Slot {
  /** Middle and width, in shares of the side. */
  readonly x: number;
  readonly width: number;
  readonly isBack: boolean;
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
  const slots = slotsOf(roots, layout);
  const arranged = roots.map(({ thing, group }, i): Arranged => {
    const placed =
      roots.length === 1
        ? alone(only!.group, backdrop, attacksPlace, layout)
        : inRow(group, slots[i]!, { thing: thing.id, count: roots.length, backdrop, layout });
    return thing.at ? movedTo(placed, thing.at, layout.size) : placed;
  });
  return arranged.sort((a, b) => a.foot - b.foot);
}

/** A slot for each root, from one side to the other. */
function slotsOf(roots: readonly Root[], layout: LayoutSeed): Slot[] {
  const weights = roots.map(({ group }) => 0.55 + 0.45 * group.things);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const isReversed = randomOf(layout, 'order').chance(0.5);
  let left = 0;
  return weights.map((weight, i) => {
    const width = weight / total;
    const x = left + width / 2;
    left += width;
    return { x: isReversed ? 1 - x : x, width, isBack: roots.length >= DEEP && i % 2 === 1 };
  });
}

function inRow(
  group: Group,
  { x, width, isBack }: Slot,
  {
    thing,
    count,
    backdrop,
    layout,
  }: {
    readonly thing: string;
    readonly count: number;
    readonly backdrop: Backdrop | undefined;
    readonly layout: LayoutSeed;
  },
): Arranged {
  const random = randomOf(layout, `${thing} place`);
  // Neighbours look at each other.
  const turned = random.chance(0.75) ? facingTo(group, x < 0.5 ? 'right' : 'left') : mirrored(group);
  const deep = count >= DEEP;
  const [far, near] = backdrop?.ground ?? (deep ? DEEP_PLAIN_GROUND : PLAIN_GROUND);
  const overlap = deep ? 1.5 : count === 3 ? 1.08 : 0.98;
  const bent = turned.things > 1 ? 1 : Math.min(1, 0.3 + 0.65 * turned.size);
  const tall = (deep ? DEEP_ROW_HEIGHT : ROW_HEIGHT) * (turned.things > 1 ? 1.15 : 1);
  const sized = fitInto(turned, bent * overlap * width, bent * tall * (isBack ? 0.9 : 1), layout.size);
  const jitter = random.range(-0.012, 0.012);
  if (turned.flies) return inSky(sized, x + jitter, random.range(...SKY), layout.size);
  if (backdrop?.floating) return centredAt(sized, x + jitter, random.range(...AFLOAT), layout.size);
  const foot = isBack ? Math.max(far, near - 0.17) : near - random.range(0, 0.03);
  return standing(sized, x + jitter, foot, layout.size);
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
    const sized = fitInto(turned, ALONE_ON_PLAIN, ALONE_ON_PLAIN, size);
    return centredAt(sized, 0.5, 0.5, size);
  }
  const isComposite = turned.things > 1 || turned.pieces.length > 1;
  const bent = isComposite ? 1.3 : Math.min(1.15, 0.55 + 0.45 * turned.size);
  const extent = Math.min(0.92, random.range(...ALONE_IN_PLACE) * bent * (attacksPlace ? MONSTER : 1));
  const sized = fitInto(turned, Math.min(0.96, extent * 1.25), extent, size);
  const x = random.range(0.38, 0.62);
  if (backdrop.floating) return centredAt(sized, x, random.range(...AFLOAT), size);
  if (turned.flies) return inSky(sized, x, random.range(0.1, 0.2), size);
  const [far, near] = backdrop.ground;
  return standing(sized, x, random.range((far + near) / 2, near), size);
}

function fitInto(group: Group, width: number, height: number, size: number): Group {
  const box = extentOf(group);
  const scale = Math.min((width * size) / (box.right - box.left), (height * size) / (box.bottom - box.top));
  return transformed(group, scale, 0, 0);
}

function standing(group: Group, x: number, foot: number, size: number): Arranged {
  const { top, bottom } = extentOf(group);
  // A group that is too high for its foot stands nearer.
  const lowest = Math.min(0.985 * size, Math.max(foot * size, bottom - top + MARGIN * size));
  return { group: movedInto(group, x, lowest - bottom, size), foot: lowest, shadow: true };
}

function inSky(group: Group, x: number, top: number, size: number): Arranged {
  return { group: movedInto(group, x, top * size - extentOf(group).top, size), foot: 0, shadow: false };
}

function centredAt(group: Group, x: number, y: number, size: number): Arranged {
  const { top, bottom } = extentOf(group);
  const half = (bottom - top) / 2 / size;
  const middle = Math.min(1 - half - MARGIN, Math.max(half + MARGIN, y));
  const placed = movedInto(group, x, middle * size - (top + bottom) / 2, size);
  return { group: placed, foot: extentOf(placed).bottom, shadow: false };
}

/** Moves a group down by `dy` and its middle to `x`, within the picture. */
function movedInto(group: Group, x: number, dy: number, size: number): Group {
  const { left, right } = extentOf(group);
  const half = (right - left) / 2 / size;
  const middle = half + MARGIN > 0.5 ? 0.5 : Math.min(1 - half - MARGIN, Math.max(half + MARGIN, x));
  return transformed(group, 1, middle * size - (left + right) / 2, dy);
}

function movedTo({ group, shadow }: Arranged, { x, y, scale = 1 }: Position, size: number): Arranged {
  const { left, right, bottom } = extentOf(group);
  const moved = transformed(group, scale, x * size - (scale * (left + right)) / 2, y * size - scale * bottom);
  return { group: moved, foot: y * size, shadow };
}
