// Scopes name parameters as a checkpoint does: nested keys joined by "/".
import type { Graph, Initializer } from '../graph.ts';
import { stopGradient } from '../ops/index.ts';
import type { Shape, Tensor } from '../tensor.ts';

/** A place in the tree of parameters. */
export class Scope {
  readonly graph: Graph;
  readonly path: string;
  readonly #frozen: boolean;

  constructor(graph: Graph, path = '', frozen = false) {
    this.graph = graph;
    this.path = path;
    this.#frozen = frozen;
  }

  /** The scope one or more levels down: `scope.at('decoder/conv_in')`. */
  at(name: string): Scope {
    return new Scope(this.graph, this.path ? `${this.path}/${name}` : name, this.#frozen);
  }

  /** The same place for layers whose parameters are used and not trained: no gradient reaches them from there. */
  frozen(): Scope {
    return new Scope(this.graph, this.path, true);
  }

  parameter(name: string, shape: Shape, init: Initializer): Tensor {
    const parameter = this.graph.parameter(this.at(name).path, shape, init);
    return this.#frozen ? stopGradient(parameter) : parameter;
  }
}
