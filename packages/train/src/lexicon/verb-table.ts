// Reads a table of verbs into all their forms.
import { plainVerb, verbForms } from './inflections.ts';
import { cellWords, readTable, TableWriter } from './tables.ts';

/** Verbs in all their forms; `frequent` words that are irregular forms of one are added. */
export function verbTable(name: string, frequent: readonly string[]): TableWriter {
  const table = new TableWriter();
  const targets = new Map<string, string>();
  for (const [target = '', verbs = ''] of readTable(name, 2)) {
    for (const verb of cellWords(verbs)) {
      if (targets.has(verb)) continue;
      targets.set(verb, target);
      for (const form of verbForms(verb)) table.add(target, form);
    }
  }
  for (const word of frequent) {
    const target = targets.get(plainVerb(word));
    if (target !== undefined) table.add(target, word);
  }
  return table;
}
