// Pictures that are made when they are asked for: each once for all who ask at the same time, few at a time, and the
// latest are kept.

const KEPT = 100;
const AT_A_TIME = 2;

export class Renders {
  readonly #kept = new Map<string, Promise<Uint8Array>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** What `render` makes, or made, under a name. */
  get(name: string, render: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const kept = this.#kept.get(name) ?? this.#run(render);
    this.#kept.delete(name);
    this.#kept.set(name, kept);
    kept.catch(() => this.#kept.delete(name)); // the next who asks tries again
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return kept;
  }

  async #run(render: () => Promise<Uint8Array>): Promise<Uint8Array> {
    if (this.#running === AT_A_TIME) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      return await render();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
