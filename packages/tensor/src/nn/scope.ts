// Scopes name parameters as a checkpoint does: nested keys joined by "/".
import type { Graph, Initializer } from '../graph.ts';
import { stopGradient } from '../ops/index.ts';
import type { Shape, Tensor } from '../tensor.ts';

/** What layers get in place of a parameter: something of the same shape that is made from it. */
type ParameterMap = (parameter: Tensor, path: string) => Tensor;

/** A place in the tree of parameters. */
export class Scope {
  readonly graph: Graph;
  readonly path: string;
  readonly #map: ParameterMap | undefined;

  constructor(graph: Graph, path = '', map?: ParameterMap) {
    this.graph = graph;
    this.path = path;
    this.#map = map;
  }

  /** The scope one or more levels down: `scope.at('decoder/conv_in')`. */
  at(name: string): Scope {
    return new Scope(this.graph, this.path ? `${this.path}/${name}` : name, this.#map);
  }

  /** The same place for layers whose parameters are used and not trained: no gradient reaches them from there. */
  frozen(): Scope {
    return new Scope(this.graph, this.path, stopGradient);
  }

  parameter(name: string, shape: Shape, init: Initializer): Tensor {
    const { path } = this.at(name);
    const parameter = this.graph.parameter(path, shape, init);
    return this.#map ? this.#map(parameter, path) : parameter;
  }
}
