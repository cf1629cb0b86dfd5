// Scopes name parameters as a checkpoint does: nested keys joined by "/".
import type { Graph, Initializer } from '../graph.ts';
import type { Shape, Tensor } from '../tensor.ts';

/** A place in the tree of parameters. */
export class Scope {
  readonly graph: Graph;
  readonly path: string;

  constructor(graph: Graph, path = '') {
    this.graph = graph;
    this.path = path;
  }

  /** The scope one or more levels down: `scope.at('decoder/conv_in')`. */
  at(name: string): Scope {
    return new Scope(this.graph, this.path ? `${this.path}/${name}` : name);
  }

  parameter(name: string, shape: Shape, init: Initializer): Tensor {
    return this.graph.parameter(this.at(name).path, shape, init);
  }
}
