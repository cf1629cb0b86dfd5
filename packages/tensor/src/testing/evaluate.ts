// Test helper: traces a function of given numbers, runs it once and hands back plain numbers.
import { Graph } from '../graph.ts';
import { compile } from '../session-node.ts';
import type { DType, Shape, Tensor } from '../tensor.ts';

/** A tensor with its numbers: a Float32Array is a float32 tensor, a BigInt64Array an int64 one. */
export interface Values {
  readonly shape: Shape;
  readonly data: Float32Array | BigInt64Array;
}

export interface FloatValues extends Values {
  readonly data: Float32Array;
}

export const dtypeOf = ({ data }: Values): DType => (data instanceof Float32Array ? 'float32' : 'int64');

/** int64 values from plain numbers. */
export const integers = (shape: Shape, numbers: readonly number[]): Values => ({
  shape,
  data: BigInt64Array.from(numbers, (value) => BigInt(value)),
});

/** Numbers of every result of `f`, in its order. */
export async function evaluateAll(
  inputs: readonly Values[],
  f: (...inputs: Tensor[]) => readonly Tensor[],
  threads = 1,
): Promise<number[][]> {
  const graph = new Graph();
  const results = f(...inputs.map((values, i) => graph.input(`x${i}`, values.shape, dtypeOf(values))));
  results.forEach((result, i) => graph.output(`out${i}`, result));
  const session = await compile(graph, { threads });
  const outputs = await session.run(Object.fromEntries(inputs.map(({ data }, i) => [`x${i}`, data])));
  await session.release();
  return results.map((_, i) => Array.from(outputs[`out${i}`]!.data, Number));
}

/** Numbers of the one result of `f`. */
export async function evaluate(
  inputs: readonly Values[],
  f: (...inputs: Tensor[]) => Tensor,
  threads = 1,
): Promise<number[]> {
  return (await evaluateAll(inputs, (...tensors) => [f(...tensors)], threads))[0]!;
}
