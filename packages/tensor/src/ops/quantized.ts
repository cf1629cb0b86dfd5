// Writes matrix products and convolutions with 8-bit parameters as ONNX.
import type { Emitter } from '../onnx/emitter.ts';
import { ELEMENT_TYPES, MICROSOFT } from '../onnx/emitter.ts';
import type { ActivationRange, QuantizedParameter } from '../onnx/quantized-parameter.ts';
import type { Tensor } from '../tensor.ts';

const MIDDLE = 128;

/** `[..., k] x [k, n]` */
export function emitQuantizedMatmul(e: Emitter, a: Tensor, b: QuantizedParameter, out: Tensor): void {
  const rows = quantizeRows(e, a);
  if (out.rank === 2) e.node('Mul', [emitProduct(e, rows, b), rows.scale], [out]);
  else {
    const product = e.value('Mul', [emitProduct(e, rows, b), rows.scale]);
    e.node('Reshape', [product, e.ints(out.shape)], [out]);
  }
}

interface QuantizedRows {
  /** uint8 `[rows, width]`, 0 at 128 */
  readonly values: string;
  /** `[rows, 1]` */
  readonly scale: string;
}

const emitProduct = (e: Emitter, rows: QuantizedRows, { values, scale, zero }: QuantizedParameter): string =>
  e.value(
    'MatMulIntegerToFloat',
    [rows.values, values, e.floats([1], []), scale, e.uint8(MIDDLE), zero === 0 ? e.int8(0) : e.uint8(zero)],
    {},
    MICROSOFT,
  );

/**
 * Every row is scaled by its own largest number, so that a row's result does not depend on the rows beside it
 * (DynamicQuantizeMatMul has one scale for all). A row of zeros is scaled by 0: whatever its numbers become, its result
 * is 0.
 */
function quantizeRows(e: Emitter, a: Tensor): QuantizedRows {
  const width = a.dim(-1);
  const rows = a.size / width;
  const x = a.rank === 2 ? a : e.value('Reshape', [a, e.ints([rows, width])]);
  const largest = e.value('ReduceMax', [e.value('Abs', [x]), e.ints([-1])]); // [rows, 1]
  const scale = e.value('Mul', [largest, e.floats([1 / 127], [])]);
  const middles = e.uint8s(MIDDLE, [rows, 1]);
  // A row is one block.
  const values = e.value('QuantizeLinear', [x, scale, middles], { axis: 1, block_size: width });
  return { values, scale };
}

/** Names of a uint8 form's factor and zero point, so that the range and 0 can be represented exactly. */
function uint8Form(e: Emitter, [least, most]: ActivationRange): readonly [scale: string, zero: string] {
  const [from, to] = [Math.min(least, 0), Math.max(most, 0)];
  const scale = Math.max((to - from) / 255, 1e-30);
  return [e.floats([scale], []), e.uint8(Math.round(-from / scale))];
}

/**
 * A convolution whose activations were measured: in and out of it go 8 bits.
 * @param attributes of ONNX's Conv
 */
export function emitQuantizedConv(
  e: Emitter,
  x: Tensor | string,
  kernel: QuantizedParameter & Required<Pick<QuantizedParameter, 'activations'>>,
  bias: Tensor | undefined,
  attributes: Parameters<Emitter['node']>[3],
  out: Tensor,
): void {
  const input = uint8Form(e, kernel.activations.input);
  const output = uint8Form(e, kernel.activations.output);
  const weights = e.value('Transpose', [kernel.values], { perm: [3, 2, 0, 1] });
  const inputs = [e.value('QuantizeLinear', [x, ...input]), ...input];
  const zero = e.int8(0);
  // ONNX Runtime computes all of this once: it depends on constants only.
  const biases = bias ? [quantizedBias(e, bias, e.value('Mul', [kernel.scale, input[0]]))] : [];
  const y = e.value(
    'QLinearConv',
    [...inputs, weights, kernel.scale, zero, ...output, ...biases],
    attributes,
  );
  e.node('DequantizeLinear', [y, ...output], [out]);
}

const quantizedBias = (e: Emitter, bias: Tensor, scale: string): string =>
  e.value('Cast', [e.value('Round', [e.value('Div', [bias, scale])])], { to: ELEMENT_TYPES.int32 });
