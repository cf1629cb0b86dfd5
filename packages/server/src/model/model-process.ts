// Draws in a process of its own, so that the service answers while the model computes.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { ApiError, type DrawRequest } from '@nonet/api';
import { ownProgram, withLargePages } from '@nonet/core/node';
import { toDrawingError } from '../api-error.ts';
import { ServiceError } from '../service-error.ts';
import type { Artist, ArtistProgress, FinishedDrawing } from '../worker/artist.ts';
import type { FromModel, ModelOptions, ToModel } from './model-protocol.ts';

/** Errors of the models package that the same request would end with again. */
const FOR_GOOD = /^(prompt-|draw-option|draw-scene|sampling-option)/;
/** A drawing stops between two tokens; a process that does not is stuck. */
const CANCEL_GRACE_MS = 10_000;

/** An Artist whose process is started again for the next drawing if it dies. */
export class ModelProcess implements Artist {
  readonly #options: ModelOptions;
  #child: Promise<ChildProcess> | undefined;
  #drawings = 0;

  constructor(options: ModelOptions) {
    this.#options = options;
  }

  /** Opens the model if it is not open; gives its process. @throws ServiceError with the code of the models package */
  start(): Promise<ChildProcess> {
    this.#child ??= openChild(this.#options, () => {
      this.#child = undefined;
    });
    return this.#child;
  }

  async draw(
    request: DrawRequest,
    signal: AbortSignal,
    onProgress: (progress: ArtistProgress) => void,
    start?: Uint8Array,
  ): Promise<FinishedDrawing> {
    const child = await this.start();
    signal.throwIfAborted();
    const id = ++this.#drawings;
    let stuck: NodeJS.Timeout | undefined;
    const cancel = () => {
      if (child.connected) child.send({ type: 'cancel', id } satisfies ToModel);
      stuck = setTimeout(() => child.kill('SIGKILL'), CANCEL_GRACE_MS);
    };
    signal.addEventListener('abort', cancel);
    const listeners = new AbortController();
    try {
      return await new Promise<FinishedDrawing>((resolve, reject) => {
        listen(child, listeners.signal, {
          message(message) {
            if (!('id' in message) || message.id !== id) return;
            if (message.type === 'progress') onProgress(message.progress);
            else if (message.type === 'done') resolve(message.drawing);
            else if (signal.aborted) reject(signal.reason as Error);
            else reject(toError(message));
          },
          exit: () => reject(new ApiError('drawing-failed', 'the process that draws has stopped')),
        });
        child.send({ type: 'draw', id, request, ...(start ? { start } : {}) } satisfies ToModel);
      });
    } finally {
      clearTimeout(stuck);
      listeners.abort();
      signal.removeEventListener('abort', cancel);
    }
  }

  async close(): Promise<void> {
    const child = await this.#child?.catch(() => undefined);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL'); // it has nothing to save, and may be in the middle of a long computation
    await exited;
  }
}

/** Refusals say what the request got wrong; of other failures, which may quote any library, only the log tells. */
const toError = ({ code, message }: { readonly code: string; readonly message: string }): ApiError =>
  FOR_GOOD.test(code)
    ? new ApiError('request-invalid', message)
    : toDrawingError(new Error(`${message} (${code})`));

/** Starts the process; resolves when it has opened its model. */
function openChild(options: ModelOptions, onGone: () => void): Promise<ChildProcess> {
  const { path, execArgv } = ownProgram(new URL('./model-main.ts', import.meta.url));
  const child = fork(path, [JSON.stringify(options)], {
    execArgv: [...execArgv],
    env: withLargePages(process.env),
    serialization: 'advanced', // pictures travel as bytes
    stdio: ['ignore', process.stderr.fd, 'inherit', 'ipc'], // standard output may carry a protocol
  });
  child.once('exit', onGone);
  const listeners = new AbortController();
  return new Promise<ChildProcess>((resolve, reject) => {
    listen(child, listeners.signal, {
      message(message) {
        if (message.type === 'ready') resolve(child);
        if (message.type !== 'broken') return;
        child.disconnect();
        reject(new ServiceError(message.code, message.message));
      },
      exit: () =>
        reject(new ServiceError('model-failed', 'the process that draws stopped while it opened the model')),
    });
  }).finally(() => listeners.abort());
}

interface Listeners {
  readonly message: (message: FromModel) => void;
  readonly exit: () => void;
}

function listen(child: ChildProcess, signal: AbortSignal, { message, exit }: Listeners): void {
  child.on('message', message);
  child.on('exit', exit);
  signal.addEventListener('abort', () => {
    child.off('message', message);
    child.off('exit', exit);
  });
}
