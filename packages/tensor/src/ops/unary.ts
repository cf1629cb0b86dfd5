// Elementwise functions of one tensor.
import { type Attribute, float, MICROSOFT } from '../onnx/emitter.ts';
import type { Tensor } from '../tensor.ts';
import { add, div, maximum, minimum, mul, sub } from './arithmetic.ts';

interface UnaryRule {
  readonly onnx: string;
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly domain?: string;
  /** Gradient of the input, or null where the function is flat or steps. */
  readonly vjp: ((grad: Tensor, x: Tensor, out: Tensor) => Tensor) | null;
}

function unary(name: string, rule: UnaryRule): (x: Tensor) => Tensor {
  return (x) =>
    x.graph.record(
      name,
      [x],
      [{ shape: x.shape, dtype: x.dtype }],
      (e, [o]) => e.node(rule.onnx, [x], [o!], rule.attributes, rule.domain),
      rule.vjp && (([grad], [o]) => [() => rule.vjp!(grad!, x, o!)]),
    )[0]!;
}

export const neg = unary('neg', { onnx: 'Neg', vjp: (grad) => neg(grad) });

export const exp = unary('exp', { onnx: 'Exp', vjp: (grad, _x, out) => mul(grad, out) });

export const log = unary('log', { onnx: 'Log', vjp: (grad, x) => div(grad, x) });

// (sqrt x)' = x' / (2 sqrt x)
export const sqrt = unary('sqrt', { onnx: 'Sqrt', vjp: (grad, _x, out) => div(mul(grad, 0.5), out) });

export const abs = unary('abs', { onnx: 'Abs', vjp: (grad, x) => mul(grad, sign(x)) });

export const sign = unary('sign', { onnx: 'Sign', vjp: null });

export const round = unary('round', { onnx: 'Round', vjp: null });

export const floor = unary('floor', { onnx: 'Floor', vjp: null });

// tanh' = 1 - tanh^2
export const tanh = unary('tanh', { onnx: 'Tanh', vjp: (grad, _x, out) => mul(grad, sub(1, mul(out, out))) });

export const sigmoid = unary('sigmoid', {
  onnx: 'Sigmoid',
  vjp: (grad, _x, out) => mul(grad, mul(out, sub(1, out))),
});

export const relu = unary('relu', {
  onnx: 'Relu',
  vjp: (grad, x) => mul(grad, maximum(sign(x), 0)),
});

export const erf = unary('erf', {
  onnx: 'Erf',
  vjp: (grad, x) => mul(grad, mul(exp(neg(mul(x, x))), 2 / Math.sqrt(Math.PI))),
});

/** Gaussian error linear unit, the exact form: x Φ(x). */
export const gelu = unary('gelu', {
  onnx: 'Gelu',
  domain: MICROSOFT,
  // Φ(x) + x φ(x)
  vjp: (grad, x) => {
    const cdf = add(mul(erf(mul(x, Math.SQRT1_2)), 0.5), 0.5);
    const density = mul(exp(mul(mul(x, x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
    return mul(grad, add(cdf, mul(x, density)));
  },
});

/** Sigmoid linear unit (swish): x σ(x). Gradients recompute it where x is recomputed too. */
export function silu(x: Tensor): Tensor {
  const { graph } = x;
  const out = swish(x);
  graph.setRecomputation(out, () => (graph.recomputed(x) === x ? out : swish(graph.recomputed(x))));
  return out;
}

/** QuickGelu with alpha 1 is the same function in one kernel. */
const swish = unary('silu', {
  onnx: 'QuickGelu',
  attributes: { alpha: float(1) },
  domain: MICROSOFT,
  // σ + y - yσ
  vjp: (grad, x, out) => {
    const gate = sigmoid(x.graph.recomputed(x));
    const y = x.graph.recomputed(out);
    return mul(grad, add(gate, sub(y, mul(y, gate))));
  },
});

/** Limits values to [low, high]; no gradient flows outside. */
export const clamp = (x: Tensor, low: number, high: number): Tensor => minimum(maximum(x, low), high);

/** The value of x, through which no gradient flows. */
export const stopGradient = unary('stopGradient', { onnx: 'Identity', vjp: null });
