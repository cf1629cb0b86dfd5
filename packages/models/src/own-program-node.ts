// Worker threads from TypeScript files: the loader has to be registered inside each thread.
import { Worker } from 'node:worker_threads';

/** Starts a worker thread whose entry is a `.ts` file. */
export function startTypeScriptWorker(entry: URL, workerData: unknown): Worker {
  const api = import.meta.resolve('tsx/esm/api');
  const code = `import(${JSON.stringify(api)}).then(({ register }) => {
    register();
    return import(${JSON.stringify(entry.href)});
  })`;
  return new Worker(code, { eval: true, workerData });
}
