// Elementwise arithmetic of two tensors (either may be a number), with broadcasting.
import { NonetError } from '@nonet/core';
import type { GradientThunk } from '../graph.ts';
import type { Shape, Tensor } from '../tensor.ts';
import { broadcastShape, sumTo } from './broadcast.ts';
import { cast } from './cast.ts';
import { neg } from './unary.ts';

/** A tensor, or a number that stands for a scalar constant. */
export type Operand = Tensor | number;

type BinaryVjp = (grad: Tensor, a: Tensor, b: Tensor, out: Tensor) => [GradientThunk, GradientThunk];

const isNumber = (operand: Operand): operand is number => typeof operand === 'number';

/** @throws NonetError `operand-types` / `broadcast-shape` */
function resultShape(name: string, a: Tensor, b: Tensor): Shape {
  if (a.dtype !== b.dtype) {
    throw new NonetError(
      'operand-types',
      `${name}: expected operands of one type, got ${a.dtype} and ${b.dtype}`,
    );
  }
  return broadcastShape(name, a.shape, b.shape);
}

function binary(name: string, onnx: string, vjp: BinaryVjp): (a: Operand, b: Operand) => Tensor {
  return (x, y) => {
    const graph = !isNumber(x) ? x.graph : !isNumber(y) ? y.graph : undefined;
    if (!graph) throw new NonetError('operands', `${name}: expected at least one tensor, got two numbers`);
    const a = isNumber(x) ? graph.constant(x, [], (y as Tensor).dtype) : x;
    const b = isNumber(y) ? graph.constant(y, [], a.dtype) : y;
    const shape = resultShape(name, a, b);
    const [out] = graph.record(
      name,
      [a, b],
      [{ shape, dtype: a.dtype }],
      (e, [o]) => e.node(onnx, [a, b], [o!]),
      ([grad], [o]) => {
        const [da, db] = vjp(grad!, a, b, o!);
        return [() => sumTo(da(), a.shape), () => sumTo(db(), b.shape)];
      },
    );
    return out!;
  };
}

export const add = binary('add', 'Add', (grad) => [() => grad, () => grad]);

export const sub = binary('sub', 'Sub', (grad) => [() => grad, () => neg(grad)]);

// (xy)' = x'y + xy'
export const mul = binary('mul', 'Mul', (grad, a, b) => [() => mul(grad, b), () => mul(grad, a)]);

// (x/y)' = x'/y - y' x/y^2
export const div = binary('div', 'Div', (grad, _a, b, out) => [
  () => div(grad, b),
  () => neg(div(mul(grad, out), b)),
]);

/** Elementwise larger value; the gradient goes to the larger operand, to `a` where they are equal. */
export const maximum = binary('maximum', 'Max', (grad, a, b) => [
  () => mul(grad, cast(greaterOrEqual(a, b), 'float32')),
  () => mul(grad, cast(less(a, b), 'float32')),
]);

/** Elementwise smaller value; the gradient goes to the smaller operand, to `a` where they are equal. */
export const minimum = binary('minimum', 'Min', (grad, a, b) => [
  () => mul(grad, cast(lessOrEqual(a, b), 'float32')),
  () => mul(grad, cast(greater(a, b), 'float32')),
]);

function comparison(name: string, onnx: string): (a: Tensor, b: Operand) => Tensor {
  return (a, y) => {
    const b = isNumber(y) ? a.graph.constant(y, [], a.dtype) : y;
    const shape = resultShape(name, a, b);
    const type = { shape, dtype: 'bool' } as const;
    return a.graph.record(name, [a, b], [type], (e, [o]) => e.node(onnx, [a, b], [o!]), null)[0]!;
  };
}

export const equal = comparison('equal', 'Equal');
export const less = comparison('less', 'Less');
export const lessOrEqual = comparison('lessOrEqual', 'LessOrEqual');
export const greater = comparison('greater', 'Greater');
export const greaterOrEqual = comparison('greaterOrEqual', 'GreaterOrEqual');
