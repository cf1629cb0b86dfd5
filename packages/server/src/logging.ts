// Logs: one JSON object a line on standard output. They hold no prompts, no secrets and no addresses.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { type DestinationStream, type Logger, pino } from 'pino';
import { network } from './routes/caller.ts';

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

const GIVEN_ID = /^[\w-]{8,64}$/;

/** @param toDigest what is logged in place of a client's address */
export const createLogger = (
  level: LogLevel,
  toDigest?: (network: string) => string,
  stream: DestinationStream = pino.destination(1),
): Logger =>
  pino(
    {
      level,
      base: { app: 'nonet', pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['headers', '*.headers', '*.authorization', '*.cookie'],
      serializers: {
        req: ({ method, url, ip, routeOptions }: FastifyRequest) => ({
          method,
          path: pathOf(url, routeOptions?.url),
          ...(toDigest ? { from: toDigest(network(ip)) } : {}),
        }),
        // Postgres' errors have fields with what was to be stored.
        err: ({ name, message, stack, code }: Error & { code?: string }) => ({ name, message, stack, code }),
      },
    },
    stream,
  );

/** Whoever knows an id may see or change what it names: the route is logged in its place. */
const pathOf = (url: string, route = ''): string | undefined =>
  route.includes(':') ? route : url.split('?')[0];

/** The id that a proxy gave a request, if it is one, else a new one. */
export function requestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID();
}
