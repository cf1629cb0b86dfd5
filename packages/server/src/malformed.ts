// Answers unparseable HTTP with the usual JSON error, before Fastify sees it.
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ApiError } from '@nonet/api';
import { errorBody } from './routes/error-body.ts';
import { securityHeaders } from './security-headers.ts';

const STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
const MALFORMED = 400;

/** Answers what Node could not read, and ends the connection: where the next request begins, nobody can tell. */
export function endMalformed(error: Error & { code?: string }, socket: Socket): void {
  const status = STATUS[error.code ?? ''] ?? MALFORMED;
  const body = refusal(`not a request that is understood here: ${STATUS_CODES[status]}`);
  const lines = Object.entries(headersOf(body)).map(([name, value]) => `${name}: ${value}\r\n`);
  if (socket.writable)
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}connection: close\r\n\r\n${body}`,
    );
  socket.destroy();
}

/** Answers a request that does not say what it is for: by its address, or by a second `Host`. */
export function refuseMalformed({ url }: IncomingMessage, response: ServerResponse, message: string): void {
  const body = refusal(message, url);
  response.writeHead(MALFORMED, headersOf(body)).end(body);
}

/** A proxy may go by the one, and we by the other. */
export const hasTwoHosts = ({ rawHeaders }: IncomingMessage): boolean => {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (rawHeaders[at]!.length === 4 && rawHeaders[at]!.toLowerCase() === 'host') hosts++;
  return hosts > 1;
};

const refusal = (message: string, url?: string): string =>
  JSON.stringify(errorBody(new ApiError('request-invalid', message), url));

const headersOf = (body: string) => ({
  ...securityHeaders,
  'content-type': 'application/json; charset=utf-8',
  'content-length': String(Buffer.byteLength(body)),
});
