// Operations on square grids of pixels: distances, floods, connected regions.

/** One byte a pixel, `[size, size]`: 1 inside, 0 outside. */
export type Mask = Uint8Array;

/** A connected region: its pixels lie at `pixels[start]` to `pixels[end - 1]` of the list it belongs to. */
interface Region {
  readonly start: number;
  readonly end: number;
}

/** Connected regions of a mask. */
interface Regions {
  /** Pixels of all regions, one region after the other. */
  readonly pixels: Int32Array;
  readonly regions: readonly Region[];
}

/**
 * Chessboard distance of each pixel to the nearest pixel of a mask, at most 255, in two passes over the grid (Rosenfeld and
 * Pfaltz, "Sequential operations in digital picture processing", 1966). `[size, size]`
 */
export function distanceTo(mask: Mask, size: number): Uint8Array {
  const distance = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i++) distance[i] = mask[i] ? 0 : 255;
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++) {
      let best = distance[i]!;
      if (best === 0) continue;
      if (x > 0) best = Math.min(best, distance[i - 1]! + 1);
      if (y > 0) {
        best = Math.min(best, distance[i - size]! + 1);
        if (x > 0) best = Math.min(best, distance[i - size - 1]! + 1);
        if (x < size - 1) best = Math.min(best, distance[i - size + 1]! + 1);
      }
      distance[i] = best;
    }
  }
  for (let y = size - 1, i = mask.length - 1; y >= 0; y--) {
    for (let x = size - 1; x >= 0; x--, i--) {
      let best = distance[i]!;
      if (best === 0) continue;
      if (x < size - 1) best = Math.min(best, distance[i + 1]! + 1);
      if (y < size - 1) {
        best = Math.min(best, distance[i + size]! + 1);
        if (x < size - 1) best = Math.min(best, distance[i + size + 1]! + 1);
        if (x > 0) best = Math.min(best, distance[i + size - 1]! + 1);
      }
      distance[i] = best;
    }
  }
  return distance;
}

/** The open pixels that are connected with the border of the picture. */
export function floodFromBorder(open: Mask, size: number): Mask {
  const reached = new Uint8Array(open.length);
  const stack = new Int32Array(open.length);
  let top = 0;
  const push = (pixel: number) => {
    if (reached[pixel] || !open[pixel]) return;
    reached[pixel] = 1;
    stack[top++] = pixel;
  };
  for (const pixel of borderPixels(size)) push(pixel);
  while (top > 0) {
    const pixel = stack[--top]!;
    const x = pixel % size;
    if (x > 0) push(pixel - 1);
    if (x < size - 1) push(pixel + 1);
    if (pixel >= size) push(pixel - size);
    if (pixel < open.length - size) push(pixel + size);
  }
  return reached;
}

/**
 * The pixels that a square of side 2 `reach` + 1 can reach from the border: it does not fit through narrower gaps.
 * @param toClosed distance of each pixel to the nearest closed one
 */
export function wideFlood(open: Mask, toClosed: Uint8Array, size: number, reach: number): Mask {
  const centres = new Uint8Array(open.length);
  for (let i = 0; i < open.length; i++) centres[i] = toClosed[i]! > reach ? 1 : 0;
  const toReached = distanceTo(floodFromBorder(centres, size), size);
  for (let i = 0; i < open.length; i++) centres[i] = open[i] && toReached[i]! <= reach ? 1 : 0;
  return centres;
}

/** The regions of a mask that hang together over edges (4) or also over corners (8). */
export function regionsOf(mask: Mask, size: number, neighbours: 4 | 8 = 4): Regions {
  const seen = new Uint8Array(mask.length);
  const pixels = new Int32Array(mask.length);
  const regions: Region[] = [];
  let end = 0;
  const push = (pixel: number) => {
    if (seen[pixel] || !mask[pixel]) return;
    seen[pixel] = 1;
    pixels[end++] = pixel;
  };
  for (let first = 0; first < mask.length; first++) {
    if (seen[first] || !mask[first]) continue;
    const start = end;
    push(first);
    for (let at = start; at < end; at++) {
      const pixel = pixels[at]!;
      const x = pixel % size;
      const [left, right, up, down] = [x > 0, x < size - 1, pixel >= size, pixel < mask.length - size];
      if (left) push(pixel - 1);
      if (right) push(pixel + 1);
      if (up) push(pixel - size);
      if (down) push(pixel + size);
      if (neighbours === 4) continue;
      if (up && left) push(pixel - size - 1);
      if (up && right) push(pixel - size + 1);
      if (down && left) push(pixel + size - 1);
      if (down && right) push(pixel + size + 1);
    }
    regions.push({ start, end });
  }
  return { pixels, regions };
}

/** The pixels of the picture's border. */
export function borderPixels(size: number): number[] {
  const pixels: number[] = [];
  for (let i = 0; i < size; i++) pixels.push(i, size * (size - 1) + i, i * size, i * size + size - 1);
  return pixels;
}

export function inverse(mask: Mask): Mask {
  const out = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i++) out[i] = mask[i] ? 0 : 1;
  return out;
}

/** Number of pixels inside. */
export function areaOf(mask: Mask): number {
  let area = 0;
  for (let i = 0; i < mask.length; i++) area += mask[i]!;
  return area;
}
