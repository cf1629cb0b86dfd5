// Notes on words that were not taken literally, and their text for people.
import type { Reason } from './lexicon-file.ts';

/** How a word of a prompt was understood. */
export interface Note {
  /** The word or words of the prompt. */
  readonly words: string;
  /** What was drawn for them; empty when they were left out. */
  readonly standIn: string;
  readonly reason: Reason | 'spelling' | 'translation' | 'left-out' | 'kept' | 'surprise';
}

const EXPLANATIONS: Readonly<Record<Exclude<Note['reason'], 'left-out'>, string>> = {
  chosen: 'the nearest that it knows',
  character: 'somebody who looks like them',
  idea: 'something that stands for it',
  name: 'somebody of this name',
  synonym: 'another word for it',
  kind: 'a kind of it',
  example: 'one of them',
  similar: 'something like it',
  spelling: 'as it is spelt',
  translation: 'translated',
  kept: 'as it is, although no picture is named so',
  surprise: 'a surprise, as nothing in it can be drawn',
};

/** A note as a person reads it: "puma → cat (a kind of it)". */
export function describeNote({ words, standIn, reason }: Note): string {
  if (reason === 'left-out') return `left out: ${words}`;
  if (reason === 'kept') return `${words}: ${EXPLANATIONS.kept}`;
  return `${words} → ${standIn} (${EXPLANATIONS[reason]})`;
}
