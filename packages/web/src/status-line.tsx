// How the drawing is doing. Screen readers are told each new state once, and not every second.
import type { Delay } from '@nonet/api';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type DrawingState, isBusy } from './drawing/drawing-state.ts';

interface StatusLineProps {
  readonly state: DrawingState;
  readonly onRetry: () => void;
}

export function StatusLine({ state, onRetry }: StatusLineProps) {
  const { status, done, total, request, refusedAs } = state;
  const secondsLeft = useSecondsLeft(state);
  // What is refused is refused again; of what is gone nothing is known that could be drawn.
  const failed = status === 'failed' && refusedAs === undefined && request !== undefined;
  const stopped = failed || status === 'unreached' || status === 'cancelled';
  return (
    <div class="status">
      <p>
        <span role={status === 'failed' || status === 'unreached' ? 'alert' : 'status'}>
          {headline(state)}
        </span>{' '}
        <span>{detail(state, secondsLeft)}</span>{' '}
        {stopped && (
          <button type="button" class="plain" onClick={onRetry}>
            Try again
          </button>
        )}
      </p>
      <progress
        class={isBusy(state) ? '' : 'unseen'}
        aria-label="Progress"
        max={1}
        {...((status === 'drawing' || status === 'loading') && total > 0
          ? { value: done / total }
          : isBusy(state)
            ? {}
            : { value: 0 })}
      />
    </div>
  );
}

const DELAYS: Readonly<Record<Delay, string>> = {
  storage: 'Pictures cannot be stored at the moment. Drawing goes on when they can.',
};

function headline({ status, lost, error, etaSeconds, delayed }: DrawingState): string {
  if (lost) return 'The connection is lost. Trying to reach Nonet again …';
  switch (status) {
    case 'sending':
      return 'Sending …';
    case 'loading':
      return 'Getting ready on this device …';
    case 'waiting':
      if (delayed) return DELAYS[delayed];
      return etaSeconds === undefined ? 'Waiting for somebody to draw.' : 'Waiting in line.';
    case 'drawing':
      return delayed ? DELAYS[delayed] : 'Drawing …';
    case 'done':
      return 'Done.';
    case 'cancelled':
      return 'Cancelled.';
    case 'failed':
      return error ?? 'The drawing could not be made.';
    case 'unreached':
      return 'Nonet could not be reached.';
    default:
      return 'Nine pictures that nonet-1 drew. Press one to draw it yourself.';
  }
}

function detail(
  { status, lost, delayed, done, total, position, request, seconds }: DrawingState,
  left: number | undefined,
): string {
  if (lost || delayed) return 'Your drawing keeps its place.';
  if (status === 'waiting' && position !== undefined) {
    const before = position === 1 ? '1 drawing before yours' : `${position} drawings before yours`;
    return `${position === 0 ? 'Yours is next' : before}${left === undefined ? '' : `, about ${duration(left)}`}.`;
  }
  if (status === 'loading' && total > 0) return `${megabytes(done)} of ${megabytes(total)} MB loaded.`;
  if (status === 'drawing' && left !== undefined && left > 1) return `About ${duration(left)} left.`;
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
