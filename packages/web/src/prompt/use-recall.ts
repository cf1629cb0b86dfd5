// Earlier prompts by the arrow keys, as in a shell.
import { useRef } from 'preact/hooks';
import { allEntries } from '../history/history-store.ts';

/**
 * @param show puts a prompt into the box
 * @returns handles a key of the box: whether it recalled a prompt
 */
export function useRecall(show: (prompt: string) => void): (event: KeyboardEvent) => boolean {
  /** What was typed before the first prompt was recalled. */
  const draft = useRef('');
  return (event) => {
    const { key, shiftKey, altKey, ctrlKey, metaKey, isComposing } = event;
    if ((key !== 'ArrowUp' && key !== 'ArrowDown') || shiftKey || altKey || ctrlKey || metaKey || isComposing)
      return false;
    const { value, selectionStart, selectionEnd } = event.currentTarget as HTMLTextAreaElement;
    const prompts = [...new Set(allEntries().map(({ request }) => request.prompt))];
    const place = prompts.indexOf(value);
    // In a text of one's own the arrows move between its lines; from its start they leave it.
    const isFree = place >= 0 || value === '' || (selectionStart === 0 && selectionEnd === 0);
    if (!isFree) return false;
    if (key === 'ArrowUp') {
      const next = prompts[place + 1];
      if (next === undefined) return false;
      if (place < 0) draft.current = value;
      show(next);
      return true;
    }
    if (place < 0) return false;
    show(prompts[place - 1] ?? (draft.current === value ? '' : draft.current));
    return true;
  };
}
