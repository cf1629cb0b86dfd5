// Puts two groups together as a relation says.

import type { LayoutMark, PairLayout, Placement, RelationRule } from '../layouts.ts';
import { isOverhead } from '../parts-to-play.ts';
import type { Random } from '../random.ts';
import { MARKS, type Mark } from '../states/marks.ts';
import { inContainer } from './containers.ts';
import {
  bodyOf,
  type Extent,
  extentOf,
  fitted,
  type Group,
  joined,
  offGround,
  type Piece,
  transformed,
  unionOf,
} from './group.ts';
import { markPiece } from './mark-piece.ts';
import { aroundObject, betweenObjects, overSubject } from './rings.ts';
import { seated } from './seats.ts';

/** Most width of what rests on a thing, as a share of that thing's width. */
const MOST_RIDER = 0.62;

/**
 * Two groups as one, in pixels of a picture of this size. A group that rests on the other depends on it; otherwise neither
 * place depends on the other's drawing.
 */
export function pairOf(
  subject: Group,
  rule: RelationRule,
  object: Group,
  random: Random,
  size: number,
): Group {
  if (rule.ring === 'around') return aroundObject(subject, object, random, size);
  if (rule.ring === 'between') return betweenObjects(subject, object, size);
  if (rule.ring === 'over') return overSubject(subject, object, random, size);
  const layout = rule.layout!(random, object.flies || isOverhead(object.name));
  const frame = frameOf(layout, rule, size);
  const main = { ...subject, frame, size: Math.max(subject.size, object.size) };
  if (rule.seat !== undefined || rule.contains) {
    // The upper group has its usual size beside the lower one.
    const [upper, lower] = layout.front === 'subject' ? [subject, object] : [object, subject];
    const [on, base] =
      layout.front === 'subject' ? [layout.subject, layout.object] : [layout.object, layout.subject];
    const below = fitted(lower, bent(base, bendOf(lower.size)), size);
    const above = narrowed(fitted(upper, bent(on, bendBeside(upper.size, lower.size)), size), below);
    const pieces = rule.contains ? inContainer(above, below) : seated(above, below, rule.seat!);
    const facing = below.facing === 'front' ? above.facing : below.facing;
    const both = joined([subject, object], { ...main, flies: lower.flies, facing });
    return withMarks({ ...both, pieces }, layout.marks, size);
  }
  const a = fitted(subject, bent(layout.subject, bendOf(subject.size)), size);
  const b = fitted(object, bent(layout.object, bendOf(object.size)), size);
  const raised =
    layout.raised === 'subject' ? [offGround(a), b] : layout.raised === 'object' ? [a, offGround(b)] : [a, b];
  const order = layout.front === 'subject' ? [raised[1]!, raised[0]!] : raised;
  const both = joined(order, { ...main, facing: a.facing, flies: subject.flies && object.flies });
  return withMarks(both, layout.marks, size);
}

/** Adds the signs of a layout before and behind its things. */
function withMarks(group: Group, marks: readonly LayoutMark[] = [], size: number): Group {
  if (marks.length === 0) return group;
  const owner = bodyOf(group);
  const put = ({ mark, x, foot, width, height, tilt = 0, mirror = false }: LayoutMark): Piece => {
    const drawing: Mark = MARKS[mark];
    const scale = Math.min(width / 100, height / drawing.height) * size;
    const [across, down] = [100 * scale, drawing.height * scale];
    const place = { left: x * size - across / 2, top: foot * size - down, width: across, height: down };
    return { ...markPiece(owner, drawing, place), tilt, mirror };
  };
  const isBehind = ({ layer }: LayoutMark) => layer === 'behind';
  const pieces = [
    ...marks.filter(isBehind).map(put),
    ...group.pieces,
    ...marks.filter((mark) => !isBehind(mark)).map(put),
  ];
  return { ...group, pieces };
}

/** A group that leaves in sight what it rests on, at both sides. */
function narrowed(upper: Group, lower: Group): Group {
  const [above, below] = [extentOf(upper), extentOf(lower)];
  const scale = (MOST_RIDER * (below.right - below.left)) / (above.right - above.left);
  if (scale >= 1) return upper;
  const middle = (above.left + above.right) / 2;
  return transformed(upper, scale, (1 - scale) * middle, (1 - scale) * above.bottom);
}

/** The room of a relation: the boxes of its layout, the upper one standing on the lower one where it has a seat. */
function frameOf(
  { subject, object, front, marks = [] }: PairLayout,
  { seat }: RelationRule,
  size: number,
): Extent {
  const boxes = [subject, object].map((placement) => boxOf(placement, size));
  const signs = marks.map((mark) => boxOf(mark, size));
  if (seat !== undefined) {
    const [upper, lower] = front === 'subject' ? [boxes[0]!, boxes[1]!] : [boxes[1]!, boxes[0]!];
    const raised = {
      ...upper,
      top: lower.top - (1 - seat) * (upper.bottom - upper.top),
      bottom: lower.bottom,
    };
    return unionOf([raised, lower]);
  }
  return unionOf([...boxes, ...signs]);
}

function boxOf(
  { x, foot, width, height, edge }: Pick<Placement, 'x' | 'foot' | 'width' | 'height' | 'edge'>,
  size: number,
): Extent {
  const left = edge === 'left' ? x : edge === 'right' ? x - width : x - width / 2;
  return {
    left: size * left,
    right: size * (left + width),
    top: size * (foot - height),
    bottom: size * foot,
  };
}

/** Share of its box that a thing takes by its size alone. */
const bendOf = (size: number): number => Math.min(1, Math.max(0.62, 0.42 + 0.5 * size));

const LEAST_BESIDE = 0.44;
/** Share of its box that a thing takes beside what it rests on. */
const bendBeside = (size: number, base: number): number =>
  Math.min(1, Math.max(LEAST_BESIDE, 0.9 * Math.sqrt(size / base)));

const bent = (placement: Placement, scale: number): Placement => ({
  ...placement,
  width: placement.width * scale,
  height: placement.height * scale,
});
