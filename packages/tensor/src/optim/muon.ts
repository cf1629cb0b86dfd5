// Muon: momentum made orthogonal by Newton-Schulz iterations, for hidden matrices (Jordan et al. 2024).
import { Graph } from '../graph.ts';
import { add, matmul, mul } from '../ops/index.ts';
import type { Session } from '../session.ts';
import type { Shape, Tensor } from '../tensor.ts';

const ITERATIONS = 5;
/** Coefficients of the quintic of the published method: steep at 0, so that small singular values grow fast. */
const [A, B, C] = [3.4445, -4.775, 2.0315];

/**
 * Newton-Schulz on a stack of matrices of Frobenius norm 1, each `[rows, columns]` with rows <= columns.
 * All singular values end near 1.
 */
function orthogonalise(stack: Tensor): Tensor {
  let x = stack;
  for (let i = 0; i < ITERATIONS; i++) {
    const gram = matmul(x, x, { transposeB: true });
    const polynomial = add(mul(gram, B), matmul(gram, gram, { scale: C }));
    x = add(mul(x, A), matmul(polynomial, x));
  }
  return x;
}

/** Orthogonalises matrices of one shape in one run. */
export class Orthogonaliser {
  readonly #sessions = new Map<string, Promise<Session>>();
  readonly #compile: (graph: Graph) => Promise<Session>;

  constructor(compile: (graph: Graph) => Promise<Session>) {
    this.#compile = compile;
  }

  /**
   * The nearest orthogonal matrix of each input, `[rows, columns]` row-major; wide or tall.
   * @returns matrices in the order given, as views of one array
   */
  async run(
    matrices: readonly Float32Array[],
    [rows, columns]: readonly [number, number],
  ): Promise<Float32Array[]> {
    const tall = rows > columns;
    const shape = [matrices.length, ...(tall ? [columns, rows] : [rows, columns])];
    const size = rows * columns;
    const stack = new Float32Array(matrices.length * size);
    matrices.forEach((matrix, index) => {
      const target = stack.subarray(index * size, (index + 1) * size);
      let square = 0;
      for (const value of matrix) square += value * value;
      const factor = 1 / (Math.sqrt(square) + 1e-7);
      if (tall) transposeInto(matrix, rows, columns, target, factor);
      else for (let i = 0; i < size; i++) target[i] = matrix[i]! * factor;
    });
    const session = await this.#session(shape);
    const result = (await session.run({ stack }))['orthogonal']!.data as Float32Array;
    return matrices.map((_, index) => {
      const view = result.subarray(index * size, (index + 1) * size);
      if (!tall) return view;
      const back = new Float32Array(size);
      transposeInto(view, columns, rows, back, 1);
      return back;
    });
  }

  #session(shape: Shape): Promise<Session> {
    const key = shape.join();
    let session = this.#sessions.get(key);
    if (!session) {
      const graph = new Graph();
      graph.output('orthogonal', orthogonalise(graph.input('stack', shape)));
      session = this.#compile(graph);
      this.#sessions.set(key, session);
    }
    return session;
  }
}

function transposeInto(
  from: Float32Array,
  rows: number,
  columns: number,
  to: Float32Array,
  factor: number,
): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      to[column * rows + row] = from[row * columns + column]! * factor;
  }
}
