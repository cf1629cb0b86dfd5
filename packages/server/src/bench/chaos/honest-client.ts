// A client that draws as people do: asks again when refused, looks at its pictures, sometimes cancels, and checks that
// it sees nothing of others.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Drawing, DrawingList } from '@nonet/api';
import { ChaosClient } from './client.ts';

export interface Accepted {
  readonly id: string;
  /** Whether its owner cancelled it. */
  cancelled: boolean;
  /** As they were first seen. */
  pictures?: readonly string[];
  /** From the first request to the pictures. */
  waitedMs?: number;
}

export interface HonestFindings {
  /** Requests that were refused, failed or found nobody, and were sent again. */
  retries: number;
  /** Ids or prompts of others that were shown. */
  seenOfOthers: number;
  /** Pictures that did not come although their drawing was done. */
  missingPictures: number;
  /** Answers that no honest request should get. */
  readonly unexpected: string[];
}

const RETRY_MS = 300;
const POLL_MS = 250;
/** Of all drawings. */
const CANCELLED_SHARE = 0.1;

export class HonestClient {
  readonly accepted: Accepted[] = [];
  readonly findings: HonestFindings = { retries: 0, seenOfOthers: 0, missingPictures: 0, unexpected: [] };
  readonly #number: number;
  readonly #url: () => string;
  readonly #client: ChaosClient;
  readonly #onAccepted: (id: string) => void;
  #stopping = false;
  /** The request that it sends again until it is answered. */
  doing: string | undefined;

  /** @param url address to use for the next request */
  constructor(number: number, url: () => string, onAccepted: (id: string) => void) {
    this.#number = number;
    this.#url = url;
    this.#client = new ChaosClient(`127.10.${number >> 8}.${number & 255}`);
    this.#onAccepted = onAccepted;
  }

  /** Draws one after the other until `stop`; the last is still waited for. */
  async run(): Promise<void> {
    for (let count = 0; !this.#stopping; count++) {
      try {
        await this.#draw(`honest ${this.#number}, drawing ${count}`);
      } catch (error) {
        this.findings.unexpected.push((error as Error).message);
      }
    }
    this.doing = undefined;
    this.#client.close();
  }

  stop(): void {
    this.#stopping = true;
  }

  async #draw(prompt: string): Promise<void> {
    const start = performance.now();
    const key = randomUUID(); // sent again, it is the same drawing
    const { id } = await this.#askUntilDone<Drawing>('/api/drawings', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ prompt }),
    });
    const drawing: Accepted = { id, cancelled: false };
    this.accepted.push(drawing);
    this.#onAccepted(id);
    if (Math.random() < CANCELLED_SHARE) {
      drawing.cancelled = true;
      await this.#askUntilDone(`/api/drawings/${id}`, { method: 'DELETE' });
      return;
    }
    for (;;) {
      const seen = await this.#askUntilDone<Drawing>(`/api/drawings/${id}`);
      if (seen.request.prompt !== prompt) this.findings.seenOfOthers++;
      if (seen.status === 'done' || seen.status === 'failed') {
        drawing.waitedMs = performance.now() - start;
        if (seen.pictures) await this.#look(drawing, seen.pictures);
        break;
      }
      await sleep(POLL_MS);
    }
    const { drawings } = await this.#askUntilDone<DrawingList>('/api/drawings?limit=100');
    const mine = `honest ${this.#number}, `;
    this.findings.seenOfOthers += drawings.filter(({ request }) => !request.prompt.startsWith(mine)).length;
  }

  async #look(drawing: Accepted, pictures: readonly string[]): Promise<void> {
    drawing.pictures = pictures;
    const bytes = await this.#askBytes(pictures[0]!);
    if (bytes.subarray(1, 4).toString() !== 'PNG') this.findings.missingPictures++;
  }

  async #askUntilDone<T>(path: string, options: Parameters<ChaosClient['ask']>[1] = {}): Promise<T> {
    const bytes = await this.#askBytes(path, options);
    return (bytes.length > 0 ? JSON.parse(bytes.toString()) : undefined) as T;
  }

  /** Asks again for as long as the service is busy or away. @throws Error for every other refusal */
  async #askBytes(path: string, options: Parameters<ChaosClient['ask']>[1] = {}): Promise<Buffer> {
    const headers = { ...options.headers, 'nonet-client': `honest-client-${this.#number}-of-the-chaos` };
    this.doing = `${options.method ?? 'GET'} ${path}`;
    for (;;) {
      const reply = await this.#client
        .ask(`${this.#url()}${path}`, { ...options, headers })
        .catch(() => undefined); // nobody answered
      if (reply && reply.status < 300) return reply.body;
      if (reply && reply.status < 500 && reply.status !== 429 && reply.status !== 408)
        throw new Error(`${path}: ${reply.status} ${reply.body.toString()}`);
      this.findings.retries++;
      await sleep(
        reply?.retryAfterSeconds === undefined ? RETRY_MS : Math.min(2_000, 1_000 * reply.retryAfterSeconds),
      );
    }
  }
}
