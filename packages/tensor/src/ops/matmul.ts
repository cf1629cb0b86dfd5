// Matrix products, batched and with either side transposed.
import { NonetError } from '@nonet/core';
import { float, MICROSOFT } from '../onnx/emitter.ts';
import { formatShape, type Tensor } from '../tensor.ts';
import { broadcastShape, sumTo } from './broadcast.ts';
import { emitQuantizedMatmul } from './quantized.ts';
import { reshape } from './shape.ts';

interface MatmulOptions {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  /** Factor on the result. */
  readonly scale?: number;
}

/**
 * Matrix product over the last two axes; leading axes broadcast.
 * `[..., m, k] x [..., k, n] -> [..., m, n]`
 * @throws NonetError `matmul-shape`
 */
export function matmul(a: Tensor, b: Tensor, options: MatmulOptions = {}): Tensor {
  const { transposeA = false, transposeB = false, scale = 1 } = options;
  const [m, k] = transposeA ? [a.dim(-1), a.dim(-2)] : [a.dim(-2), a.dim(-1)];
  const [kb, n] = transposeB ? [b.dim(-1), b.dim(-2)] : [b.dim(-2), b.dim(-1)];
  if (a.rank < 2 || b.rank < 2 || k !== kb) {
    throw new NonetError(
      'matmul-shape',
      `matmul: expected equal inner dimensions, got ${formatShape(a.shape)}${transposeA ? ' transposed' : ''} and ${formatShape(b.shape)}${transposeB ? ' transposed' : ''}`,
    );
  }
  const shape = [...broadcastShape('matmul', a.shape.slice(0, -2), b.shape.slice(0, -2)), m, n];
  return a.graph.record(
    'matmul',
    [a, b],
    [{ shape, dtype: a.dtype }],
    (e, [o]) => {
      const quantized =
        b.rank === 2 && !transposeA && !transposeB && scale === 1 ? e.quantized(b) : undefined;
      if (quantized) return emitQuantizedMatmul(e, a, quantized, o!);
      const attributes = { transA: Number(transposeA), transB: Number(transposeB), alpha: float(scale) };
      if (!transposeA && !transposeB && scale === 1) e.node('MatMul', [a, b], [o!]);
      else if (a.rank === 2 && b.rank === 2) e.node('Gemm', [a, b], [o!], attributes);
      else e.node('FusedMatMul', [a, b], [o!], attributes, MICROSOFT);
    },
    // C = A B: dA = dC B^T, dB = A^T dC; a transposed operand's gradient is transposed by swapping the factors.
    ([grad]) => [
      () => {
        const da = transposeA
          ? matmul(b, grad!, { transposeA: transposeB, transposeB: true, scale })
          : matmul(grad!, b, { transposeB: !transposeB, scale });
        return sumTo(da, a.shape);
      },
      () => {
        // One matrix for many: its gradient is one long product, not a sum of products.
        if (b.rank === 2 && a.rank > 2 && !transposeA) {
          const [rows, gradRows] = [reshape(a, [-1, k!]), reshape(grad!, [-1, n!])];
          const [first, second] = transposeB ? [gradRows, rows] : [rows, gradRows];
          return matmul(first, second, { transposeA: true, scale });
        }
        const db = transposeB
          ? matmul(grad!, a, { transposeA: true, transposeB: transposeA, scale })
          : matmul(a, grad!, { transposeA: !transposeA, scale });
        return sumTo(db, b.shape);
      },
    ],
  )[0]!;
}
