// Reads the tables of words that captions have something for: things, places, links, descriptions, costumes and materials.

import { NonetError } from '@nonet/core';
import type { Modifier, PlaceWords } from '@nonet/models';
import { isDrawnByComposer, MATERIALS, PLACES } from '@nonet/scenes';
import { plural } from '../data/names.ts';
import { SOURCES } from '../data/sources.ts';
import { deedForms } from './inflections.ts';
import { cellWords, readTable, TableWriter } from './tables.ts';
import { verbTable } from './verb-table.ts';

/** A word of `things.tsv` is drawn as itself where at least so many show it: fewer are often line icons alone. */
const WELL_SHOWN = 100;

/** The first of "a | b" that captions know; throws when they know none. */
function firstKnown(table: string, cell: string, isKnown: (choice: string) => boolean): string {
  const choices = cell.split(/\s*\|\s*/);
  const known = choices.find(isKnown);
  if (known !== undefined) return known;
  throw new NonetError('lexicon-table', `${table}: "${cell}": captions have no name like this`);
}

const WORDS_BEFORE_NAMES =
  /^(?:(?:a|an|the|two|three) )?(?:(?:yellow|green|purple|red|blue|black|white|brown|orange|pink|grey) )?/;

/** Whether a stand-in is made of common names: "man holding a camera". */
function isMadeOfNames(text: string, common: ReadonlyMap<string, number>): boolean {
  if (common.has(text)) return true;
  return text.split(/ (?:holding|wearing|and) /).every((part) => {
    const name = part.replace(WORDS_BEFORE_NAMES, '');
    return common.has(name) || common.has(part) || [...common.keys()].some((known) => plural(known) === name);
  });
}

export function chosenTable(
  file: string,
  names: ReadonlyMap<string, number>,
  common: ReadonlyMap<string, number>,
  keys: ReadonlySet<string>,
): TableWriter {
  const table = new TableWriter();
  for (const [cell = '', words = ''] of readTable(file, 2)) {
    const target = firstKnown(file, cell, (choice) => isMadeOfNames(choice, common));
    for (const word of cellWords(words)) {
      if (keys.has(word) && (names.get(word) ?? WELL_SHOWN) >= WELL_SHOWN) continue;
      table.add(target, word);
      const many = plural(word);
      if (many !== `${word}s` && many !== word && !names.has(many)) table.add(target, many);
    }
  }
  return table;
}

export function placeTable(common: ReadonlyMap<string, number>): Record<string, PlaceWords> {
  // What monsters do in captions of Tokyo (`scenes.ts`).
  const said = new Set(['attacking tokyo', ...Object.values(PLACES).flatMap(({ words }) => words)]);
  const typed = new Map<string, { alone: string; words: Set<string> }>();
  for (const [cell = '', alone = '', words = ''] of readTable('places.tsv', 3)) {
    const phrase = firstKnown('places.tsv', cell, (choice) => said.has(choice));
    const thing = firstKnown('places.tsv', alone, (choice) => common.has(choice));
    const place = typed.get(phrase) ?? { alone: thing, words: new Set() };
    for (const word of cellWords(words)) place.words.add(word);
    typed.set(phrase, place);
  }
  for (const [cell = '', verbs = ''] of readTable('deeds.tsv', 2)) {
    const place = typed.get(firstKnown('deeds.tsv', cell, (choice) => typed.has(choice)));
    for (const deed of cellWords(verbs).flatMap(deedForms)) place?.words.add(deed);
  }
  // What captions say themselves stays as it is.
  for (const { words } of Object.values(PLACES)) {
    const alone = words.map((phrase) => typed.get(phrase)?.alone).find((thing) => thing !== undefined);
    for (const phrase of words) {
      if (phrase !== '' && !typed.has(phrase))
        typed.set(phrase, { alone: alone ?? 'tree', words: new Set() });
    }
  }
  const likes = Object.values(PLACES).flatMap(({ words, like }) =>
    words.map((word) => [word, like] as const),
  );
  const likeOf = new Map(likes);
  return Object.fromEntries(
    [...typed].map(([phrase, { alone, words }]) => {
      const like = likeOf.get(phrase);
      return [phrase, { alone, words: [...words].join('|'), ...(like && { like }) }];
    }),
  );
}

export function modifierTables(): Record<Modifier, TableWriter> {
  const tables: Record<Modifier, TableWriter> = {
    colour: new TableWriter(),
    size: new TableWriter(),
    count: new TableWriter(),
    time: new TableWriter(),
    weather: new TableWriter(),
    style: new TableWriter(),
  };
  for (const [target = '', kind = '', words = ''] of readTable('words.tsv', 3)) {
    const table = tables[kind as Modifier];
    if (table === undefined) throw new NonetError('lexicon-table', `words.tsv: there is no kind "${kind}"`);
    for (const word of cellWords(words)) table.add(target, word);
  }
  const known = tables.style.all();
  for (const { adjectives, media } of SOURCES) {
    for (const words of [...media, ...adjectives]) {
      const bare = words.replace(/^an? /, '');
      if (!known.has(bare)) tables.style.add(media[0]!, bare);
      known.add(bare);
    }
  }
  return tables;
}

export function linkTable(frequent: readonly string[]): TableWriter {
  const table = verbTable('verbs.tsv', frequent);
  for (const [target = '', words = ''] of readTable('prepositions.tsv', 2)) {
    for (const word of cellWords(words)) table.add(target, word);
  }
  return table;
}

/** A table whose first column names what captions know. */
export function namedTable(file: string, common: ReadonlyMap<string, number>): TableWriter {
  const table = new TableWriter();
  for (const [choices = '', words = ''] of readTable(file, 2)) {
    const name = firstKnown(file, choices, (choice) => common.has(choice));
    for (const word of cellWords(words)) table.add(name, word);
  }
  return table;
}

/** Garments by what their wearer is dressed as: "pirate hat + eye patch". */
export function costumeTable(common: ReadonlyMap<string, number>): TableWriter {
  const table = new TableWriter();
  for (const [set = '', words = ''] of readTable('costumes.tsv', 2)) {
    const garments = set.split(/\s*\+\s*/);
    for (const garment of garments)
      firstKnown('costumes.tsv', garment, (name) => isDrawnByComposer(name) || common.has(name));
    for (const word of cellWords(words)) table.add(garments.join(' + '), word);
  }
  return table;
}

/** @param column that of the words */
export function materialTable(column: 1 | 2): TableWriter {
  const table = new TableWriter();
  for (const row of readTable('materials.tsv', 3)) {
    const name = firstKnown('materials.tsv', row[0]!, (material) => material in MATERIALS);
    for (const word of cellWords(row[column]!)) table.add(name, word);
  }
  return table;
}
