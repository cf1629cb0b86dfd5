// Cancelling over HTTP: until the version of 2026-07-28, clients do it by a notification in a request of its own.

export interface Cancelled {
  /** Aborted when the client cancels the request. */
  readonly signal: AbortSignal;
  /** To be called when the request has been answered. */
  readonly end: () => void;
}

type Message = Readonly<Record<string, unknown>>;

const isMessage = (value: unknown): value is Message => typeof value === 'object' && value !== null;

const messagesOf = (body: unknown): Message[] => (Array.isArray(body) ? body : [body]).filter(isMessage);

const nameOf = (session: string, id: unknown): string => `${session} ${JSON.stringify(id)}`;

/** Requests of this node that are being answered, by session and id. */
export class McpCancellations {
  readonly #open = new Map<string, AbortController>();

  /**
   * Cancels what a body cancels, and watches the requests in it.
   * @param session without one, ids of different clients cannot be distinguished: nothing is cancelled
   */
  watch(session: string | undefined, body: unknown): Cancelled {
    const controller = new AbortController();
    if (session === undefined) return { signal: controller.signal, end: () => {} };
    const messages = messagesOf(body);
    for (const { method, params } of messages) {
      if (method === 'notifications/cancelled' && isMessage(params))
        this.#open.get(nameOf(session, params['requestId']))?.abort();
    }
    const names = messages.filter(({ id }) => id !== undefined).map(({ id }) => nameOf(session, id));
    for (const name of names) this.#open.set(name, controller);
    const end = () => {
      for (const name of names) if (this.#open.get(name) === controller) this.#open.delete(name);
    };
    return { signal: controller.signal, end };
  }
}
