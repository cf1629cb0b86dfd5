// Puts two groups together as a relation says.
import type { Random } from '../random.ts';
import type { PairLayout, Placement, RelationRule } from '../relations.ts';
import { extentOf, fitted, type Group, joined, type Piece, transformed } from './group.ts';

/** How far sizes by common sense bend a layout. */
const LEAST_RATIO = 0.72;
const MOST_RATIO = 1.3;
/** Where the front of a container begins, as a share of its height, and how deep a thing sinks behind it. */
const FRONT = 0.45;
const SUNK = 0.3;
/** Widest a thing in a container is, beside the container. */
const INNER_WIDTH = 0.85;

/** Two groups as one, in pixels of a picture of this size. */
export function pairOf(
  subject: Group,
  rule: RelationRule,
  object: Group,
  random: Random,
  size: number,
): Group {
  const layout = rule.layout!(random);
  const ratio = Math.sqrt(subject.size / object.size);
  const a = fitted(subject, bent(layout.subject, ratio), size);
  const b = fitted(object, bent(layout.object, 1 / ratio), size);
  if (rule.contains) return inContainer(a, b);
  if (rule.seat !== undefined) return seated(a, b, rule.seat, layout);
  const order = layout.front === 'subject' ? [b, a] : [a, b];
  const main = { ...a, size: Math.max(subject.size, object.size), flies: a.flies && b.flies };
  return joined(order, main);
}

const bent = (placement: Placement, ratio: number): Placement => {
  const scale = Math.min(MOST_RATIO, Math.max(LEAST_RATIO, ratio));
  return { ...placement, width: placement.width * scale, height: placement.height * scale };
};

/** Lowers the upper group until it touches the lower one under its middle, sinking in by a share of its height. */
function seated(subject: Group, object: Group, sink: number, { front }: PairLayout): Group {
  const isCarried = front === 'object'; // the object is on top
  const [upper, lower] = isCarried ? [object, subject] : [subject, object];
  const box = extentOf(upper);
  const surface = surfaceOf(lower, (box.left + box.right) / 2, 0.16 * (box.right - box.left));
  const foot = surface + sink * (box.bottom - box.top);
  const placed = transformed(upper, 1, 0, foot - box.bottom);
  const main = isCarried
    ? subject
    : { ...subject, size: Math.max(subject.size, object.size), flies: object.flies };
  return joined([lower, placed], main);
}

/** Highest opaque row of a group within `reach` of a column. */
function surfaceOf(group: Group, x: number, reach: number): number {
  const heights = group.pieces.map((piece) => topOf(piece, x - reach, x + reach));
  const highest = Math.min(...heights);
  return Number.isFinite(highest) ? highest : extentOf(group).top;
}

function topOf({ bitmap, left, top, width, height, mirror }: Piece, from: number, to: number): number {
  const scale = bitmap.width / width;
  const first = Math.max(0, Math.floor((from - left) * scale));
  const last = Math.min(bitmap.width - 1, Math.ceil((to - left) * scale));
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = first; x <= last; x++) {
      const column = mirror ? bitmap.width - 1 - x : x;
      if (bitmap.rgba[4 * (y * bitmap.width + column) + 3]! > 128) return top + (y * height) / bitmap.height;
    }
  }
  return Number.POSITIVE_INFINITY;
}

/** The front of the container is drawn again over what it holds. */
function inContainer(held: Group, container: Group): Group {
  const outer = extentOf(container);
  const wide = extentOf(held);
  const [across, most] = [wide.right - wide.left, INNER_WIDTH * (outer.right - outer.left)];
  const scale = Math.min(1, most / across);
  const middle = (wide.left + wide.right) / 2;
  const narrowed = transformed(held, scale, middle * (1 - scale), 0);
  const inner = extentOf(narrowed);
  const rim = outer.top + FRONT * (outer.bottom - outer.top);
  const foot = rim + SUNK * (inner.bottom - inner.top);
  const placed = transformed(narrowed, 1, 0, foot - inner.bottom);
  const fronts = container.pieces.map(frontOf);
  const main = { ...held, size: container.size, facing: container.facing, flies: container.flies };
  return joined([container, placed, { ...container, pieces: fronts }], { ...main, things: held.things });
}

/** The lower part of a piece. */
function frontOf(piece: Piece): Piece {
  const { bitmap, height, top } = piece;
  const from = Math.round(FRONT * bitmap.height);
  const rows = bitmap.height - from;
  const rgba = bitmap.rgba.subarray(4 * from * bitmap.width);
  const share = rows / bitmap.height;
  return {
    ...piece,
    bitmap: { rgba, width: bitmap.width, height: rows },
    top: top + (1 - share) * height,
    height: share * height,
  };
}
