// Requests that a client sends on one connection without waiting for answers: they are handled one after the other, as their
// answers are sent anyway, so that a connection never takes more than one request's work, memory and open files.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Requests that may wait on one connection. Browsers and proxies send none ahead. */
const MOST_WAITING = 128;

type Exchange = [request: IncomingMessage, response: ServerResponse];

/**
 * Hands requests to `handle`, those of one connection in turn. A connection on which too many wait is closed; what waits on a
 * closed connection is never handled.
 */
export function inOrder(handle: RequestListener): RequestListener {
  /** What waits behind the request under way, by connection. */
  const waiting = new WeakMap<Socket, Exchange[]>();

  const begin = ([request, response]: Exchange): void => {
    response.once('close', () => next(request.socket));
    handle(request, response);
  };
  const next = (socket: Socket): void => {
    const first = socket.destroyed ? undefined : waiting.get(socket)?.shift();
    if (first) begin(first);
    else waiting.delete(socket);
  };

  return (request, response) => {
    const { socket } = request;
    const queue = waiting.get(socket);
    if (!queue) {
      waiting.set(socket, []);
      begin([request, response]);
    } else if (queue.length < MOST_WAITING) queue.push([request, response]);
    else socket.destroy(); // what follows in the same piece comes here too
  };
}
