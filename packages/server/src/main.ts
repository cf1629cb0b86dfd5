// Starts the whole service: model process, queue, routes, listening.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { DrawingQueue } from './drawing-queue.ts';
import { ModelProcess } from './model-process.ts';
import type { ModelOptions } from './model-protocol.ts';

export interface ServerOptions extends ModelOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly log?: boolean;
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

const builtPage = fileURLToPath(new URL('../../web/dist', import.meta.url));

/**
 * Opens the model and listens.
 * @throws ModelError if the model cannot be opened; the system's error (`EADDRINUSE`) if the address is not free
 */
export async function startServer({
  host,
  port,
  log = false,
  ...model
}: ServerOptions): Promise<RunningServer> {
  const artist = new ModelProcess(model);
  const drawings = new DrawingQueue(artist);
  const app = await createApp({ drawings, log, ...(existsSync(builtPage) ? { page: builtPage } : {}) });
  const close = async () => {
    drawings.close();
    await Promise.all([app.close(), artist.close()]);
  };
  try {
    // Listening first tells at once when the address is taken; drawings asked for meanwhile wait in line.
    const url = await app.listen({ host, port });
    await artist.start();
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}
