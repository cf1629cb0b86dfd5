// Cheap previews of unfinished pictures: a linear map from the codes of a token and its neighbours to a few colours,
// fitted on decoded pictures.

/** Colours per side of what a token stands for. */
const CELLS = 4;
const OUTPUTS = CELLS * CELLS * 3;

/** Wider codes say enough by themselves, and those around them would be too much to learn. */
const WIDEST_WITH_NEIGHBOURS = 8;

/** Pictures after which nothing new is learnt. */
const MOST_PICTURES = 45;

/** Weight of the penalty on large factors, beside the mean square of a feature. */
const RIDGE = 0.02;

/** Sizes of pictures. */
interface Sizes {
  /** Tokens per side. */
  readonly side: number;
  /** Pixels per side. */
  readonly size: number;
}

/** A decoded picture. */
interface Example {
  /** `[side * side]` */
  readonly tokens: BigInt64Array;
  /** RGB bytes `[size, size, 3]` */
  readonly pixels: Uint8Array;
}

export class CodeColours {
  readonly #codes: Float32Array;
  readonly #width: number;
  readonly #sizes: Sizes;
  /** A token's neighbours that count, as `[down, right]`; itself first. */
  readonly #around: readonly (readonly [number, number])[];
  /** Sums over what was learnt: features by features (the lower half), and features by outputs. */
  readonly #squares: Float64Array[];
  readonly #products: Float64Array[];
  #pictures = 0;
  /** What each code in each place around a token adds to its colours, `[around, codes, OUTPUTS]`; and to all: `[OUTPUTS]` */
  #learnt: { readonly added: Float32Array; readonly base: Float64Array } | undefined;

  /** @param codes vectors of all codes `[codes, width]` */
  constructor(codes: Float32Array, width: number, sizes: Sizes) {
    this.#codes = codes;
    this.#width = width;
    this.#sizes = sizes;
    const reach = width > WIDEST_WITH_NEIGHBOURS ? [0] : [0, -1, 1];
    this.#around = reach.flatMap((down) => reach.map((right) => [down, right] as const));
    this.#squares = rows(this.#features, this.#features);
    this.#products = rows(this.#features, OUTPUTS);
  }

  /** Codes around a token, and 1. */
  get #features(): number {
    return this.#around.length * this.#width + 1;
  }

  /** Learns from a decoded picture, unless enough were seen. */
  learn({ tokens, pixels }: Example): void {
    if (this.#pictures >= MOST_PICTURES) return;
    this.#pictures++;
    this.#learnt = undefined;
    const x = new Float64Array(this.#features);
    for (let position = 0; position < tokens.length; position++) {
      this.#readFeatures(tokens, position, x);
      const y = this.#cellColours(pixels, position);
      for (let i = 0; i < x.length; i++) {
        for (let j = 0; j <= i; j++) this.#squares[i]![j]! += x[i]! * x[j]!;
        for (let j = 0; j < OUTPUTS; j++) this.#products[i]![j]! += x[i]! * y[j]!;
      }
    }
  }

  /** RGB bytes `[size, size, 3]` of a picture whose first `drawn` tokens are known; black elsewhere. */
  paint(tokens: BigInt64Array, drawn = tokens.length): Uint8Array {
    const { size } = this.#sizes;
    this.#learnt ??= this.#solve();
    const { added, base } = this.#learnt;
    const codes = this.#codes.length / this.#width;
    const pixels = new Uint8Array(size * size * 3);
    const colours = new Float64Array(OUTPUTS);
    const bytes = new Uint8ClampedArray(OUTPUTS);
    for (let position = 0; position < drawn; position++) {
      colours.set(base);
      this.#around.forEach((place, slot) => {
        const code = this.#codeAt(tokens, position, place, drawn);
        if (code === undefined) return;
        const from = (slot * codes + code) * OUTPUTS;
        for (let j = 0; j < OUTPUTS; j++) colours[j]! += added[from + j]!;
      });
      bytes.set(colours);
      this.#forEachPixel(position, (pixel, cell) => {
        for (let channel = 0; channel < 3; channel++)
          pixels[3 * pixel + channel] = bytes[3 * cell + channel]!;
      });
    }
    return pixels;
  }

  #solve(): { added: Float32Array; base: Float64Array } {
    const width = this.#width;
    const features = this.#features;
    const squares = this.#squares.map((row, i) =>
      row.map((_, j) => (j <= i ? row[j]! : this.#squares[j]![i]!)),
    );
    const meanSquare = squares.slice(0, -1).reduce((sum, row, i) => sum + row[i]!, 0) / (features - 1);
    for (let i = 0; i < features - 1; i++) squares[i]![i]! += RIDGE * meanSquare;
    const factors = this.#products.map((row) => row.slice());
    solve(squares, factors);
    const codes = this.#codes.length / width;
    const added = new Float32Array(this.#around.length * codes * OUTPUTS);
    for (let slot = 0; slot < this.#around.length; slot++) {
      for (let code = 0; code < codes; code++) {
        const to = (slot * codes + code) * OUTPUTS;
        for (let i = 0; i < width; i++) {
          const factor = factors[slot * width + i]!;
          const value = this.#codes[code * width + i]!;
          for (let j = 0; j < OUTPUTS; j++) added[to + j]! += value * factor[j]!;
        }
      }
    }
    return { added, base: factors.at(-1)! };
  }

  #readFeatures(tokens: BigInt64Array, position: number, x: Float64Array): void {
    x.fill(0);
    this.#around.forEach((place, slot) => {
      const code = this.#codeAt(tokens, position, place);
      if (code === undefined) return;
      for (let i = 0; i < this.#width; i++) x[slot * this.#width + i] = this.#codes[code * this.#width + i]!;
    });
    x[x.length - 1] = 1;
  }

  /** The code in a place around a token; undefined outside of the picture, and where nothing is drawn yet. */
  #codeAt(
    tokens: BigInt64Array,
    position: number,
    [down, right]: readonly [number, number],
    drawn = tokens.length,
  ): number | undefined {
    const { side } = this.#sizes;
    const [row, column] = [Math.floor(position / side) + down, (position % side) + right];
    const place = row * side + column;
    const known = row >= 0 && column >= 0 && column < side && place < drawn;
    return known ? Number(tokens[place]) : undefined;
  }

  /** Mean colours of the cells of one token. `[CELLS, CELLS, 3]` */
  #cellColours(pixels: Uint8Array, position: number): Float64Array {
    const sums = new Float64Array(OUTPUTS);
    const counts = new Float64Array(CELLS * CELLS);
    this.#forEachPixel(position, (pixel, cell) => {
      counts[cell]!++;
      for (let channel = 0; channel < 3; channel++) sums[3 * cell + channel]! += pixels[3 * pixel + channel]!;
    });
    return sums.map((sum, i) => sum / Math.max(1, counts[Math.floor(i / 3)]!));
  }

  /** Calls with each pixel of what a token stands for, and its cell. */
  #forEachPixel(position: number, action: (pixel: number, cell: number) => void): void {
    const { side, size } = this.#sizes;
    const token = size / side;
    const [top, left] = [Math.floor(position / side) * token, (position % side) * token];
    for (let y = 0; y < token; y++) {
      const row = Math.floor((y * CELLS) / token) * CELLS;
      for (let x = 0; x < token; x++)
        action((top + y) * size + left + x, row + Math.floor((x * CELLS) / token));
    }
  }
}

const rows = (count: number, length: number): Float64Array[] =>
  Array.from({ length: count }, () => new Float64Array(length));

/** Solves `a x = b` for a positive definite matrix by elimination; x takes the place of b. */
function solve(a: Float64Array[], b: Float64Array[]): void {
  const n = a.length;
  const subtract = (from: Float64Array, row: Float64Array, factor: number) => {
    for (let j = 0; j < row.length; j++) from[j]! -= factor * row[j]!;
  };
  for (let i = 0; i < n; i++) {
    for (let below = i + 1; below < n; below++) {
      const factor = a[below]![i]! / a[i]![i]!;
      subtract(a[below]!, a[i]!, factor);
      subtract(b[below]!, b[i]!, factor);
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = 0; j < b[i]!.length; j++) b[i]![j]! /= a[i]![i]!;
    for (let above = 0; above < i; above++) subtract(b[above]!, b[i]!, a[above]![i]!);
  }
}
