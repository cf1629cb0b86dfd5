// The drawing on the page: starts, follows, cancels and opens it. Its id is in the address, so that it goes on after a
// reload, and every drawing has a link.
import { ApiError, type Drawing, type DrawRequest } from '@nonet/api';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { followOnDevice, isDeviceDrawing, newDeviceDrawing } from '../device/device-drawings.ts';
import { findEntry, forget, isGone, onHistoryChange, remember } from '../history/history-store.ts';
import { openClient } from '../service.ts';
import { t } from '../text.ts';
import { type Change, changeBy, changeByError, changeOf, type DrawingState, idle } from './drawing-state.ts';

export interface DrawingControls {
  readonly state: DrawingState;
  /** Draws in place of what is shown, `here` on this device; what is under way with the service goes on by itself. */
  readonly draw: (request: DrawRequest, here?: boolean) => void;
  readonly cancel: () => void;
  /** Draws the same request again, or goes on watching what could not be reached. */
  readonly retry: () => void;
  /** Shows nothing, and forgets what was shown: it is gone. */
  readonly leave: () => void;
}

type Report = (change: Change) => void;

const CANCELLED = 'cancelled';
/** The state of a drawing that was deleted. */
const goneState = (id: string): DrawingState => ({
  ...idle,
  status: 'failed',
  error: t('error.notFound'),
  opened: true,
  id,
});

/** An anchor of the page is no drawing. */
function idInAddress(): string {
  const id = decodeURIComponent(location.hash.slice(1));
  return document.getElementById(id) ? '' : id;
}

/** @param onDevice whether to draw on this device what it can draw */
export function useDrawing(onDevice: boolean): DrawingControls {
  const [state, setState] = useState(idle);
  const running = useRef(new AbortController());
  const shownId = useRef<string | undefined>(undefined);

  /** Shows `first`, then what `work` reports, until something else is shown. */
  const show = (first: DrawingState, work?: (report: Report, signal: AbortSignal) => Promise<void>): void => {
    running.current.abort();
    const controller = new AbortController();
    running.current = controller;
    shownId.current = first.id;
    setState(first);
    const report: Report = (change) => {
      if (controller.signal.aborted) return;
      shownId.current = change.id ?? shownId.current;
      setState((before) => ({ ...before, ...change }));
    };
    work?.(report, controller.signal).catch((error: unknown) => report(changeByError(error)));
  };

  const drawHere = (drawing: Drawing, opened = false): void => {
    const start: DrawingState = { ...idle, ...changeOf(drawing), status: 'loading', opened };
    show(start, (report, signal) => followOnDevice(drawing, report, signal));
  };

  const draw = (request: DrawRequest, here = onDevice): void => {
    // Pictures to start from, and other models than the default one, are with the service.
    if (here && !request.start && !request.model) {
      const drawing = newDeviceDrawing(request);
      remember(drawing);
      history.pushState(null, '', `#${drawing.id}`);
      drawHere(drawing);
      return;
    }
    show({ ...idle, status: 'sending', request }, async (report, signal) => {
      // Not aborted: a drawing that is stored must be cancelled or kept, not forgotten.
      const drawing = await openClient().create(request);
      if (signal.reason === CANCELLED) return openClient().cancel(drawing.id);
      remember(drawing);
      if (signal.aborted) return;
      report(changeOf(drawing));
      history.pushState(null, '', `#${drawing.id}`);
      await follow(drawing.id, report, signal);
    });
  };

  const open = (id: string): void => {
    if (isGone(id)) {
      show(goneState(id));
      return;
    }
    const known = findEntry(id);
    if (known && isDeviceDrawing(id) && known.status !== 'done') {
      drawHere(known, true);
      return;
    }
    const found = known ? changeOf(known) : {};
    const start: DrawingState = { ...idle, status: 'waiting', id, opened: true, ...found };
    show(start, async (report, signal) => {
      if (known?.status === 'done') return;
      const drawing = await openClient().get(id, signal);
      report(changeOf(drawing));
      if (drawing.status === 'done' && known) remember(drawing);
      if (drawing.status === 'waiting' || drawing.status === 'drawing') await follow(id, report, signal);
    });
  };

  const cancel = (): void => {
    const { id } = state;
    running.current.abort(CANCELLED);
    setState((before) => ({ ...before, status: 'cancelled', lost: false }));
    if (id === undefined) return;
    forget(id);
    if (isDeviceDrawing(id)) return;
    // It may have ended just now, or be somebody else's: then only the watching ends.
    openClient()
      .cancel(id)
      .catch(() => {});
  };

  const retry = (): void => {
    if (state.status === 'unreached' && state.id !== undefined) open(state.id);
    else if (state.request) draw(state.request);
  };

  const leave = (): void => {
    if (state.id !== undefined) forget(state.id);
    show(idle);
    history.replaceState(null, '', location.pathname);
  };

  // Before the next paint: who comes for a drawing is not to see the examples.
  useLayoutEffect(() => {
    const goTo = () => {
      const id = idInAddress();
      if (id === (shownId.current ?? '')) return;
      if (id === '') show(idle);
      else open(id);
    };
    goTo();
    addEventListener('popstate', goTo);
    return () => {
      removeEventListener('popstate', goTo);
      running.current.abort();
    };
  }, []);

  // What was deleted elsewhere is not shown any longer.
  useEffect(
    () =>
      onHistoryChange(() => {
        const id = shownId.current;
        if (id !== undefined && isGone(id)) show(goneState(id));
      }),
    [],
  );

  useEffect(() => {
    if (state.status !== 'unreached' || state.id === undefined) return;
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [state.status, state.id]);

  return { state, draw, cancel, retry, leave };
}

async function follow(id: string, report: Report, signal: AbortSignal): Promise<void> {
  const client = openClient({ onConnection: (connected) => report({ lost: !connected }) });
  try {
    for await (const event of client.events(id, signal)) {
      report(changeBy(event));
      if (event.type === 'done' && findEntry(id)) remember(await client.get(id));
    }
  } catch (error) {
    if (error instanceof ApiError && error.code !== 'unavailable' && !signal.aborted) forget(id);
    throw error;
  }
}
