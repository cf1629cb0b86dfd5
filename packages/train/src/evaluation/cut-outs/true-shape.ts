// The true alpha of a thing, and how far a cut is from it.

/** Sets that draw lines on paper which is not part of the file: what their lines enclose belongs to the thing. */
const LINE_SETS: ReadonlySet<string> = new Set([
  'marketeq',
  'icon-park',
  'streamline-color',
  'streamline-ultimate',
  'streamline-freehand',
  'phosphor',
]);

export const isLineSet = (source: string): boolean => LINE_SETS.has(source);

/** Alpha from which a pixel belongs to a shape. */
const SHAPE = 128;
/** Pixels of one shape that are at most so far from the other are its rim. */
const RIM = 2;

/** Difference of the alpha of a cut from the true one. */
export interface CutScore {
  /** Mean difference of alpha over the picture, 0 to 1. */
  readonly alphaError: number;
  /** Pixels lost, as a share of the thing's: all further than two pixels from what is left. */
  readonly lost: number;
  /** Pixels added, as a share of the thing's: all further than two pixels from the thing. */
  readonly added: number;
}

/** A cut that lost and added more than this share of the thing is damaged. */
const DAMAGED = 0.04;

export const isDamaged = ({ lost, added }: CutScore): boolean => lost + added > DAMAGED;

/**
 * Compares two alpha channels, `[size, size]` each.
 * @param cut all 0 where nothing was found
 */
export function scoreCut(real: Uint8Array, cut: Uint8Array, size: number): CutScore {
  let [difference, area] = [0, 0];
  for (let i = 0; i < real.length; i++) {
    difference += Math.abs(real[i]! - cut[i]!);
    if (real[i]! >= SHAPE) area++;
  }
  const { lost, added } = differences(real, cut, size);
  return {
    alphaError: difference / (255 * real.length),
    lost: lost.length / Math.max(1, area),
    added: added.length / Math.max(1, area),
  };
}

/** Pixels of the thing that have nothing of the cut within two pixels, and the other way round. */
export const differences = (real: Uint8Array, cut: Uint8Array, size: number) => ({
  lost: beyond(real, cut, size),
  added: beyond(cut, real, size),
});

function beyond(own: Uint8Array, other: Uint8Array, size: number): number[] {
  const pixels: number[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const pixel = y * size + x;
      if (own[pixel]! >= SHAPE && other[pixel]! < SHAPE && !isNear(other, size, x, y)) pixels.push(pixel);
    }
  }
  return pixels;
}

function isNear(shape: Uint8Array, size: number, x: number, y: number): boolean {
  for (let v = Math.max(0, y - RIM); v <= Math.min(size - 1, y + RIM); v++) {
    for (let u = Math.max(0, x - RIM); u <= Math.min(size - 1, x + RIM); u++) {
      if (shape[v * size + u]! >= SHAPE) return true;
    }
  }
  return false;
}

/** An alpha channel in which all that the shape encloses is opaque. `[size, size]` */
export function filled(alpha: Uint8Array, size: number): Uint8Array {
  const outside = new Uint8Array(alpha.length);
  const stack: number[] = [];
  const visit = (x: number, y: number) => {
    const i = y * size + x;
    if (x < 0 || y < 0 || x >= size || y >= size || outside[i] || alpha[i]! >= SHAPE) return;
    outside[i] = 1;
    stack.push(i);
  };
  for (let i = 0; i < size; i++) {
    visit(i, 0);
    visit(i, size - 1);
    visit(0, i);
    visit(size - 1, i);
  }
  while (stack.length > 0) {
    const i = stack.pop()!;
    const [x, y] = [i % size, Math.floor(i / size)];
    visit(x - 1, y);
    visit(x + 1, y);
    visit(x, y - 1);
    visit(x, y + 1);
  }
  return alpha.map((value, i) => (outside[i] ? value : 255));
}
