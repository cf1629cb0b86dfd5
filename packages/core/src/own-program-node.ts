// Processes and threads of our own beside this one: from TypeScript sources, or from JavaScript in the built package.
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

const built = import.meta.url.endsWith('.js');

/** The entry of a process: its file, and the options of Node that it needs. */
export interface OwnProgram {
  readonly path: string;
  readonly execArgv: readonly string[];
}

/** @param entry a `.ts` file of this project; in the built package what it became */
export function ownProgram(entry: URL): OwnProgram {
  const path = fileURLToPath(builtEntry(entry));
  return { path, execArgv: built ? [] : ['--import', import.meta.resolve('tsx')] };
}

/**
 * Starts a worker thread. With TypeScript sources the loader has to be registered inside each thread.
 * @param entry as of `ownProgram`
 */
export function startOwnWorker(entry: URL, workerData: unknown): Worker {
  if (built) return new Worker(builtEntry(entry), { workerData });
  const api = import.meta.resolve('tsx/esm/api');
  const code = `import(${JSON.stringify(api)}).then(({ register }) => {
    register();
    return import(${JSON.stringify(entry.href)});
  })`;
  return new Worker(code, { eval: true, workerData });
}

const builtEntry = (entry: URL): URL => (built ? new URL(entry.href.replace(/\.ts$/, '.js')) : entry);
