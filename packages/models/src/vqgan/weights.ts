// From a checkpoint's tensors to a VQGAN's parameters; the names are the same.
import { Graph, type ParameterValues, Scope } from '@nonet/tensor';
import { requireTensor, type WeightSource } from '../checkpoint/weights.ts';
import type { VqganConfig } from './config.ts';
import { tokensPerSide } from './config.ts';
import { decodeTokens, tokenizePictures } from './modeling.ts';

/** Parameters of a VQGAN. @throws NonetError `checkpoint-missing-tensor`, `checkpoint-shape` */
export function readVqgan(config: VqganConfig, source: WeightSource): ParameterValues {
  const graph = new Graph();
  const scope = new Scope(graph);
  tokenizePictures(scope, graph.input('pictures', [1, 3, config.resolution, config.resolution]), config);
  decodeTokens(scope, graph.input('tokens', [1, tokensPerSide(config) ** 2], 'int64'), config);
  const parameters = [...graph.parameters.values()];
  return new Map(
    parameters.map(({ name, tensor }) => [name, requireTensor(source, name, tensor.shape).read()]),
  );
}
