// Logs: one JSON object a line on standard output. They hold no prompts, no secrets and no addresses.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { type DestinationStream, type Logger, pino } from 'pino';
import { openLog } from './log-file.ts';
import { network } from './routes/caller.ts';

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

const GIVEN_ID = /^[\w-]{8,64}$/;
const STANDARD_OUTPUT = 1;

const standardOutput = openLog(STANDARD_OUTPUT);

/**
 * @param toDigest what is logged in place of a client's address
 * @param stream standard output when absent, which all loggers of a process share
 */
export const createLogger = (
  level: LogLevel,
  toDigest?: (network: string) => string,
  stream: DestinationStream = standardOutput,
): Logger =>
  pino(
    {
      level,
      base: { app: 'nonet', pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['headers', '*.headers', '*.authorization', '*.cookie'],
      serializers: {
        req: whole(({ method, ip, routeOptions }: FastifyRequest) => ({
          method,
          path: routeOptions?.url ?? NO_ROUTE,
          ...(toDigest ? { from: toDigest(network(ip)) } : {}),
        })),
        // Postgres' errors have fields with what was to be stored.
        err: whole(({ name, message, stack, code, cause }: Error & { code?: string }) => ({
          name,
          message,
          stack,
          code,
          ...(cause instanceof Error ? { cause: cause.stack } : {}),
        })),
      },
    },
    stream,
  );

/**
 * Logged in place of an address that leads nowhere. An address may be that of a shared set with a slash too many: anyone
 * who knows an id may see or change what it names, so the pattern of a route is logged, and never what was filled in.
 */
const NO_ROUTE = 'none';

/** A serialiser that never throws: pino calls it while requests are answered, where nobody catches. */
const whole =
  <T>(serialise: (value: T) => object) =>
  (value: T): object => {
    try {
      return serialise(value);
    } catch (error) {
      return { unreadable: String(error) };
    }
  };

/** The id that a proxy gave a request, if it is one, else a new one. */
export function requestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID();
}
