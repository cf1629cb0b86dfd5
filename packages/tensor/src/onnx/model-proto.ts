// Writes a Graph as the bytes of an ONNX ModelProto (field numbers: onnx/onnx.proto of the ONNX standard).
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { NonetError } from '@nonet/core';
import type { Graph, TensorData } from '../graph.ts';
import { type DType, formatShape, type Shape, sizeOf, type Tensor } from '../tensor.ts';
import {
  type Attribute,
  ELEMENT_TYPES,
  Emitter,
  type FileRange,
  type OnnxConstant,
  type OnnxNode,
} from './emitter.ts';
import {
  type ActivationRange,
  type BytePreference,
  inSevenBits,
  PORTABLE_BYTES,
  quantizedNames,
} from './quantized-parameter.ts';

const IR_VERSION = 10;
const OPSET = 21;

/** Numbers of the parameters by name; those in 8 bits come with others under `quantizedNames`. */
export interface ParameterValues extends ReadonlyMap<string, TensorData> {
  /** A file that holds some of them: in Node they are mapped into memory from there, which takes no time and no copy. */
  readonly inFile?: WeightFile;
}

/** A file that holds numbers in float32 and in 8 bits, little-endian and row-major. */
export interface WeightFile {
  /** Absolute, with links resolved. */
  readonly path: string;
  /** Offset in bytes of each parameter's numbers. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Parameters that are in 8 bits there. */
  readonly quantized?: ReadonlyMap<string, 'int8' | 'uint8'>;
}

export interface EmitOptions {
  /**
   * Given: parameters become constants of the model, which ONNX Runtime can pre-pack (drawing).
   * Absent: parameters are inputs of the model (training).
   */
  readonly weights?: ParameterValues;
  /** What parameters in 8 bits are turned into; absent: `PORTABLE_BYTES`. */
  readonly bytes?: BytePreference;
}

/**
 * Serialises a graph. Leaf nodes go last in reverse order, since ONNX Runtime walks from the last leaf:
 * weight gradients are then computed as soon as they can be, and activations freed early.
 * @throws NonetError `weights-missing` / `weights-shape` if `weights` does not fit the parameters
 */
export function toOnnx(graph: Graph, options: EmitOptions = {}): Uint8Array {
  const needed = reachable(graph);
  const emitter = new Emitter(needed);
  const inputs = [...graph.inputs].filter(([, tensor]) => needed.has(tensor));
  for (const [name, tensor] of inputs) emitter.bind(tensor, name);
  for (const { name, tensor } of graph.parameters.values()) {
    if (!needed.has(tensor)) continue;
    if (options.weights) bindWeight(emitter, name, tensor, { ...options, weights: options.weights });
    else {
      emitter.bind(tensor, name);
      inputs.push([name, tensor]);
    }
  }
  for (const [tensor, data] of graph.constants) {
    if (!needed.has(tensor)) continue;
    emitter.constants.push({ name: emitter.nameOf(tensor), shape: tensor.shape, dtype: tensor.dtype, data });
  }
  // An output that is computed here has its own name; a copy under that name could not be written in place.
  const computed = new Set(graph.nodes.flatMap((node) => node.outputs));
  const copies = [...graph.outputs].filter(([name, tensor]) => {
    const isFirst = computed.delete(tensor);
    if (isFirst) emitter.bind(tensor, name);
    return !isFirst;
  });
  for (const node of graph.nodes) if (node.outputs.some((output) => needed.has(output))) node.emit(emitter);
  for (const [name, tensor] of copies) emitter.node('Identity', [tensor], [name]);
  const nodes = leavesLast(emitter.nodes);
  return modelProto(nodes, emitter.constants, inputs, graph);
}

function bindWeight(
  emitter: Emitter,
  name: string,
  tensor: Tensor,
  { weights, bytes = PORTABLE_BYTES }: EmitOptions & { readonly weights: ParameterValues },
): void {
  const constant = weightConstant(name, tensor.shape, weights);
  if (constant.dtype === 'float32' || constant.dtype === 'float16') {
    emitter.constants.push(constant);
    emitter.bind(tensor, name);
    return;
  }
  const names = quantizedNames(name);
  const scale = weightConstant(names.scale, [tensor.dim(-1)], weights);
  const [input, output] = [names.input, names.output].map((range) => weights.get(range));
  const activations = input && output && { input: rangeOf(input), output: rangeOf(output) };
  const isMatrix = tensor.rank !== 4;
  const isSigned = isMatrix ? bytes.signedMatrices : true;
  const isStored = isSigned === (constant.dtype === 'int8');
  const halved = isMatrix || !bytes.saturates ? undefined : inSevenBits(weights.get(name) as Int8Array);
  emitter.constants.push(halved ? { ...constant, data: halved } : constant, scale);
  emitter.bindQuantized(tensor, {
    values: isStored ? name : turned(emitter, name, isSigned),
    scale: halved ? emitter.value('Mul', [names.scale, emitter.floats([2], [])]) : names.scale,
    zero: isSigned ? 0 : 128,
    ...(activations && { activations }),
  });
}

/** Bytes of the other sign: they differ by one bit. ONNX Runtime computes them once, when the session opens. */
function turned(emitter: Emitter, name: string, isSigned: boolean): string {
  const topBit = isSigned ? emitter.uint8(128) : emitter.int8(-128);
  const to = ELEMENT_TYPES[isSigned ? 'int8' : 'uint8'];
  return emitter.value('Cast', [emitter.value('BitwiseXor', [name, topBit])], { to });
}

const rangeOf = (data: TensorData): ActivationRange => [Number(data[0]), Number(data[1])];

function weightConstant(name: string, shape: Shape, weights: ParameterValues): OnnxConstant {
  const offset = weights.inFile?.offsets.get(name);
  if (offset !== undefined) {
    const file = baseName(weights.inFile!.path);
    const quantized = weights.inFile!.quantized?.get(name);
    const length = (quantized ? 1 : 4) * sizeOf(shape);
    const dtype = quantized ?? 'float32';
    return { name, shape, dtype, data: { file, offset, length } };
  }
  const data = weights.get(name);
  if (!data)
    throw new NonetError(
      'weights-missing',
      `weights: no tensor named ${name}, expected one of shape ${formatShape(shape)}`,
    );
  if (data.length !== sizeOf(shape)) {
    throw new NonetError(
      'weights-shape',
      `weights: ${name} should have shape ${formatShape(shape)}, that is ${sizeOf(shape)} numbers; got ${data.length}`,
    );
  }
  return { name, shape, dtype: dtypeOf(data), data };
}

function dtypeOf(data: TensorData): DType {
  if (data instanceof Uint16Array) return 'float16';
  if (data instanceof Int8Array) return 'int8';
  return data instanceof Uint8Array ? 'uint8' : 'float32';
}

const baseName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

/** Tensors that some output depends on. */
function reachable(graph: Graph): Set<Tensor> {
  const needed = new Set(graph.outputs.values());
  for (const node of [...graph.nodes].reverse()) {
    if (node.outputs.some((output) => needed.has(output))) for (const input of node.inputs) needed.add(input);
  }
  return needed;
}

/** The same nodes with those that nothing reads from at the end, last first. */
export function leavesLast(nodes: readonly OnnxNode[]): OnnxNode[] {
  const used = new Set(nodes.flatMap((node) => node.inputs));
  const isLeaf = (node: OnnxNode) => !node.outputs.some((output) => used.has(output));
  return [...nodes.filter((node) => !isLeaf(node)), ...nodes.filter(isLeaf).reverse()];
}

function modelProto(
  nodes: readonly OnnxNode[],
  constants: readonly OnnxConstant[],
  inputs: readonly [string, Tensor][],
  { outputs, growing }: Graph,
): Uint8Array {
  const writer = new BinaryWriter();
  writer.tag(1, WireType.Varint).int64(IR_VERSION);
  string(writer, 2, 'nonet');
  message(writer, 7, () => {
    for (const node of nodes) message(writer, 1, () => writeNode(writer, node));
    string(writer, 2, 'graph');
    for (const constant of constants) message(writer, 5, () => writeConstant(writer, constant));
    for (const [name, tensor] of inputs) {
      message(writer, 11, () => writeValueInfo(writer, name, tensor, growing.get(tensor)));
    }
    for (const [name, tensor] of outputs) message(writer, 12, () => writeValueInfo(writer, name, tensor));
  });
  for (const domain of new Set(['', ...nodes.map((node) => node.domain)])) {
    message(writer, 8, () => {
      string(writer, 1, domain);
      writer.tag(2, WireType.Varint).int64(domain === '' ? OPSET : 1);
    });
  }
  return writer.finish();
}

function writeNode(writer: BinaryWriter, node: OnnxNode): void {
  for (const input of node.inputs) string(writer, 1, input);
  for (const output of node.outputs) string(writer, 2, output);
  string(writer, 3, node.outputs[0]!);
  string(writer, 4, node.opType);
  for (const [name, value] of Object.entries(node.attributes)) {
    message(writer, 5, () => writeAttribute(writer, name, value));
  }
  string(writer, 7, node.domain);
}

function writeAttribute(writer: BinaryWriter, name: string, value: Attribute): void {
  const type = (id: number) => writer.tag(20, WireType.Varint).int32(id);
  string(writer, 1, name);
  if (typeof value === 'number') {
    writer.tag(3, WireType.Varint).int64(value);
    type(2);
  } else if (typeof value === 'string') {
    string(writer, 4, value);
    type(3);
  } else if ('float' in value) {
    writer.tag(2, WireType.Bit32).float(value.float);
    type(1);
  } else {
    for (const item of value) writer.tag(8, WireType.Varint).int64(item);
    type(7);
  }
}

function writeConstant(writer: BinaryWriter, { name, shape, dtype, data }: OnnxConstant): void {
  for (const dim of shape) writer.tag(1, WireType.Varint).int64(dim);
  writer.tag(2, WireType.Varint).int32(ELEMENT_TYPES[dtype]);
  string(writer, 8, name);
  if ('file' in data) {
    writeExternal(writer, data);
    return;
  }
  writer
    .tag(9, WireType.LengthDelimited)
    .bytes(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

function writeExternal(writer: BinaryWriter, { file, offset, length }: FileRange): void {
  const entries = { location: file, offset: String(offset), length: String(length) };
  for (const [key, value] of Object.entries(entries)) {
    message(writer, 13, () => {
      string(writer, 1, key);
      string(writer, 2, value);
    });
  }
  writer.tag(14, WireType.Varint).int32(1); // data_location: EXTERNAL
}

function writeValueInfo(
  writer: BinaryWriter,
  name: string,
  { dtype, shape }: Tensor,
  growing?: number,
): void {
  string(writer, 1, name);
  message(writer, 2, () =>
    message(writer, 1, () => {
      writer.tag(1, WireType.Varint).int32(ELEMENT_TYPES[dtype]);
      message(writer, 2, () => {
        shape.forEach((dim, axis) =>
          message(writer, 1, () => {
            if (axis === growing) string(writer, 2, `up to ${dim}`);
            else writer.tag(1, WireType.Varint).int64(dim);
          }),
        );
      });
    }),
  );
}

function message(writer: BinaryWriter, field: number, write: () => void): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  write();
  writer.join();
}

function string(writer: BinaryWriter, field: number, value: string): void {
  writer.tag(field, WireType.LengthDelimited).string(value);
}
