// From a checkpoint's tensors to DalleBart's parameters: stacked layers are taken apart.
import { Graph, NonetError, type ParameterValues, Scope, type Shape, sizeOf } from '@nonet/tensor';
import { requireTensor, type WeightSource } from '../checkpoint/weights.ts';
import type { DalleBartConfig } from './config.ts';
import { decodeSequence, encodeText } from './modeling.ts';

const LAYERED = /^(model\/(?:encoder|decoder)\/layers\/FlaxBart(?:Encoder|Decoder)Layer)_(\d+)\/(.*)$/;

/** Where the published form keeps a layer's parameter: place `layer` of axis 0 of `.../FlaxBartEncoderLayers/...`. */
export function placeInStack(name: string): { readonly stack: string; readonly layer: number } | undefined {
  const match = LAYERED.exec(name);
  return match ? { stack: `${match[1]}s/${match[3]}`, layer: Number(match[2]) } : undefined;
}

/** Parameters of a DalleBart from a checkpoint of the published form or of ours. @throws as `readParameters` */
export function readDalleBart(config: DalleBartConfig, source: WeightSource): ParameterValues {
  const graph = new Graph();
  const scope = new Scope(graph);
  const text = encodeText(scope, graph.input('text', [1, config.maxTextLength], 'int64'), config);
  decodeSequence(scope, graph.input('tokens', [1, config.imageLength], 'int64'), text, config);
  return readParameters(graph, source);
}

/**
 * Reads every parameter of a traced graph from a checkpoint, stacked on axis 0
 * (`.../FlaxBartEncoderLayers/...`, the published form) or layer by layer (`.../FlaxBartEncoderLayer_0/...`).
 * @throws NonetError `checkpoint-missing-tensor`, `checkpoint-shape`
 */
export function readParameters(graph: Graph, source: WeightSource): ParameterValues {
  const stacks = new Map<string, Float32Array>();
  const values = new Map<string, Float32Array>();
  for (const { name, tensor } of graph.parameters.values()) {
    const place = placeInStack(name);
    if (!place || source.tensors.has(name)) {
      values.set(name, requireTensor(source, name, tensor.shape).read());
      continue;
    }
    let stack = stacks.get(place.stack);
    if (!stack) {
      stack = readStack(source, place.stack, tensor.shape);
      stacks.set(place.stack, stack);
    }
    const size = sizeOf(tensor.shape);
    const { layer } = place;
    if ((layer + 1) * size > stack.length) {
      throw new NonetError(
        'checkpoint-shape',
        `${source.label}: ${place.stack} holds ${stack.length / size} layers, the config asks for layer ${layer}`,
      );
    }
    values.set(name, stack.subarray(layer * size, (layer + 1) * size));
  }
  return values;
}

function readStack(source: WeightSource, name: string, layerShape: Shape): Float32Array {
  const tensor = requireTensor(source, name);
  const [, ...shape] = tensor.shape;
  if (shape.join() !== layerShape.join()) {
    throw new NonetError(
      'checkpoint-shape',
      `${source.label}: ${name} should have shape [layers, ${layerShape.join(', ')}], got [${tensor.shape.join(', ')}]`,
    );
  }
  return tensor.read();
}
