// A Graph records what is traced: inputs, parameters, constants and the operations between them.
import { NonetError } from '@nonet/core';
import type { Emitter } from './onnx/emitter.ts';
import { type DType, formatShape, type Shape, sizeOf, Tensor, type TensorType } from './tensor.ts';

/** Numbers of a constant, a parameter or a session's input and output. */
export type TensorData = Float32Array | Uint16Array | BigInt64Array | Int32Array | Int8Array | Uint8Array;

/** Makes the gradient of one input when asked for it, so that unneeded gradients cost nothing. */
export type GradientThunk = () => Tensor;

/** Gradients of an operation's outputs; undefined for one that the loss does not depend on. */
type OutputGradients = readonly (Tensor | undefined)[];

/** One traced operation. */
export interface OpNode {
  readonly op: string;
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  /** Writes the operation as ONNX nodes. */
  readonly emit: (emitter: Emitter) => void;
  /** Vector-Jacobian product: gradients of the outputs -> one thunk per input (null: no gradient flows). */
  readonly vjp: ((grads: OutputGradients) => readonly (GradientThunk | null)[]) | null;
}

/** How a parameter starts: all one value, or normally distributed around 0. */
export type Initializer = { readonly value: number } | { readonly std: number };

/** A named, trainable tensor. */
export interface Parameter {
  readonly name: string;
  readonly tensor: Tensor;
  readonly init: Initializer;
}

interface InputOptions {
  readonly grad?: boolean;
  /**
   * An axis that may be shorter when the graph runs: the declared length is the most. What is computed from the input
   * must not depend on that length, as a reshape would.
   */
  readonly growing?: number;
}

export class Graph {
  readonly nodes: OpNode[] = [];
  readonly inputs = new Map<string, Tensor>();
  /** The growing axis of inputs that have one. */
  readonly growing = new Map<Tensor, number>();
  readonly outputs = new Map<string, Tensor>();
  readonly parameters = new Map<string, Parameter>();
  readonly constants = new Map<Tensor, TensorData>();
  readonly #recomputations = new Map<Tensor, () => Tensor>();
  readonly #sharedConstants = new Map<string, Tensor>();
  #nextId = 0;

  /** Declares an input that every run is fed with. */
  input(name: string, shape: Shape, dtype: DType = 'float32', options: InputOptions = {}): Tensor {
    this.#assertFreeName(name);
    const tensor = this.#tensor({ shape, dtype }, options.grad ?? false);
    this.inputs.set(name, tensor);
    if (options.growing !== undefined) this.growing.set(tensor, options.growing);
    return tensor;
  }

  /**
   * Declares a trainable tensor, or finds the one already declared under this name.
   * @throws NonetError `parameter-shape` if it was declared with another shape
   */
  parameter(name: string, shape: Shape, init: Initializer): Tensor {
    const known = this.parameters.get(name);
    if (known) {
      if (formatShape(known.tensor.shape) !== formatShape(shape)) {
        throw new NonetError(
          'parameter-shape',
          `parameter ${name}: expected ${formatShape(known.tensor.shape)} as first declared, got ${formatShape(shape)}`,
        );
      }
      return known.tensor;
    }
    this.#assertFreeName(name);
    const tensor = this.#tensor({ shape, dtype: 'float32' }, true);
    this.parameters.set(name, { name, tensor, init });
    return tensor;
  }

  /** A tensor of fixed numbers. Small equal constants are shared. */
  constant(data: TensorData | readonly number[] | number, shape?: Shape, dtype: DType = 'float32'): Tensor {
    const array = toTensorData(data, dtype);
    const dims = shape ?? (typeof data === 'number' ? [] : [array.length]);
    if (sizeOf(dims) !== array.length) {
      throw new NonetError(
        'constant-size',
        `constant: shape ${formatShape(dims)} needs ${sizeOf(dims)} numbers, got ${array.length}`,
      );
    }
    const key = array.length <= 64 ? `${dtype}${dims.join()}:${array.join()}` : undefined;
    const shared = key === undefined ? undefined : this.#sharedConstants.get(key);
    if (shared) return shared;
    const tensor = this.#tensor({ shape: dims, dtype }, false);
    this.constants.set(tensor, array);
    if (key !== undefined) this.#sharedConstants.set(key, tensor);
    return tensor;
  }

  /** Names a tensor as a result of the graph. */
  output(name: string, tensor: Tensor): void {
    this.#assertFreeName(name);
    this.outputs.set(name, tensor);
  }

  /** Records an operation; called by the functions in `ops/`. */
  record(
    op: string,
    inputs: readonly Tensor[],
    outputTypes: readonly TensorType[],
    emit: (emitter: Emitter, outputs: readonly Tensor[]) => void,
    vjp: ((grads: OutputGradients, outputs: readonly Tensor[]) => readonly (GradientThunk | null)[]) | null,
  ): readonly Tensor[] {
    const grad = vjp !== null && inputs.some((input) => input.requiresGrad);
    const outputs = outputTypes.map((type) => this.#tensor(type, grad));
    this.nodes.push({
      op,
      inputs,
      outputs,
      emit: (emitter) => emit(emitter, outputs),
      vjp: grad ? (grads) => vjp(grads, outputs) : null,
    });
    return outputs;
  }

  /** Says how a tensor is computed a second time at little cost, once it is first asked for. */
  setRecomputation(tensor: Tensor, recompute: () => Tensor): void {
    let second: Tensor | undefined;
    this.#recomputations.set(tensor, () => (second ??= recompute()));
  }

  /**
   * What gradients are computed from: the tensor computed a second time where that is cheap, so that the first need
   * not be kept until then; else the tensor itself. (Chen et al. 2016, Training Deep Nets with Sublinear Memory Cost)
   */
  recomputed(tensor: Tensor): Tensor {
    return this.#recomputations.get(tensor)?.() ?? tensor;
  }

  #tensor(type: TensorType, requiresGrad: boolean): Tensor {
    return new Tensor(this, this.#nextId++, type, requiresGrad);
  }

  #assertFreeName(name: string): void {
    if (this.inputs.has(name) || this.parameters.has(name) || this.outputs.has(name)) {
      throw new NonetError('name-taken', `graph: the name "${name}" is used twice`);
    }
  }
}

function toTensorData(data: TensorData | readonly number[] | number, dtype: DType): TensorData {
  if (ArrayBuffer.isView(data)) return data;
  const values = typeof data === 'number' ? [data] : data;
  switch (dtype) {
    case 'float32':
      return Float32Array.from(values);
    case 'int64':
      return BigInt64Array.from(values, (value) => BigInt(value));
    case 'int32':
      return Int32Array.from(values);
    case 'int8':
      return Int8Array.from(values);
    case 'uint8':
    case 'bool':
      return Uint8Array.from(values);
    case 'float16':
      throw new NonetError(
        'constant-dtype',
        'constant: float16 numbers are given as a Uint16Array of their bits',
      );
  }
}
