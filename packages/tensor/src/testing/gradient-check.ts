// Test helper: compares an op's traced gradients with finite differences of its own forward pass.
import { grad } from '../autodiff.ts';
import { Graph, type TensorData } from '../graph.ts';
import { mul, sum } from '../ops/index.ts';
import { compile } from '../session-node.ts';
import type { Tensor } from '../tensor.ts';
import { dtypeOf, type Values } from './evaluate.ts';

export interface GradientCase {
  /** What `f` is called with; gradients are taken by the float32 ones. */
  readonly inputs: readonly Values[];
  readonly f: (...inputs: Tensor[]) => Tensor;
}

interface CheckOptions {
  /** Every thread count is tried, `repeats` times each. */
  readonly threads?: readonly number[];
  readonly repeats?: number;
  /** Half the distance between the two points of a difference; no kink may lie within it. */
  readonly step?: number;
}

/** Fixed, uneven weights on the outputs, so that errors cannot cancel. */
const unevenWeights = (length: number) => Float32Array.from({ length }, (_, i) => Math.sin(1 + 2.3 * i));

/** The graph of `f` with its result `out` and the gradients `g<i>` of its weighted sum. */
export function traceWithGradients({ inputs, f }: GradientCase): Graph {
  const graph = new Graph();
  const tensors = inputs.map((values, i) => {
    const dtype = dtypeOf(values);
    return graph.input(`x${i}`, values.shape, dtype, { grad: dtype === 'float32' });
  });
  const out = f(...tensors);
  const loss = sum(mul(out, graph.constant(unevenWeights(out.size), out.shape)));
  const sources = tensors.filter((tensor) => tensor.requiresGrad);
  graph.output('out', out);
  grad(loss, sources).forEach((gradient, i) => graph.output(`g${tensors.indexOf(sources[i]!)}`, gradient));
  return graph;
}

/** Where all gradients are smaller than this, as at the lowest point of GELU, what remains is the differences' own error. */
const SMALL_GRADIENT = 0.05;

/** Largest difference between traced and numeric gradients, relative to the largest gradient. */
export async function gradientError(
  test: GradientCase,
  { threads = [1, 2], repeats = 2, step = 1e-2 }: CheckOptions = {},
): Promise<number> {
  const graph = traceWithGradients(test);
  const feeds: Record<string, TensorData> = Object.fromEntries(
    test.inputs.map(({ data }, i) => [`x${i}`, data.slice()]),
  );
  const traced: Record<string, TensorData>[] = [];
  for (const count of threads) {
    const session = await compile(graph, { threads: count });
    for (let i = 0; i < repeats; i++) {
      const outputs = await session.run(feeds);
      traced.push(Object.fromEntries(Object.entries(outputs).map(([name, { data }]) => [name, data])));
    }
    await session.release();
  }
  const session = await compile(graph, { threads: 1 });
  const loss = async () => {
    const data = (await session.run(feeds))['out']!.data as Float32Array;
    const weights = unevenWeights(data.length);
    return data.reduce((total, value, i) => total + value * weights[i]!, 0);
  };
  let worst = 0;
  let largest = SMALL_GRADIENT;
  for (const [name, values] of Object.entries(feeds)) {
    if (!(values instanceof Float32Array)) continue;
    for (let k = 0; k < values.length; k++) {
      const kept = values[k]!;
      values[k] = kept + step;
      const above = await loss();
      values[k] = kept - step;
      const below = await loss();
      values[k] = kept;
      const numeric = (above - below) / (2 * step);
      largest = Math.max(largest, Math.abs(numeric));
      for (const run of traced) {
        const difference = Math.abs(numeric - Number(run[name.replace('x', 'g')]![k]!));
        worst = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(worst, difference);
      }
    }
  }
  await session.release();
  return worst / largest;
}
