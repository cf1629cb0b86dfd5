// Lets requests of a web node wait for large pictures, with one look at the database for all of them.
import { ApiError } from '@nonet/api';
import { type Database, isUnreachable } from '../db/database.ts';
import { FairQueue } from '../limits/fair-queue.ts';
import { askFor, resultsOf } from './store.ts';

const LOOK_MS = 250;
/** Shorter than what browsers and proxies wait for an answer. */
const PATIENCE_MS = 25_000;
const AGAIN_SECONDS = 3;
/** Pictures that this node has enlarged at a time; a unit of cost is one picture. */
const QUEUE = { atATime: 4, share: 8, inAll: 100, work: 'pictures wait to be enlarged' };

interface Waiting {
  readonly picture: string;
  readonly until: number;
  readonly resolve: (name: string) => void;
  readonly reject: (error: Error) => void;
}

export class UpscaleWaiting {
  readonly #db: Database;
  readonly #queue = new FairQueue(QUEUE);
  /** By client and picture. */
  readonly #asked = new Map<string, Promise<string>>();
  #waiting: Waiting[] = [];
  #looking = false;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Name of the large form of a picture, which is made if nobody asked for it before. Clients take turns.
   * @param client see Caller
   * @param patienceMs how long the caller waits for it
   * @param store stores the picture once its turn has come, if it is not stored yet
   * @throws ApiError `not-found`, `queue-full`, `rate-limited`, `unavailable` if it takes long (it goes on), `drawing-failed`
   */
  async get(
    picture: string,
    client: string,
    patienceMs = PATIENCE_MS,
    store?: () => Promise<unknown>,
  ): Promise<string> {
    const name = `${client} ${picture}`;
    const asked =
      this.#asked.get(name) ??
      this.#ask(picture, client, patienceMs, store).finally(() => this.#asked.delete(name));
    this.#asked.set(name, asked);
    return asked;
  }

  /** What somebody asked for before needs no turn: it costs nothing more. */
  async #ask(
    picture: string,
    client: string,
    patienceMs: number,
    store?: () => Promise<unknown>,
  ): Promise<string> {
    const known = await resultsOf(this.#db, [picture]);
    const make = async () => {
      await store?.();
      return this.#make(picture, patienceMs);
    };
    return known.has(picture) ? make() : this.#queue.run(client, make);
  }

  async #make(picture: string, patienceMs: number): Promise<string> {
    const asked = await askFor(this.#db, picture);
    if (asked === 'unknown') throw new ApiError('not-found', 'there is no such picture to enlarge');
    if (asked === 'full') {
      throw new ApiError('queue-full', 'too many pictures wait to be enlarged', {
        retryAfter: AGAIN_SECONDS,
      });
    }
    if (asked !== 'waiting') return asked.ready;
    const made = new Promise<string>((resolve, reject) => {
      this.#waiting.push({ picture, until: performance.now() + patienceMs, resolve, reject });
    });
    void this.#look();
    return made;
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    while (this.#waiting.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      try {
        this.#tell(await resultsOf(this.#db, [...new Set(this.#waiting.map(({ picture }) => picture))]));
      } catch (error) {
        if (!isUnreachable(error)) this.#end(() => error as Error);
        else this.#tell(new Map(this.#waiting.map(({ picture }) => [picture, null]))); // it may come back in time
      }
    }
    this.#looking = false;
  }

  #tell(results: ReadonlyMap<string, string | null>): void {
    const now = performance.now();
    this.#end(({ picture, until, resolve }) => {
      const result = results.get(picture);
      if (result === undefined) return new ApiError('drawing-failed', 'the picture could not be enlarged');
      if (result !== null) resolve(result);
      else if (now < until) return undefined;
      const message = 'the picture is still being enlarged';
      return new ApiError('unavailable', message, { retryAfter: AGAIN_SECONDS });
    });
  }

  /** Lets go of those that `ended` has an error for; one that was resolved before takes no harm of it. */
  #end(ended: (waiting: Waiting) => Error | undefined): void {
    this.#waiting = this.#waiting.filter((waiting) => {
      const error = ended(waiting);
      if (error) waiting.reject(error);
      return !error;
    });
  }
}
