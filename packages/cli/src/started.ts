// The start of a service that is ended meanwhile: what it waits for, such as a database that never answers, keeps no process.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { NonetError } from '@nonet/core';

/** What has begun may still end well, so that it can be closed. */
const PATIENCE_MS = 3_000;

/**
 * Awaits the start of a service.
 * @param signal ends the waiting some seconds later
 * @throws NonetError `ended-while-starting`, and what the start throws
 */
export async function started<T>(starting: Promise<T>, signal: AbortSignal): Promise<T> {
  const done = new AbortController();
  const late = async () => {
    if (!signal.aborted) await once(signal, 'abort', { signal: done.signal });
    await sleep(PATIENCE_MS, undefined, { signal: done.signal });
    throw new NonetError(
      'ended-while-starting',
      `was ended before it had started, and did not start within ${PATIENCE_MS / 1_000} s of that`,
    );
  };
  try {
    return await Promise.race([starting, late()]);
  } finally {
    done.abort();
  }
}
