// Keeps a node running when an event listener of some connection or timer throws: the last resort.
import type { Logger } from 'pino';
import type { Metrics } from './metrics/metrics.ts';

/**
 * Logs and counts errors that nothing caught, instead of ending the process with them: one request must not end those of
 * everyone else. Whatever belonged to the request is left to its deadlines.
 * @returns ends it
 */
export function outliveErrors(logger: Logger, { errors }: Metrics): () => void {
  const onError = (error: unknown) => {
    errors.inc({ code: 'uncaught' });
    logger.error({ err: error instanceof Error ? error : new Error(String(error)) }, 'uncaught');
  };
  process.on('uncaughtException', onError);
  process.on('unhandledRejection', onError);
  return () => {
    process.off('uncaughtException', onError);
    process.off('unhandledRejection', onError);
  };
}
