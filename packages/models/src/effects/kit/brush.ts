// Brush strokes along the shapes of a picture, each in the colour that the picture has in its middle (Hertzmann 1998).
import type { RgbPicture } from '../../picture.ts';
import { blurred, brightnessOf, cloudAt, noiseAt, unitOf } from './planes.ts';

export interface Brush {
  /** Lengths in 256ths of the picture. */
  readonly step: number;
  readonly length: number;
  readonly width: number;
  /** Variation of the brightness of strokes, 0 to 255. */
  readonly jitter: number;
  /** Opacity of a stroke, 0 to 1. */
  readonly cover: number;
  /** Strength of the marks of bristles, 0 to 1. */
  readonly bristles: number;
  /** Radians; along the shapes where it is absent. */
  readonly angle?: number;
  /** Makes strokes differ from those of another layer. */
  readonly salt: number;
  /** Whether a stroke is made at a pixel. */
  readonly where?: (i: number) => boolean;
}

/** Gradients flatter than this have no direction of their own. */
const FLAT = 3;

/** Paints strokes of a picture's colours over pixels of the same size. */
export function brush(pixels: Uint8Array, picture: RgbPicture, how: Brush): void {
  const { width, height } = picture;
  const unit = unitOf(picture);
  const step = Math.max(1, how.step * unit);
  const angleAt = how.angle === undefined ? directions(picture) : () => how.angle!;
  const [columns, rows] = [Math.ceil(width / step), Math.ceil(height / step)];
  const strokes = Array.from({ length: columns * rows }, (_, i) => i);
  shuffle(strokes, how.salt);
  for (const stroke of strokes) {
    const [column, row] = [stroke % columns, Math.floor(stroke / columns)];
    const x = Math.floor((column + noiseAt(column, row, how.salt)) * step);
    const y = Math.floor((row + noiseAt(column, row, how.salt + 1)) * step);
    if (x >= width || y >= height || how.where?.(y * width + x) === false) continue;
    stamp(pixels, picture, { x, y, angle: angleAt(x, y), random: noiseAt(column, row, how.salt + 2) }, how);
  }
}

interface Stroke {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly random: number;
}

/** One stroke, which starts and ends bluntly, with rough ends and a light and a dark side. */
function stamp(pixels: Uint8Array, picture: RgbPicture, { x, y, angle, random }: Stroke, how: Brush): void {
  const { width, height, pixels: source } = picture;
  const unit = unitOf(picture);
  const [long, wide] = [Math.max(1, (how.length * unit) / 2), Math.max(0.7, (how.width * unit) / 2)];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const from = 3 * (y * width + x);
  const light = (random - 0.5) * 2 * how.jitter;
  const reachX = Math.ceil(Math.abs(cos) * long + Math.abs(sin) * wide);
  const reachY = Math.ceil(Math.abs(sin) * long + Math.abs(cos) * wide);
  for (let py = Math.max(0, y - reachY); py <= Math.min(height - 1, y + reachY); py++) {
    for (let px = Math.max(0, x - reachX); px <= Math.min(width - 1, x + reachX); px++) {
      const along = (cos * (px - x) + sin * (py - y)) / long;
      const across = (cos * (py - y) - sin * (px - x)) / wide;
      const far = along * along * along * along + across * across;
      if (far > 1) continue;
      const bristle = noiseAt(Math.round(3 * across) + x, y, 1) - 0.5;
      const shade = light + how.bristles * (44 * bristle - 16 * across);
      const thin = 1 - how.bristles * Math.abs(along) * (bristle + 0.5);
      const cover = how.cover * Math.min(1, 3 * (1 - far)) * thin;
      const to = 3 * (py * width + px);
      for (let c = 0; c < 3; c++) {
        const below = pixels[to + c]!;
        const paint = Math.min(255, Math.max(0, source[from + c]! + shade));
        pixels[to + c] = Math.round(below + cover * (paint - below));
      }
    }
  }
}

/** Directions along shapes; slowly changing ones where nothing is shown. */
function directions(picture: RgbPicture): (x: number, y: number) => number {
  const { width, height, values } = blurred(brightnessOf(picture), 2.5 * unitOf(picture));
  const size = 46 * unitOf(picture);
  return (x, y) => {
    const [left, right] = [Math.max(0, x - 2), Math.min(width - 1, x + 2)];
    const [up, down] = [Math.max(0, y - 2), Math.min(height - 1, y + 2)];
    const dx = values[y * width + right]! - values[y * width + left]!;
    const dy = values[down * width + x]! - values[up * width + x]!;
    if (dx * dx + dy * dy < FLAT * FLAT) return Math.PI * (2 * cloudAt(x, y, size, 5) - 0.2);
    return Math.atan2(dx, -dy);
  };
}

function shuffle(list: number[], salt: number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(noiseAt(i, list.length, salt) * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
}
