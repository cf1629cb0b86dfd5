// Operations on masks of a square picture: flood from the border, connected regions, distances.

/** One byte a pixel, `[size, size]`: 1 inside, 0 outside. */
export type Mask = Uint8Array;

/** Calls `visit` with the pixels above, below, left and right of one. */
export function forNeighbours(pixel: number, size: number, visit: (neighbour: number) => void): void {
  const x = pixel % size;
  if (x > 0) visit(pixel - 1);
  if (x < size - 1) visit(pixel + 1);
  if (pixel >= size) visit(pixel - size);
  if (pixel < size * (size - 1)) visit(pixel + size);
}

/** Pixels of `open` that hang together with the seeds. */
function floodFrom(seeds: Iterable<number>, open: Mask, size: number): Mask {
  const reached = new Uint8Array(open.length);
  const stack: number[] = [];
  const visit = (pixel: number) => {
    if (reached[pixel] || !open[pixel]) return;
    reached[pixel] = 1;
    stack.push(pixel);
  };
  for (const seed of seeds) visit(seed);
  while (stack.length > 0) forNeighbours(stack.pop()!, size, visit);
  return reached;
}

/** The pixels of the picture's border. */
export function borderPixels(size: number): number[] {
  const pixels: number[] = [];
  for (let i = 0; i < size; i++) pixels.push(i, size * (size - 1) + i, i * size, i * size + size - 1);
  return pixels;
}

/**
 * What a square of side 2 `reach` + 1 can reach of `open` from the border: it does not fit through gaps that are narrower.
 */
export function floodFromBorder(open: Mask, size: number, reach: number): Mask {
  if (reach === 0) return floodFrom(borderPixels(size), open, size);
  const toClosed = distances(
    open.map((isOpen) => 1 - isOpen),
    size,
    reach + 1,
  );
  const wide = open.map((isOpen, i) => (isOpen && toClosed[i]! > reach ? 1 : 0));
  const reached = floodFrom(borderPixels(size), wide, size);
  const toReached = distances(reached, size, reach + 1);
  return open.map((isOpen, i) => (isOpen && toReached[i]! <= reach ? 1 : 0));
}

/** Connected regions of a mask, the largest first: the pixels of each. */
export function regionsOf(mask: Mask, size: number): number[][] {
  const seen = new Uint8Array(mask.length);
  const regions: number[][] = [];
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || seen[start]) continue;
    const region = [start];
    seen[start] = 1;
    for (let at = 0; at < region.length; at++) {
      forNeighbours(region[at]!, size, (pixel) => {
        if (seen[pixel] || !mask[pixel]) return;
        seen[pixel] = 1;
        region.push(pixel);
      });
    }
    regions.push(region);
  }
  return regions.sort((a, b) => b.length - a.length);
}

/**
 * Chessboard distance of each pixel to the mask, at most `most` + 1: two passes (Rosenfeld and Pfaltz 1966).
 * `[size, size]`
 */
export function distances(mask: Mask, size: number, most: number): Uint8Array {
  const distance = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i++) distance[i] = mask[i] ? 0 : most + 1;
  const lower = (at: number, from: number) => {
    const next = distance[from]! + 1;
    if (next < distance[at]!) distance[at] = next;
  };
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const at = y * size + x;
      if (x > 0) lower(at, at - 1);
      if (y === 0) continue;
      lower(at, at - size);
      if (x > 0) lower(at, at - size - 1);
      if (x < size - 1) lower(at, at - size + 1);
    }
  }
  for (let y = size - 1; y >= 0; y--) {
    for (let x = size - 1; x >= 0; x--) {
      const at = y * size + x;
      if (x < size - 1) lower(at, at + 1);
      if (y === size - 1) continue;
      lower(at, at + size);
      if (x > 0) lower(at, at + size - 1);
      if (x < size - 1) lower(at, at + size + 1);
    }
  }
  return distance;
}

/** Number of pixels inside. */
export const areaOf = (mask: Mask): number => mask.reduce((sum, isInside) => sum + isInside, 0);
