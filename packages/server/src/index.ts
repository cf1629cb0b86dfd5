// The service that draws for browsers and programs. To load it takes as long as to open a model: both happen at once.

import type { NodeOptions, RunningNode, RunningServer, ServerOptions, WorkerSettings } from './main.ts';
import { openArtist } from './model/open-artist.ts';

export type { AccountsOptions, Provider } from './accounts/options.ts';
export { newDeskToken } from './desk/access.ts';
export type { LogLevel } from './logging.ts';
export type {
  NodeOptions,
  RunningNode,
  RunningServer,
  ServerOptions,
  WebOptions,
  WorkerSettings,
} from './main.ts';
export type { TrustOptions } from './trust.ts';

/** See main.ts. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const opening = options.worker && openArtist(options, options.worker);
  opening?.catch(() => {}); // reported when it is needed
  const main = await import('./main.ts');
  return main.startServer(options, opening);
}

/** See main.ts. */
export async function startWorker(options: NodeOptions & WorkerSettings): Promise<RunningNode> {
  const main = await import('./main.ts');
  return main.startWorker(options);
}
