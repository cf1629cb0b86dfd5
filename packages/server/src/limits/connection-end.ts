// The end of an answer, or of the connection that it waits on.
import type { ServerResponse } from 'node:http';

/**
 * Calls `end` once, when the answer has been sent or its connection is closed; at once if it is closed already. The
 * connection is asked too, since Node tells only the first of the answers that wait on one.
 */
export function whenOver(response: ServerResponse, end: () => void): void {
  const { socket } = response.req;
  if (socket.destroyed || response.destroyed) {
    end();
    return;
  }
  let isOver = false; // one `close` may be emitted within the other, which has its listeners already
  const over = () => {
    socket.off('close', over);
    response.off('close', over);
    if (!isOver) end();
    isOver = true;
  };
  socket.once('close', over);
  response.once('close', over);
}
