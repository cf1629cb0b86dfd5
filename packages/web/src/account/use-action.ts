// A button's request to the service: one at a time, with its outcome in words.
import { ApiError } from '@nonet/api';
import { useState } from 'preact/hooks';

export interface Action {
  readonly busy: boolean;
  /** What went wrong, or what was done. */
  readonly said: string;
  readonly failed: boolean;
  /** @param work may resolve with what is to be said */
  readonly run: (work: () => Promise<unknown>) => void;
}

export function useAction(): Action {
  const [state, setState] = useState({ busy: false, said: '', failed: false });
  return {
    ...state,
    run(work) {
      if (state.busy) return;
      setState({ busy: true, said: '', failed: false });
      work().then(
        (said) => setState({ busy: false, said: typeof said === 'string' ? said : '', failed: false }),
        (error: unknown) => setState({ busy: false, said: toWords(error), failed: true }),
      );
    },
  };
}

function toWords(error: unknown): string {
  if (error instanceof ApiError) return `${error.message.replace(/^\w/, (letter) => letter.toUpperCase())}.`;
  const { name } = error as Error;
  if (name === 'NotAllowedError') return 'That was cancelled, or took too long.';
  if (name === 'InvalidStateError') return 'This device has a passkey for the account already.';
  return 'Nonet could not be reached.';
}
