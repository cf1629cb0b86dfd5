// Test helper: compares an op's traced gradients with finite differences of its own forward pass.
import { grad } from './autodiff.ts';
import { Graph, type TensorData } from './graph.ts';
import { mul, reshape, sum } from './ops/index.ts';
import { compile } from './session-node.ts';
import { type Shape, sizeOf, type Tensor } from './tensor.ts';

export interface GradientCase {
  /** Shapes of the differentiable inputs. */
  readonly shapes: readonly Shape[];
  readonly values: readonly Float32Array[];
  /** Inputs without gradient, such as ids. */
  readonly fixed?: Readonly<Record<string, { readonly shape: Shape; readonly data: BigInt64Array }>>;
  readonly f: (inputs: readonly Tensor[], fixed: Readonly<Record<string, Tensor>>) => Tensor;
}

/** Largest difference between traced and numeric gradients, relative to the largest gradient. */
export async function gradientError(test: GradientCase, { threads = 2, step = 1e-2 } = {}): Promise<number> {
  const graph = new Graph();
  const inputs = test.shapes.map((shape, i) => graph.input(`x${i}`, shape, 'float32', { grad: true }));
  const fixed: Record<string, Tensor> = {};
  const feeds: Record<string, TensorData> = {};
  for (const [name, { shape, data }] of Object.entries(test.fixed ?? {})) {
    fixed[name] = graph.input(name, shape, 'int64');
    feeds[name] = data;
  }
  test.values.forEach((values, i) => {
    feeds[`x${i}`] = values;
  });
  const out = test.f(inputs, fixed);
  // Fixed, uneven weights on the outputs, so that errors cannot cancel.
  const weights = Float32Array.from({ length: out.size }, (_, i) => Math.sin(1 + 2.3 * i));
  const weighted = mul(out, graph.constant(weights, out.shape));
  const gradients = grad(sum(reshape(weighted, [out.size])), inputs);
  graph.output('out', out);
  gradients.forEach((gradient, i) => graph.output(`g${i}`, gradient));
  const session = await compile(graph, { threads });
  const loss = async () => {
    const { data } = (await session.run(feeds))['out']!;
    return (data as Float32Array).reduce((total, value, i) => total + value * weights[i]!, 0);
  };
  const traced = await session.run(feeds);
  let worst = 0;
  let largest = 1e-3;
  for (const [i, shape] of test.shapes.entries()) {
    const values = test.values[i]!;
    for (let k = 0; k < sizeOf(shape); k++) {
      const kept = values[k]!;
      values[k] = kept + step;
      const above = await loss();
      values[k] = kept - step;
      const below = await loss();
      values[k] = kept;
      const numeric = (above - below) / (2 * step);
      const exact = Number(traced[`g${i}`]!.data[k]!);
      largest = Math.max(largest, Math.abs(numeric));
      worst = Math.max(worst, Math.abs(numeric - exact));
    }
  }
  await session.release();
  return worst / largest;
}
