// DalleBart's parameters from a checkpoint.
import { Graph, type ParameterValues, Scope } from '@nonet/tensor';
import { readParameters } from '../checkpoint/read-parameters.ts';
import type { WeightSource } from '../checkpoint/weights.ts';
import type { DalleBartConfig } from './config.ts';
import { decodeSequence, encodeText } from './modeling.ts';

/** A graph that has every parameter of a DalleBart. */
export function traceDalleBart(config: DalleBartConfig): Graph {
  const graph = new Graph();
  const scope = new Scope(graph);
  const text = encodeText(scope, graph.input('text', [1, config.maxTextLength], 'int64'), config);
  decodeSequence(scope, graph.input('tokens', [1, config.imageLength], 'int64'), text, config);
  return graph;
}

/** Parameters of a DalleBart from a checkpoint of the published form or of ours. @throws as `readParameters` */
export function readDalleBart(config: DalleBartConfig, source: WeightSource): ParameterValues {
  return readParameters(traceDalleBart(config), source);
}
