// The drawing's status. Screen readers hear each new state once, and not every second.
import { useEffect, useRef, useState } from 'preact/hooks';
import { countOf, type DrawingState, isBusy } from './drawing/drawing-state.ts';
import { duration } from './duration.ts';
import { t } from './text.ts';

export function StatusLine({ state }: { readonly state: DrawingState }) {
  const { status, done, total } = state;
  const secondsLeft = useSecondsLeft(state);
  return (
    <div class="status">
      <p>
        <span role="status">{headline(state)}</span> <span>{detail(state, secondsLeft)}</span>
      </p>
      {isBusy(state) && (
        <progress
          aria-label={t('status.progress')}
          max={1}
          {...((status === 'drawing' || status === 'loading') && total > 0 ? { value: done / total } : {})}
        />
      )}
    </div>
  );
}

/** From here on the page says that it is busy, and offers other ways. */
export const LONG_SECONDS = 20;

function headline({ status, lost, etaSeconds, delayed }: DrawingState): string {
  if (lost) return t('status.lost');
  switch (status) {
    case 'sending':
      return t('status.sending');
    case 'loading':
      return t('status.loading');
    case 'waiting':
      if (delayed) return t(`status.delayed.${delayed}`);
      if (etaSeconds === undefined) return t('status.starting');
      return t(etaSeconds >= LONG_SECONDS ? 'status.busy' : 'status.queued');
    case 'drawing':
      return delayed ? t(`status.delayed.${delayed}`) : t('status.drawing');
    case 'done':
      return t('status.done');
    case 'cancelled':
      return t('status.cancelled');
    case 'failed':
    case 'unreached':
      return ''; // the panel in place of the pictures says it
    default:
      return t('status.idle');
  }
}

function detail(state: DrawingState, left: number | undefined): string {
  const { status, lost, delayed, done, total, position, request, seconds, etaSeconds, pictures } = state;
  if (lost || delayed) return t('status.keepsPlace');
  // While nobody can draw, a place in the queue says nothing.
  if (status === 'waiting' && position !== undefined && etaSeconds !== undefined) {
    if (left === undefined)
      return position === 0 ? t('status.next') : t('status.before', { count: position });
    const time = duration(left);
    return position === 0
      ? t('status.nextAbout', { time })
      : t('status.beforeAbout', { count: position, time });
  }
  if (status === 'loading' && total > 0)
    return t('status.loaded', { done: megabytes(done), total: megabytes(total) });
  if (status === 'drawing' && left !== undefined && left > 1)
    return t('status.left', { time: duration(left) });
  if (status === 'drawing' && pictures.length === 0 && (request?.candidates ?? 0) > countOf(state))
    return t('status.best', { count: countOf(state), candidates: request!.candidates! });
  if (status === 'done' && seconds !== undefined)
    return t('status.drawnIn', { seconds, seed: String(request?.seed) });
  return '';
}

/** Seconds until the pictures are there: as the service says while they wait, then from the speed of drawing. */
function useSecondsLeft({ status, etaSeconds, done, total }: DrawingState): number | undefined {
  const first = useRef<{ at: number; done: number } | undefined>(undefined);
  const [speed, setSpeed] = useState<number>();
  useEffect(() => {
    if (status !== 'drawing') {
      first.current = undefined;
      setSpeed(undefined);
    } else if (first.current === undefined) first.current = { at: performance.now(), done };
    else if (done > first.current.done)
      setSpeed((1_000 * (done - first.current.done)) / (performance.now() - first.current.at));
  }, [status, done]);
  if (status === 'waiting') return etaSeconds;
  return speed === undefined ? undefined : Math.ceil((total - done) / speed);
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
