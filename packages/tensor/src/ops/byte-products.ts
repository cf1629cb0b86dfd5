// Products of numbers in 8 bits that come into a graph or are computed in it; for drawing, without gradients.
import { NonetError } from '@nonet/core';
import { type Emitter, MICROSOFT } from '../onnx/emitter.ts';
import { formatShape, type Tensor } from '../tensor.ts';
import { broadcastShape } from './broadcast.ts';

/** `signed`: int8. `unsigned`: uint8, 0 at 128. `positive`: uint8 of numbers that are not below 0, 0 at 0. */
export type ByteForm = 'signed' | 'unsigned' | 'positive';

/** Numbers in 8 bits: value = (stored - zero) * scale. */
export interface Bytes {
  /** `[..., width]` */
  readonly stored: Tensor;
  /** `[..., 1]` */
  readonly scale: Tensor;
}

const FORMS = {
  signed: { dtype: 'int8', largest: 127, zero: 0 },
  unsigned: { dtype: 'uint8', largest: 127, zero: 128 },
  positive: { dtype: 'uint8', largest: 255, zero: 0 },
} as const;

/** Scales every lane, which is the last axis, by its largest number. Lanes of zeros have a scale of 0. */
export function toBytes(x: Tensor, form: ByteForm): Bytes {
  const { dtype, largest } = FORMS[form];
  const [stored, scale] = x.graph.record(
    'toBytes',
    [x],
    [
      { shape: x.shape, dtype },
      { shape: [...x.shape.slice(0, -1), 1], dtype: 'float32' },
    ],
    (e, [values, factor]) => {
      const sizes = form === 'positive' ? x : e.value('Abs', [x]);
      const most = e.value('ReduceMax', [sizes, e.ints([-1])]);
      e.node('Mul', [most, e.floats([1 / largest], [])], [factor!]);
      e.node('QuantizeLinear', [e.value('Div', [x, factor!]), e.floats([1], []), zeroOf(e, form)], [values!]);
    },
    null,
  );
  return { stored: stored!, scale: scale! };
}

const zeroOf = (e: Emitter, form: ByteForm): string => {
  const { dtype, zero } = FORMS[form];
  return dtype === 'int8' ? e.int8(zero) : e.uint8(zero);
};

/**
 * Product of stored numbers, without their scales. `[..., m, k] x [..., k, n] -> [..., m, n]`
 * @param a uint8
 * @param form of `a`
 * @param b int8, 0 at 0
 * @throws NonetError `matmul-shape`
 */
export function byteMatmul(a: Tensor, form: 'unsigned' | 'positive', b: Tensor): Tensor {
  if (a.dtype !== 'uint8' || b.dtype !== 'int8' || a.dim(-1) !== b.dim(-2)) {
    throw new NonetError(
      'matmul-shape',
      `byteMatmul: expected uint8 [..., m, k] and int8 [..., k, n], got ${a.dtype} ${formatShape(a.shape)} and ${b.dtype} ${formatShape(b.shape)}`,
    );
  }
  const batch = broadcastShape('byteMatmul', a.shape.slice(0, -2), b.shape.slice(0, -2));
  return a.graph.record(
    'byteMatmul',
    [a, b],
    [{ shape: [...batch, a.dim(-2), b.dim(-1)], dtype: 'float32' }],
    (e, [o]) => {
      const factor = e.floats([1], []);
      e.node('MatMulIntegerToFloat', [a, b, factor, factor, zeroOf(e, form), e.int8(0)], [o!], {}, MICROSOFT);
    },
    null,
  )[0]!;
}
