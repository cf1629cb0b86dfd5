// Tells watchers of drawings what happens to them. One per web node: however many watch, the database is asked in
// batches.
import type { Database } from '../db/database.ts';
import { Notifications } from '../db/notifications.ts';
import { type DrawingNews, NEWS_CHANNEL } from '../queue/channels.ts';
import { type DrawingRow, findDrawings } from '../queue/drawings.ts';
import type { Line } from '../queue/line.ts';
import { endOf, isOpen, progressEvent, queuedEvent, type StateEvent } from './state-event.ts';

/** Takes events; the last is `done` or `error`. */
export type Watcher = (event: StateEvent) => void;

interface Watched {
  row: DrawingRow;
  readonly watcher: Watcher;
  lastTold: number;
}

const COLLECT_MS = 10;
/** Rows of one query. */
const BATCH = 1_000;
/** All that is watched is looked at this often, in case a message was lost. */
const LOOK_MS = 15_000;
/** How often clients far behind get their place. */
const FAR = 100;
const FAR_INTERVAL_MS = 5_000;

export class DrawingHub {
  readonly #db: Database;
  readonly #line: Line;
  readonly #watched = new Map<string, Set<Watched>>();
  readonly #changed = new Set<string>();
  #collecting = false;
  #notifications: Notifications | undefined;
  #timer: NodeJS.Timeout | undefined;

  private constructor(db: Database, line: Line) {
    this.#db = db;
    this.#line = line;
  }

  static async start(url: string, db: Database, line: Line): Promise<DrawingHub> {
    const hub = new DrawingHub(db, line);
    hub.#notifications = await Notifications.listen(url, NEWS_CHANNEL, {
      onMessage: (message) => hub.#onNews(message as DrawingNews),
      onGap: () => hub.#lookAtAll(),
    });
    hub.#timer = setInterval(() => hub.#lookAtAll(), LOOK_MS);
    line.onChange(() => hub.#tellPlaces());
    return hub;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#notifications?.close();
  }

  /** Number of watchers. */
  get size(): number {
    let size = 0;
    for (const group of this.#watched.values()) size += group.size;
    return size;
  }

  /** Tells the present state of a drawing, then every change. Gives a function that ends the watch. */
  watch(row: DrawingRow, watcher: Watcher): () => void {
    if (!isOpen(row)) {
      watcher(endOf(row));
      return () => {};
    }
    const group = this.#watched.get(row.key) ?? new Set();
    this.#watched.set(row.key, group);
    const watched: Watched = { row, watcher, lastTold: Number.NEGATIVE_INFINITY };
    group.add(watched);
    this.#tellPlace(watched, performance.now());
    if (row.status === 'drawing') void this.#tellProgress(row.key).catch(() => {}); // the next step will tell
    this.#markChanged(row.key); // it may have changed since the row was read
    return () => this.#forget(watched);
  }

  #onNews(news: DrawingNews): void {
    if (news.type === 'joined') {
      if (news.node !== this.#line.node) this.#line.join(news.count);
      return;
    }
    const group = this.#watched.get(news.key);
    if (!group) return;
    if (news.type === 'changed') {
      this.#markChanged(news.key);
      return;
    }
    for (const watched of group) watched.row = { ...watched.row, status: 'drawing' };
    if (news.previews) void this.#tellProgress(news.key).catch(() => this.#tell(group, progressEvent(news)));
    else this.#tell(group, progressEvent(news));
  }

  #markChanged(key: string): void {
    this.#changed.add(key);
    if (this.#collecting) return;
    this.#collecting = true;
    setTimeout(() => void this.#look(), COLLECT_MS);
  }

  #lookAtAll(): void {
    for (const key of this.#watched.keys()) this.#markChanged(key);
  }

  /** Reads what has changed and tells it. */
  async #look(): Promise<void> {
    const keys = [...this.#changed];
    this.#changed.clear();
    const watched = keys.flatMap((key) => [...(this.#watched.get(key) ?? [])]);
    try {
      for (let start = 0; start < watched.length; start += BATCH) {
        const batch = watched.slice(start, start + BATCH);
        const rows = await findDrawings(
          this.#db,
          batch.map(({ row: { id } }) => id),
        );
        const byId = new Map(rows.map((row) => [row.id, row]));
        for (const one of batch) this.#update(one, byId.get(one.row.id));
      }
    } catch {
      // the database is away: everything is looked at when it is back
    } finally {
      this.#collecting = false;
      const [key] = this.#changed;
      if (key !== undefined) this.#markChanged(key);
    }
  }

  #update(watched: Watched, row: DrawingRow | undefined): void {
    if (!this.#watched.get(watched.row.key)?.has(watched)) return;
    watched.row = row ?? { ...watched.row, status: 'cancelled' }; // it was cancelled to be deleted
    if (isOpen(watched.row)) return;
    this.#forget(watched);
    watched.watcher(endOf(watched.row));
  }

  async #tellProgress(key: string): Promise<void> {
    const look = await this.#db
      .selectFrom('progress')
      .selectAll()
      .where('content_key', '=', key)
      .executeTakeFirst();
    const group = this.#watched.get(key);
    if (look && group) this.#tell(group, progressEvent(look, look.previews));
  }

  #tell(group: ReadonlySet<Watched>, event: StateEvent): void {
    for (const { watcher } of group) watcher(event);
  }

  #tellPlaces(): void {
    const now = performance.now();
    for (const group of this.#watched.values()) for (const watched of group) this.#tellPlace(watched, now);
  }

  #tellPlace(watched: Watched, now: number): void {
    const { row, watcher, lastTold } = watched;
    if (row.status !== 'waiting') return;
    const standing = this.#line.standing(row);
    if (standing.position > FAR && now - lastTold < FAR_INTERVAL_MS) return;
    watched.lastTold = now;
    watcher(queuedEvent(standing));
  }

  #forget(watched: Watched): void {
    const group = this.#watched.get(watched.row.key);
    group?.delete(watched);
    if (group?.size === 0) this.#watched.delete(watched.row.key);
  }
}
