// From a checkpoint's tensors to CLIP's parameters: Flax names are the same, PyTorch names and layouts are translated.
import { Graph, type ParameterValues, Scope, type Shape } from '@nonet/tensor';
import { requireTensor, type WeightSource } from '../checkpoint/weights.ts';
import type { ClipConfig } from './config.ts';
import { embedPictures, embedTexts, similarities } from './modeling.ts';

/**
 * Parameters of a CLIP from a checkpoint of the Flax form (`text_model/.../kernel`, ours too) or of the PyTorch form
 * (`text_model....weight`).
 * @throws NonetError `checkpoint-missing-tensor`, `checkpoint-shape`
 */
export function readClip(config: ClipConfig, source: WeightSource): ParameterValues {
  const read = isTorchClip(source) ? readTorch : readFlax;
  return new Map(
    [...traceClip(config).parameters.values()].map(({ name, tensor }) => [
      name,
      read(source, name, tensor.shape),
    ]),
  );
}

/** Whether a checkpoint is a CLIP with PyTorch's names and layouts. */
export const isTorchClip = (source: WeightSource): boolean => source.tensors.has('text_projection.weight');

/** A graph that has every parameter of a CLIP. */
export function traceClip(config: ClipConfig): Graph {
  const graph = new Graph();
  const scope = new Scope(graph);
  const { imageSize } = config.vision;
  const texts = embedTexts(
    scope,
    graph.input('tokens', [1, config.text.maxPositionEmbeddings], 'int64'),
    config,
  );
  const pictures = embedPictures(scope, graph.input('pictures', [1, 3, imageSize, imageSize]), config);
  similarities(scope, texts, pictures, config);
  return graph;
}

const readFlax = (source: WeightSource, name: string, shape: Shape): Float32Array =>
  requireTensor(source, name, shape).read();

function readTorch(source: WeightSource, name: string, shape: Shape): Float32Array {
  const torchName = name.replace(/\/(kernel|scale|embedding)$/, '/weight').replaceAll('/', '.');
  if (!name.endsWith('/kernel')) return requireTensor(source, torchName, shape).read();
  const inputs = shape.slice(0, -1);
  const outputs = shape.at(-1)!;
  if (inputs.length === 1) {
    const stored = requireTensor(source, torchName, [outputs, inputs[0]!]).read();
    return transposed(stored, outputs, inputs[0]!);
  }
  // [out, in, height, width] -> [height, width, in, out]: two transpositions of matrices
  const [height, width, channels] = inputs as [number, number, number];
  const stored = requireTensor(source, torchName, [outputs, channels, height, width]).read();
  const byPixel = new Float32Array(stored.length);
  const area = height * width;
  for (let out = 0; out < outputs; out++) {
    const from = out * channels * area;
    byPixel.set(transposed(stored.subarray(from, from + channels * area), channels, area), from);
  }
  return transposed(byPixel, outputs, channels * area);
}

/** `[rows, columns] -> [columns, rows]` */
function transposed(matrix: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(matrix.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      result[column * rows + row] = matrix[row * columns + column]!;
    }
  }
  return result;
}
