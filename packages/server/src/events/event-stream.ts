// Server-sent events on an HTTP connection.
import type { ServerResponse } from 'node:http';
import { whenOver } from '../limits/connection-end.ts';
import type { StateEvent } from './state-event.ts';

/** Bytes that may wait for a slow reader before news of no lasting worth is left out. */
const SLOW_BYTES = 64 * 1024;
/**
 * Proxies cut connections that are silent for a minute. A reader for whom something waits, and who takes nothing of it
 * from one breath to the next, is let go; it may reconnect and get the state of then.
 */
const BREATH_MS = 20_000;
/** Readers come back after so long: in milliseconds, spread so that those of a dead node do not come at once. */
const retryDelay = () => 500 + Math.floor(Math.random() * 1_500);

/** All open streams of this process, for one timer and one end. */
export class EventStreams {
  /** With the bytes that the reader had taken at the last breath. */
  readonly #open = new Map<ServerResponse, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(breathMs = BREATH_MS) {
    this.#timer = setInterval(() => this.#breathe(), breathMs);
  }

  get size(): number {
    return this.#open.size;
  }

  /**
   * Begins a stream; gives the function that sends on it.
   * @param lastEventId what the reader has seen already; that state is not sent again
   * @param onEnd called when the stream has ended, by either side
   */
  open(
    response: ServerResponse,
    headers: Readonly<Record<string, string>>,
    lastEventId: string | undefined,
    onEnd: () => void,
  ): (event: StateEvent) => void {
    this.#open.set(response, -1);
    whenOver(response, () => {
      this.#open.delete(response);
      onEnd();
    });
    response.on('error', () => {}); // the reader went away; `close` follows
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no', // proxies must pass events on at once
    });
    response.write(`retry: ${retryDelay()}\n\n`);
    let lastId = lastEventId;
    return (event) => {
      if (response.writableEnded || response.destroyed) return;
      if (event.id !== lastId) {
        if (response.writableLength > SLOW_BYTES && !event.last) return;
        lastId = event.id;
        response.write(event.text);
      }
      if (event.last) response.end();
    };
  }

  /** Ends all streams: their readers come back to another node. */
  close(): void {
    clearInterval(this.#timer);
    for (const response of this.#open.keys()) response.end();
  }

  #breathe(): void {
    for (const [response, takenBefore] of this.#open) {
      const taken = (response.socket?.bytesWritten ?? 0) - response.writableLength;
      this.#open.set(response, taken);
      if (response.writableLength === 0) response.write(':\n\n');
      else if (taken === takenBefore) response.destroy();
    }
  }
}
