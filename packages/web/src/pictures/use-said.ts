// The outcome of a button's action, announced for a while.
import { useEffect, useState } from 'preact/hooks';

const SHOWN_MS = 5_000;

export interface Said {
  readonly said: string;
  /** Does something that may fail; says its result, or `failure`. */
  readonly attempt: (work: () => Promise<string>, failure: string) => void;
}

export function useSaid(): Said {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return { said, attempt: (work, failure) => void work().then(setSaid, () => setSaid(failure)) };
}
