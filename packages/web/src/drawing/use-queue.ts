// Prompts that were sent while another was drawn. Each is drawn as soon as the one before it has ended.
import type { DrawRequest } from '@nonet/api';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type DrawingState, isBusy } from './drawing-state.ts';

export interface Queue {
  readonly queued: readonly DrawRequest[];
  readonly add: (request: DrawRequest) => void;
  readonly remove: (request: DrawRequest) => void;
}

/**
 * After a failure the queue waits: what it holds might fail as well, and the error is to be read.
 * @param start draws a request in place of what is shown
 */
export function useQueue(state: DrawingState, start: (request: DrawRequest) => void): Queue {
  const [queued, setQueued] = useState<readonly DrawRequest[]>([]);
  const wasBusy = useRef<boolean>(false);
  const remove = (request: DrawRequest) => setQueued((all) => all.filter((one) => one !== request));
  const { status, opened = false } = state;
  useEffect(() => {
    const [next] = queued;
    const hasEnded = wasBusy.current && (status === 'done' || status === 'cancelled');
    wasBusy.current = isBusy(state);
    // Somebody who opened an older drawing is looking at it.
    if (!hasEnded || opened || !next) return;
    remove(next);
    start(next);
  }, [status, opened]);
  return { queued, add: (request) => setQueued((all) => [...all, request]), remove };
}
