// A client with an address of its own on this machine: requests to any node, or to the proxy before them.
import { Agent, type IncomingMessage, request } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly body: Buffer;
  readonly retryAfterSeconds: number | undefined;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Longest wait for the answer. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;

export class ChaosClient {
  readonly #agent: Agent;
  readonly #localAddress: string;
  readonly #onResponse: (response: IncomingMessage) => void;

  /** @param localAddress one of 127.0.0.0/8 */
  constructor(localAddress: string, onResponse: (response: IncomingMessage) => void = () => {}) {
    this.#onResponse = onResponse;
    this.#localAddress = localAddress;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 8 });
  }

  close(): void {
    this.#agent.destroy();
  }

  /** Sends a request and reads the whole answer. @throws Error if nothing answers in time */
  async ask(url: string, options: Ask = {}): Promise<Reply> {
    const response = await this.open(url, options);
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const retryAfter = Number(response.headers['retry-after'] ?? Number.NaN);
    return {
      status: response.statusCode ?? 0,
      body: Buffer.concat(chunks),
      retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : undefined,
    };
  }

  /** Sends a request; the answer is left to be read, or not. */
  open(url: string, { method = 'GET', headers = {}, body, timeoutMs = TIMEOUT_MS }: Ask = {}) {
    return new Promise<IncomingMessage>((resolve, reject) => {
      const options = { method, headers, agent: this.#agent, localAddress: this.#localAddress };
      const sent = request(url, options, (response) => {
        this.#onResponse(response);
        resolve(response);
      });
      sent.setTimeout(timeoutMs, () => sent.destroy(new Error(`no answer within ${timeoutMs} ms`)));
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
