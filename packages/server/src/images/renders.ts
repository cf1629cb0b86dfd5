// Files that are made when they are asked for: each once for all who ask at the same time, few at a time, and the
// latest are kept. However many sizes a client asks for, the node goes on answering others.
import { ApiError } from '@nonet/api';

const AT_A_TIME = 2;
/** Files that may wait to be made: beyond, whoever comes is told to come back. */
const MOST_WAITING = 100;
const AGAIN_SECONDS = 2;
/** Bytes of files that are kept. */
const MOST_BYTES = 32 * 1024 * 1024;

interface RenderOptions {
  /** Whoever has waited for a drawing is not sent away from its file. */
  readonly patient?: boolean;
}

export class Renders {
  readonly #kept = new Map<string, Uint8Array>();
  readonly #making = new Map<string, Promise<Uint8Array>>();
  readonly #waiting: (() => void)[] = [];
  #bytes = 0;
  #running = 0;

  /** What `render` makes, or made, under a name. @throws ApiError `unavailable` while too many wait */
  async get(
    name: string,
    render: () => Promise<Uint8Array>,
    { patient = false }: RenderOptions = {},
  ): Promise<Uint8Array> {
    const kept = this.#kept.get(name);
    if (kept) {
      this.#kept.delete(name);
      this.#kept.set(name, kept); // the latest that was asked for
      return kept;
    }
    const making = this.#making.get(name);
    if (making) return making;
    if (!patient && this.#waiting.length >= MOST_WAITING) {
      throw new ApiError('unavailable', 'too many pictures wait to be made in other sizes', {
        retryAfter: AGAIN_SECONDS,
      });
    }
    const made = this.#make(name, render);
    this.#making.set(name, made);
    return made;
  }

  async #make(name: string, render: () => Promise<Uint8Array>): Promise<Uint8Array> {
    if (this.#running === AT_A_TIME) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      const file = await render();
      this.#keep(name, file);
      return file;
    } finally {
      this.#making.delete(name);
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }

  #keep(name: string, file: Uint8Array): void {
    this.#kept.set(name, file);
    this.#bytes += file.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= MOST_BYTES) return;
      this.#kept.delete(oldest);
      this.#bytes -= length;
    }
  }
}
