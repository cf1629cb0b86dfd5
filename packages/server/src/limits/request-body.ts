// The rest of a body that nobody reads, when its request is answered before: it is read to its end within bounds, or the
// connection is closed, so that what follows on a connection that a proxy shares never waits behind it.
import type { IncomingMessage } from 'node:http';

/**
 * What a proxy with our settings lets through (deploy/nginx.conf). It sends all that it has read before: a connection that is
 * closed meanwhile is a failure of this node to it, and 502 to its client.
 */
const MOST_BYTES = 100 * 1024 * 1024;
const LONGEST_MS = 10_000;
/** Clients that wait for their answer in the middle of a body get it after this long. */
const LONGEST_PAUSE_MS = 1_000;
/** Bodies of a known length that Node reads by itself once the answer is sent, as nothing has begun to read them. */
const SMALL_BYTES = 256 * 1024;

/** Whether a body that nothing has begun to read is small enough to be left to Node. */
export const isSmallBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= SMALL_BYTES;

/** A body that is not there has no type: clients name that of JSON with every `DELETE`. */
export function dropEmptyType({ headers }: IncomingMessage): void {
  if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0)
    delete headers['content-type'];
}

/**
 * Reads what is left of a body and drops it.
 * @returns whether it came to its end; if not, the connection must be closed after the answer
 */
export async function drainBody(request: IncomingMessage): Promise<boolean> {
  if (request.complete) return true;
  if (request.destroyed || Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return false;
  request.unpipe(); // from a parser that has stopped
  return new Promise((resolve) => {
    let bytes = 0;
    const stop = (isWhole: boolean) => {
      clearTimeout(late);
      clearTimeout(paused);
      request.off('data', count).off('end', atEnd).off('close', atClose);
      resolve(isWhole);
    };
    const atEnd = () => stop(true);
    const atClose = () => stop(request.complete);
    const giveUp = () => stop(false);
    const count = (chunk: Buffer) => {
      bytes += chunk.length;
      paused.refresh();
      if (bytes > MOST_BYTES) stop(false);
    };
    const late = setTimeout(giveUp, LONGEST_MS);
    const paused = setTimeout(giveUp, LONGEST_PAUSE_MS);
    request.on('data', count).once('end', atEnd).once('close', atClose).resume();
  });
}
