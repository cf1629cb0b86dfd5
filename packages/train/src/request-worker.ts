// A worker thread that answers requests one after the other; both ends of the conversation are here.
import { parentPort, type Worker } from 'node:worker_threads';
import { NonetError } from '@nonet/core';
import { startOwnWorker } from '@nonet/core/node';

interface Asked<Request> {
  readonly id: number;
  readonly request: Request;
}

type Answered<Answer> = { readonly id: number } & ({ readonly answer: Answer } | { readonly error: string });

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** The asking end. The thread starts with the first request. */
export class RequestWorker<Request, Answer> {
  readonly #entry: URL;
  readonly #workerData: unknown;
  readonly #waiting = new Map<number, Waiting<Answer>>();
  #worker: Worker | undefined;
  #nextId = 0;

  /** @param entry a `.ts` file that calls `answerRequests` */
  constructor(entry: URL, workerData: unknown) {
    this.#entry = entry;
    this.#workerData = workerData;
  }

  /** @throws NonetError `worker-failed` with the reason that the thread gave */
  ask(request: Request): Promise<Answer> {
    this.#worker ??= this.#start();
    const id = this.#nextId++;
    const answer = new Promise<Answer>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#worker.postMessage({ id, request } satisfies Asked<Request>);
    return answer;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = startOwnWorker(this.#entry, this.#workerData);
    worker.on('message', (reply: Answered<Answer>) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if ('error' in reply) waiting?.reject(new NonetError('worker-failed', reply.error));
      else waiting?.resolve(reply.answer);
    });
    worker.on('error', (error: Error) => {
      for (const waiting of this.#waiting.values()) waiting.reject(error);
      this.#waiting.clear();
    });
    return worker;
  }
}

/**
 * The answering end: called once in the worker's file.
 * @param moved buffers of an answer that may change hands instead of being copied
 */
export function answerRequests<Request, Answer>(
  answer: (request: Request) => Promise<Answer>,
  moved: (answer: Answer) => ArrayBuffer[] = () => [],
): void {
  const port = parentPort!;
  port.on('message', async ({ id, request }: Asked<Request>) => {
    try {
      const made = await answer(request);
      port.postMessage({ id, answer: made } satisfies Answered<Answer>, moved(made));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      port.postMessage({ id, error: reason } satisfies Answered<Answer>);
    }
  });
}
