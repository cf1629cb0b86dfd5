// Puts two groups together as a relation says.
import { isOverhead } from '../parts-to-play.ts';
import type { Random } from '../random.ts';
import type { PairLayout, Placement, RelationRule } from '../relations.ts';
import { inContainer } from './containers.ts';
import {
  type Extent,
  extentOf,
  fitted,
  type Group,
  joined,
  offGround,
  transformed,
  unionOf,
} from './group.ts';
import { aroundObject, betweenObjects } from './rings.ts';
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
    return {
      ...joined([subject, object], {
        ...main,
        flies: lower.flies,
        facing: below.facing === 'front' ? above.facing : below.facing,
      }),
      pieces,
    };
  }
  const a = fitted(subject, bent(layout.subject, bendOf(subject.size)), size);
  const b = fitted(object, bent(layout.object, bendOf(object.size)), size);
  const raised =
    layout.raised === 'subject' ? [offGround(a), b] : layout.raised === 'object' ? [a, offGround(b)] : [a, b];
  const order = layout.front === 'subject' ? [raised[1]!, raised[0]!] : raised;
  return joined(order, { ...main, facing: a.facing, flies: subject.flies && object.flies });
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
function frameOf({ subject, object, front }: PairLayout, { seat }: RelationRule, size: number): Extent {
  const boxes = [subject, object].map(({ x, foot, width, height }) => ({
    left: size * (x - width / 2),
    right: size * (x + width / 2),
    top: size * (foot - height),
    bottom: size * foot,
  }));
  if (seat !== undefined) {
    const [upper, lower] = front === 'subject' ? [boxes[0]!, boxes[1]!] : [boxes[1]!, boxes[0]!];
    const raised = {
      ...upper,
      top: lower.top - (1 - seat) * (upper.bottom - upper.top),
      bottom: lower.bottom,
    };
    return unionOf([raised, lower]);
  }
  return unionOf(boxes);
}

/** Share of its box that a thing takes by its size alone. */
const bendOf = (size: number): number => Math.min(1, Math.max(0.62, 0.42 + 0.5 * size));

/** Share of its box that a thing takes beside what it rests on. */
const bendBeside = (size: number, base: number): number =>
  Math.min(1, Math.max(0.5, 0.9 * Math.sqrt(size / base)));

const bent = (placement: Placement, scale: number): Placement => ({
  ...placement,
  width: placement.width * scale,
  height: placement.height * scale,
});
