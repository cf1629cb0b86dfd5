// Reads a table of verbs into all their forms.
import { plainVerb, verbForms } from './inflections.ts';
import { cellWords, readTable, TableWriter } from './tables.ts';

/**
 * Verbs in all their forms; `frequent` words that are irregular forms of one are added.
 * @param columns 3 where the table has phrases beside the verbs, which are taken as they are
 */
export function verbTable(name: string, frequent: readonly string[], columns: 2 | 3 = 2): TableWriter {
  const table = new TableWriter();
  const targets = new Map<string, string>();
  for (const [target = '', verbs = '', phrases = ''] of readTable(name, columns)) {
    for (const verb of cellWords(verbs)) {
      if (targets.has(verb)) continue;
      targets.set(verb, target);
      for (const form of verbForms(verb)) table.add(target, form);
    }
    for (const phrase of cellWords(phrases)) table.add(target, phrase);
  }
  for (const word of frequent) {
    const target = targets.get(plainVerb(word));
    if (target !== undefined) table.add(target, word);
  }
  return table;
}
