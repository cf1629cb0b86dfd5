// Makes requests as many clients, at a given rate, for less processor time than fetch takes.
import { Agent, request } from 'node:http';
import type { DrawRequest } from '@nonet/api';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter?: number;
  readonly milliseconds: number;
}

export class LoadClient {
  readonly #agent: Agent;

  /** @param connections open to each node */
  constructor(connections: number) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** @param client number of the client that asks: each has an address of its own */
  create(node: string, body: DrawRequest, client: number): Promise<Answer> {
    const address = `10.${(client >> 16) & 255}.${(client >> 8) & 255}.${client & 255}`;
    const headers = { 'x-forwarded-for': address, 'nonet-client': `load-client-${client}-of-many` };
    return this.#send('POST', `${node}/api/drawings`, headers, JSON.stringify(body));
  }

  get(url: string): Promise<Answer> {
    return this.#send('GET', url, {});
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, url: string, headers: Record<string, string>, body?: string): Promise<Answer> {
    const start = performance.now();
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    return new Promise((resolve, reject) => {
      const sent = request(
        url,
        { method, agent: this.#agent, headers: { ...headers, ...type } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const retryAfter = Number(response.headers['retry-after'] ?? Number.NaN);
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(chunks).toString(),
              ...(Number.isFinite(retryAfter) ? { retryAfter } : {}),
              milliseconds: performance.now() - start,
            });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

/** Runs `action` n times, `width` at a time. */
export async function repeat(
  count: number,
  width: number,
  action: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await action(next++);
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, lane));
}

/** Calls `action` at a rate for a time, without waiting for it; resolves when all calls have ended. */
export async function atRate(
  perSecond: number,
  seconds: number,
  action: (index: number) => Promise<void>,
): Promise<void> {
  const TICK_MS = 20;
  const start = performance.now();
  const running = new Set<Promise<void>>();
  let calls = 0;
  while (performance.now() - start < seconds * 1_000) {
    const due = Math.floor(((performance.now() - start) / 1_000) * perSecond);
    for (; calls < due; calls++) {
      const call: Promise<void> = action(calls).finally(() => running.delete(call));
      running.add(call);
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  await Promise.all(running);
}

/** The value that a part `p` of the values does not exceed; 0 without values. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? 0;
}
