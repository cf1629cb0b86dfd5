// Repeats an action while what it needs is away: a database that restarts, a picture store that is full.
import { setTimeout as sleep } from 'node:timers/promises';

export interface RetryOptions {
  /** Ends the waiting; the latest error is thrown. */
  readonly signal?: AbortSignal;
  /** Called before every wait. */
  readonly onWait?: () => unknown;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

/**
 * Runs `action` until it succeeds, with growing pauses.
 * @param isTemporary whether an error will pass
 * @throws every other error of `action`, and the latest one when the signal is aborted
 */
export async function retryWhile<T>(
  isTemporary: (error: unknown) => boolean,
  action: () => Promise<T>,
  { signal, onWait }: RetryOptions = {},
): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await action();
    } catch (error) {
      if (!isTemporary(error) || signal?.aborted) throw error;
      onWait?.();
      await sleep(wait, undefined, signal ? { signal } : {}).catch(() => {}); // aborted: tried once more
    }
  }
}
