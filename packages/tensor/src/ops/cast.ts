// Element type conversion.
import { ELEMENT_TYPES } from '../onnx/emitter.ts';
import type { DType, Tensor } from '../tensor.ts';

/** Converts the element type. Gradients flow between floating-point types only. */
export function cast(x: Tensor, dtype: DType): Tensor {
  if (x.dtype === dtype) return x;
  const isFloat = (type: DType) => type === 'float32' || type === 'float16';
  return x.graph.record(
    'cast',
    [x],
    [{ shape: x.shape, dtype }],
    (e, [o]) => e.node('Cast', [x], [o!], { to: ELEMENT_TYPES[dtype] }),
    isFloat(x.dtype) && isFloat(dtype) ? ([grad]) => [() => cast(grad!, x.dtype)] : null,
  )[0]!;
}
