// A blob store that knows whether it works: failures of the store are errors of their own.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceError } from '../service-error.ts';
import type { BlobStore } from './blob-store.ts';

/** The store failed, whatever it was asked; `cause` has its own error. It is worth trying again. */
export class BlobsAway extends ServiceError {
  constructor(cause: unknown) {
    super('blobs-away', 'pictures cannot be stored or read at the moment', { cause });
    this.name = 'BlobsAway';
  }
}

/** The store works, but does not give this picture: its file is damaged, or S3 hides what is missing behind a refusal. */
export class BlobUnreadable extends ServiceError {
  constructor(name: string, cause: unknown) {
    super('blob-unreadable', `the picture ${name} cannot be read, although the store works`, { cause });
    this.name = 'BlobUnreadable';
  }
}

/** As large as a picture: a disk may have room for a few bytes, but for no picture. */
const PROBE_BYTES = 256 * 1024;
/** Between two probes. */
const PAUSE_MS = 1_000;
/** A store that worked this recently is believed to work still. */
const CHECK_MS = 15_000;

export class WatchedBlobs implements BlobStore {
  readonly #store: BlobStore;
  #away = false;
  #lastGood = Number.NEGATIVE_INFINITY;
  #checking: Promise<void> | undefined;
  /** On the clock of `performance`. */
  #nextProbe = 0;

  constructor(store: BlobStore) {
    this.#store = store;
  }

  /** Whether the store failed, and has stored nothing since. */
  get away(): boolean {
    return this.#away;
  }

  /** @throws BlobsAway */
  async put(bytes: Uint8Array, extension: 'png'): Promise<string> {
    const name = await this.#attempt(() => this.#store.put(bytes, extension));
    this.#away = false;
    this.#lastGood = performance.now();
    return name;
  }

  /**
   * One picture that cannot be read says nothing of the store, which is probed: or asking for it would stop all drawing.
   * @throws BlobsAway, BlobUnreadable
   */
  async get(name: string): Promise<Uint8Array | undefined> {
    try {
      return await this.#store.get(name);
    } catch (error) {
      if (this.#away) throw new BlobsAway(error);
      await this.#checking?.catch(() => {}); // it began before
      await this.#probeInTurn();
    }
    return this.#store.get(name).catch((error: unknown) => {
      throw this.#away ? new BlobsAway(error) : new BlobUnreadable(name, error);
    });
  }

  /** @throws BlobsAway */
  delete(name: string): Promise<void> {
    return this.#attempt(() => this.#store.delete(name));
  }

  /** @throws BlobsAway */
  sweep(): Promise<number> {
    return this.#attempt(() => this.#store.sweep());
  }

  /** Stores, reads and deletes a probe, unless the store has worked just now. @throws BlobsAway */
  async check(): Promise<void> {
    if (!this.#away && performance.now() - this.#lastGood < CHECK_MS) return;
    await this.#probeInTurn();
  }

  /** A probe is shared by all who wait for it, and comes after a pause: strangers can ask for what cannot be read. */
  #probeInTurn(): Promise<void> {
    this.#checking ??= sleep(Math.max(0, this.#nextProbe - performance.now()))
      .then(() => this.#probe())
      .finally(() => {
        this.#checking = undefined;
        this.#nextProbe = performance.now() + PAUSE_MS;
      });
    return this.#checking;
  }

  async #probe(): Promise<void> {
    const bytes = randomBytes(PROBE_BYTES); // of its own: other nodes probe the same store
    const name = await this.put(bytes, 'png');
    const read = await this.#attempt(() => this.#store.get(name));
    await this.delete(name);
    if (!read || Buffer.compare(read, bytes) !== 0) this.#fail(new Error('the store lost a probe'));
  }

  async #attempt<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): never {
    if (!this.#away) {
      this.#away = true;
      void this.#recover();
    }
    throw error instanceof BlobsAway ? error : new BlobsAway(error);
  }

  /** Probes until the store works; keeps no process alive. */
  async #recover(): Promise<void> {
    while (this.#away) {
      await sleep(PAUSE_MS, undefined, { ref: false });
      await this.check().catch(() => {}); // still away
    }
  }
}
