// Waiting in tests.
import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves with the first value of `probe` that is true; errors of it are passed over. The test's limit ends it. */
export async function until<T>(probe: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (;;) {
    const value = await Promise.resolve()
      .then(probe)
      .catch(() => undefined);
    if (value) return value as NonNullable<T>;
    await sleep(20);
  }
}
