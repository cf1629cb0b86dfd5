// Reads the tables that only composed scenes need: relations between things, and numbers of copies.
import { NonetError } from '@nonet/tensor';
import { plainVerb, verbForms } from './inflections.ts';
import { cellWords, readTable, TableWriter } from './tables.ts';

/**
 * The words of each relation, verbs in all their forms.
 * @param links words that captions know how to put
 * @param frequent words of English, for the irregular forms of verbs
 * @throws NonetError `lexicon-table` when a word is none of these
 */
export function relationTable(links: ReadonlySet<string>, frequent: readonly string[]): TableWriter {
  const table = new TableWriter();
  for (const [relation = '', verbs = '', phrases = ''] of readTable('relations.tsv', 3)) {
    const irregular = frequent.filter((word) => cellWords(verbs).includes(plainVerb(word)));
    for (const word of [...cellWords(verbs).flatMap(verbForms), ...irregular, ...cellWords(phrases)]) {
      assertKnown('relations.tsv', word, links);
      table.add(relation, word);
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
  throw new NonetError('lexicon-table', `${table}: expected words of the tables for captions, got "${word}"`);
}
