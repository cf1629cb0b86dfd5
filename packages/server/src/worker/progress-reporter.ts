// Tells web nodes how a drawing gets on: often enough to watch, seldom enough to cost nothing.
import type { Delay } from '@nonet/api';
import { type Database, notify } from '../db/database.ts';
import { type DrawingNews, NEWS_CHANNEL } from '../queue/channels.ts';
import type { Claim } from '../queue/claims.ts';
import type { ArtistProgress } from './artist.ts';

const LEAST_INTERVAL_MS = 400;

export class ProgressReporter {
  readonly #db: Database;
  readonly #claim: Claim;
  #sending: Promise<void> | undefined;
  #next: ArtistProgress | undefined;
  #furthest = 0;
  #total = 1;
  #delayed = false;
  #lastSent = Number.NEGATIVE_INFINITY;

  constructor(db: Database, claim: Claim) {
    this.#db = db;
    this.#claim = claim;
  }

  /** Sends progress unless some was sent just now; pictures are always sent, the latest if they come too fast. */
  report(progress: ArtistProgress): void {
    if (!progress.previews && (this.#next || performance.now() - this.#lastSent < LEAST_INTERVAL_MS)) return;
    this.#next = progress;
    this.#total = progress.total;
    this.#sending ??= this.#send().finally(() => {
      this.#sending = undefined;
    });
  }

  /** Tells once that a drawing waits for something else than its steps. */
  delay(reason: Delay): void {
    if (this.#delayed) return;
    this.#delayed = true;
    const { key, attempt } = this.#claim;
    const done = this.#furthest;
    const news: DrawingNews = {
      type: 'progress',
      key,
      attempt,
      done,
      total: this.#total,
      previews: false,
      delayed: reason,
    };
    notify(this.#db, NEWS_CHANNEL, news).catch(() => {}); // progress is only for watching
  }

  /** Sends no more; resolves when nothing is under way. */
  async end(): Promise<void> {
    this.#next = undefined;
    await this.#sending;
  }

  async #send(): Promise<void> {
    while (this.#next) {
      const { total, previews } = this.#next;
      // A look at the pictures takes its time: later steps may have been reported already.
      const done = Math.max(this.#next.done, this.#furthest);
      this.#furthest = done;
      this.#next = undefined;
      this.#lastSent = performance.now();
      const { key, attempt } = this.#claim;
      const news: DrawingNews = { type: 'progress', key, attempt, done, total, previews: !!previews };
      try {
        if (previews) {
          const values = { attempt, done, total, previews: previews.map((bytes) => Buffer.from(bytes)) };
          await this.#db
            .insertInto('progress')
            .values({ content_key: key, ...values })
            .onConflict((conflict) => conflict.column('content_key').doUpdateSet(values))
            .execute();
        }
        await notify(this.#db, NEWS_CHANNEL, news);
      } catch {
        return; // progress is only for watching; the result is what must arrive
      }
    }
  }
}
