// Text files with one entry a line.
import { readFileSync } from 'node:fs';
import { NonetError } from '@nonet/core';

/** A line that says something, and its number from 1. */
interface TextLine {
  readonly text: string;
  readonly line: number;
}

/** The trimmed lines of a file without empty ones and comments (`# ...`). @throws NonetError `prompts-missing` */
export function readLines(file: string): TextLine[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new NonetError('prompts-missing', `${file}: expected a text file with one entry a line`, { cause });
  }
  return text
    .split('\n')
    .map((raw, index) => ({ text: raw.trim(), line: index + 1 }))
    .filter((line) => line.text !== '' && !line.text.startsWith('#'));
}
