// Settings that the host may change while nodes run: kept in the database, reread by every web node every few seconds.
import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { type Actor, record } from '../moderation/audit.ts';

export const Settings = z.object({
  accepting: z.boolean().describe('Whether new drawings are taken.'),
  pauseReason: z.string().trim().min(1).max(200).describe('Shown to clients that ask for one meanwhile.'),
  maxWaiting: z
    .number()
    .int()
    .min(1)
    .max(10_000_000)
    .nullable()
    .describe('Drawings that may wait, on all nodes; null: as the node was started.'),
  ads: z.boolean().describe('Whether ads are shown, where there are any.'),
});
export type Settings = z.infer<typeof Settings>;

const DEFAULTS: Settings = {
  accepting: true,
  pauseReason: 'drawing is paused for a while',
  maxWaiting: null,
  ads: true,
};
const REFRESH_MS = 5_000;

export class RunSettings {
  readonly #db: Database;
  #current = DEFAULTS;
  #timer: NodeJS.Timeout | undefined;
  readonly #listeners = new Set<(settings: Settings) => void>();

  private constructor(db: Database) {
    this.#db = db;
  }

  static async start(db: Database): Promise<RunSettings> {
    const settings = new RunSettings(db);
    await settings.refresh();
    // While the database is away, what held before goes on.
    settings.#timer = setInterval(() => void settings.refresh().catch(() => {}), REFRESH_MS);
    return settings;
  }

  get current(): Settings {
    return this.#current;
  }

  /** Calls `listener` now and whenever a setting may have changed. */
  follow(listener: (settings: Settings) => void): void {
    this.#listeners.add(listener);
    listener(this.#current);
  }

  /** Stores what differs from the current settings, each with an entry in the log. */
  async change(actor: Actor, to: Settings): Promise<void> {
    await this.refresh();
    const before: Readonly<Record<string, unknown>> = this.#current;
    await this.#db.transaction().execute(async (transaction) => {
      for (const [name, value] of Object.entries(to)) {
        if (before[name] === value) continue;
        const json = JSON.stringify(value);
        await transaction
          .insertInto('settings')
          .values({ name, value: json })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: json }))
          .execute();
        await record(transaction, actor, 'setting', name, { before: before[name], after: value });
      }
    });
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const rows = await this.#db.selectFrom('settings').select(['name', 'value']).execute();
    const stored = { ...DEFAULTS, ...Object.fromEntries(rows.map(({ name, value }) => [name, value])) };
    this.#current = Settings.safeParse(stored).data ?? DEFAULTS; // of another version
    for (const listener of this.#listeners) listener(this.#current);
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
