// Chips under the prompt: how words that were not taken literally were understood. Each leads to what changes that.
import { remixIcon } from '@nonet/api/icons';
import { Icon } from './icon.tsx';
import { t } from './text.ts';

/** A word of the prompt, and what was drawn for it; no word where the note is about none. */
export interface NotedWord {
  readonly word: string;
  readonly drawn: string;
}

const SUBSTITUTION = /^(.+?) → (.+?)(?: \(|$)/;
const LEFT_OUT = /^left out: (.+)$/;

/** What a note says of which word: "puma → leopard (a kind of it)", "left out: cat". */
function notedWord(note: string): NotedWord {
  const [, word = LEFT_OUT.exec(note)?.[1] ?? '', drawn = ''] = SUBSTITUTION.exec(note) ?? [];
  return { word, drawn };
}

interface NotesProps {
  readonly notes?: readonly string[] | undefined;
  /** To draw the word differently. */
  readonly onChange: (noted: NotedWord) => void;
}

export function Notes({ notes = [], onChange }: NotesProps) {
  if (notes.length === 0) return null;
  return (
    <ul class="notes" aria-label={t('results.notes')}>
      {notes.map((note) => (
        <li key={note}>
          <button
            type="button"
            class="chip"
            title={t('results.noteTitle', { note })}
            onClick={() => onChange(notedWord(note))}
          >
            <Icon of={remixIcon} />
            {note.replace(/ \([^)]*\)$/, '')}
          </button>
        </li>
      ))}
    </ul>
  );
}
