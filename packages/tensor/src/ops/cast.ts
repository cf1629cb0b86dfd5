// Element type conversion.
import type { DType, Tensor } from '../tensor.ts';

const ONNX_TYPES: Record<DType, number> = {
  float32: 1,
  uint8: 2,
  int8: 3,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
};

/** Converts the element type. Gradients flow between floating-point types only. */
export function cast(x: Tensor, dtype: DType): Tensor {
  if (x.dtype === dtype) return x;
  const isFloat = (type: DType) => type === 'float32' || type === 'float16';
  return x.graph.record(
    'cast',
    [x],
    [{ shape: x.shape, dtype }],
    (e, [o]) => e.node('Cast', [x], [o!], { to: ONNX_TYPES[dtype] }),
    isFloat(x.dtype) && isFloat(dtype) ? ([grad]) => [() => cast(grad!, x.dtype)] : null,
  )[0]!;
}
