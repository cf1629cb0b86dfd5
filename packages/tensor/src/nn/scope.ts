// Scopes name parameters as a checkpoint does: nested keys joined by "/".
import type { Graph, Initializer } from '../graph.ts';
import { stopGradient } from '../ops/index.ts';
import type { Shape, Tensor } from '../tensor.ts';

/** Changes to all layers of a tree, made where they are traced. */
export interface ScopeChanges {
  /** What a layer gets in place of a parameter, which exists only if it is declared. */
  readonly parameter?: (declare: () => Tensor, path: string, shape: Shape) => Tensor;
  /** Changes the product of rows with the kernel at a path. */
  readonly product?: (product: Tensor, x: Tensor, path: string) => Tensor;
}

/** A place in the tree of parameters. */
export class Scope {
  readonly graph: Graph;
  readonly path: string;
  readonly #changes: ScopeChanges;

  constructor(graph: Graph, path = '', changes: ScopeChanges = {}) {
    this.graph = graph;
    this.path = path;
    this.#changes = changes;
  }

  /** The scope one or more levels down: `scope.at('decoder/conv_in')`. */
  at(name: string): Scope {
    return new Scope(this.graph, this.path ? `${this.path}/${name}` : name, this.#changes);
  }

  /** The same place for layers whose parameters are used and not trained: no gradient reaches them from there. */
  frozen(): Scope {
    return new Scope(this.graph, this.path, { parameter: (declare) => stopGradient(declare()) });
  }

  parameter(name: string, shape: Shape, init: Initializer): Tensor {
    const { path } = this.at(name);
    const declare = () => this.graph.parameter(path, shape, init);
    return this.#changes.parameter?.(declare, path, shape) ?? declare();
  }

  /** The product of a dense layer's rows with its kernel, as the changes have it. */
  changed(product: Tensor, x: Tensor): Tensor {
    return this.#changes.product?.(product, x, this.at('kernel').path) ?? product;
  }
}
