// Building blocks of procedural textures: noise, cells and mixtures of colours. The same numbers everywhere.

export type Rgb = readonly [number, number, number];

/** Length of a vector; `Math.hypot` may differ in its last bit between machines. */
export const lengthOf = (x: number, y: number): number => Math.sqrt(x * x + y * y);

/** A number in [0, 1) for a point of a grid. */
export function hashed(x: number, y: number, salt = 0): number {
  let h = Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1) ^ Math.imul(salt + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Smooth noise in [0, 1) with details of one unit. */
export function noise(x: number, y: number, salt = 0): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const smooth = (t: number) => t * t * (3 - 2 * t);
  const [u, v] = [smooth(x - column), smooth(y - row)];
  const across = (r: number) => (1 - u) * hashed(column, r, salt) + u * hashed(column + 1, r, salt);
  return (1 - v) * across(row) + v * across(row + 1);
}

/** The cell around the nearest of scattered points, about one point in each unit square. */
export interface Cell {
  /** Offset from its point. */
  readonly dx: number;
  readonly dy: number;
  readonly distance: number;
  /** Distance to the edge of the cell: 0 there. */
  readonly edge: number;
  /** A number in [0, 1) of its own. */
  readonly id: number;
}

/** @param jitter how far points are scattered, 0 to 1 */
export function cellAt(x: number, y: number, jitter = 0.8, salt = 0): Cell {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  let best = { dx: 0, dy: 0, distance: 9, id: 0 };
  let second = 9;
  for (let r = row - 1; r <= row + 1; r++) {
    for (let c = column - 1; c <= column + 1; c++) {
      const dx = x - (c + 0.5 + jitter * (hashed(c, r, salt) - 0.5));
      const dy = y - (r + 0.5 + jitter * (hashed(c, r, salt + 7) - 0.5));
      const distance = lengthOf(dx, dy);
      if (distance < best.distance) {
        second = best.distance;
        best = { dx, dy, distance, id: hashed(c, r, salt + 13) };
      } else second = Math.min(second, distance);
    }
  }
  return { ...best, edge: second - best.distance };
}

/** From one colour to another. */
export const mix = (a: Rgb, b: Rgb, share: number): Rgb => {
  const t = Math.min(1, Math.max(0, share));
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])];
};

/** The colour at a share of the way along several. */
export function ramp(colours: readonly Rgb[], share: number): Rgb {
  const at = Math.min(0.9999, Math.max(0, share)) * (colours.length - 1);
  const i = Math.floor(at);
  return mix(colours[i]!, colours[i + 1]!, at - i);
}

/** "#f7c52e" as numbers. */
export const rgb = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

/** Phase of a value in its period, 0 to 1. */
export const phase = (value: number): number => value - Math.floor(value);

/** A wave between 0 and 1: straight flanks, the same on every machine. */
export const wave = (value: number): number => Math.abs(2 * phase(value) - 1);
