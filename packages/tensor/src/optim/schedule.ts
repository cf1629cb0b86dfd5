// Learning rate over a run: linear warm-up, constant, then linear decay to zero.

export interface Schedule {
  /** Learning rate between warm-up and decay. */
  readonly peak: number;
  readonly warmupSteps: number;
  readonly totalSteps: number;
  /** Share of the run, at its end, over which the rate falls to zero. */
  readonly decayShare: number;
}

/** The first step, counted from 0, whose rate is on its way to zero. */
export const decayStart = ({ totalSteps, decayShare }: Schedule): number =>
  Math.floor(totalSteps - Math.max(1, totalSteps * decayShare)) + 1;

/** Learning rate of a step, counted from 0. */
export function learningRateAt(
  step: number,
  { peak, warmupSteps, totalSteps, decayShare }: Schedule,
): number {
  const warmup = Math.min(1, (step + 1) / Math.max(1, warmupSteps));
  const decaySteps = Math.max(1, totalSteps * decayShare);
  const decay = Math.min(1, Math.max(0, (totalSteps - step) / decaySteps));
  return peak * warmup * decay;
}
