// The outcome of an action, announced.
import type { Action } from './use-action.ts';

export function Said({ action: { said, failed } }: { readonly action: Action }) {
  return (
    <p class={failed ? 'said alarm' : 'said'} role={failed ? 'alert' : 'status'}>
      {said}
    </p>
  );
}
