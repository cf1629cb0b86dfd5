// The drawing's status. Screen readers hear each new state once, and not every second.
import type { Delay } from '@nonet/api';
import { useEffect, useRef, useState } from 'preact/hooks';
import { countOf, type DrawingState, isBusy } from './drawing/drawing-state.ts';

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
          aria-label="Progress"
          max={1}
          {...((status === 'drawing' || status === 'loading') && total > 0 ? { value: done / total } : {})}
        />
      )}
    </div>
  );
}

const DELAYS: Readonly<Record<Delay, string>> = {
  storage: 'Pictures cannot be stored at the moment. Drawing goes on as soon as they can.',
};

/** From here on the page says that it is busy, and offers other ways. */
export const LONG_SECONDS = 20;

function headline({ status, lost, etaSeconds, delayed }: DrawingState): string {
  if (lost) return 'The connection is lost. Trying to reach Nonet again …';
  switch (status) {
    case 'sending':
      return 'Sending …';
    case 'loading':
      return 'Getting ready on this device …';
    case 'waiting':
      if (delayed) return DELAYS[delayed];
      if (etaSeconds === undefined) return 'Starting up …';
      return etaSeconds >= LONG_SECONDS ? 'It’s busy right now.' : 'In the queue.';
    case 'drawing':
      return delayed ? DELAYS[delayed] : 'Drawing …';
    case 'done':
      return 'Done.';
    case 'cancelled':
      return 'Cancelled.';
    case 'failed':
    case 'unreached':
      return ''; // the panel in place of the pictures says it
    default:
      return 'Drawn by nonet-1. Click one to try it.';
  }
}

function detail(state: DrawingState, left: number | undefined): string {
  const { status, lost, delayed, done, total, position, request, seconds, etaSeconds, pictures } = state;
  if (lost || delayed) return 'Your drawing keeps its place.';
  // While nobody can draw, a place in the queue says nothing.
  if (status === 'waiting' && position !== undefined && etaSeconds !== undefined) {
    const before = position === 1 ? '1 drawing before yours' : `${position} drawings before yours`;
    return `${position === 0 ? 'Yours is next' : before}${left === undefined ? '' : `, about ${duration(left)}`}.`;
  }
  if (status === 'loading' && total > 0) return `${megabytes(done)} of ${megabytes(total)} MB loaded.`;
  if (status === 'drawing' && left !== undefined && left > 1) return `About ${duration(left)} left.`;
  if (status === 'drawing' && pictures.length === 0 && (request?.candidates ?? 0) > countOf(state))
    return `The best ${countOf(state)} of ${request!.candidates} will be kept.`;
  if (status === 'done') return `Drawn in ${seconds?.toFixed(1) ?? '?'} s with seed ${request?.seed}.`;
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

function duration(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
