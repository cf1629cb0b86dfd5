// From a checkpoint's tensors to a model's parameters: stacked layers are taken apart, what can stay in the file does.
import { NonetError } from '@nonet/core';
import {
  formatShape,
  type Graph,
  type ParameterValues,
  quantizedNames,
  type Shape,
  sizeOf,
  type TensorData,
  type WeightFile,
} from '@nonet/tensor';
import {
  bytesPerElement,
  type CheckpointFile,
  requireTensor,
  type WeightDType,
  type WeightSource,
  type WeightTensor,
} from './weights.ts';

const LAYERED = /^(model\/(?:encoder|decoder)\/layers\/FlaxBart(?:Encoder|Decoder)Layer)_(\d+)\/(.*)$/;

/** Where the published form keeps a layer's parameter: place `layer` of axis 0 of `.../FlaxBartEncoderLayers/...`. */
export function placeInStack(name: string): { readonly stack: string; readonly layer: number } | undefined {
  const match = LAYERED.exec(name);
  return match ? { stack: `${match[1]}s/${match[3]}`, layer: Number(match[2]) } : undefined;
}

/**
 * Every parameter of a traced graph from a checkpoint, stacked on axis 0 (`.../FlaxBartEncoderLayers/...`, the
 * published form) or layer by layer (`.../FlaxBartEncoderLayer_0/...`). Tensors of a file in float32 or 8 bits are not
 * read: they are mapped from it when the graph is compiled.
 * @throws NonetError `checkpoint-missing-tensor`, `checkpoint-shape`, `checkpoint-quantized`
 */
export function readParameters(graph: Graph, source: WeightSource): ParameterValues {
  const stacks = new Map<string, TensorData>();
  const values = new Map<string, () => TensorData>();
  const offsets = new Map<string, number>();
  const quantized = new Map<string, 'int8' | 'uint8'>();
  const add = (name: string, shape: Shape) => {
    const { tensor, layer } = findTensor(source, name, shape);
    const size = sizeOf(shape);
    const { file } = source;
    const isQuantized = isByte(tensor.dtype);
    if (isQuantized) {
      checkForm(source, tensor, shape);
      quantized.set(name, tensor.dtype === 'I8' ? 'int8' : 'uint8');
    }
    if (file && (tensor.dtype === 'F32' || isQuantized) && tensor.offset !== undefined) {
      const offset = tensor.offset + bytesPerElement[tensor.dtype] * size * layer;
      offsets.set(name, offset);
      values.set(name, () => readNumbers(file, offset, numbersOf(tensor.dtype, size)));
      return;
    }
    const stack = stacks.get(tensor.name) ?? (isQuantized ? readBytes(tensor) : tensor.read());
    stacks.set(tensor.name, stack);
    const value = stack.subarray(layer * size, (layer + 1) * size);
    values.set(name, () => value);
  };
  for (const { name, tensor } of graph.parameters.values()) {
    add(name, tensor.shape);
    if (!quantized.has(name)) continue;
    const names = quantizedNames(name);
    add(names.scale, [tensor.dim(-1)]);
    if (source.tensors.has(names.input)) {
      add(names.input, [2]);
      add(names.output, [2]);
    }
  }
  return new CheckpointParameters(values, source.file && { path: source.file.path, offsets, quantized });
}

const isByte = (dtype: WeightDType): boolean => dtype === 'I8' || dtype === 'U8';

/** Matrices come in either form, convolutions in one. */
function checkForm(source: WeightSource, tensor: WeightTensor, shape: Shape): void {
  if (shape.length !== 4 || tensor.dtype === 'I8') return;
  throw new NonetError(
    'checkpoint-quantized',
    `${source.label}: ${tensor.name} is ${tensor.dtype}, expected I8; quantize the float32 model again`,
  );
}

type Numbers = Float32Array | Int8Array | Uint8Array;

function numbersOf(dtype: WeightDType, length: number): Numbers {
  if (dtype === 'I8') return new Int8Array(length);
  return dtype === 'U8' ? new Uint8Array(length) : new Float32Array(length);
}

function readBytes(tensor: WeightTensor): Numbers {
  const values = numbersOf(tensor.dtype, sizeOf(tensor.shape));
  const bytes = new Uint8Array(values.buffer);
  let at = 0;
  for (const piece of tensor.pieces()) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return values;
}

/** Checks that a checkpoint has every parameter of a graph, without reading them. @throws as `readParameters` */
export function checkParameters(graph: Graph, source: WeightSource): void {
  for (const { name, tensor } of graph.parameters.values()) findTensor(source, name, tensor.shape);
}

/** The tensor that holds a parameter, and which layer of it. */
function findTensor(
  source: WeightSource,
  name: string,
  shape: Shape,
): { readonly tensor: WeightTensor; readonly layer: number } {
  const place = placeInStack(name);
  if (!place || source.tensors.has(name)) return { tensor: requireTensor(source, name, shape), layer: 0 };
  const tensor = requireTensor(source, place.stack);
  const [layers = 0, ...layerShape] = tensor.shape;
  if (layerShape.join() !== shape.join()) {
    throw new NonetError(
      'checkpoint-shape',
      `${source.label}: ${place.stack} should have shape [layers, ${shape.join(', ')}], got ${formatShape(tensor.shape)}`,
    );
  }
  if (place.layer >= layers) {
    throw new NonetError(
      'checkpoint-shape',
      `${source.label}: ${place.stack} holds ${layers} layers, the config asks for layer ${place.layer}`,
    );
  }
  return { tensor, layer: place.layer };
}

function readNumbers(file: CheckpointFile, offset: number, values: Numbers): Numbers {
  const source = file.open();
  try {
    source.readInto(offset, new Uint8Array(values.buffer));
    return values;
  } finally {
    source.close();
  }
}

/** Parameters of which those in a file are read anew each time they are asked for. */
class CheckpointParameters implements ParameterValues {
  readonly inFile?: WeightFile;
  readonly #values: ReadonlyMap<string, () => TensorData>;

  constructor(values: ReadonlyMap<string, () => TensorData>, inFile: WeightFile | undefined) {
    this.#values = values;
    if (inFile && inFile.offsets.size > 0) this.inFile = inFile;
  }

  get size(): number {
    return this.#values.size;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  get(name: string): TensorData | undefined {
    return this.#values.get(name)?.();
  }

  keys(): MapIterator<string> {
    return this.#values.keys();
  }

  *values(): Generator<TensorData, undefined> {
    for (const read of this.#values.values()) yield read();
  }

  *entries(): Generator<[string, TensorData], undefined> {
    for (const [name, read] of this.#values) yield [name, read()];
  }

  [Symbol.iterator](): Generator<[string, TensorData], undefined> {
    return this.entries();
  }

  forEach(visit: (value: TensorData, name: string, map: ParameterValues) => void): void {
    for (const [name, value] of this) visit(value, name, this);
  }
}
