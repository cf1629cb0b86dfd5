// A VQGAN's parameters from a checkpoint; the names are the same.
import { Graph, type ParameterValues, Scope } from '@nonet/tensor';
import { readParameters } from '../checkpoint/read-parameters.ts';
import type { WeightSource } from '../checkpoint/weights.ts';
import type { VqganConfig } from './config.ts';
import { tokensPerSide } from './config.ts';
import { decodeTokens, tokenizePictures } from './modeling.ts';

/** A graph that has every parameter of a VQGAN. */
export function traceVqgan(config: VqganConfig): Graph {
  const graph = new Graph();
  const scope = new Scope(graph);
  tokenizePictures(scope, graph.input('pictures', [1, 3, config.resolution, config.resolution]), config);
  decodeTokens(scope, graph.input('tokens', [1, tokensPerSide(config) ** 2], 'int64'), config);
  return graph;
}

/** Parameters of a VQGAN. @throws as `readParameters` */
export function readVqgan(config: VqganConfig, source: WeightSource): ParameterValues {
  return readParameters(traceVqgan(config), source);
}
