// Draws what waits in the queue: takes drawings, keeps its hold on them, hands in pictures or says why not.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, errorStatus } from '@nonet/api';
import { sql } from 'kysely';
import { toDrawingError } from '../api-error.ts';
import type { WatchedBlobs } from '../blobs/index.ts';
import { type Database, isUnreachable, whenReachable } from '../db/database.ts';
import { Notifications } from '../db/notifications.ts';
import { Metrics } from '../metrics/metrics.ts';
import type { CheckPictures } from '../moderation/picture-check.ts';
import { BANDS } from '../queue/bands.ts';
import { WORK_CHANNEL, type WorkMessage } from '../queue/channels.ts';
import { type Claim, claim, fail, finish, release, renewLeases } from '../queue/claims.ts';
import { keepSweeping, RENEW_MS } from '../queue/retries.ts';
import { mendBlobs, storeBlobs, whenStoreIsBack } from '../retention/blob-register.ts';
import type { Artist } from './artist.ts';
import { ProgressReporter } from './progress-reporter.ts';

export interface WorkerOptions {
  readonly url: string;
  readonly db: Database;
  readonly blobs: WatchedBlobs;
  readonly artist: Artist;
  /** Names of the models that the artist draws with. */
  readonly models: readonly string[];
  /** Digests of what they are, in their order; the names when absent. */
  readonly weights?: readonly string[];
  /** Drawings at a time. */
  readonly slots?: number;
  /** Longest time for one drawing. */
  readonly timeoutSeconds?: number;
  /** Least urgent band to draw: workers with a lower one are kept free for the urgent. */
  readonly lastBand?: number;
  readonly onError?: (error: unknown) => void;
  readonly metrics?: Metrics;
  /** What finished pictures must pass; then nobody sees them before. */
  readonly checkPictures?: CheckPictures;
}

interface Running {
  readonly claim: Claim;
  readonly canceller: AbortController;
  readonly ended: Promise<void>;
}

/** The line is looked at this often, in case a message was lost. */
export const POLL_MS = 1_000;
/** Weight of the latest drawing in the measured speed. */
const SMOOTHING = 0.2;

export class Worker {
  readonly id = randomUUID();
  readonly #options: Required<Omit<WorkerOptions, 'url' | 'checkPictures'>> &
    Pick<WorkerOptions, 'checkPictures'>;
  readonly #running = new Map<string, Running>();
  readonly #stop = new AbortController();
  #notifications: Notifications | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  /** The latest beat, which is on its way to the database or was there. */
  #beating: Promise<void> | undefined;
  #loop: Promise<void> | undefined;
  #wake = () => {};
  #secondsPerDrawing: number | null = null;

  private constructor(options: Omit<WorkerOptions, 'url'>) {
    this.#options = {
      slots: 1,
      timeoutSeconds: 120,
      lastBand: BANDS.background,
      onError: () => {},
      metrics: new Metrics(),
      weights: options.models,
      ...options,
    };
    this.#options.metrics.slots.set(this.#options.slots);
  }

  /** Announces a worker and lets it draw. */
  static async start(options: WorkerOptions): Promise<Worker> {
    const worker = new Worker(options);
    worker.#notifications = await Notifications.listen(options.url, WORK_CHANNEL, {
      onMessage: (message) => worker.#onMessage(message as WorkMessage),
      onGap: () => worker.#wake(),
    });
    await worker.#announce();
    worker.#heartbeat = setInterval(() => {
      worker.#beating = worker.#beat();
    }, RENEW_MS);
    keepSweeping(options.db, worker.#stop.signal);
    worker.#loop = worker.#work();
    return worker;
  }

  /** Takes nothing more and ends: what is not drawn within the grace goes back to where it was in the queue. */
  async close(graceSeconds = 0): Promise<void> {
    this.#stop.abort();
    this.#wake();
    await this.#loop;
    const running = [...this.#running.values()];
    await Promise.race([
      Promise.all(running.map(({ ended }) => ended)),
      sleep(graceSeconds * 1_000, undefined, { ref: false }), // nobody waits for it when all have ended
    ]);
    clearInterval(this.#heartbeat);
    await this.#beating; // else it may announce again who has signed off
    const left = [...this.#running.values()];
    for (const { canceller } of left) canceller.abort(new DOMException('the worker ends', 'AbortError'));
    const { db } = this.#options;
    try {
      if (left.length > 0)
        await release(
          db,
          this.id,
          left.map(({ claim: { id } }) => id),
        );
      await db.deleteFrom('workers').where('id', '=', this.id).execute();
    } catch (error) {
      this.#options.onError(error); // the database is away: the leases end by themselves
    }
    await this.#notifications?.close();
  }

  async #work(): Promise<void> {
    const { db, blobs, models, lastBand, slots } = this.#options;
    while (!this.#stop.signal.aborted) {
      // Nothing more is drawn while it could not be stored.
      const limit = blobs.away ? 0 : slots - this.#running.size;
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, POLL_MS);
      });
      try {
        const claims = limit > 0 ? await claim(db, { worker: this.id, models, lastBand, limit }) : [];
        for (const taken of claims) this.#begin(taken);
        if (limit > 0 && claims.length === limit) continue;
      } catch (error) {
        if (!isUnreachable(error)) this.#options.onError(error);
      }
      await woken;
    }
  }

  #begin(taken: Claim): void {
    const canceller = new AbortController();
    const ended = this.#draw(taken, canceller.signal)
      .catch(this.#options.onError)
      .finally(() => {
        this.#running.delete(taken.key);
        this.#options.metrics.busySlots.set(this.#running.size);
        this.#wake();
      });
    this.#running.set(taken.key, { claim: taken, canceller, ended });
    this.#options.metrics.busySlots.set(this.#running.size);
  }

  async #draw(taken: Claim, cancelled: AbortSignal): Promise<void> {
    const { db, artist, blobs, timeoutSeconds, metrics, checkPictures } = this.#options;
    metrics.wait.observe(taken.waited);
    const progress = new ProgressReporter(db, taken);
    const waiting = { signal: cancelled, onWait: () => blobs.away && progress.delay('storage') };
    let timeout: AbortSignal | undefined;
    try {
      const { start: from } = taken.request;
      const startPicture = from && (await whenStoreIsBack(() => blobs.get(from.picture), waiting));
      timeout = AbortSignal.timeout(timeoutSeconds * 1_000);
      const start = performance.now();
      let tokensDrawn = start;
      if (from && !startPicture)
        throw new ApiError('picture-gone', 'start: the picture that this starts from was deleted');
      const { pictures: files, ...drawn } = await artist.draw(
        taken.request,
        AbortSignal.any([cancelled, timeout]),
        (step) => {
          if (step.done === step.total) tokensDrawn = performance.now();
          progress.report(checkPictures ? { done: step.done, total: step.total } : step);
        },
        startPicture,
      );
      const seconds = Math.round(performance.now() - start) / 1_000;
      this.#measure(seconds);
      await checkPictures?.(files);
      cancelled.throwIfAborted(); // nothing is stored of what was deleted meanwhile
      const drawnAt = performance.now();
      const pictures = await whenStoreIsBack(() => storeBlobs(db, blobs, files), waiting);
      metrics.stages.observe({ stage: 'tokens' }, (tokensDrawn - start) / 1_000);
      metrics.stages.observe({ stage: 'pixels' }, (drawnAt - tokensDrawn) / 1_000);
      metrics.stages.observe({ stage: 'store' }, (performance.now() - drawnAt) / 1_000);
      metrics.drawings.inc({ outcome: 'done' });
      metrics.pictures.inc(pictures.length);
      await progress.end();
      await whenReachable(() => finish(db, taken.key, { ...drawn, seconds, pictures }));
      await whenStoreIsBack(() => mendBlobs(db, blobs, files), waiting);
    } catch (error) {
      metrics.drawings.inc({ outcome: cancelled.aborted ? 'cancelled' : 'failed' });
      if (cancelled.aborted) return; // nobody waits for it, another worker has it, or it is back in the queue
      const reason = timeout?.aborted
        ? new ApiError('timed-out', `drawing took longer than ${timeoutSeconds} s`)
        : error;
      this.#options.onError(reason);
      const told = toDrawingError(reason);
      await progress.end();
      await whenReachable(() => fail(db, this.id, taken, told.body, errorStatus[told.code] < 500));
    }
  }

  #measure(seconds: number): void {
    const before = this.#secondsPerDrawing;
    this.#secondsPerDrawing = before === null ? seconds : before + SMOOTHING * (seconds - before);
  }

  #onMessage({ cancelled }: WorkMessage): void {
    if (!cancelled) this.#wake();
    for (const key of cancelled ?? [])
      this.#running.get(key)?.canceller.abort(new DOMException('cancelled', 'AbortError'));
  }

  /** Tells that this worker lives, keeps its leases, and gives up drawings that it has lost. */
  async #beat(): Promise<void> {
    try {
      await this.#announce();
      const running = [...this.#running];
      const keys = running.map(([key]) => key);
      const kept = keys.length > 0 ? await renewLeases(this.#options.db, this.id, keys) : [];
      for (const [key, { canceller }] of running)
        if (!kept.includes(key) && this.#running.get(key)?.canceller === canceller)
          canceller.abort(new DOMException('another worker has it', 'AbortError'));
    } catch (error) {
      if (!isUnreachable(error)) this.#options.onError(error); // away: what is drawn is handed in later
    }
  }

  async #announce(): Promise<void> {
    const { db, blobs, models, weights, slots } = this.#options;
    const values = {
      host: hostname(),
      models: [...models],
      weights: [...weights],
      slots,
      seconds_per_drawing: this.#secondsPerDrawing,
      delayed: blobs.away ? ('storage' as const) : null,
      heartbeat_at: sql<Date>`now()`, // the database's clock, as everywhere
    };
    await db
      .insertInto('workers')
      .values({ id: this.id, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  }
}
