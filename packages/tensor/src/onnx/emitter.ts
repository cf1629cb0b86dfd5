// Collects ONNX nodes and constants while a graph is written; ops call it from their `emit`.
import type { TensorData } from '../graph.ts';
import { type DType, type Shape, sizeOf, type Tensor } from '../tensor.ts';
import type { QuantizedParameter } from './quantized-parameter.ts';

/** ONNX attributes: a number is written as INT unless wrapped by `float`. */
export type Attribute = number | string | readonly number[] | { readonly float: number };

export interface OnnxNode {
  readonly opType: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface OnnxConstant {
  readonly name: string;
  readonly shape: Shape;
  readonly dtype: DType;
  /** The numbers, or where they lie in a file beside the model. */
  readonly data: TensorData | FileRange;
}

/** A stretch of a file; ONNX Runtime maps it into memory. */
export interface FileRange {
  /** Name without its folder. */
  readonly file: string;
  readonly offset: number;
  /** In bytes. */
  readonly length: number;
}

/** Element types as ONNX numbers them. */
export const ELEMENT_TYPES: Record<DType, number> = {
  float32: 1,
  uint8: 2,
  int8: 3,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
};

/** Operators of ONNX Runtime itself, outside the ONNX standard. */
export const MICROSOFT = 'com.microsoft';

export const float = (value: number): Attribute => ({ float: value });

export class Emitter {
  readonly nodes: OnnxNode[] = [];
  readonly constants: OnnxConstant[] = [];
  readonly #names = new Map<Tensor, string>();
  readonly #quantized = new Map<Tensor, QuantizedParameter>();
  readonly #shared = new Map<string, string>();
  readonly #needed: ReadonlySet<Tensor>;
  #temporaries = 0;

  /** @param needed tensors that some output of the graph depends on */
  constructor(needed: ReadonlySet<Tensor>) {
    this.#needed = needed;
  }

  /** Whether a result is of use: what a node may leave out is left out otherwise. */
  needs(tensor: Tensor): boolean {
    return this.#needed.has(tensor);
  }

  /** Fixes the ONNX name of a tensor (inputs, parameters, outputs). */
  bind(tensor: Tensor, name: string): void {
    this.#names.set(tensor, name);
  }

  /** Fixes that a parameter is stored in 8 bits. */
  bindQuantized(tensor: Tensor, quantized: QuantizedParameter): void {
    this.#quantized.set(tensor, quantized);
  }

  /** The 8-bit form of a parameter that has one, for ops that can compute with it. */
  quantized(tensor: Tensor): QuantizedParameter | undefined {
    return this.#quantized.get(tensor);
  }

  nameOf(tensor: Tensor): string {
    return this.#names.get(tensor) ?? this.#dequantized(tensor) ?? `t${tensor.id}`;
  }

  /** The float32 form of a parameter in 8 bits, for ops that know no other. */
  #dequantized(tensor: Tensor): string | undefined {
    const quantized = this.#quantized.get(tensor);
    if (!quantized) return undefined;
    const { values, scale, zero } = quantized;
    const stored = this.value('Cast', [values], { to: ELEMENT_TYPES.float32 });
    const name = this.value('Mul', [this.value('Sub', [stored, this.floats([zero], [])]), scale]);
    this.bind(tensor, name);
    return name;
  }

  /** Writes a node; inputs and outputs are tensors, names made by this emitter, or '' for an absent one. */
  node(
    opType: string,
    inputs: readonly (Tensor | string)[],
    outputs: readonly (Tensor | string)[],
    attributes: Readonly<Record<string, Attribute>> = {},
    domain = '',
  ): void {
    const names = (values: readonly (Tensor | string)[]) =>
      values.map((value) => (typeof value === 'string' ? value : this.nameOf(value)));
    this.nodes.push({ opType, domain, inputs: names(inputs), outputs: names(outputs), attributes });
  }

  /** Writes a node with one output and returns that output's name, for chains inside one op. */
  value(
    opType: string,
    inputs: readonly (Tensor | string)[],
    attributes: Readonly<Record<string, Attribute>> = {},
    domain = '',
  ): string {
    const name = `v${this.#temporaries++}`;
    this.node(opType, inputs, [name], attributes, domain);
    return name;
  }

  /** An int64 vector, as shapes, axes and pads are passed in ONNX. */
  ints(values: readonly number[]): string {
    return this.#share(`i${values.join()}`, {
      shape: [values.length],
      dtype: 'int64',
      data: BigInt64Array.from(values, (value) => BigInt(value)),
    });
  }

  floats(values: readonly number[], shape: Shape = [values.length]): string {
    return this.#share(`f${shape.join()}:${values.join()}`, {
      shape,
      dtype: 'float32',
      data: Float32Array.from(values),
    });
  }

  uint8(value: number): string {
    return this.#share(`u${value}`, { shape: [], dtype: 'uint8', data: Uint8Array.of(value) });
  }

  /** A uint8 tensor of one number. */
  uint8s(value: number, shape: Shape): string {
    const data = new Uint8Array(sizeOf(shape)).fill(value);
    return this.#share(`u${value}:${shape.join()}`, { shape, dtype: 'uint8', data });
  }

  int8(value: number): string {
    return this.#share(`s${value}`, { shape: [], dtype: 'int8', data: Int8Array.of(value) });
  }

  /** A float32 tensor filled with one number, made once per (value, shape). */
  filled(value: number, shape: Shape): string {
    const length = shape.reduce((product, dim) => product * dim, 1);
    return this.#share(`c${value}:${shape.join()}`, {
      shape,
      dtype: 'float32',
      data: new Float32Array(length).fill(value),
    });
  }

  #share(key: string, constant: Omit<OnnxConstant, 'name'>): string {
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const name = `k${this.constants.length}`;
    this.constants.push({ name, ...constant });
    this.#shared.set(key, name);
    return name;
  }
}
