// Enlarges what is asked for, one picture after the other, beside a worker that draws.
import { setTimeout as sleep } from 'node:timers/promises';
import type { BlobStore } from '../blobs/index.ts';
import { type Database, isUnreachable } from '../db/database.ts';
import { Notifications } from '../db/notifications.ts';
import { storeBlobs, whenStoreIsBack } from '../retention/blob-register.ts';
import { claimUpscale, failUpscale, finishUpscale, UPSCALE_CHANNEL } from './store.ts';
import { UpscaleProcess } from './upscale-process.ts';

export interface UpscaleWorkerOptions {
  readonly url: string;
  readonly db: Database;
  readonly blobs: BlobStore;
  /** Folder of the upscaler. */
  readonly folder: string;
  readonly threads: number;
  readonly onError: (error: unknown) => void;
}

/** Finds what a worker that died has left; what is new is notified at once. */
const POLL_MS = 5_000;

export class UpscaleWorker {
  readonly #options: UpscaleWorkerOptions;
  readonly #process: UpscaleProcess;
  readonly #stop = new AbortController();
  #notifications: Notifications | undefined;
  #loop: Promise<void> | undefined;
  #wake = () => {};

  private constructor(options: UpscaleWorkerOptions) {
    this.#options = options;
    this.#process = new UpscaleProcess(options.folder, options.threads);
  }

  static async start(options: UpscaleWorkerOptions): Promise<UpscaleWorker> {
    const worker = new UpscaleWorker(options);
    const wake = () => worker.#wake();
    worker.#notifications = await Notifications.listen(options.url, UPSCALE_CHANNEL, {
      onMessage: wake,
      onGap: wake,
    });
    worker.#loop = worker.#work();
    return worker;
  }

  /** Ends it; a picture that is not finished is made by another worker. */
  async close(): Promise<void> {
    this.#stop.abort();
    this.#wake();
    this.#process.close();
    await this.#loop;
    this.#process.close();
    await this.#notifications?.close();
  }

  async #work(): Promise<void> {
    const { db, onError } = this.#options;
    while (!this.#stop.signal.aborted) {
      const woken = new AbortController();
      this.#wake = () => woken.abort();
      try {
        const picture = await claimUpscale(db);
        if (picture) {
          await this.#upscale(picture);
          continue;
        }
      } catch (error) {
        if (!isUnreachable(error)) onError(error);
      }
      if (this.#stop.signal.aborted) return;
      await sleep(POLL_MS, undefined, { signal: woken.signal }).catch(() => {}); // woken
    }
  }

  async #upscale(picture: string): Promise<void> {
    const { db, blobs, onError } = this.#options;
    const waiting = { signal: this.#stop.signal };
    try {
      const small = await whenStoreIsBack(() => blobs.get(picture), waiting);
      if (!small) throw new Error(`${picture} is gone`);
      const large = await this.#process.upscale(small);
      const [name] = await whenStoreIsBack(() => storeBlobs(db, blobs, [large]), waiting);
      await whenStoreIsBack(() => finishUpscale(db, picture, name!), waiting);
    } catch (error) {
      if (!this.#stop.signal.aborted && !isUnreachable(error)) onError(error);
      await failUpscale(db, picture);
    }
  }
}
