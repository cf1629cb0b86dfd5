// One line that says how the drawing is doing, for eyes and screen readers.
import type { DrawingState } from './use-drawing.ts';

export function StatusLine({ state }: { readonly state: DrawingState }) {
  const { status, progress } = state;
  return (
    <div class="status">
      <progress class={status} max={1} value={progress} aria-label="Progress" />
      {status === 'failed' ? <p role="alert">{state.error}</p> : <p role="status">{sentence(state)}</p>}
    </div>
  );
}

function sentence({ status, position, seed, seconds }: DrawingState): string {
  switch (status) {
    case 'waiting':
      return position
        ? `Waiting for ${position} ${position === 1 ? 'drawing' : 'drawings'} before yours`
        : 'Starting';
    case 'drawing':
      return 'Drawing';
    case 'done':
      return `Drawn in ${seconds?.toFixed(1)} s, seed ${seed}. Choose a picture to save it.`;
    case 'cancelled':
      return 'Cancelled';
    default:
      return '';
  }
}
