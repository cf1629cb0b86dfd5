// Files that are made when they are asked for: each once for all who ask at the same time, few at a time, clients in
// turn, and the latest are kept. However many sizes a client asks for, the node goes on answering others.
import { FairQueue } from '../limits/fair-queue.ts';

/** A unit of cost is about 10 ms of one core, so that a share is ten seconds. */
const QUEUE = { atATime: 2, share: 1_000, inAll: 5_000, work: 'pictures wait to be made in other forms' };
/** Bytes of files that are kept. */
const MOST_BYTES = 32 * 1024 * 1024;

export interface RenderOptions {
  /** Whose share it is taken from: see limits/client-of.ts. */
  readonly client: string;
  /** See images/costs.ts. */
  readonly cost: number;
  /** A client that has waited for a drawing is not refused its file. */
  readonly patient?: boolean;
}

/** A file that nobody has yet. */
interface Making {
  /** Those who wait for it, each in a turn of their own: nobody waits behind the share of another who asked before. */
  readonly asked: Map<string, Promise<Uint8Array>>;
  readonly begun: AbortController;
  file?: Promise<Uint8Array>;
}

export class Renders {
  readonly #queue = new FairQueue(QUEUE);
  readonly #kept = new Map<string, Uint8Array>();
  readonly #making = new Map<string, Making>();
  #bytes = 0;

  /** What `render` makes, or made, under a name. @throws ApiError `rate-limited`, `unavailable` as FairQueue.turn */
  async get(name: string, render: () => Promise<Uint8Array>, options: RenderOptions): Promise<Uint8Array> {
    const kept = this.#kept.get(name);
    if (kept) {
      this.#kept.delete(name);
      this.#kept.set(name, kept); // the latest that was asked for
      return kept;
    }
    const making = this.#makingOf(name);
    if (making.file) return making.file;
    const { client, patient = false } = options;
    const who = `${patient} ${client}`;
    const before = making.asked.get(who);
    if (before) return before;
    const asked = this.#make(name, making, render, options).finally(() => {
      making.asked.delete(who);
      if (making.asked.size === 0) this.#making.delete(name);
    });
    making.asked.set(who, asked);
    return asked;
  }

  #makingOf(name: string): Making {
    const known = this.#making.get(name);
    if (known) return known;
    const making: Making = { asked: new Map(), begun: new AbortController() };
    this.#making.set(name, making);
    return making;
  }

  /** Makes it in the first turn that comes; the other turns are given up. */
  async #make(
    name: string,
    making: Making,
    render: () => Promise<Uint8Array>,
    { client, ...turn }: RenderOptions,
  ): Promise<Uint8Array> {
    const end = await this.#queue.turn(client, { ...turn, withdrawn: making.begun.signal });
    if (making.file) {
      end?.();
      return making.file;
    }
    making.file = render();
    making.begun.abort();
    try {
      const file = await making.file;
      this.#keep(name, file);
      return file;
    } finally {
      end?.();
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
