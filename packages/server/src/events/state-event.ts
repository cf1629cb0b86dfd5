// From the state of a drawing to the event that tells it.
import { type Delay, type DrawEvent, type ErrorBody, encodeEvent } from '@nonet/api';
import { type DrawingRow, pictureUrl } from '../queue/drawings.ts';
import type { Standing } from '../queue/line.ts';

/** An event ready to be sent. */
export interface StateEvent {
  /** Equal for equal states, on every node. It holds nothing that a reader could learn of another's drawing. */
  readonly id: string;
  readonly text: string;
  readonly event: DrawEvent;
  /** Nothing follows it. */
  readonly last: boolean;
}

export const isOpen = ({ status }: DrawingRow): boolean => status === 'waiting' || status === 'drawing';

/** Another time alone is no news, but whether a worker can draw it is: who waits for nobody is offered other ways. */
export function queuedEvent({ position, etaSeconds, delayed }: Standing): StateEvent {
  const state = delayed ?? (etaSeconds === undefined ? 'unmanned' : undefined);
  return stateEvent(state === undefined ? `queued-${position}` : `queued-${position}-${state}`, {
    type: 'queued',
    position,
    ...(etaSeconds === undefined ? {} : { etaSeconds }),
    ...(delayed === undefined ? {} : { delayed }),
  });
}

interface Progress {
  readonly attempt: number;
  readonly done: number;
  readonly total: number;
  readonly delayed?: Delay;
}

/** @param previews JPEG files */
export function progressEvent(
  { attempt, done, total, delayed }: Progress,
  previews?: readonly Uint8Array[],
): StateEvent {
  const state = delayed ?? (previews ? 'look' : 'progress');
  return stateEvent(`${state}-${attempt}-${done}`, {
    type: 'progress',
    done,
    total,
    ...(previews ? { previews: previews.map(toDataUrl) } : {}),
    ...(delayed === undefined ? {} : { delayed }),
  });
}

/** The event of a drawing that has ended. */
export function endOf({ status, result, error }: DrawingRow): StateEvent {
  if (status === 'done' && result) {
    const { pictures, notes = [], ...drawn } = result;
    const said = notes.length === 0 ? {} : { notes: [...notes] };
    return stateEvent('done', { type: 'done', ...drawn, pictures: pictures.map(pictureUrl), ...said });
  }
  const cancelled: ErrorBody = { code: 'cancelled', message: 'the drawing was cancelled' };
  const failed: ErrorBody = error ?? { code: 'drawing-failed', message: 'the drawing could not be made' };
  return stateEvent(status, { type: 'error', ...(status === 'cancelled' ? cancelled : failed) });
}

const stateEvent = (id: string, event: DrawEvent): StateEvent => ({
  id,
  text: encodeEvent(event, id),
  event,
  last: event.type === 'done' || event.type === 'error',
});

const toDataUrl = (jpeg: Uint8Array): string =>
  `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
