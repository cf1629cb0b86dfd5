// A model on the engines that a device has, the fastest first. Drivers of graphics processors fail in many ways, in the
// middle of a drawing too: the next engine then draws it from its beginning, and all that follow.
import type { Drawing, DrawOptions, Pipeline } from '@nonet/models';

type Artist = Pick<Pipeline, 'draw' | 'release'>;

/** Opens the model on an engine, ready to draw. */
export type OpenOnEngine = () => Promise<Artist>;

export class Engines {
  readonly #engines: OpenOnEngine[];
  #artist: Promise<Artist> | undefined;

  /** @param engines the fastest first */
  constructor(engines: readonly OpenOnEngine[]) {
    this.#engines = [...engines];
  }

  /** Opens the model, so that the first drawing is as fast as the next. @throws what opening on the last engine does */
  async prepare(): Promise<void> {
    await this.#withArtist(async () => {});
  }

  /** Draws as `Pipeline.draw` does; every engine draws the same. @throws what that does, and `prepare` */
  draw(prompt: string, options: DrawOptions = {}): Promise<Drawing> {
    return this.#withArtist((artist) => artist.draw(prompt, options), options.signal);
  }

  async #withArtist<T>(work: (artist: Artist) => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (;;) {
      try {
        this.#artist ??= this.#engines[0]!();
        return await work(await this.#artist);
      } catch (error) {
        if (!isOfEngine(error) || signal?.aborted) throw error;
        this.#giveUp();
        if (this.#engines.length === 1) throw error; // the next drawing opens the last one again
        this.#engines.shift();
      }
    }
  }

  /** What is broken may never answer: its end is not waited for. */
  #giveUp(): void {
    this.#artist?.then((artist) => artist.release()).catch(() => {});
    this.#artist = undefined;
  }
}

/** Errors of our own programs are of what was asked for: no engine would do better. */
const isOfEngine = (error: unknown): boolean => (error as Error).name !== 'NonetError';
