// Work on the event loop in steps, between which everything else has its turn.
import { setImmediate as otherEvents } from 'node:timers/promises';

/** Longest time of the loop in one go, in milliseconds, if no step takes longer. */
const MOST_MS = 10;

export interface InTurns<T> {
  readonly result: T;
  /** Milliseconds of the loop that it took, without those of others. */
  readonly spentMs: number;
}

/** Runs all steps without a pause. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Runs steps until 10 ms have passed, then the rest in the next turn of the event loop, and so on. */
export async function inTurns<T>(steps: Generator<void, T>): Promise<InTurns<T>> {
  let spentMs = 0;
  for (;;) {
    const start = performance.now();
    let took = 0;
    do {
      const { done, value } = steps.next();
      took = performance.now() - start;
      if (done) return { result: value, spentMs: spentMs + took };
    } while (took < MOST_MS);
    spentMs += took;
    await otherEvents();
  }
}
