// Words of other languages in English: from the names and tags of emoji in CLDR, and a table of everyday words.
import { withoutAccents } from '@nonet/models';
import { readTable, TableWriter } from './tables.ts';

/** The languages, in the order of the table's columns. */
export const LANGUAGES = ['es', 'fr', 'de', 'pt', 'it'] as const;

interface EmojiRow {
  readonly label: string;
  readonly hexcode: string;
  readonly tags?: readonly string[];
}

/** Letters that a word and another form of it share at the start. */
const STEM = 4;

/**
 * Whether a tag of an emoji is another form of its one-word name ("moto" of "motocicleta"). Most tags are only what comes
 * to mind: "blood" of the vampire, "shirt" of the necktie.
 */
function isFormOf(tag: string, label: string): boolean {
  return (
    !/[\s-]/.test(label) &&
    !/\s/.test(tag) &&
    tag.slice(0, STEM).toLowerCase() === label.slice(0, STEM).toLowerCase()
  );
}

/**
 * The dictionary of one language.
 * @param english text of emojibase-data `en/data.json`
 * @param local the same of the language
 * @param nameOf what captions call the thing of an emoji's English label; undefined when they lack it
 */
export function translations(
  language: (typeof LANGUAGES)[number],
  english: string,
  local: string,
  nameOf: (label: string) => string | undefined,
): TableWriter {
  const labels = new Map(
    (JSON.parse(english) as EmojiRow[]).map((row) => [row.hexcode, row.label.toLowerCase()]),
  );
  const table = new TableWriter();
  const seen = new Set<string>();
  const add = (name: string, word: string) => {
    const plain = word.toLowerCase().normalize('NFC');
    if (!/^[\p{L}\p{M}' -]{2,30}$/u.test(plain) || seen.has(plain)) return;
    seen.add(plain);
    table.add(name, plain);
    const bare = withoutAccents(plain);
    if (bare !== plain && !seen.has(bare)) {
      seen.add(bare);
      table.add(name, bare);
    }
  };
  const column = 1 + LANGUAGES.indexOf(language);
  for (const row of readTable('languages.tsv', 1 + LANGUAGES.length)) {
    for (const word of row[column]!.split('/')) add(row[0]!, word);
  }
  const rows = (JSON.parse(local) as EmojiRow[])
    .map((row) => ({ ...row, name: nameOf(labels.get(row.hexcode) ?? '') }))
    .filter((row): row is typeof row & { name: string } => row.name !== undefined);
  for (const row of rows) add(row.name, row.label);
  for (const { name, label, tags = [] } of rows) {
    for (const tag of tags) if (isFormOf(tag, label)) add(name, tag);
  }
  return table;
}
