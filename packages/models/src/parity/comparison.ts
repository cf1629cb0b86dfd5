// Collects what one parity file shows: the largest difference, whether everything agrees, and lines for people.

/** Largest absolute difference that float32 arithmetic in another order is allowed. */
const TOLERANCE = 2e-3;

/** Tokens may differ where the reference itself hardly prefers one over the other. */
const CLOSE_CALL = 1e-2;

export class Comparison {
  largestDifference = 0;
  agrees = true;
  readonly details: string[] = [];
  #compared = 0;

  /** Compares numbers; `indices` names the places of `got` that `expected` holds, in its order. */
  numbers(
    label: string,
    got: ArrayLike<number>,
    expected: ArrayLike<number>,
    indices?: ArrayLike<number>,
  ): void {
    let largest = 0;
    for (let i = 0; i < expected.length; i++) {
      const difference = Math.abs(got[indices ? indices[i]! : i]! - expected[i]!);
      // NaN compares false with everything: it must not pass for agreement.
      if (!(difference <= largest)) largest = Number.isNaN(difference) ? Infinity : difference;
    }
    this.largestDifference = Math.max(this.largestDifference, largest);
    const verdict = `${label}: largest difference ${largest.toExponential(2)} in ${expected.length} numbers`;
    this.check(largest <= TOLERANCE, verdict, `${verdict}, more than ${TOLERANCE}`);
  }

  /** Notes a finding; one that does not hold makes the file disagree. */
  check(holds: boolean, ifSo: string, ifNot: string): void {
    this.#compared++;
    if (!holds) this.agrees = false;
    this.details.push(holds ? ifSo : `DIFFERS ${ifNot}`);
  }

  /** A file that offers nothing to compare proves nothing. */
  finish(): void {
    if (this.#compared > 0) return;
    this.agrees = false;
    this.details.push('holds nothing that could be compared');
  }
}

/** Counts choices of tokens and those that differ from the reference without being a close call. */
export class ChoiceTally {
  #count = 0;
  #close = 0;
  #wrong = 0;

  /** @param lead by how much the reference's choice is ahead of ours */
  add(ours: number, theirs: number, lead: number): void {
    this.#count++;
    if (ours === theirs) return;
    if (lead <= CLOSE_CALL) this.#close++;
    else this.#wrong++;
  }

  report(label: string, comparison: Comparison): void {
    if (this.#count === 0) return;
    const equal = this.#count - this.#close - this.#wrong;
    const close = this.#close > 0 ? `, ${this.#close} are close calls` : '';
    const verdict = `${label}: ${equal} of ${this.#count} tokens equal${close}`;
    comparison.check(this.#wrong === 0, verdict, `${verdict}, ${this.#wrong} wrong`);
  }
}
