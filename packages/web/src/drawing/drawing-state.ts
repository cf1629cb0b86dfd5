// The page's state of the drawing that it shows, as a reducer of events.
import {
  ApiError,
  type ClientEvent,
  DEFAULT_COUNT,
  type Delay,
  type Drawing,
  type DrawRequest,
  type Scene,
} from '@nonet/api';
import { errorText } from './error-text.ts';

export interface DrawingState {
  /**
   * `sending`: handed in, not stored yet. `loading`: the model comes to this device. `unreached`: it may go on, but the
   * service does not answer.
   */
  readonly status:
    | 'idle'
    | 'sending'
    | 'loading'
    | 'waiting'
    | 'drawing'
    | 'done'
    | 'cancelled'
    | 'failed'
    | 'unreached';
  readonly id?: string;
  readonly request?: DrawRequest;
  readonly model?: string;
  /** As far as they are drawn: small `data:` URLs first, addresses when done. */
  readonly pictures: readonly string[];
  /** Steps that the pictures show. */
  readonly shown: number;
  /** Steps done of all steps; while loading, bytes. */
  readonly done: number;
  readonly total: number;
  /** Drawings that are made before this one. */
  readonly position?: number;
  /** Until it is done; undefined while no worker can draw it. */
  readonly etaSeconds?: number | undefined;
  /** Why it goes no further at present. */
  readonly delayed?: Delay | undefined;
  readonly seconds?: number;
  /** How words that were not taken literally were understood. */
  readonly notes?: readonly string[];
  /** What the pictures were composed from. */
  readonly scene?: Scene;
  /** The connection is lost, and is being made again. */
  readonly lost: boolean;
  readonly error?: string;
  /** What the prompt was refused as. */
  readonly refusedAs?: string;
  /** It came from the history or by its address, and was not asked for on the page as it is. */
  readonly opened?: boolean;
}

export type Change = Partial<DrawingState>;

export const idle: DrawingState = { status: 'idle', pictures: [], shown: 0, done: 0, total: 0, lost: false };

export const isBusy = ({ status }: DrawingState): boolean =>
  status === 'sending' || status === 'loading' || status === 'waiting' || status === 'drawing';

export const promptOf = ({ request }: DrawingState): string => request?.prompt ?? '';

export const countOf = ({ request }: DrawingState): number => request?.count ?? DEFAULT_COUNT;

/** What a stored drawing tells. */
export function changeOf(drawing: Drawing): Change {
  const {
    id,
    status,
    request,
    model,
    position,
    etaSeconds,
    delayed,
    seconds,
    pictures,
    notes,
    scene,
    error,
  } = drawing;
  return {
    id,
    status,
    request,
    model,
    ...(position === undefined ? {} : { position }),
    ...(etaSeconds === undefined ? {} : { etaSeconds }),
    ...(delayed === undefined ? {} : { delayed }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(pictures ? { pictures } : {}),
    ...(notes ? { notes } : {}),
    ...(scene ? { scene } : {}),
    ...(error ? { error: errorText(error) } : {}),
  };
}

/** What an event tells. */
export function changeBy(event: ClientEvent): Change {
  if (event.type === 'queued') {
    const { position, etaSeconds, delayed } = event;
    return { status: 'waiting', position, etaSeconds, delayed }; // what is absent takes the place of an earlier one
  }
  if (event.type === 'progress') {
    const { done, total, previews, delayed } = event;
    return {
      status: 'drawing',
      done,
      total,
      delayed,
      ...(previews ? { pictures: previews, shown: done } : {}),
    };
  }
  const { seconds, pictures, notes, scene } = event;
  return {
    status: 'done',
    seconds,
    pictures,
    ...(notes ? { notes } : {}),
    ...(scene ? { scene } : {}),
  };
}

/** What an error tells. */
export function changeByError(error: unknown): Change {
  if (!(error instanceof ApiError) || error.code === 'unavailable' || error.code === 'shutting-down')
    return { status: 'unreached', lost: false };
  if (error.code === 'cancelled') return { status: 'cancelled', lost: false };
  const refusedAs = error.code === 'prompt-refused' ? (error.details?.category ?? 'other') : undefined;
  return {
    status: 'failed',
    lost: false,
    error: errorText(error),
    ...(refusedAs === undefined ? {} : { refusedAs }),
  };
}
