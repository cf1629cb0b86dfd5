// Reads the tables that only composed scenes need: relations between things, and numbers of copies.

import { NonetError } from '@nonet/core';
import { STATES } from '@nonet/scenes';
import { plainVerb, verbForms } from './inflections.ts';
import { cellWords, readTable, TableWriter } from './tables.ts';

/**
 * The words of each relation, verbs in all their forms.
 * @param links words that captions know how to put; gets what they say for the others
 * @param frequent words of English, for the irregular forms of verbs
 * @throws NonetError `lexicon-table` when captions have nothing for a word
 */
export function relationTable(links: TableWriter, frequent: readonly string[]): TableWriter {
  const table = new TableWriter();
  const known = links.all();
  for (const [relation = '', verbs = '', phrases = '', caption = ''] of readTable('relations.tsv', 4)) {
    const irregular = frequent.filter((word) => cellWords(verbs).includes(plainVerb(word)));
    for (const word of [...cellWords(verbs).flatMap(verbForms), ...irregular, ...cellWords(phrases)]) {
      if (!known.has(word)) {
        if (caption === '') assertKnown('relations.tsv', word, known);
        links.add(caption, word);
      }
      table.add(relation, word);
    }
  }
  return table;
}

/**
 * The words of each state, verbs in all their forms.
 * @param frequent words of English, for the irregular forms of verbs
 * @throws NonetError `lexicon-table` when a state has no signs
 */
export function stateTable(frequent: readonly string[]): TableWriter {
  const table = new TableWriter();
  for (const [state = '', verbs = '', phrases = ''] of readTable('states.tsv', 3)) {
    assertKnown('states.tsv', state, new Set(Object.keys(STATES)));
    const irregular = frequent.filter((word) => cellWords(verbs).includes(plainVerb(word)));
    for (const word of [...cellWords(verbs).flatMap(verbForms), ...irregular, ...cellWords(phrases)]) {
      table.add(state, word);
    }
  }
  return table;
}

/**
 * The words of each number of copies.
 * @param counts words that captions know how to put
 * @throws NonetError `lexicon-table` when a word is none of these
 */
export function numberTable(counts: ReadonlySet<string>): TableWriter {
  const table = new TableWriter();
  for (const [number = '', words = ''] of readTable('numbers.tsv', 2)) {
    for (const word of cellWords(words)) {
      assertKnown('numbers.tsv', word, counts);
      table.add(number, word);
    }
  }
  return table;
}

function assertKnown(table: string, word: string, known: ReadonlySet<string>): void {
  if (known.has(word)) return;
  throw new NonetError(
    'lexicon-table',
    `${table}: expected a name that composed scenes or captions have, got "${word}"`,
  );
}
