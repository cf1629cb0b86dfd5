// Draws in a process of its own, so that the service answers while the model computes.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ApiError, type DrawRequest } from '@nonet/api';
import type { Artist, ArtistProgress, FinishedDrawing } from './artist.ts';
import type { FromModel, ModelOptions, ToModel } from './model-protocol.ts';

/** The model could not be opened: the error of the models package, told across processes. */
class ModelError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ModelError';
    this.code = code;
  }
}

/** An Artist whose process is started again for the next drawing if it dies. */
export class ModelProcess implements Artist {
  readonly #options: ModelOptions;
  #child: Promise<ChildProcess> | undefined;
  #drawings = 0;

  constructor(options: ModelOptions) {
    this.#options = options;
  }

  /** Opens the model if it is not open; gives its process. @throws ModelError with the code of the models package */
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
  ): Promise<FinishedDrawing> {
    const child = await this.start();
    signal.throwIfAborted();
    const id = ++this.#drawings;
    const cancel = () => child.connected && child.send({ type: 'cancel', id } satisfies ToModel);
    signal.addEventListener('abort', cancel);
    const listeners = new AbortController();
    try {
      return await new Promise<FinishedDrawing>((resolve, reject) => {
        listen(child, listeners.signal, {
          message(message) {
            if (!('id' in message) || message.id !== id) return;
            if (message.type === 'progress') onProgress(message.progress);
            else if (message.type === 'done') resolve(message.drawing);
            else reject(signal.aborted ? signal.reason : new ApiError('drawing-failed', message.message));
          },
          exit: () =>
            reject(new ApiError('drawing-failed', 'the process that draws has stopped; please try again')),
        });
        child.send({ type: 'draw', id, request } satisfies ToModel);
      });
    } finally {
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

/** Starts the process; resolves when it has opened its model. */
function openChild(options: ModelOptions, onGone: () => void): Promise<ChildProcess> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = fork(fileURLToPath(new URL('./model-main.ts', import.meta.url)), [JSON.stringify(options)], {
    execArgv: ['--import', loader],
  });
  child.once('exit', onGone);
  const listeners = new AbortController();
  return new Promise<ChildProcess>((resolve, reject) => {
    listen(child, listeners.signal, {
      message(message) {
        if (message.type === 'ready') resolve(child);
        if (message.type !== 'broken') return;
        child.disconnect();
        reject(new ModelError(message.code, message.message));
      },
      exit: () =>
        reject(new ModelError('model-failed', 'the process that draws stopped while it opened the model')),
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
