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
  traceDecoder(scope, config);
  return graph;
}

/** A graph that has the parameters that turn tokens into pictures. */
export function traceVqganDecoder(config: VqganConfig): Graph {
  const graph = new Graph();
  traceDecoder(new Scope(graph), config);
  return graph;
}

const traceDecoder = (scope: Scope, config: VqganConfig) =>
  decodeTokens(scope, scope.graph.input('tokens', [1, tokensPerSide(config) ** 2], 'int64'), config);

/** Parameters of a VQGAN. @throws as `readParameters` */
export function readVqgan(config: VqganConfig, source: WeightSource): ParameterValues {
  return readParameters(traceVqgan(config), source);
}

/** The parameters of a VQGAN that only turns tokens into pictures. @throws as `readParameters` */
export function readVqganDecoder(config: VqganConfig, source: WeightSource): ParameterValues {
  return readParameters(traceVqganDecoder(config), source);
}
