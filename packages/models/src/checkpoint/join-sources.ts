// Several files of one checkpoint as one: large models are published in shards.
import { corrupt } from './byte-source.ts';
import type { WeightSource, WeightTensor } from './weights.ts';

/** All tensors of several checkpoints; closing it closes them. @throws NonetError `checkpoint-corrupt` for a name in two */
export function joinSources(label: string, sources: readonly WeightSource[]): WeightSource {
  const tensors = new Map<string, WeightTensor>();
  for (const source of sources) {
    for (const [name, tensor] of source.tensors) {
      if (tensors.has(name)) throw corrupt(label, `two of its files hold "${name}"`);
      tensors.set(name, tensor);
    }
  }
  return { label, tensors, metadata: {}, close: () => sources.forEach((source) => source.close()) };
}
