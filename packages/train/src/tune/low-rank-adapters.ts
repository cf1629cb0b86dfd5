// Fine-tuning by low-rank adapters: each kernel stays, and a product of two narrow matrices is learnt beside it.
import { NonetError } from '@nonet/core';
import { add, type Graph, matmul, Scope, type Shape, type Tensor } from '@nonet/tensor';
import type { ModelStructure } from '../dalle/shared-structure.ts';
import type { TrainedModel } from '../trainer.ts';

const DOWN = 'adapter/down/';
const UP = 'adapter/up/';

/** Norms and biases are few: they are trained as they are. */
const isTrained = (path: string): boolean => /\/(?:bias|scale)$/.test(path);

/**
 * A kernel W `[in, out]` becomes W + A B with A `[in, rank]` and B `[rank, out]`; B begins at zero, so that training
 * starts from the model as it is (Hu et al. 2021, LoRA). W has no gradient and no optimizer state. Embedding tables
 * stay.
 */
export class LowRankAdapters implements ModelStructure {
  readonly #weights: ReadonlyMap<string, Float32Array>;
  readonly #rank: number;
  readonly #shapes = new Map<string, Shape>();
  readonly #constants = new Map<string, Tensor>();

  /** @param weights of the model to start from, by parameter name */
  constructor(weights: ReadonlyMap<string, Float32Array>, rank: number) {
    this.#weights = weights;
    this.#rank = rank;
  }

  scope(graph: Graph): Scope {
    return new Scope(graph, '', {
      parameter: (declare, path, shape) => {
        this.#shapes.set(path, shape);
        return isTrained(path) ? declare() : this.#constant(graph, path, shape);
      },
      product: (product, x, path) => add(product, this.#adapter(graph, x, path)),
    });
  }

  /** The root scope of the model as it was, in the same graph. */
  baseScope(graph: Graph): Scope {
    return new Scope(graph, '', { parameter: (_declare, path, shape) => this.#constant(graph, path, shape) });
  }

  /** The model with each product added to its kernel. */
  fold({ weights }: TrainedModel): TrainedModel {
    const folded = new Map(this.#weights);
    for (const [name, values] of weights) {
      if (name.startsWith(DOWN)) {
        const path = name.slice(DOWN.length);
        folded.set(path, this.#sum(path, values, weights.get(UP + path)!));
      } else if (!name.startsWith(UP)) folded.set(name, values);
    }
    return { weights: folded, shapes: this.#shapes };
  }

  #constant(graph: Graph, path: string, shape: Shape): Tensor {
    const known = this.#constants.get(path);
    if (known?.graph === graph) return known;
    const tensor = graph.constant(this.#weightsOf(path), shape);
    this.#constants.set(path, tensor);
    return tensor;
  }

  /** `[..., in] -> [..., out]` */
  #adapter(graph: Graph, x: Tensor, path: string): Tensor {
    const [inputs, outputs] = this.#shapes.get(path)!;
    const down = graph.parameter(DOWN + path, [inputs!, this.#rank], { std: 1 / Math.sqrt(inputs!) });
    const up = graph.parameter(UP + path, [this.#rank, outputs!], { value: 0 });
    return matmul(matmul(x, down), up);
  }

  /** W + A B */
  #sum(path: string, down: Float32Array, up: Float32Array): Float32Array {
    const sum = this.#weightsOf(path).slice();
    const [inputs, outputs] = this.#shapes.get(path)!;
    for (let row = 0; row < inputs!; row++) {
      for (let k = 0; k < this.#rank; k++) {
        const factor = down[row * this.#rank + k]!;
        for (let i = 0; i < outputs!; i++) sum[row * outputs! + i]! += factor * up[k * outputs! + i]!;
      }
    }
    return sum;
  }

  #weightsOf(path: string): Float32Array {
    const values = this.#weights.get(path);
    if (values) return values;
    throw new NonetError(
      'parameters-missing',
      `the model to fine-tune: expected a parameter ${path}, got none`,
    );
  }
}
