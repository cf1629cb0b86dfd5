// A file that logs are written to, which outlives a full disk and a reader who pauses.
import { writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';

/** Bytes of lines that wait while nothing can be written; what comes beyond is lost. */
const MOST_WAITING = 1024 * 1024;
const RETRY_MS = 100;

/**
 * Opens a log whose errors end nothing, and which never waits for its reader: lines wait within bounds until they can be
 * written, as when a disk has room again. pino's own destination emits errors that nobody listens to, and blocks the
 * process while a disk is full or a pipe is.
 * @param file descriptor of an open file
 */
export function openLog(file: number): DestinationStream {
  /** What could not be written yet, of which the first may be the rest of a line. */
  const waiting: Buffer[] = [];
  let waitingBytes = 0;
  let timer: NodeJS.Timeout | undefined;

  const writeWaiting = () => {
    try {
      for (let [bytes] = waiting; bytes !== undefined; [bytes] = waiting) {
        const written = writeSync(file, bytes);
        waitingBytes -= written;
        if (written < bytes.length) waiting[0] = bytes.subarray(written);
        else waiting.shift();
      }
    } catch {
      timer ??= setTimeout(() => {
        timer = undefined;
        writeWaiting();
      }, RETRY_MS).unref();
    }
  };
  process.on('exit', writeWaiting);
  return {
    write(line) {
      const bytes = Buffer.from(line);
      if (waitingBytes + bytes.length > MOST_WAITING) return; // the timer tries again
      waiting.push(bytes);
      waitingBytes += bytes.length;
      if (timer === undefined) writeWaiting();
    },
  };
}
