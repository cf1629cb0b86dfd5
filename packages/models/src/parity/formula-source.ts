// The formula's weights in the guise of a checkpoint of the published form.
import type { Graph } from '@nonet/tensor';
import { placeInStack } from '../checkpoint/read-parameters.ts';
import type { WeightSource, WeightTensor } from '../checkpoint/weights.ts';
import { formulaWeight } from '../formula-weights.ts';

/** A checkpoint with every parameter of `graph`, layers stacked on axis 0; each is made when it is read. */
export function formulaSource(graph: Graph): WeightSource {
  const shapes = new Map<string, readonly number[]>();
  for (const { name, tensor } of graph.parameters.values()) {
    const place = placeInStack(name);
    if (!place) shapes.set(name, tensor.shape);
    else
      shapes.set(place.stack, [
        Math.max(shapes.get(place.stack)?.[0] ?? 0, place.layer + 1),
        ...tensor.shape,
      ]);
  }
  const tensors = new Map([...shapes].map(([name, shape]) => [name, formulaTensor(name, shape)]));
  return { label: 'formula weights', tensors, metadata: {}, close: () => {} };
}

function formulaTensor(name: string, shape: readonly number[]): WeightTensor {
  const read = () => formulaWeight(name, shape);
  return { name, shape, dtype: 'F32', read, pieces: () => [new Uint8Array(read().buffer)] };
}
