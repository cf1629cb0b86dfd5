// Ends the parts of a node, the latest first, each within a deadline: a part that hangs never keeps the process.

type End = (graceSeconds: number) => unknown;

/** For all parts together, beside the grace of what is being drawn. */
const CLOSE_MS = 10_000;
/** A part gets this long even when those before it have used the time up. */
const LEAST_MS = 250;

export class Closing {
  readonly #parts: { readonly name: string; readonly end: End }[] = [];
  readonly #onLate: (name: string) => void;
  readonly #limitMs: number;

  /** @param onLate called with the name of a part that did not end in time */
  constructor(onLate: (name: string) => void, limitMs = CLOSE_MS) {
    this.#onLate = onLate;
    this.#limitMs = limitMs;
  }

  /** Adds a part that was started; `end` may throw, the others are ended all the same. */
  add(name: string, end: End): void {
    this.#parts.push({ name, end });
  }

  /**
   * Ends all parts, once: a second call finds nothing left to end.
   * @returns within the grace and ten seconds
   * @throws AggregateError of what the parts threw, after the last has ended
   */
  async close(graceSeconds = 0): Promise<void> {
    const errors: unknown[] = [];
    const deadline = performance.now() + graceSeconds * 1_000 + this.#limitMs;
    for (const { name, end } of this.#parts.splice(0).reverse()) {
      const left = Math.max(LEAST_MS, deadline - performance.now());
      try {
        if (!(await endsWithin(left, async () => end(graceSeconds)))) this.#onLate(name);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'not all parts ended well');
  }
}

async function endsWithin(milliseconds: number, end: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  try {
    return await Promise.race([end().then(() => true as const), late]);
  } finally {
    clearTimeout(timer);
  }
}
