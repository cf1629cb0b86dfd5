// `fetch` for what a hub says of itself: no more answers and no longer ones than a repository needs.
import { NonetError } from '@nonet/core';

/** A page of 1,000 files takes 300 kB. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Pages of a list: no published model has so many files. */
const MOST_ANSWERS = 50;

/** @throws NonetError `hub-answer` from the first answer, or byte of one, that is too many */
export function boundedFetch(inner: typeof fetch, label: string): typeof fetch {
  let answers = 0;
  return async (input, init) => {
    if (++answers > MOST_ANSWERS)
      throw new NonetError(
        'hub-answer',
        `${label}: expected at most ${MOST_ANSWERS} answers of the hub, got more`,
      );
    const { body, status, statusText, headers } = await inner(input, init);
    let bytes = 0;
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length;
        if (bytes <= MOST_BYTES) return controller.enqueue(chunk);
        controller.error(
          new NonetError('hub-answer', `${label}: expected answers of at most ${MOST_BYTES} bytes, got more`),
        );
      },
    });
    return new Response(body?.pipeThrough(counted) ?? null, { status, statusText, headers });
  };
}
