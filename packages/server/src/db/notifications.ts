// Notifications between nodes through Postgres (LISTEN and NOTIFY), on a connection that is restored when it is lost.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface NotificationHandlers {
  readonly onMessage: (message: unknown) => void;
  /** Messages may have been missed: the connection was lost and is back. */
  readonly onGap: () => void;
}

const RETRY_WAIT = 250;

export class Notifications {
  readonly #url: string;
  readonly #channel: string;
  readonly #handlers: NotificationHandlers;
  #client: pg.Client | undefined;
  #closed = false;

  private constructor(url: string, channel: string, handlers: NotificationHandlers) {
    this.#url = url;
    this.#channel = channel;
    this.#handlers = handlers;
  }

  /** Listens to a channel of JSON messages. */
  static async listen(url: string, channel: string, handlers: NotificationHandlers): Promise<Notifications> {
    const notifications = new Notifications(url, channel, handlers);
    await notifications.#connect();
    return notifications;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end().catch(() => {}); // it may be lost already
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: `nonet listener ${process.pid}`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    this.#client = client;
    client.on('error', () => {}); // `end` follows
    client.on('notification', ({ payload }) => this.#tell(payload));
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(this.#channel)}`);
    client.once('end', () => void this.#reconnect());
  }

  /** A message that is no JSON object is none of ours: anyone who may use the database may send one. */
  #tell(payload = '{}'): void {
    let message: unknown;
    try {
      message = JSON.parse(payload || '{}');
    } catch {
      return;
    }
    if (typeof message === 'object' && message !== null) this.#handlers.onMessage(message);
  }

  async #reconnect(): Promise<void> {
    while (!this.#closed) {
      await sleep(RETRY_WAIT);
      try {
        await this.#connect();
        this.#handlers.onGap();
        return;
      } catch {
        await this.#client?.end().catch(() => {}); // the next turn tries again
      }
    }
  }
}
