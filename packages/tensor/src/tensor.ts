// Symbolic tensors: what a model is written with. A Tensor is a shape, a type and the operation that made it.
import type { Graph } from './graph.ts';

export type DType = 'float32' | 'float16' | 'int64' | 'int32' | 'int8' | 'uint8' | 'bool';

export type Shape = readonly number[];

/** Shape and element type: all that is known of a tensor while a graph is traced. */
export interface TensorType {
  readonly shape: Shape;
  readonly dtype: DType;
}

/** A value in a graph. It holds no numbers: a session computes them. */
export class Tensor implements TensorType {
  readonly graph: Graph;
  readonly id: number;
  readonly shape: Shape;
  readonly dtype: DType;
  /** True if a gradient can flow to something this tensor depends on. */
  readonly requiresGrad: boolean;

  constructor(graph: Graph, id: number, type: TensorType, requiresGrad: boolean) {
    this.graph = graph;
    this.id = id;
    this.shape = type.shape;
    this.dtype = type.dtype;
    this.requiresGrad = requiresGrad;
  }

  get rank(): number {
    return this.shape.length;
  }

  get size(): number {
    return sizeOf(this.shape);
  }

  /** Length of one axis; negative axes count from the end. */
  dim(axis: number): number {
    return this.shape[axis < 0 ? axis + this.rank : axis]!;
  }
}

export const sizeOf = (shape: Shape): number => shape.reduce((product, length) => product * length, 1);

export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((length, axis) => length === b[axis]);

export const formatShape = (shape: Shape): string => `[${shape.join(', ')}]`;
