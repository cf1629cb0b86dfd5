// Follows a drawing to its end within one request, for clients that wait for their answer.
import { ApiError, type DrawEvent } from '@nonet/api';
import type { FastifyReply } from 'fastify';
import { whenOver } from '../limits/connection-end.ts';
import { cancelDrawing, findDrawings } from '../queue/drawings.ts';
import type { AppContext } from './context.ts';

export type DoneEvent = Extract<DrawEvent, { type: 'done' }>;

export interface FollowOptions {
  /** The client has gone. */
  readonly gone: AbortSignal;
  readonly limitMs: number;
  readonly onEvent?: (event: DrawEvent) => void;
}

/**
 * Resolves when the drawing is done. When its client goes, or the time is over, the drawing is cancelled: nobody
 * would fetch it.
 * @throws ApiError of the drawing, or `timed-out`
 */
export async function follow(
  { db, hub, line }: AppContext,
  { id, owner }: { readonly id: string; readonly owner: string },
  { gone, limitMs, onEvent }: FollowOptions,
): Promise<DoneEvent> {
  const [row] = await findDrawings(db, [id]);
  if (!row) throw new ApiError('internal', 'the drawing is not stored');
  const limit = AbortSignal.timeout(limitMs);
  const ending = AbortSignal.any([gone, limit]);
  let stop = () => {};
  try {
    return await new Promise((resolve, reject) => {
      ending.addEventListener('abort', () => reject(ending.reason as Error));
      if (ending.aborted) reject(ending.reason as Error);
      stop = hub.watch(row, ({ event }) => {
        if (event.type === 'done') resolve(event);
        else if (event.type === 'error')
          reject(new ApiError(event.code, event.message, { details: event.details }));
        else onEvent?.(event);
      });
    });
  } catch (error) {
    if (!ending.aborted) throw error;
    await cancelDrawing(db, owner, id).catch(() => {}); // the database is away: it is drawn for nobody
    const { secondsPerDrawing = 1 } = line.speed(row.model);
    const retryAfter = Math.max(1, Math.ceil(secondsPerDrawing));
    throw new ApiError('timed-out', `not drawn within ${limitMs / 1_000} s: too many are waiting`, {
      retryAfter,
    });
  } finally {
    stop();
  }
}

/** Aborted when the client goes before it has its answer, also when it went before this was called. */
export function goneSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  whenOver(raw, () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
