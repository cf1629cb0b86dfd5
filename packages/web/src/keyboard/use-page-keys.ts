// Keys that work anywhere on the page: to the prompt, to the help, and out of a drawing under way.
import { useEffect, useRef } from 'preact/hooks';
import { areSingleKeysOn } from './key-choice.ts';

export interface PageKeys {
  readonly focusPrompt: () => void;
  readonly showHelp: () => void;
  /** Undefined while there is nothing to cancel. */
  readonly cancel: (() => void) | undefined;
}

const FIELDS = 'input, textarea, select, [contenteditable]';

/** Whether a key is typed into a field. */
export const isTyped = ({ target }: Event): boolean =>
  target instanceof Element && target.closest(FIELDS) !== null;

export function usePageKeys(keys: PageKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
      if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return;
      if (document.querySelector('dialog[open]')) return;
      if (key === 'Escape') {
        if (!(event.target as Element).closest?.('details[open]')) latest.current.cancel?.();
        return;
      }
      if (isTyped(event) || !areSingleKeysOn()) return;
      if (key === '/') latest.current.focusPrompt();
      else if (key === '?') latest.current.showHelp();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
