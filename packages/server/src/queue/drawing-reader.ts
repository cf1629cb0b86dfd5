// Reads drawings for all who ask at the same time in one query: however many clients poll, few connections are used.
import type { Database } from '../db/database.ts';
import { type DrawingRow, findDrawings } from './drawings.ts';

/** Queries at a time; while they are under way, the next collects. */
const MAX_IN_FLIGHT = 2;
/** Drawings of one query. */
const MAX_BATCH = 500;

interface Asked {
  readonly id: string;
  readonly resolve: (row: DrawingRow | undefined) => void;
  readonly reject: (error: unknown) => void;
}

export class DrawingReader {
  readonly #db: Database;
  #asked: Asked[] = [];
  #inFlight = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /** A drawing as it is now, by a UUID; undefined if there is none. */
  read(id: string): Promise<DrawingRow | undefined> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ id, resolve, reject });
      if (this.#inFlight < MAX_IN_FLIGHT) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#inFlight++;
    while (this.#asked.length > 0) await this.#answer(this.#asked.splice(0, MAX_BATCH));
    this.#inFlight--;
  }

  async #answer(batch: readonly Asked[]): Promise<void> {
    try {
      const rows = await findDrawings(this.#db, [...new Set(batch.map(({ id }) => id))]);
      const byId = new Map(rows.map((row) => [row.id, row]));
      for (const { id, resolve } of batch) resolve(byId.get(id));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
