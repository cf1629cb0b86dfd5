// The service that draws for browsers and programs.

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
export { startServer, startWorker } from './main.ts';
export type { TrustOptions } from './trust.ts';
