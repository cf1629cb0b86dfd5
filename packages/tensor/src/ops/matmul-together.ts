// Products of the same rows with several matrices, as one product: fewer passes over the rows, fewer calls.
import { NonetError } from '@nonet/core';
import type { Emitter } from '../onnx/emitter.ts';
import { formatShape, type Tensor } from '../tensor.ts';
import { add } from './arithmetic.ts';
import { matmul } from './matmul.ts';
import { emitQuantizedMatmul } from './quantized.ts';

/**
 * `[m, k] x [k, n_i] -> [m, n_i]` for each matrix.
 * @throws NonetError `matmul-shape`
 */
export function matmulTogether(a: Tensor, matrices: readonly Tensor[]): readonly Tensor[] {
  if (a.rank !== 2 || matrices.some(({ rank, shape }) => rank !== 2 || shape[0] !== a.dim(1))) {
    throw new NonetError(
      'matmul-shape',
      `matmulTogether: expected [m, k] and matrices [k, n], got ${[a, ...matrices].map((tensor) => formatShape(tensor.shape)).join(', ')}`,
    );
  }
  const types = matrices.map((matrix) => ({ shape: [a.dim(0), matrix.dim(1)], dtype: a.dtype }));
  return a.graph.record(
    'matmulTogether',
    [a, ...matrices],
    types,
    (e, outputs) => {
      if (matrices.some((matrix) => e.quantized(matrix))) emitApart(e, a, matrices, outputs);
      else {
        // Of constants ONNX Runtime puts the matrices side by side when the graph is compiled, once.
        const all = e.value('MatMul', [a, e.value('Concat', matrices, { axis: 1 })]);
        e.node('Split', [all, e.ints(outputs.map((output) => output.dim(1)))], outputs, { axis: 1 });
      }
    },
    (grads) => [
      () =>
        matrices
          .flatMap((matrix, i) => (grads[i] ? [matmul(grads[i], matrix, { transposeB: true })] : []))
          .reduce(add),
      ...matrices.map(
        (matrix, i) => () =>
          grads[i]
            ? matmul(a, grads[i], { transposeA: true })
            : a.graph.constant(new Float32Array(matrix.size), matrix.shape),
      ),
    ],
  );
}

function emitApart(e: Emitter, a: Tensor, matrices: readonly Tensor[], outputs: readonly Tensor[]): void {
  for (const [i, matrix] of matrices.entries()) {
    const quantized = e.quantized(matrix);
    if (quantized) emitQuantizedMatmul(e, a, quantized, outputs[i]!);
    else e.node('MatMul', [a, matrix], [outputs[i]!]);
  }
}
