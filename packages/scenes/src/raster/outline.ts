// Flattens lines, Bezier curves and elliptical arcs into polylines in pixels.
// Only + - * / and square roots decide points: these give the same bits in every JavaScript engine.

/** Connected points. */
export interface Polyline {
  /** x and y of each point in turn, in pixels. */
  readonly points: number[];
  closed: boolean;
}

/** From units of the drawing to pixels: the same scale both ways, then a shift. */
export interface Transform {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** Largest distance of a polyline from its curve, in pixels. */
const TOLERANCE = 0.02;
/** Length of the control arms of a cubic Bezier curve that follows a quarter of the unit circle. */
const QUARTER_ARM = 0.5522847498307936;

/** Collects an outline, given in units of the drawing. */
export class Outline {
  readonly polylines: Polyline[] = [];
  /** The current point, in units. */
  x = 0;
  y = 0;
  private startX = 0;
  private startY = 0;
  private current: Polyline | undefined;
  private readonly transform: Transform;

  constructor(transform: Transform) {
    this.transform = transform;
  }

  moveTo(x: number, y: number): void {
    this.current = undefined;
    this.x = this.startX = x;
    this.y = this.startY = y;
  }

  lineTo(x: number, y: number): void {
    this.add(x, y);
    this.x = x;
    this.y = y;
  }

  close(): void {
    if (this.current !== undefined) this.current.closed = true;
    this.moveTo(this.startX, this.startY);
  }

  quadraticTo(x1: number, y1: number, x: number, y: number): void {
    const { x: x0, y: y0 } = this;
    this.cubicTo(
      x0 + (2 / 3) * (x1 - x0),
      y0 + (2 / 3) * (y1 - y0),
      x + (2 / 3) * (x1 - x),
      y + (2 / 3) * (y1 - y),
      x,
      y,
    );
  }

  cubicTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const { x: x0, y: y0 } = this;
    // A curve of degree 3 cut into n equal steps is at most 6 |second difference| / 8 n^2 off its chords.
    const ax = Math.max(Math.abs(x0 - 2 * x1 + x2), Math.abs(x1 - 2 * x2 + x));
    const ay = Math.max(Math.abs(y0 - 2 * y1 + y2), Math.abs(y1 - 2 * y2 + y));
    const bend = Math.sqrt(ax * ax + ay * ay) * this.transform.scale;
    const steps = Math.max(1, Math.ceil(Math.sqrt((0.75 * bend) / TOLERANCE)));
    for (let i = 1; i < steps; i++) {
      const t = i / steps;
      const s = 1 - t;
      const a = s * s * s;
      const b = 3 * s * s * t;
      const c = 3 * s * t * t;
      const d = t * t * t;
      this.add(a * x0 + b * x1 + c * x2 + d * x, a * y0 + b * y1 + c * y2 + d * y);
    }
    this.lineTo(x, y);
  }

  /** An elliptical arc without rotation, by the endpoint rules of SVG 1.1, appendix F.6. */
  arcTo(radiusX: number, radiusY: number, large: boolean, clockwise: boolean, x: number, y: number): void {
    const { x: x0, y: y0 } = this;
    if (x === x0 && y === y0) return;
    let rx = Math.abs(radiusX);
    let ry = Math.abs(radiusY);
    if (rx === 0 || ry === 0) {
      this.lineTo(x, y);
      return;
    }
    const halfX = (x0 - x) / 2;
    const halfY = (y0 - y) / 2;
    const reach = (halfX / rx) * (halfX / rx) + (halfY / ry) * (halfY / ry);
    if (reach > 1) {
      rx *= Math.sqrt(reach);
      ry *= Math.sqrt(reach);
    }
    const shift = Math.sqrt(Math.max(0, 1 / reach - 1)) * (large === clockwise ? -1 : 1);
    const centreX = (shift * rx * halfY) / ry + (x0 + x) / 2;
    const centreY = (-shift * ry * halfX) / rx + (y0 + y) / 2;
    const turn = clockwise ? 1 : -1;
    let ux = (x0 - centreX) / rx;
    let uy = (y0 - centreY) / ry;
    const vx = (x - centreX) / rx;
    const vy = (y - centreY) / ry;
    const curve = (toX: number, toY: number, arm: number, endX: number, endY: number) => {
      this.cubicTo(
        centreX + rx * (ux - turn * arm * uy),
        centreY + ry * (uy + turn * arm * ux),
        centreX + rx * (toX + turn * arm * toY),
        centreY + ry * (toY - turn * arm * toX),
        endX,
        endY,
      );
      ux = toX;
      uy = toY;
    };
    // Quarters, until what is left is at most a quarter.
    for (let quarters = 0; quarters < 3; quarters++) {
      if (ux * vx + uy * vy >= 0 && turn * (ux * vy - uy * vx) >= 0) break;
      const toX = -turn * uy;
      const toY = turn * ux;
      curve(toX, toY, QUARTER_ARM, centreX + rx * toX, centreY + ry * toY);
    }
    const cos = Math.min(1, ux * vx + uy * vy);
    // The arm is 4/3 tan(angle / 4), found by halving the angle twice.
    const half = Math.sqrt(Math.max(0, (1 - cos) / (1 + cos)));
    curve(vx, vy, half === 0 ? 0 : (4 / 3) * ((Math.sqrt(1 + half * half) - 1) / half), x, y);
  }

  ellipse(cx: number, cy: number, rx: number, ry: number): void {
    if (rx <= 0 || ry <= 0) return;
    this.roundedRect(cx - rx, cy - ry, 2 * rx, 2 * ry, rx, ry);
  }

  roundedRect(x: number, y: number, width: number, height: number, radiusX: number, radiusY: number): void {
    if (width <= 0 || height <= 0) return;
    const rx = Math.min(radiusX, width / 2);
    const ry = Math.min(radiusY, height / 2);
    const right = x + width;
    const bottom = y + height;
    const cutX = rx * (1 - QUARTER_ARM);
    const cutY = ry * (1 - QUARTER_ARM);
    this.moveTo(x + rx, y);
    this.lineTo(right - rx, y);
    if (rx > 0) this.cubicTo(right - cutX, y, right, y + cutY, right, y + ry);
    this.lineTo(right, bottom - ry);
    if (rx > 0) this.cubicTo(right, bottom - cutY, right - cutX, bottom, right - rx, bottom);
    this.lineTo(x + rx, bottom);
    if (rx > 0) this.cubicTo(x + cutX, bottom, x, bottom - cutY, x, bottom - ry);
    this.lineTo(x, y + ry);
    if (rx > 0) this.cubicTo(x, y + cutY, x + cutX, y, x + rx, y);
    this.close();
  }

  private add(x: number, y: number): void {
    const { scale, left, top } = this.transform;
    if (this.current === undefined) {
      this.current = { points: [this.x * scale + left, this.y * scale + top], closed: false };
      this.polylines.push(this.current);
    }
    this.current.points.push(x * scale + left, y * scale + top);
  }
}
