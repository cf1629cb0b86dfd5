// AdamW (Loshchilov & Hutter 2019) over plain arrays: faster on a CPU than the same as graph nodes.

export interface AdamWOptions {
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
  /** Share of a weight that decays per step at learning rate 1. */
  readonly weightDecay?: number;
}

/** First and second moments of one parameter's gradient. */
export interface AdamWState {
  readonly m: Float32Array;
  readonly v: Float32Array;
}

export const newAdamWState = (length: number): AdamWState => ({
  m: new Float32Array(length),
  v: new Float32Array(length),
});

/**
 * One step on one parameter, in place.
 * @param step number of this step, from 1
 */
export function adamW(
  weights: Float32Array,
  gradient: Float32Array,
  { m, v }: AdamWState,
  step: number,
  learningRate: number,
  { beta1 = 0.9, beta2 = 0.95, epsilon = 1e-8, weightDecay = 0 }: AdamWOptions = {},
): void {
  const rate = learningRate / (1 - beta1 ** step);
  const correction = 1 / Math.sqrt(1 - beta2 ** step);
  const keep = 1 - learningRate * weightDecay;
  for (let i = 0; i < weights.length; i++) {
    const g = gradient[i]!;
    const mean = beta1 * m[i]! + (1 - beta1) * g;
    const square = beta2 * v[i]! + (1 - beta2) * g * g;
    m[i] = mean;
    v[i] = square;
    weights[i] = weights[i]! * keep - (rate * mean) / (Math.sqrt(square) * correction + epsilon);
  }
}
