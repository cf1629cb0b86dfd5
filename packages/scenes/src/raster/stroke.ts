// Widens polylines to strokes: quadrilaterals, mitred joins and round caps, all of one orientation.
import { Outline, type Polyline } from './outline.ts';

const PIXELS = { scale: 1, left: 0, top: 0 };
/** A join longer than this many line widths is cut off (stroke-miterlimit of SVG). */
const MITER_LIMIT = 4;

/** Points closer than this, in pixels, are one: the direction between them would be rounding error. */
const NEAR = 1e-3;

/** The points without repeated ones, as x and y in turn. */
function distinct({ points, closed }: Polyline): number[] {
  const out: number[] = [];
  const near = (x: number, y: number, i: number) =>
    Math.abs(x - out[i]!) < NEAR && Math.abs(y - out[i + 1]!) < NEAR;
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    if (out.length === 0 || !near(x, y, out.length - 2)) out.push(x, y);
  }
  if (closed && out.length > 2 && near(out[0]!, out[1]!, out.length - 2)) out.length -= 2;
  return out;
}

/**
 * The area of a stroke as closed polylines of one orientation, whose union it is (rule nonzero).
 * @param width in pixels
 */
export function strokePolygons(line: Polyline, width: number, cap: 'butt' | 'round'): Polyline[] {
  const points = distinct(line);
  const count = points.length / 2;
  const segments = line.closed ? count : count - 1;
  const half = width / 2;
  const outline = new Outline(PIXELS);
  if (count < 2) return [];
  /** Unit vector along a segment. */
  const along = (i: number): readonly [number, number] => {
    const j = (i + 1) % count;
    const dx = points[2 * j]! - points[2 * i]!;
    const dy = points[2 * j + 1]! - points[2 * i + 1]!;
    const length = Math.sqrt(dx * dx + dy * dy);
    return [dx / length, dy / length];
  };
  const polygon = (...corners: number[]) => {
    outline.moveTo(corners[0]!, corners[1]!);
    for (let i = 2; i < corners.length; i += 2) outline.lineTo(corners[i]!, corners[i + 1]!);
    outline.close();
  };
  for (let i = 0; i < segments; i++) {
    const j = (i + 1) % count;
    const [x0, y0, x1, y1] = [points[2 * i]!, points[2 * i + 1]!, points[2 * j]!, points[2 * j + 1]!];
    const [dx, dy] = along(i);
    const [nx, ny] = [half * dy, -half * dx];
    polygon(x0 + nx, y0 + ny, x1 + nx, y1 + ny, x1 - nx, y1 - ny, x0 - nx, y0 - ny);
    if (i + 1 < segments || line.closed) {
      const [ex, ey] = along(j);
      const cos = dx * ex + dy * ey;
      // The outer side of a turn to the right is the left one.
      const side = dx * ey - dy * ex > 0 ? half : -half;
      const [ax, ay, bx, by] = [side * dy, -side * dx, side * ey, -side * ex];
      const corners = side > 0 ? [x1 + ax, y1 + ay] : [x1 + bx, y1 + by];
      if (2 <= MITER_LIMIT * MITER_LIMIT * (1 + cos))
        corners.push(x1 + (ax + bx) / (1 + cos), y1 + (ay + by) / (1 + cos));
      if (side > 0) corners.push(x1 + bx, y1 + by);
      else corners.push(x1 + ax, y1 + ay);
      polygon(x1, y1, ...corners);
    }
  }
  if (!line.closed && cap === 'round') {
    const end = (at: number, [dx, dy]: readonly [number, number], turn: 1 | -1) => {
      const [x, y] = [points[2 * at]!, points[2 * at + 1]!];
      const [nx, ny] = [turn * half * dy, turn * -half * dx];
      outline.moveTo(x + nx, y + ny);
      outline.arcTo(half, half, false, true, x - nx, y - ny);
      outline.close();
    };
    end(count - 1, along(count - 2), 1);
    end(0, along(0), -1);
  }
  return outline.polylines;
}
