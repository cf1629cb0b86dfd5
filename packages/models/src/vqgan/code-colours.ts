// What a code looks like by itself: a linear map from code vectors to a few colours, fitted to decoded pictures. It
// shows unfinished pictures at no cost where decoding them would take longer than drawing them.

/** Colours per side of what a token stands for. */
const CELLS = 2;
const OUTPUTS = CELLS * CELLS * 3;

/** Weight of the penalty on large factors, beside a mean square of 1 in every channel. */
const RIDGE = 0.02;

/** Pictures as the fit sees them. */
export interface Samples {
  /** Tokens of each picture, `[side * side]` */
  readonly tokens: readonly BigInt64Array[];
  /** RGB bytes of each, `[size, size, 3]` */
  readonly pixels: readonly Uint8Array[];
  readonly side: number;
  readonly size: number;
}

export class CodeColours {
  /** `[codes, CELLS, CELLS, 3]` */
  readonly #colours: Uint8ClampedArray;

  private constructor(colours: Uint8ClampedArray) {
    this.#colours = colours;
  }

  /** @param codes code vectors `[codes, width]` */
  static fit(codes: Float32Array, width: number, samples: Samples): CodeColours {
    const features = width + 1; // the code, and 1
    const squares = Array.from({ length: features }, () => new Float64Array(features));
    const targets = Array.from({ length: features }, () => new Float64Array(OUTPUTS));
    const x = new Float64Array(features).fill(1);
    samples.tokens.forEach((tokens, picture) => {
      tokens.forEach((token, position) => {
        for (let i = 0; i < width; i++) x[i] = codes[Number(token) * width + i]!;
        const y = cellColours(samples, picture, position);
        for (let i = 0; i < features; i++) {
          for (let j = 0; j < features; j++) squares[i]![j]! += x[i]! * x[j]!;
          for (let j = 0; j < OUTPUTS; j++) targets[i]![j]! += x[i]! * y[j]!;
        }
      });
    });
    const meanSquare = squares.slice(0, width).reduce((sum, row, i) => sum + row[i]!, 0) / width;
    for (let i = 0; i < width; i++) squares[i]![i]! += RIDGE * meanSquare;
    solve(squares, targets);
    const colours = new Uint8ClampedArray((codes.length / width) * OUTPUTS);
    for (let code = 0; code < codes.length / width; code++) {
      for (let j = 0; j < OUTPUTS; j++) {
        let value = targets[width]![j]!;
        for (let i = 0; i < width; i++) value += codes[code * width + i]! * targets[i]![j]!;
        colours[code * OUTPUTS + j] = value;
      }
    }
    return new CodeColours(colours);
  }

  /** RGB bytes `[size, size, 3]` of a picture `side` tokens wide. */
  paint(tokens: BigInt64Array, side: number, size: number): Uint8Array {
    const pixels = new Uint8Array(size * size * 3);
    const cell = size / side / CELLS;
    for (let y = 0; y < size; y++) {
      const row = Math.floor(y / cell);
      for (let x = 0; x < size; x++) {
        const column = Math.floor(x / cell);
        const position = Math.floor(row / CELLS) * side + Math.floor(column / CELLS);
        const place = (row % CELLS) * CELLS + (column % CELLS);
        const from = Number(tokens[position]) * OUTPUTS + 3 * place;
        for (let channel = 0; channel < 3; channel++) {
          pixels[3 * (y * size + x) + channel] = this.#colours[from + channel]!;
        }
      }
    }
    return pixels;
  }
}

/** Mean colours of the cells of one token. `[CELLS, CELLS, 3]` */
function cellColours({ pixels, side, size }: Samples, picture: number, position: number): Float64Array {
  const means = new Float64Array(OUTPUTS);
  const token = size / side;
  const cell = token / CELLS;
  const [top, left] = [Math.floor(position / side) * token, (position % side) * token];
  for (let y = 0; y < token; y++) {
    for (let x = 0; x < token; x++) {
      const place = Math.floor(y / cell) * CELLS + Math.floor(x / cell);
      const from = 3 * ((top + y) * size + left + x);
      for (let channel = 0; channel < 3; channel++) {
        means[3 * place + channel]! += pixels[picture]![from + channel]! / (cell * cell);
      }
    }
  }
  return means;
}

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
