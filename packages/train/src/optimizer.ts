// Applies gradients: Muon for hidden matrices, AdamW for all else, clipping, and an average of the weights.
import { adamW, type Graph, learningRateAt, Orthogonaliser, type Schedule, sizeOf } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import type { Parameters } from './parameters.ts';

export interface OptimizerOptions {
  readonly adamW: Schedule;
  /** Absent: AdamW for every parameter. */
  readonly muon?: { readonly peak: number; readonly momentum: number };
  readonly weightDecay: number;
  /** Share of AdamW's mean square that stays at each step. */
  readonly beta2: number;
  /** Largest norm of all gradients together; larger ones are scaled down. */
  readonly clipNorm: number;
  /** Share of the old average that stays at each step. */
  readonly emaDecay: number;
}

/** Layers that face tokens or pixels: their rows mean something one by one. A discriminator stays small and slow. */
const OUTER_LAYER = /^(lm_head|encoder\/conv_in|decoder\/conv_out|discriminator|structure)\//;

/** A kernel as a matrix `[in, out]`: the places of a convolution count as inputs. */
const asMatrix = (shape: readonly number[]): [number, number] => [sizeOf(shape.slice(0, -1)), shape.at(-1)!];

/** Hidden kernels get Muon, unless one side is so narrow that there is nothing to orthogonalise. */
export function usesMuon(name: string, shape: readonly number[]): boolean {
  return name.endsWith('/kernel') && !OUTER_LAYER.test(name) && Math.min(...asMatrix(shape)) >= 16;
}

export class Optimizer {
  readonly #parameters: Parameters;
  readonly #shapes: ReadonlyMap<string, readonly number[]>;
  readonly #options: OptimizerOptions;
  readonly #orthogonaliser: Orthogonaliser;
  readonly #muonNames: ReadonlySet<string>;
  readonly #groups: ReadonlyMap<string, readonly string[]>;
  /** Moments and averages under names such as `m/<parameter>`; what a checkpoint keeps. */
  readonly state: Parameters = new Map();

  constructor(graph: Graph, parameters: Parameters, options: OptimizerOptions, threads: number) {
    this.#parameters = parameters;
    this.#options = options;
    this.#shapes = new Map([...graph.parameters.values()].map(({ name, tensor }) => [name, tensor.shape]));
    this.#orthogonaliser = new Orthogonaliser((g) => compile(g, { threads }));
    const muon = options.muon ? [...this.#shapes].filter(([name, shape]) => usesMuon(name, shape)) : [];
    this.#muonNames = new Set(muon.map(([name]) => name));
    const groups = new Map<string, string[]>();
    for (const [name, shape] of muon) {
      const key = asMatrix(shape).join();
      groups.set(key, [...(groups.get(key) ?? []), name]);
    }
    this.#groups = groups;
    for (const [name, values] of parameters) {
      this.state.set(`m/${name}`, new Float32Array(values.length));
      if (!this.#muonNames.has(name)) this.state.set(`v/${name}`, new Float32Array(values.length));
      this.state.set(`ema/${name}`, values.slice());
    }
  }

  /** Averaged weights: what samples and the finished model use. */
  averaged(): Parameters {
    return new Map([...this.#parameters.keys()].map((name) => [name, this.state.get(`ema/${name}`)!]));
  }

  /**
   * One step, in place.
   * @param step from 0
   * @returns norm of all gradients before clipping
   */
  async apply(gradients: ReadonlyMap<string, Float32Array>, step: number): Promise<number> {
    const norm = clip(gradients, this.#options.clipNorm);
    const rate = learningRateAt(step, this.#options.adamW);
    for (const [name, weights] of this.#parameters) {
      if (this.#muonNames.has(name)) continue;
      const moments = { m: this.state.get(`m/${name}`)!, v: this.state.get(`v/${name}`)! };
      const weightDecay = name.endsWith('/kernel') ? this.#options.weightDecay : 0;
      adamW(weights, gradients.get(name)!, moments, step + 1, rate, {
        weightDecay,
        beta2: this.#options.beta2,
      });
    }
    if (this.#options.muon) await this.#applyMuon(gradients, rate / this.#options.adamW.peak);
    this.#average(step);
    return norm;
  }

  async #applyMuon(gradients: ReadonlyMap<string, Float32Array>, relativeRate: number): Promise<void> {
    const { peak, momentum } = this.#options.muon!;
    for (const names of this.#groups.values()) {
      const [rows, columns] = asMatrix(this.#shapes.get(names[0]!)!);
      const updates = names.map((name) =>
        nesterov(this.state.get(`m/${name}`)!, gradients.get(name)!, momentum),
      );
      const directions = await this.#orthogonaliser.run(updates, [rows, columns]);
      // A kernel maps rows (in) to columns (out): the update's size should not depend on its aspect.
      const rate = peak * relativeRate * Math.sqrt(Math.max(1, columns / rows));
      const keep = 1 - peak * relativeRate * this.#options.weightDecay;
      names.forEach((name, index) => {
        const weights = this.#parameters.get(name)!;
        const direction = directions[index]!;
        for (let i = 0; i < weights.length; i++) weights[i] = weights[i]! * keep - rate * direction[i]!;
      });
    }
  }

  /** Early averages forget faster, so that the first steps do not linger. */
  #average(step: number): void {
    const keep = Math.min(this.#options.emaDecay, (1 + step) / (10 + step));
    for (const [name, weights] of this.#parameters) {
      const average = this.state.get(`ema/${name}`)!;
      for (let i = 0; i < weights.length; i++) average[i] = keep * average[i]! + (1 - keep) * weights[i]!;
    }
  }
}

/** Updates the momentum in place and returns the gradient looked ahead by it. */
function nesterov(momentum: Float32Array, gradient: Float32Array, keep: number): Float32Array {
  const ahead = new Float32Array(gradient.length);
  for (let i = 0; i < gradient.length; i++) {
    const average = keep * momentum[i]! + (1 - keep) * gradient[i]!;
    momentum[i] = average;
    ahead[i] = keep * average + (1 - keep) * gradient[i]!;
  }
  return ahead;
}

function clip(gradients: ReadonlyMap<string, Float32Array>, largest: number): number {
  let square = 0;
  for (const gradient of gradients.values()) for (const value of gradient) square += value * value;
  const norm = Math.sqrt(square);
  if (norm > largest) {
    const factor = largest / norm;
    for (const gradient of gradients.values())
      for (let i = 0; i < gradient.length; i++) gradient[i] = gradient[i]! * factor;
  }
  return norm;
}
